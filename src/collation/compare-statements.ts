/** Decides whether two accounts carry one statement: the same words quoted, or much the same words reported, by the same speaker at one time. */
import type { AttributionMark, ItemId } from "#record";
import { type Days, daysApart } from "./days.ts";
import type { OrderedDocument } from "./documents.ts";
import { containment, likeness } from "./words.ts";

/** The words of a statement, taken apart once for all accounts that have the same. `ordinal` tells wordings apart. */
export type Wording = {
  readonly ordinal: number;
  /** The words between quotation marks, or all words of a direct statement. */
  readonly quoted: readonly string[];
  readonly quotedLine: string;
  readonly stems: ReadonlySet<string>;
};

/** What one account says of a statement, ready for comparison. */
export type StatementFacts = Wording & {
  readonly document: OrderedDocument;
  readonly mark: AttributionMark;
  readonly speakers: ReadonlySet<ItemId>;
  readonly parties: ReadonlySet<ItemId>;
  readonly days: Days | undefined;
  readonly independent: string;
};

/** So few words in quotation marks ("productive") are a label, not a quotation. */
export const FewestQuotedWords = 4;

const LongQuotedWords = 8; // So many words in a row are remembered, not said twice by chance.
const NearlyAlike = 0.8;
const AlikeStems = 0.6;
const ContainedStems = 0.8;
const FewestContainedStems = 5;
const MostDaysApartSaid = 2;
const MostDaysApartPublished = 3;

/** True where the words alone allow it: asked first, because many accounts of one statement share their words. */
export function hasLikeWords(one: Wording, other: Wording): boolean {
  if (one.ordinal === other.ordinal || quotesTheSame(one, other) || quotesNearlyTheSame(one, other)) return true;
  return saysMuchTheSame(one, other) || likeness(one.stems, other.stems) === 1;
}

/** True where the two carry one statement. */
export function isSameStatement(one: StatementFacts, other: StatementFacts): boolean {
  if (one.document === other.document && overlapsUnequally(one.mark, other.mark)) return false;
  if (isCopied(one, other)) return true;
  const sameSpeaker = shares(one.speakers, other.speakers);
  const longQuote = Math.min(one.quoted.length, other.quoted.length) >= LongQuotedWords;
  if (!sameSpeaker && !(longQuote && shares(one.parties, other.parties))) return false;
  const days = compareDays(one, other);
  if (days === "apart") return false;
  if (quotesTheSame(one, other)) return longQuote || days === "near";
  return sameSpeaker && days === "near" && (quotesNearlyTheSame(one, other) || saysMuchTheSame(one, other));
}

/** Equal quotations, or one inside the other. */
function quotesTheSame(one: Wording, other: Wording): boolean {
  if (Math.min(one.quoted.length, other.quoted.length) < FewestQuotedWords) return false;
  if (one.ordinal === other.ordinal) return true;
  return one.quotedLine.includes(other.quotedLine) || other.quotedLine.includes(one.quotedLine);
}

/** Long quotations that differ in a word or two, as two translators or two note takers write them. */
function quotesNearlyTheSame(one: Wording, other: Wording): boolean {
  return Math.min(one.quoted.length, other.quoted.length) >= LongQuotedWords && quoteLikeness(one.quoted, other.quoted) >= NearlyAlike;
}

/** Much the same words: most content words shared, or the shorter one nearly whole within the longer. */
function saysMuchTheSame(one: Wording, other: Wording): boolean {
  if (likeness(one.stems, other.stems) >= AlikeStems) return Math.min(one.stems.size, other.stems.size) > 1;
  return Math.min(one.stems.size, other.stems.size) >= FewestContainedStems && containment(one.stems, other.stems) >= ContainedStems;
}

/** Share of words two quotations have in common, repeats counted (Dice). */
function quoteLikeness(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const count = left.get(word) ?? 0;
    if (count > 0) {
      shared++;
      left.set(word, count - 1);
    }
  }
  return (2 * shared) / (one.length + other.length);
}

function isCopied(one: StatementFacts, other: StatementFacts): boolean {
  if (one.document === other.document || one.independent !== other.independent) return false;
  const speakersAgree =
    shares(one.speakers, other.speakers) || one.speakers.size === 0 || other.speakers.size === 0 || shares(one.parties, other.parties);
  return speakersAgree && one.stems.size > 0 && (one.ordinal === other.ordinal || likeness(one.stems, other.stems) === 1);
}

/** "near" where the times agree or may agree; "far" where only publication is far apart; "apart" where both texts date it and differ. */
function compareDays(one: StatementFacts, other: StatementFacts): "near" | "far" | "apart" {
  if (one.days !== undefined && other.days !== undefined) return daysApart(one.days, other.days) <= MostDaysApartSaid ? "near" : "apart";
  const first = one.days?.to ?? one.document.published;
  const second = other.days?.to ?? other.document.published;
  if (first === undefined || second === undefined) return "near";
  return Math.abs(first - second) <= MostDaysApartPublished ? "near" : "far";
}

/** Two readings of one passage, one inside the other, are two marks and not two accounts. */
function overlapsUnequally(one: AttributionMark, other: AttributionMark): boolean {
  return one.inside === other.id || other.inside === one.id || (one.range.start < other.range.end && other.range.start < one.range.end);
}

function shares(one: ReadonlySet<ItemId>, other: ReadonlySet<ItemId>): boolean {
  for (const id of one) if (other.has(id)) return true;
  return false;
}
