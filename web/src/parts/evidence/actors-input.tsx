/** Decides how a person says who it was: actors of the dossier, added and taken away one by one, for a meeting side by side. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listQuery } from "../../api/queries.ts";
import { SafeText } from "../safe-text.tsx";
import type { Field, SideField } from "./correctable.ts";
import { Labelled } from "./labelled.tsx";

type Named = { readonly id: string; readonly name: string };

/** Everything of a kind that has a name, in the order of names, without what was rejected. */
export function useNamed(listing: "actors" | "points"): readonly Named[] {
  const { data } = useQuery(listQuery(listing, { limit: 2000 }, {}));
  const named = (data?.value.items ?? []).flatMap((item) => ("name" in item && item.standing !== "rejected" ? [item] : []));
  return [...named].sort((one, other) => one.name.localeCompare(other.name, "en"));
}

type ActorsInputProps = { readonly id: string; readonly chosen: readonly Named[]; readonly onChange: (actors: readonly Named[]) => void };

/** The actors chosen, each with a way to take it away, and a list to add from. */
export function ActorsInput({ id, chosen: first, onChange }: ActorsInputProps) {
  const [chosen, setChosen] = useState(first);
  const choices = useNamed("actors").filter((actor) => !chosen.some((one) => one.id === actor.id));
  const change = (next: readonly Named[]): void => {
    setChosen(next);
    onChange(next);
  };
  return (
    <span className="actors-input">
      {chosen.map((actor) => (
        <button
          key={actor.id}
          type="button"
          className="chip"
          aria-label={`Take away ${actor.name}`}
          onClick={() => change(chosen.filter((one) => one.id !== actor.id))}
        >
          <SafeText text={actor.name} /> <span aria-hidden="true">×</span>
        </button>
      ))}
      <select
        id={id}
        value=""
        onChange={(event) => {
          const actor = choices.find((one) => one.id === event.target.value);
          if (actor !== undefined) change([...chosen, actor]);
        }}
      >
        <option value="">add …</option>
        {choices.map((actor) => (
          <option key={actor.id} value={actor.id}>
            {actor.name}
          </option>
        ))}
      </select>
    </span>
  );
}

type SidesInputProps = { readonly field: Extract<Field, { readonly is: "sides" }>; readonly set: (value: unknown) => void };

/** The sides of a meeting, with an empty one to begin another. */
export function SidesInput({ field, set }: SidesInputProps) {
  const [sides, setSides] = useState<readonly SideField[]>([...field.value, { actors: [] }]);
  const change = (at: number, actors: readonly Named[]): void => {
    const next = sides.map((side, place) => (place === at ? { ...side, actors } : side));
    setSides(at === sides.length - 1 && actors.length > 0 ? [...next, { actors: [] }] : next);
    const filled = next.filter((side) => side.actors.length > 0);
    set(filled.map((side) => ({ actors: side.actors.map(({ id }) => id), ...(side.for === undefined ? {} : { for: side.for }) })));
  };
  return sides.map((side, at) => (
    <Labelled key={at} label={at === field.value.length && at === sides.length - 1 ? "Another side" : `Side ${at + 1}`}>
      {(id) => <ActorsInput id={id} chosen={side.actors} onChange={(actors) => change(at, actors)} />}
    </Labelled>
  ));
}
