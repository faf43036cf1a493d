/** Decides which key does what at the moment: groups of bindings, the newest first, silent while somebody types. */
import { useLayoutEffect, useRef, useSyncExternalStore } from "react";

/** `keys` as written on the sheet: `j`, `g h`, `A`, `mod+k`, `Escape`. */
export type Binding = { readonly keys: string; readonly does: string; readonly run: () => void };
export type KeyGroup = { readonly name: string; readonly bindings: readonly Binding[] };

const PrefixMs = 1500; // Long enough to look for the second key.
let groups: readonly { readonly current: KeyGroup }[] = [];
let shown: readonly KeyGroup[] = [];
const hearers = new Set<() => void>();
let prefix: { readonly key: string; readonly at: number } | undefined;

/** Binds keys while the component is there. A group mounted later wins over an earlier one. */
export function useKeys(name: string, bindings: readonly Binding[]): void {
  const group = useRef<KeyGroup>({ name, bindings });
  useLayoutEffect(() => {
    group.current = { name, bindings };
  });
  // Before the page is painted: what is seen can be acted upon.
  useLayoutEffect(() => {
    groups = [...groups, group];
    tell();
    return () => {
      groups = groups.filter((one) => one !== group);
      tell();
    };
  }, []);
}

/** The groups bound now, for the sheet. */
export function useBoundKeys(): readonly KeyGroup[] {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => shown,
  );
}

/** Starts listening, once for the whole page. */
export function listenToKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const typed = nameOf(event);
    const isTyping = isEditable(event.target);
    if (isTyping && !typed.startsWith("mod+")) return;
    // A dialog in front keeps its keys to itself.
    if (document.querySelector("dialog[open]") !== null) return;
    if (typed === "Enter" && event.target instanceof HTMLElement && event.target.closest("a,button,summary") !== null) return;
    const now = Date.now();
    const sequence = prefix !== undefined && now - prefix.at < PrefixMs ? `${prefix.key} ${typed}` : typed;
    prefix = undefined;
    const binding = find(sequence);
    if (binding !== undefined) {
      event.preventDefault();
      binding.run();
      return;
    }
    if (allBindings().some(({ keys }) => keys.startsWith(`${typed} `))) prefix = { key: typed, at: now };
  });
}

function nameOf(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey;
  return mod ? `mod+${event.shiftKey ? "shift+" : ""}${event.key.toLowerCase()}` : event.key;
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable]") !== null
  );
}

function allBindings(): readonly Binding[] {
  return [...groups].reverse().flatMap((group) => group.current.bindings);
}

function find(sequence: string): Binding | undefined {
  return allBindings().find(({ keys }) => keys.split(", ").includes(sequence));
}

function tell(): void {
  shown = groups.map((group) => group.current);
  for (const hear of hearers) hear();
}
