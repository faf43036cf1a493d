/** Decides which names of organisations become actors, and for which power they act. */

import { ORGAN_NOUNS } from "../rules/organs.ts";
import { slugOf } from "../world.ts";
import { addActor, addMention, addSide, showActor } from "./cast-in-making.ts";
import { actorOfEntry, basisOf, type Findings, isTaken, take } from "./findings.ts";
import type { Piece } from "./segment-names.ts";
import { rangeOf, wordsOf } from "./token-stretch.ts";
import { nameKeyOf } from "./weigh-names.ts";

/** Marks every place where an organisation is named that the world does not know. */
export function markBodies(found: Findings): void {
  const { parsed, cast } = found;
  for (const piece of found.pieces) {
    const key = found.bodyOf.get(piece);
    if (key === undefined || piece.kind !== "name" || isTaken(found, piece)) continue;
    const verdict = found.verdicts.get(nameKeyOf(parsed, piece.first, piece.after));
    if (verdict === undefined) continue;
    const isPartOfName = !key.endsWith(slugOf(nameKeyOf(parsed, piece.first, piece.after)));
    const basis = isPartOfName ? { ...verdict.basis, certainty: Math.max(verdict.basis.certainty, 0.7) } : verdict.basis;
    const known = found.world.entries.get(key);
    if (known === undefined) {
      const isOfWorld = !key.startsWith("org:x-");
      addActor(cast, { key, kind: "organisation", name: wordsOf(parsed, piece), basis, ...(isOfWorld && { worldKey: key }) });
    } else actorOfEntry(found, known);
    addMention(cast, { key, range: rangeOf(parsed, piece), form: "name", basis });
    take(found, piece);
    markPower(found, piece, key);
  }
}

/** "US Treasury", "Tarsia's Water Council": an organ's noun after the name of a state makes it that state's. */
function markPower(found: Findings, piece: Piece & { readonly kind: "name" }, key: string): void {
  const { parsed } = found;
  const inside = piece.within?.entry.kind === "state" ? piece.within.entry : undefined;
  const possessor =
    parsed.tokens[piece.first - 1]?.lower === "'s" ? found.index.byAfter.get(piece.first - 1) : found.index.byAfter.get(piece.first);
  const outside =
    possessor?.kind === "world"
      ? possessor.meanings.find((name) => name.entry.kind === "state" && (name.form === "name" || name.form === "adjective"))?.entry
      : undefined;
  const entry = inside ?? outside;
  if (entry === undefined) return;
  const last = parsed.tokens[piece.after - 1]?.lower ?? "";
  const first = parsed.tokens[piece.first + (inside === undefined ? 0 : 1)]?.lower ?? "";
  if (!ORGAN_NOUNS.has(last) && !ORGAN_NOUNS.has(first)) return;
  const power = actorOfEntry(found, entry);
  if (power === undefined) return;
  addSide(found.cast, key, { key: power, basis: basisOf("actors/organ-of-state", 0.85) });
  showActor(found.cast, power, rangeOf(parsed, inside === undefined && possessor !== undefined ? possessor : piece));
  if (inside === undefined && possessor !== undefined) take(found, possessor);
}
