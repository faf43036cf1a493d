/** Decides where a unit's text falls into passages: the smallest pieces that move from one unit to another as a whole. */
import { wordsOf } from "./words-of.ts";

/** Fewer words than this are no passage of their own and stay with what stands before them. */
const FewestWords = 4;

/** Lines, and within a line sentences and parts after a semicolon. Every word of the text is in exactly one passage, in order. */
export function cutPassages(text: string): readonly string[] {
  const pieces = text.split(/\n+|(?<=[.;!?。؟।])\s+(?=[\p{Lu}\p{Lo}\p{N}(["“«[])/u);
  const passages: string[] = [];
  let carried = "";
  for (const piece of pieces) {
    const candidate = carried === "" ? piece : `${carried} ${piece}`;
    if (wordsOf(candidate).length < FewestWords) {
      carried = candidate;
      continue;
    }
    passages.push(candidate);
    carried = "";
  }
  if (carried.trim() === "") return passages;
  const last = passages.pop();
  return [...passages, last === undefined ? carried : `${last} ${carried}`];
}
