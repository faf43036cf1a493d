/** Decides which noun heads a phrase that begins at a place: "deal" of "a quick deal by Friday", "cost" of "the deal's cost". */
import type { ClauseView } from "../clauses/clause-view.ts";

/** The last noun of the first run of nouns, lower case; empty where no noun stands before `to`. Cost: linear in the stretch. */
export function headFrom({ words, tokens }: ClauseView, from: number, to: number): string {
  let head = "";
  for (let at = from; at < to; at++) {
    const tag = tokens[at]?.tag ?? "";
    if (tag === "NOUN" || tag === "PROPN") head = words[at] ?? "";
    else if (head !== "" && words[at] !== "'s") return head;
  }
  return head;
}
