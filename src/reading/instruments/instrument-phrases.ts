/** Decides which noun phrases name a plan, framework or agreement, and which of them are particular enough to be one of the record. */
import type { LocalActorId, TextRange } from "#record";
import { type ClauseView, isHeading, textOf } from "../clauses/clause-view.ts";
import type { TokenRange } from "../clauses/find-clauses.ts";
import type { Sentence } from "../parsed-text.ts";
import { drafterParticiples, type InstrumentForm, type InstrumentRule, instrumentRuleOf } from "../rules/instrument-words.ts";
import { draftersOf } from "./find-drafters.ts";

/** One place where a text names an instrument. */
export type InstrumentPhrase = {
  readonly rule: string;
  readonly certainty: number;
  readonly form: InstrumentForm;
  /** The head noun, singular, lower case. */
  readonly noun: string;
  /** Without article, drafter's prefix and purpose: "20-point plan". */
  readonly name: string;
  readonly range: TextRange;
  readonly tokens: TokenRange;
  readonly points?: number;
  readonly drafters: readonly LocalActorId[];
  readonly purpose?: TextRange;
  /** "the plan": nothing but an article before the noun and nothing after it. */
  readonly isBare: boolean;
  readonly isIndefinite: boolean;
  /** True where the phrase alone is enough to found an instrument. */
  readonly isParticular: boolean;
};

/** The places of a text that name instruments, particular or bare, in order. */
export function findInstrumentPhrases(view: ClauseView): readonly InstrumentPhrase[] {
  const found: InstrumentPhrase[] = [];
  for (const sentence of view.sentences) {
    if (isHeading(view.document, sentence)) continue;
    for (let at = sentence.firstToken; at < sentence.afterToken; at++) {
      const phrase = phraseAround(view, at);
      if (phrase !== undefined) found.push(phrase.points === undefined ? withPointsTold(view, phrase, sentence) : phrase);
    }
  }
  return found;
}

/** "A plan drafted by Halvern contains 28 points": the number stands further on in the sentence. */
function withPointsTold({ words }: ClauseView, phrase: InstrumentPhrase, sentence: Sentence): InstrumentPhrase {
  if (!TextLike.has(phrase.noun)) return phrase;
  for (let at = phrase.tokens.after; at < sentence.afterToken - 1; at++) {
    if (words[at + 1] !== "points" || !PointVerbs.has(words[at - 1] ?? "")) continue;
    const points = numberOf(words[at] ?? "");
    if (points !== undefined && points > 1)
      return { ...phrase, points, name: `${points}-point ${phrase.name}`, isParticular: true, isBare: false };
  }
  return phrase;
}
const PointVerbs = new Set([
  "contains",
  "contain",
  "contained",
  "containing",
  "comprises",
  "comprised",
  "comprising",
  "has",
  "had",
  "have",
  "with",
  "of",
  "lists",
  "listed",
  "listing",
  "into",
]);

