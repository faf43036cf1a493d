/** Decides when words that look like a time are none, by what stands before and after: "March 20 people", "a second round", "Black Friday". */
import { AmbiguousMonths } from "../rules/calendar-words.ts";
import { isFiniteVerb } from "../verb-tags.ts";
import type { Piece } from "./cut-pieces.ts";
import type { Surroundings } from "./match-rules.ts";
import type { Amount } from "./meaning.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** What follows a number that counts things, so that "March 20 people" holds no 20 March. */
const Counted = words(
  "people soldiers civilians troops members countries nations states percent per % million billion trillion thousand hundred days weeks months years hours minutes men women children officials delegates prisoners hostages points articles dead others times dollars euros miles kilometers kilometres metres meters",
);
const BeforeMonth = words(
  "in since until till by early late mid last next this of from through to between during before after for end than",
);
const BeforeYear = words(
  "in since of by until till from during before after early late mid to through between for year years around about circa late's since than",
);
const Determiners = words("the a an 's its their his her our this that every");
const NamedDays = words("bloody black super good holy palm ash cyber shrove maundy bright giving easter whit spy");
const NamedAfterDay = words("times telegraph mirror mail express herald tribune night mass school agreement accord accords prayers");
const BeforeLength = words(
  "for within in about nearly almost over than around least under after lasting lasted roughly another some every until once",
);

export const isWord = (lower: string | undefined): boolean => lower !== undefined && /^\p{L}/u.test(lower);
export const isNoun = (piece: Piece | undefined): boolean => piece?.fineTag.startsWith("NN") === true;

/** True where the number just matched counts the thing after it, or begins a compound: "March 20 people", "May 20-point plan". */
export function countsWhatFollows(around: Surroundings): boolean {
  if (around.after === undefined) return false;
  if (around.after.lower === "-" && around.after.isGlued) return isWord(around.afterThat?.lower) && around.afterThat?.isGlued === true;
  return Counted.has(around.after.lower);
}

/** A bare "March", "May", "April" is a month only where a preposition or an article with a noun says so. */
export function isClearlyMonth(around: Surroundings): boolean {
  if (!AmbiguousMonths.has(around.words[0] ?? "")) return true;
  const { before, beforeThat, after } = around;
  const isListed = /^(?:and|or|,)$/.test(before?.lower ?? "") && beforeThat?.found?.meaning.kind === "month";
  if (isLedIntoMonth(before) || isListed) {
    const isNameInstead = isFiniteVerb(after) || (after?.isCapital === true && after.fineTag.startsWith("NNP")) || after?.lower === "'s";
    return !isNameInstead || before?.lower === "in";
  }
  return Determiners.has(before?.lower ?? "") && after !== undefined && !after.isCapital && isNoun(after);
}

export function isLedIntoMonth(before: Piece | undefined): boolean {
  return BeforeMonth.has(before?.lower ?? "") || (before?.lower === "-" && before.isGlued);
}

/** Four digits are a year after a preposition of time, in brackets, or between an article and a noun; never where they count. */
export function isClearlyYear(around: Surroundings): boolean {
  const { before, beforeThat, after } = around;
  if (after !== undefined && (Counted.has(after.lower) || (after.lower === "-" && after.isGlued && isWord(around.afterThat?.lower))))
    return false;
  const isJoined = before?.lower === "-" && before.isGlued && isWord(beforeThat?.lower);
  if (BeforeYear.has(before?.lower ?? "") || isJoined) return after?.fineTag !== "NNS" || before?.lower === "since";
  const isListed = /^(?:and|or|,)$/.test(before?.lower ?? "") && isYearly(beforeThat);
  if (isListed) return !isNoun(after) || after?.fineTag === "NN";
  if (before?.lower === "(" && after?.lower === ")") return true;
  const isRound = around.words[0]?.endsWith("00") === true;
  return Determiners.has(before?.lower ?? "") && isNoun(after) && !(isRound && after?.fineTag === "NNS");
}

function isYearly(piece: Piece | undefined): boolean {
  const meaning = piece?.found?.meaning;
  return meaning?.kind === "years" || (meaning?.kind === "month" && meaning.year !== undefined);
}

/** "Black Friday", "the Sunday Times" and "the Good Friday Agreement" are names. */
export function isNameWithDay(around: Surroundings): boolean {
  if (around.before?.isCapital === true && NamedDays.has(around.before.lower)) return true;
  return around.after?.isCapital === true && NamedAfterDay.has(around.after.lower);
}

/** An article alone does not count time: "a day" in "twice a day", "a second round", "a quarter of". */
export function countsTime(amount: Amount, around: Surroundings): boolean {
  if (amount.unit === "quarter" || amount.unit === "weekday" || amount.unit === "weekend") return false;
  const first = around.words[0] ?? "";
  if (!/^(?:a|an|one)$/.test(first) || amount.count !== 1) return true;
  if (amount.unit === "second" || amount.unit === "minute")
    return /^(?:for|within|in)$/.test(around.before?.lower ?? "") && !isNoun(around.after);
  if (/^(?:later|earlier|before|after|afterwards?|prior)$/.test(around.after?.lower ?? "")) return true;
  return BeforeLength.has(around.before?.lower ?? "");
}

/** "At last Friday's crowd …": here "last" belongs to "at". */
export const isAtLast = (around: Surroundings): boolean => around.before?.lower === "at" && around.words[0] === "last";

/** True where an expression is its whole clause member: nothing follows that would tie it to an event. */
export function endsItsClause(around: Surroundings): boolean {
  const { after } = around;
  if (after === undefined || after.found !== undefined) return true;
  return (
    !isWord(after.lower) ||
    /^(?:in|at|on|by|to|and|but|or|with|for|over|during|when|that|he|she|it|they|was|were|had|has|is|said|while|about|from|as|of)$/.test(
      after.lower,
    )
  );
}
