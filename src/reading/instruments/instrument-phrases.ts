/** Decides which noun phrases name a plan, framework or agreement, and which of them are particular enough to be one of the record. */
import type { LocalActorId, TextRange } from "#record";
import { type ClauseView, isHeading, textOf } from "../clauses/clause-view.ts";
import type { TokenRange } from "../clauses/find-clauses.ts";
import type { Sentence } from "../parsed-text.ts";
import { type InstrumentForm, instrumentRuleOf } from "../rules/instrument-words.ts";
import { draftersOf } from "./find-drafters.ts";
import { isParticular, type PhraseFacts, TextLike } from "./is-particular.ts";
import {
  complementAfter,
  Definite,
  Indefinite,
  nameOf,
  numberAfter,
  numberOf,
  participleAfter,
  pointsIn,
  purposeAfter,
  singular,
  startOfName,
  startOfPhrase,
} from "./phrase-edges.ts";

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
  const facts: PhraseFacts = {
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