const Definite = new Set(["the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "both"]);
const Indefinite = new Set(["a", "an", "any", "another", "some", "no", "every", "each"]);
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

function phraseAround(view: ClauseView, head: number): InstrumentPhrase | undefined {
  const { words, tokens } = view;
  const isRoadMap = words[head] === "map" && words[head - 1] === "road";
  const word = isRoadMap ? "road map" : (words[head] ?? "");
  const rule = instrumentRuleOf(word);
  const token = tokens[head];
  if (rule === undefined || token === undefined || !["NOUN", "PROPN", "VERB"].includes(token.tag)) return undefined;
  if (token.tag === "VERB" && !isNounAnyway(view, head)) return undefined;
  if (goesOnAsNoun(view, head)) return undefined;
  const start = startOfPhrase(view, head);
  const number = numberAfter(view, rule, head);
  const complement = complementAfter(view, number ?? head);
  const participle = participleAfter(view, complement ?? number ?? head);
  const purposeAt = purposeAfter(view, participle ?? complement ?? number ?? head);
  const after = purposeAt?.after ?? (participle ?? complement ?? number ?? head) + 1;
  const premodifiers = words.slice(start, isRoadMap ? head - 1 : head);
  const points = pointsIn(premodifiers);
  const drafters = draftersOf(view, { start, head, after: (complement ?? number ?? head) + 1 });
  const nameStart = startOfName(view, start, head);
  const nameEnd = complement ?? number ?? head;
  const name = nameOf(view, nameStart, nameEnd);
  const described = premodifiers.filter((one) => !Definite.has(one) && !Indefinite.has(one));
  const isBare =
    described.filter((one) => !PlainModifiers.has(one)).length === 0 &&
    complement === undefined &&
    number === undefined &&
    points === undefined;
  const isIndefinite =
    premodifiers.some((one) => Indefinite.has(one)) ||
    (!premodifiers.some((one) => Definite.has(one)) && !/^\p{Lu}/u.test(tokens[start]?.form ?? ""));
  const facts: Facts = {
    rule,
    word,
    described,
    isBare,
    isIndefinite,
    hasDrafters: drafters.length > 0,
    head,
    nameStart,
    ...(points === undefined ? {} : { points }),
    ...(number === undefined ? {} : { number }),
    ...(complement === undefined ? {} : { complement }),
    hasPurpose: purposeAt !== undefined,
    isDraftedBy: participle !== undefined,
    isPronounOwned: premodifiers.some((one) => ["its", "his", "her", "their", "our", "my"].includes(one)),
  };
  const particular = isParticular(view, facts);
  return {
    rule: rule.id,
    certainty: points !== undefined || number !== undefined || facts.hasDrafters ? 0.9 : 0.75,
    form: rule.form,
    noun: singular(word),
    name,
    range: textOf(view, { first: start, after }),
    tokens: { first: start, after },
    ...(points === undefined ? {} : { points }),
    drafters,
    ...(purposeAt === undefined ? {} : { purpose: textOf(view, purposeAt) }),
    isBare,
    isIndefinite,
    isParticular: particular,
  };
}

/** Modifiers that tell nothing new of an instrument in play. */
const PlainModifiers = new Set([
  "current",
  "present",
  "new",
  "latest",
  "same",
  "whole",
  "full",
  "-",
  "proposed",
  "original",
  "revised",
  "final",
  "overall",
  "peace",
]);

type Facts = {
  readonly rule: InstrumentRule;
  readonly word: string;
  readonly described: readonly string[];
  readonly isBare: boolean;
  readonly isIndefinite: boolean;
  readonly hasDrafters: boolean;
  readonly hasPurpose: boolean;
  /** "drafted by …" in so many words. */
  readonly isDraftedBy: boolean;
  /** "its plan". */
  readonly isPronounOwned: boolean;
  readonly head: number;
  readonly nameStart: number;
  readonly points?: number;
  readonly number?: number;
  readonly complement?: number;
};

function isParticular(view: ClauseView, facts: Facts): boolean {
  const { rule, word, described, isIndefinite, hasDrafters, number, points, head, nameStart } = facts;
  if (points !== undefined) return true;
  if (rule.form === "resolution") return number !== undefined;
  if (word === "guarantee" || word === "guarantees") return false;
  if (word === "convention" && described.some((one) => PartyMeetings.has(one))) return false;
  if (isNamed(view, nameStart, head)) return true;
  const isText = TextLike.has(singular(word));
  if (hasDrafters && OwnTexts.has(singular(word))) return true;
  if (hasDrafters && isText && facts.isDraftedBy && !described.some((one) => Domestic.has(one))) return true;
  if (hasDrafters && Owned.has(word) && !isIndefinite && !facts.isPronounOwned && !described.some((one) => Domestic.has(one))) return true;
  if (!isIndefinite && described.includes("brokered")) return true;
  const matters = rule.needs.length === 0 || described.some((one) => rule.needs.includes(one));
  if (hasDrafters && isText && (matters || facts.complement !== undefined || facts.hasPurpose || OwnTexts.has(singular(word)))) return true;
  if (singular(word) === "framework") return described.some((one) => FrameworkMatters.has(one));
  if (singular(word) === "draft") return !isIndefinite && described.some((one) => DraftOrder.has(one));
  if (singular(word) === "text")
    return described.some((one) => ["draft", "negotiating", "agreed", "joint", "compromise", "rolling"].includes(one));
  if (OwnTexts.has(singular(word))) return described.length > 0 || facts.complement !== undefined || !isIndefinite;
  if (rule.needs.length === 0) return !isIndefinite && described.some((one) => AgreementMatters.has(one));
  return matters && (!isIndefinite || (isText && described.length > 0 && facts.hasPurpose));
}
/** Texts that exist once somebody wrote them; a deal or an agreement may only be hoped for. */
const TextLike = new Set([
  "plan",
  "proposal",
  "draft",
  "roadmap",
  "road map",
  "initiative",
  "framework",
  "blueprint",
  "memorandum",
  "formula",
  "text",
  "declaration",
  "document",
]);
/** Texts that are somebody's: "the Norlandic proposal". */
const Owned = new Set(["plan", "proposal", "roadmap", "initiative", "blueprint", "draft"]);
/** Conventions at which people meet. */
const PartyMeetings = new Set([
  "national",
  "republican",
  "democratic",
  "party",
  "annual",
  "baptist",
  "nominating",
  "labour",
  "conservative",
]);
/** Plans of home affairs. */
const Domestic = new Set([
  "tax",
  "health",
  "healthcare",
  "economic",
  "budget",
  "spending",
  "pension",
  "business",
  "jobs",
  "education",
  "campaign",
  "marketing",
  "insurance",
  "savings",
  "meal",
  "child",
  "college",
  "infrastructure",
  "stimulus",
]);
const OwnTexts = new Set(["roadmap", "road map", "memorandum", "draft"]);
const FrameworkMatters = new Set([
  "guarantee",
  "guarantees",
  "security",
  "peace",
  "monitoring",
  "ceasefire",
  "negotiating",
  "negotiation",
  "trade",
  "reconstruction",
  "settlement",
  "agreement",
  "nuclear",
  "verification",
  "humanitarian",
  "economic",
  "multilateral",
  "bilateral",
  "joint",
  "interim",
  "implementation",
]);
const DraftOrder = new Set([
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "latest",
  "new",
  "revised",
  "final",
  "joint",
  "current",
  "updated",
  "leaked",
  "initial",
  "working",
]);
const AgreementMatters = new Set([
  "peace",
  "ceasefire",
  "truce",
  "armistice",
  "nuclear",
  "trade",
  "border",
  "withdrawal",
  "disengagement",
  "power",
  "grain",
  "water",
  "interim",
  "framework",
  "draft",
  "climate",
  "prisoner",
  "arms",
  "armistice",
  "transit",
  "defence",
  "defense",
  "security",
  "status",
]);

/** "the Hale Accords", "the Geneva Declaration": capitals up to the noun, or a name right before a noun for an agreement. */
function isNamed({ tokens, words }: ClauseView, start: number, head: number): boolean {
  const headToken = tokens[head];
  const before = tokens[head - 1];
  if (headToken === undefined || before === undefined || head <= start) return false;
  const capitalBefore = /^\p{Lu}/u.test(before.form) && before.tag === "PROPN";
  if (!capitalBefore) return /^\p{Lu}/u.test(headToken.form) && /^\p{Lu}/u.test(before.form) && tokens[head - 2]?.lower === "the";
  if (/^\p{Lu}/u.test(headToken.form)) return true;
  return (
    [
      "agreement",
      "agreements",
      "accord",
      "accords",
      "protocol",
      "treaty",
      "pact",
      "declaration",
      "process",
      "formula",
      "convention",
    ].includes(words[head] ?? "") &&
    words[head - 1] !== "'s" &&
    !/^(?:us|uk|eu|un)$/.test(before.lower)
  );
}

function isNounAnyway({ tokens, words }: ClauseView, head: number): boolean {
  const before = tokens[head - 1];
  return (
    before !== undefined &&
    (["NOUN", "ADJ", "DET", "NUM"].includes(before.tag) || before.lower === "guarantee") &&
    words[head - 1] !== "to" &&
    !["they", "we"].includes(words[head - 1] ?? "") &&
    before.fineTag !== "PRP"
  );
}

/** "draft timetable", "peace plan talks", "resolution process": the noun only qualifies the next one. */
function goesOnAsNoun({ tokens }: ClauseView, head: number): boolean {
  const next = tokens[head + 1];
  return next !== undefined && (next.tag === "NOUN" || (next.lower === "-" && next.fineTag === "HYPH"));
}

function startOfPhrase({ tokens, words }: ClauseView, head: number): number {
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
function startOfName({ words, tokens }: ClauseView, start: number, head: number): number {
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

function nameOf({ document, tokens }: ClauseView, first: number, last: number): string {
  return document.parsed.plain
    .slice(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0)
    .replace(/["]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** "20-point", "four-point", "28 point". */
function pointsIn(premodifiers: readonly string[]): number | undefined {
  const at = premodifiers.findIndex((word) => word === "point" || word === "points" || /^(?:\d+|[a-z]+)-point$/.test(word));
  if (at < 0) return undefined;
  const own = /^(\d+|[a-z]+)-point$/.exec(premodifiers[at] ?? "")?.[1];
  const number = own ?? (premodifiers[at - 1] === "-" ? premodifiers[at - 2] : premodifiers[at - 1]) ?? "";
  return numberOf(number);
}

function numberOf(word: string): number | undefined {
  const value = /^\d{1,3}$/.test(word) ? Number(word) : NumberWords[word];
  return value !== undefined && value > 0 ? value : undefined;
}

/** "Resolution 2254": the place of the number. */
function numberAfter({ words, tokens }: ClauseView, rule: InstrumentRule, head: number): number | undefined {
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
function complementAfter({ words, tokens }: ClauseView, head: number): number | undefined {
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
function participleAfter({ words, tokens }: ClauseView, last: number): number | undefined {
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
function purposeAfter({ words, tokens }: ClauseView, last: number): TokenRange | undefined {
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

function singular(word: string): string {
  return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.endsWith("s") ? word.slice(0, -1) : word;
}
