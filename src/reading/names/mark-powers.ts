/** Decides which remaining words of the world become mentions: states, capitals, seats and bodies where they act. */
import { addMention } from "./cast-in-making.ts";
import { type Chain, findChains } from "./find-groups.ts";
import { actorOfEntry, type Findings, isTaken, take } from "./findings.ts";
import { type ActingName, judgeContext } from "./judge-context.ts";
import { rangeOf } from "./token-stretch.ts";

/** Marks powers where the sentence makes them act; in "Moscow and Kyiv" what makes one act makes both. */
export function markPowers(found: Findings): void {
  for (const chain of findChains(found.parsed, found.pieces)) {
    const pieces = chain.pieces.filter((piece) => !isTaken(found, piece));
    for (const piece of pieces) {
      const acting = judge(found, chain, piece);
      if (acting === undefined) continue;
      const key = actorOfEntry(found, acting.name.entry);
      if (key === undefined) continue;
      addMention(found.cast, { key, range: rangeOf(found.parsed, piece), form: acting.form, basis: acting.basis });
      take(found, piece);
    }
  }
}

/** First in the light of the whole list, then alone: "between Moscow and Kyiv", "the US, Moscow said". */
function judge(found: Findings, chain: Chain, piece: Chain["pieces"][number]): ActingName | undefined {
  const inList = judgeContext({ parsed: found.parsed, piece, chain, meanings: piece.meanings });
  if (inList !== undefined || chain.pieces.length === 1) return inList;
  const hasPlaceBefore = chain.pieces[0] !== piece;
  return hasPlaceBefore ? undefined : judgeContext({ parsed: found.parsed, piece, chain: piece, meanings: piece.meanings });
}
