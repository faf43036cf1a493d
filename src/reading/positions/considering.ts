/** Decides what "considers" and its like say: openness, an opinion, an answer still to come, an item of the agenda. */
import type { ClauseView } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { headOfThing } from "./matter-of-talks.ts";

/** "considered the letters |as| secret", "considers a deal |likely|": what one thinks of it. */
export function isOpinion({ tokens, words }: ClauseView, { first, after }: TokenRange): boolean {
  for (let at = first + 1; at < after; at++) if (words[at] === "as" || (words[at] === "to" && words[at + 1] === "be")) return true;
  if (words[first] === "it" && after - first > 1) return true;
  const judged = tokens[first + 1]?.tag === "ADJ" && (tokens[first]?.tag === "NUM" || tokens[first]?.tag === "PRON");
  return judged || (after - first > 1 && tokens[after - 1]?.tag === "ADJ" && tokens[after - 2]?.tag === "NOUN");
}

/** "considered fishing", "weighed a ban": what was on the agenda, not what one is open to. */
export function isOnAgenda({ tokens }: ClauseView, { verb }: Clause): boolean {
  const main = tokens[verb.main];
  const isPast = main?.fineTag === "VBD" && verb.modal === undefined && !verb.perfect && !verb.negated;
  return isPast && /^(?:consider|weigh|contemplate|mull|raise)$/u.test(main.lemma);
}

/** "is studying |the offer|": an answer to another's is still to come. */
export function isAnothersOffer(view: ClauseView, reach: TokenRange): boolean {
  const head = headOfThing(view, reach);
  return head !== undefined && /^(?:offer|proposal|request|demand|letter|term|ultimatum|invitation)$/u.test(view.tokens[head]?.lemma ?? "");
}

/** "is considering", "was discussing": going on now. */
export function isInProgress({ tokens, words }: ClauseView, { verb }: Clause): boolean {
  return tokens[verb.main]?.fineTag === "VBG" && words[verb.first] !== undefined && !["was", "were"].includes(words[verb.first] ?? "");
}
