/** Decides where the phrase of an instrument begins and ends, and which of its words are its name, number and purpose. */
import type { ClauseView } from "../clauses/clause-view.ts";
import type { TokenRange } from "../clauses/find-clauses.ts";
import { drafterParticiples, type InstrumentRule } from "../rules/instrument-words.ts";

export const Definite = new Set(["the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "both"]);
export const Indefinite = new Set(["a", "an", "any", "another", "some", "no", "every", "each"]);
const NumberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
};

export function startOfPhrase({ tokens, words }: ClauseView, head: number): number {
  let start = head;
  while (start > 0) {
    const before = tokens[start - 1];
    if (before === undefined || before.sentence !== tokens[head]?.sentence) break;
    const isModifier =
      ["NOUN", "PROPN", "ADJ", "NUM", "DET"].includes(before.tag) ||
      before.fineTag === "HYPH" ||
      before.fineTag === "POS" ||
      before.fineTag === "PRP$" ||
      before.fineTag === "VBN" ||
      (before.lower === "guarantee" && before.tag === "VERB") ||
      before.lower === "-";
    if (!isModifier || ["now", "then", "all"].includes(before.lower)) break;
    if (
      before.fineTag === "VBN" &&
      words[start - 2] !== "-" &&
      !["revised", "proposed", "leaked", "agreed", "updated", "amended", "stalled", "signed", "brokered"].includes(before.lower)
    )
      break;
    start--;
    if (before.tag === "DET" && tokens[start - 1]?.fineTag !== "PDT") break;
  }
  return start;
}

/** Past the article, a drafter's name with "-drafted", a possessor and a demonym that only says whose it is. */
export function startOfName({ words, tokens }: ClauseView, start: number, head: number): number {
  let at = start;
  for (let place = start; place < head; place++) {
    const word = words[place] ?? "";
    if (word === "'s" || word === "'" || tokens[place]?.fineTag === "POS") at = place + 1;
    if (
      /^(?:drafted|proposed|brokered|backed|led|sponsored|mediated|authored|written|designed|crafted)$/.test(word) &&
      words[place - 1] === "-"
    )
      at = place + 1;
  }
  while (
    at < head &&
    (Definite.has(words[at] ?? "") ||
      Indefinite.has(words[at] ?? "") ||
      (at < head - 1 && VersionWords.has(words[at] ?? "") && words[at + 1] !== words[head]))
  )
    at++;
  return at;
}

/** Words for the version, which are no part of the name where more of it follows: "the original 28-point proposal". */
const VersionWords = new Set([
  "original",
  "current",
  "present",
  "new",
  "latest",
  "proposed",
  "revised",
  "updated",
  "initial",
  "leaked",
  "controversial",
  "so-called",
]);

export function nameOf({ document, tokens }: ClauseView, first: number, last: number): string {
  return document.parsed.plain
    .slice(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0)
    .replace(/["]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** "20-point", "four-point", "28 point". */
export function pointsIn(premodifiers: readonly string[]): number | undefined {
  const at = premodifiers.findIndex((word) => word === "point" || word === "points" || /^(?:\d+|[a-z]+)-point$/.test(word));
  if (at < 0) return undefined;
  const own = /^(\d+|[a-z]+)-point$/.exec(premodifiers[at] ?? "")?.[1];
  const number = own ?? (premodifiers[at - 1] === "-" ? premodifiers[at - 2] : premodifiers[at - 1]) ?? "";
  return numberOf(number);
}

export function numberOf(word: string): number | undefined {
  const value = /^\d{1,3}$/.test(word) ? Number(word) : NumberWords[word];
  return value !== undefined && value > 0 ? value : undefined;
}

/** "Resolution 2254": the place of the number. */
export function numberAfter({ words, tokens }: ClauseView, rule: InstrumentRule, head: number): number | undefined {
  if (rule.form !== "resolution") return undefined;
  const at = /^(?:no|number|no\.)$/.test(words[head + 1] ?? "") ? head + 2 : head + 1;
  return tokens[at]?.tag === "NUM" || /^\d{1,4}$/.test(words[at] ?? "") ? at : undefined;
}

const ComplementOpeners = new Set(["of", "for", "on", "between", "with"]);
const ComplementEnds = new Set([
  ",",
  ".",
  ";",
  ":",
  '"',
  "?",
  "!",
  "to",
  "that",
  "which",
  "who",
  "is",
  "was",
  "were",
  "are",
  "in",
  "at",
  "by",
  "but",
  "as",
  "after",
  "before",
  "with",
  "from",
  "under",
  "during",
  "this",
  "last",
  "next",
]);

/** The last token of "of understanding on fishing rights", "for Ukraine", "on the status of the ports"; undefined where nothing of the kind follows. */
export function complementAfter({ words, tokens }: ClauseView, head: number): number | undefined {
  if (
    !ComplementOpeners.has(words[head + 1] ?? "") ||
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].includes(words[head + 2] ?? "")
  )
    return undefined;
  let at = head + 2;
  while (at < head + 10) {
    const token = tokens[at];
    if (
      token === undefined ||
      token.sentence !== tokens[head]?.sentence ||
      ComplementEnds.has(token.lower) ||
      token.tag === "VERB" ||
      token.tag === "AUX" ||
      token.tag === "CCONJ" ||
      token.tag === "PRON"
    )
      break;
    at++;
  }
  const last = at - 1;
  return last > head + 1 && ["NOUN", "PROPN"].includes(tokens[last]?.tag ?? "") ? last : undefined;
}

/** The last token of "drafted by Norland", "put forward by the mediators". */
export function participleAfter({ words, tokens }: ClauseView, last: number): number | undefined {
  if (!drafterParticiples.includes(words[last + 1] ?? "")) return undefined;
  let by = last + 2;
  while (by < last + 4 && words[by] !== "by") by++;
  if (words[by] !== "by") return undefined;
  let at = by + 1;
  while (
    at < by + 12 &&
    tokens[at] !== undefined &&
    (["NOUN", "PROPN", "ADJ", "DET", "NUM"].includes(tokens[at]?.tag ?? "") ||
      tokens[at]?.fineTag === "POS" ||
      (words[at] === "of" && at > by + 1))
  )
    at++;
  return at > by + 1 ? at - 1 : undefined;
}

/** "to end the war", "aimed at reopening the ports". */
export function purposeAfter({ words, tokens }: ClauseView, last: number): TokenRange | undefined {
  let first = last + 1;
  if (words[first] === "aimed" && words[first + 1] === "at") first += 2;
  else if (words[first] === "for" && tokens[first + 1]?.fineTag === "VBG") first += 1;
  else if (words[first] !== "to" || tokens[first + 1]?.fineTag !== "VB") return undefined;
  let at = first + 1;
  while (at < last + 16) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== tokens[last]?.sentence) break;
    if (
      [",", ".", ";", ":", '"', "?", "!", "that", "which", "who", "but", "while"].includes(token.lower) ||
      token.tag === "AUX" ||
      (token.tag === "VERB" && token.fineTag !== "VBG" && at > first + 1) ||
      (token.tag === "CCONJ" && ["VERB", "AUX", "PRON"].includes(tokens[at + 1]?.tag ?? ""))
    )
      break;
    at++;
  }
  return { first, after: at };
}

export function singular(word: string): string {
  return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.endsWith("s") ? word.slice(0, -1) : word;
}
