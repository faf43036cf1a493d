/** Decides which unnamed sources become actors: each phrase its own, plain plurals one. */
import { addActor, addMention, addSide, showActor } from "./cast-in-making.ts";
import { findUnnamed } from "./find-unnamed.ts";
import { basisOf, type Findings, isTaken, keyOfPiece, take } from "./findings.ts";
import { rangeOf, wordsOf } from "./token-stretch.ts";

/** Marks people who speak without a name. */
export function markUnnamed(found: Findings): void {
  const { parsed, cast } = found;
  const byWords = new Map<string, string>();
  findUnnamed(parsed, found.index).forEach((phrase, at) => {
    if (isTaken(found, phrase) && phrase.owner === undefined) return;
    const head = { first: phrase.first, after: phrase.owner?.first ?? phrase.after };
    if (isTaken(found, head)) return;
    // A plural without a number but with a power is a group: "Ukrainian officials".
    if (phrase.isPlural && phrase.count === undefined && phrase.owner?.kind === "world" && phrase.rule === "actors/unnamed-who-speak")
      return;
    const words = wordsOf(parsed, phrase);
    // The same words a second time mean the same people, where they are many or are said to know.
    const isPlain = (phrase.isPlural && phrase.count === undefined) || phrase.rule === "actors/unnamed-who-know";
    const key = (isPlain ? byWords.get(words.toLowerCase()) : undefined) ?? `unnamed:${at}`;
    if (isPlain) byWords.set(words.toLowerCase(), key);
    const basis = basisOf(phrase.rule, phrase.certainty);
    addActor(cast, { key, kind: "unnamed", name: words, basis, ...(phrase.count !== undefined && { count: phrase.count }) });
    addMention(cast, { key, range: rangeOf(parsed, phrase), form: "description", basis });
    const owner = phrase.owner === undefined ? undefined : keyOfPiece(found, phrase.owner);
    if (owner !== undefined && phrase.owner !== undefined) {
      addSide(cast, key, { key: owner, basis: basisOf("actors/unnamed-of", 0.8) });
      showActor(cast, owner, rangeOf(parsed, phrase.owner));
    }
    take(found, phrase);
  });
}
