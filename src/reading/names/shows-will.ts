/** Decides whether a verb, with the words around it, tells the will of its subject, as sides of talks have one: "is after", "would not hear of", "has ruled out". */
import type { Token } from "../parsed-text.ts";
import { framePhrasesAt, goesOn } from "../rules/stance-frames.ts";

/** Frames whose words things and weather take too: what something needs, keeps, considers or is for. */
const OfAnything: ReadonlySet<string> = new Set(
  "need consider consider-ahead accept-ahead keep-until in-favour accept-bare refuse-bare object-bare undecided-bare not-share offer opposed agree-that".split(
    " ",
  ),
);

/** True where words of stance hold the verb, and go on as they must. Cost: a dozen tokens. */
export function showsWill(tokens: readonly Token[], verb: Token): boolean {
  const first = Math.max(0, verb.index - WordsBefore);
  const words = tokens.slice(first, verb.index + WordsAfter).map(({ lower }) => lower);
  const main = verb.index - first;
  // "asked that its parliament |adopt| the reform": it is asked, and has shown no will of its own.
  if (verb.fineTag === "VB" && !tokens.slice(first, verb.index).some(({ tag, lower }) => tag === "AUX" || lower === "to")) return false;
  for (let at = 0; at <= main; at++) {
    if (tokens[first + at]?.sentence !== verb.sentence) continue;
    for (const part of ["verb", "predicate"] as const) {
      if (part === "predicate" && at !== main) continue;
      const isWill = framePhrasesAt(words, at, part).some(
        ({ rule, after }) => after > main && !OfAnything.has(rule.id.slice("frame.".length)) && goesOn(words, after, rule.takes),
      );
      if (isWill) return true;
    }
  }
  return false;
}

const WordsBefore = 4;
const WordsAfter = 10;
