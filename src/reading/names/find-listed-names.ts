/** Decides which names stand in one list: "Tarling, Moss and Velmar". */
import type { ParsedText } from "../parsed-text.ts";
import { headOf } from "./find-definitions.ts";
import { nameKeyOf } from "./name-key.ts";
import type { Piece } from "./segment-names.ts";

/** Keys of two names that are coordinated. */
export type NamePair = readonly [string, string];

/** Each name with the name it is coordinated with; a name with itself is no pair. Linear in the pieces. */
export function namesListedTogether(parsed: ParsedText, pieces: readonly Piece[]): readonly NamePair[] {
  const keyByHead = new Map<number, string>();
  const joined: (readonly [string, number])[] = [];
  for (const piece of pieces) {
    if (piece.kind !== "name") continue;
    const head = headOf(parsed, piece);
    if (head === undefined) continue;
    const key = nameKeyOf(parsed, piece.first, piece.after);
    keyByHead.set(head.index, key);
    if (head.relation === "conj") joined.push([key, head.head]);
  }
  return joined.flatMap(([key, head]) => {
    const other = keyByHead.get(head);
    return other === undefined || other === key ? [] : [[key, other] as const];
  });
}
