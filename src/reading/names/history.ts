/** Decides what is remembered of the mentions before a place in the text, and how much each weighs there. */

import type { MentionMark } from "#record";
import { countBefore } from "../count-before.ts";
import { type Quotation, startOf } from "../find-quotations.ts";
import type { MentionDraft } from "./cast-in-making.ts";
import type { Findings } from "./findings.ts";
import { type Duty, dutyOf, type TokenStretch } from "./token-stretch.ts";

/** A mention by its tokens. */
export type SeenMention = TokenStretch & { readonly key: string; readonly form: MentionMark["form"] };

/** What has been read up to the present token. `gender` grows: whom "she" meant stays she. */
export type History = {
  readonly found: Findings;
  readonly seen: SeenMention[];
  readonly coming: ReadonlyMap<number, readonly SeenMention[]>;
  /** How often the whole text names each actor. */
  readonly named: ReadonlyMap<string, number>;
  readonly gender: Map<string, "he" | "she">;
  readonly quotations: readonly Quotation[];
};

/** A candidate for a reference and its weight at that place. */
export type Candidate = { readonly key: string; readonly weight: number; readonly last: SeenMention; readonly duty: Duty };

export function openHistory(found: Findings, quotations: readonly Quotation[]): History {
  const tokenAt = new Map(found.parsed.tokens.map((token) => [token.start, token.index]));
  const afterAt = new Map(found.parsed.tokens.map((token) => [token.end, token.index + 1]));
  const coming = new Map<number, SeenMention[]>();
  const named = new Map<string, number>();
  for (const mention of found.cast.mentions) {
    const seen = seenFrom(mention, tokenAt, afterAt);
    named.set(mention.key, (named.get(mention.key) ?? 0) + 1);
    if (seen !== undefined) coming.set(seen.after, [...(coming.get(seen.after) ?? []), seen]);
  }
  const gender = new Map<string, "he" | "she">();
  for (const person of found.persons) if (person.gender !== undefined) gender.set(person.key, person.gender);
  return { found, seen: [], coming, named, gender, quotations: quotations.filter((quotation) => quotation.level === 0) };
}

function seenFrom(
  mention: MentionDraft,
  tokenAt: ReadonlyMap<number, number>,
  afterAt: ReadonlyMap<number, number>,
): SeenMention | undefined {
  const first = tokenAt.get(mention.range.start);
  const after = afterAt.get(mention.range.end);
  return first === undefined || after === undefined ? undefined : { key: mention.key, first, after, form: mention.form };
}

/** Adds the mentions that end where token `at` begins. */
export function remember(history: History, at: number): void {
  for (const mention of history.coming.get(at) ?? []) history.seen.push(mention);
}

/**
 * The actors of the last sentences that `fits` lets through, heaviest first: nearness, then what each does in its clause
 * (after Lappin and Leass 1994, with weights for news prose).
 */
export function candidatesAt(history: History, at: number, fits: (mention: SeenMention) => boolean): readonly Candidate[] {
  const { parsed } = history.found;
  const sentence = parsed.tokens[at]?.sentence ?? 0;
  const isQuoted = quotationAt(history, at) !== undefined;
  const best = new Map<string, Candidate>();
  for (let index = history.seen.length - 1; index >= 0; index--) {
    const mention = history.seen[index];
    if (mention === undefined) break;
    const distance = sentence - (parsed.tokens[mention.first]?.sentence ?? 0);
    if (distance > FARTHEST) break;
    if (mention.after > at || !fits(mention)) continue;
    const duty = opensItsSentence(history, mention) ? "subject" : dutyOf(parsed, mention);
    // Who is spoken of inside a quotation is seldom whom the text outside it means.
    const hidden = !isQuoted && quotationAt(history, mention.first) !== undefined ? IN_QUOTATION : 0;
    const weight =
      hidden +
      (NEARNESS[distance] ?? 0) +
      DUTY_WEIGHTS[duty] +
      openingWeight(history, mention) +
      (mention.form === "pronoun" ? PRONOUN_CHAIN : 0);
    const known = best.get(mention.key);
    if (known === undefined) best.set(mention.key, { key: mention.key, weight, last: mention, duty });
    else {
      const heavier = weight > known.weight;
      best.set(mention.key, {
        key: mention.key,
        weight: Math.max(known.weight, weight) + AGAIN,
        last: known.last,
        duty: heavier ? duty : known.duty,
      });
    }
  }
  return [...best.values()].sort((one, other) => other.weight - one.weight || other.last.first - one.last.first);
}

/** A name that opens a sentence is its subject, whatever a long apposition did to the parse; "Velmar's envoy" is not Velmar. */
function opensItsSentence(history: History, mention: SeenMention): boolean {
  const { tokens, sentences } = history.found.parsed;
  const next = tokens[mention.after]?.lower;
  return sentences[tokens[mention.first]?.sentence ?? 0]?.firstToken === mention.first && next !== "'s" && next !== "'";
}

const FARTHEST = 4;
const IN_QUOTATION = -45;
const NEARNESS: readonly number[] = [100, 85, 55, 35, 20];
const DUTY_WEIGHTS: Readonly<Record<Duty, number>> = { subject: 35, object: 12, possessor: 14, listed: 10, oblique: 4, other: 8 };
const PRONOUN_CHAIN = 8;
const AGAIN = 4;
const OPENING = 10;

/** What stands at the head of its sentence is what the sentence is about. */
function openingWeight(history: History, mention: SeenMention): number {
  const { tokens, sentences } = history.found.parsed;
  const first = sentences[tokens[mention.first]?.sentence ?? 0]?.firstToken ?? 0;
  return mention.first - first <= NEAR_HEAD ? OPENING : 0;
}

const NEAR_HEAD = 3;

/** The quotation that holds token `at`, if one does. */
export function quotationAt(history: History, at: number): Quotation | undefined {
  const start = history.found.parsed.tokens[at]?.start ?? 0;
  const { quotations } = history;
  const begun = countBefore(quotations, (quotation) => startOf(quotation) <= start);
  for (let index = begun - 1; index >= Math.max(0, begun - 2); index--) {
    const quotation = quotations[index];
    if (quotation?.pieces.some((piece) => piece.start <= start && start < piece.end)) return quotation;
  }
  return undefined;
}
