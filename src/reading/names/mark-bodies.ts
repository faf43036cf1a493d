/** Decides which names of organisations become actors, and for which power they act. */

import { slugOf } from "../world.ts";
import { addMention } from "./cast-in-making.ts";
import { actorOfBody, type Findings, isTaken, take } from "./findings.ts";
import { nameKeyOf } from "./name-key.ts";
import { rangeOf } from "./token-stretch.ts";

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
    actorOfBody(found, piece, key);
    addMention(cast, { key, range: rangeOf(parsed, piece), form: "name", basis });
    take(found, piece);
  }
}
