/** Decides which items of a list of instruments are workstreams beside them: "…, and further development on trade to rebuild the coast". */
import { type ClauseView, textOf } from "../clauses/clause-view.ts";
import type { TokenRange } from "../clauses/find-clauses.ts";
import type { Sentence } from "../parsed-text.ts";
import { workstreamRule } from "../rules/instrument-words.ts";
import type { InstrumentPhrase } from "./instrument-phrases.ts";

/** The items that name no instrument in lists of which at least two items do. A list stands after a colon or "including". */
export function findWorkstreams(view: ClauseView, phrases: readonly InstrumentPhrase[]): readonly InstrumentPhrase[] {
  return view.sentences.flatMap((sentence) => {
    const items = itemsOf(view, sentence);
    const holding = items.filter((item) => phrases.some((phrase) => isInside(phrase, item)));
    if (items.length < 3 || holding.length < 2) return [];
    return items.filter((item) => !holding.includes(item)).flatMap((item) => workstreamOf(view, item));
  });
}

function isInside({ tokens }: InstrumentPhrase, item: TokenRange): boolean {
  return item.first <= tokens.first && tokens.first < item.after;
}

/** The items between commas after the colon; the last one after "and". */
function itemsOf({ words, tokens }: ClauseView, sentence: Sentence): readonly TokenRange[] {
  let opener = -1;
  for (let at = sentence.firstToken; at < sentence.afterToken; at++) if (words[at] === ":" || words[at] === "including") opener = at;
  if (opener < 0) return [];
  const items: TokenRange[] = [];
  let first = opener + 1;
  let after = sentence.afterToken;
  while (after > first && tokens[after - 1]?.tag === "PUNCT") after--;
  for (let at = first; at <= after; at++) {
    const isEnd = at === after || words[at] === "," || words[at] === ";";
    if (!isEnd) continue;
    if (at > first) items.push({ first, after: at });
    first = at + 1;
    if (words[first] === "and" || words[first] === "or") first++;
  }
  return items;
}

const Openers = new Set(["on", "about", "for", "regarding", "concerning", "of"]);

/** Named by what it is on: "further development on economics and prosperity to rebuild Ukraine" is "economics and prosperity". */
function workstreamOf(view: ClauseView, item: TokenRange): readonly InstrumentPhrase[] {
  const { words, tokens, document } = view;
  if (tokens.slice(item.first, item.after).some(({ tag }) => tag === "AUX") || item.after - item.first > 16) return [];
  let purpose: TokenRange | undefined;
  for (let at = item.first + 1; at < item.after - 1; at++) {
    if (words[at] === "to" && (tokens[at + 1]?.fineTag === "VB" || tokens[at + 1]?.tag === "VERB")) {
      purpose = { first: at, after: item.after };
      break;
    }
  }
  const end = purpose?.first ?? item.after;
  let first = item.first;
  for (let at = item.first; at < Math.min(end - 1, item.first + 5); at++) {
    if (!Openers.has(words[at] ?? "")) continue;
    first = at + 1;
    break;
  }
  if (["the", "a", "an"].includes(words[first] ?? "")) first++;
  const named = textOf(view, { first, after: end });
  const name = document.parsed.plain.slice(named.start, named.end);
  if (name.length < 3) return [];
  return [
    {
      rule: workstreamRule.id,
      certainty: 0.6,
      form: "other",
      noun: name.toLowerCase(),
      name,
      range: textOf(view, item),
      tokens: item,
      drafters: [],
      ...(purpose === undefined ? {} : { purpose: textOf(view, purpose) }),
      isBare: false,
      isIndefinite: false,
      isParticular: true,
    },
  ];
}
