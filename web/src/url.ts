/** Decides how what a person selected lives in the address: plain text values, both clocks kept from page to page. */
import { useNavigate, useSearch } from "@tanstack/react-router";

/** Everything any page keeps in its address; each value is the text after `name=`. */
export type Selection = {
  readonly asOf?: string;
  readonly known?: string;
  readonly sel?: string;
  readonly [name: string]: string | undefined;
};

/** The address's values, as plain text. */
export function parseSelection(search: string): Selection {
  return Object.fromEntries([...new URLSearchParams(search)].filter(([, value]) => value !== ""));
}

/** The other way round. */
export function formatSelection(selection: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(selection)) if (typeof value === "string" && value !== "") search.set(name, value);
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

/** What belongs to every page and goes along from one to the next. */
export function keptSelection(selection: Selection): Selection {
  return {
    ...(selection.asOf === undefined ? {} : { asOf: selection.asOf }),
    ...(selection.known === undefined ? {} : { known: selection.known }),
  };
}

/** Only days are taken for a clock: anything else in the address is not asked of the server. */
export function clocksOf(selection: Selection): { readonly asOf: string | undefined; readonly known: string | undefined } {
  return { asOf: dayOrNothing(selection.asOf), known: dayOrNothing(selection.known) };
}

/** The selection in the present address. */
export function useSelection(): Selection {
  return useSearch({ strict: false });
}

/** Changes parts of the selection; `undefined` takes one away. `replace` leaves no step to go back to. */
export function useSelect(): (patch: Readonly<Record<string, string | undefined>>, how?: { readonly replace: boolean }) => void {
  const navigate = useNavigate();
  return (patch, how = { replace: false }) => {
    void navigate({ to: ".", search: (before: Selection) => ({ ...before, ...patch }), replace: how.replace, resetScroll: false });
  };
}

function dayOrNothing(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : undefined;
}
