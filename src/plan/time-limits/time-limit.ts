/** Decides what a time limit read from an agreement's text is: an act, a relation, an amount, an anchor, and the words each rests on. */
import type { TextRange } from "#record";

/**
 * `within`: 0 to the amount after the anchor (before it where the amount is negative). `no later than`: at most the amount after the anchor. `on`:
 * exactly then. `before`: at least the amount before. `immediately`: as soon as the anchor has happened. `until`: lasts up to the anchor.
 * `for`: lasts so long (`for at least`, `for at most`). `every`: again each time the amount has passed.
 */
export const limitRelations = [
  "within",
  "no later than",
  "not before",
  "on",
  "before",
  "between",
  "immediately",
  "until",
  "for",
  "for at least",
  "for at most",
  "every",
] as const;
export type LimitRelation = (typeof limitRelations)[number];

/** An amount as the text says it. `ordinal`: counted as a day or month of something ("day 2 of"), so that the first is 1. */
export type LimitAmount = {
  readonly count: number;
  readonly unit: "hours" | "days" | "weeks" | "months" | "years";
  readonly working: boolean;
  readonly ordinal: boolean;
};

/** What a limit is counted from: words of the text, and the day where they are a date (`2015-02-15`; `2016` for a year). */
export type LimitAnchor = {
  readonly range: TextRange;
  readonly date: string | undefined;
  /** Where several are named: the earlier or the later of them counts. */
  readonly of: "earliest" | "latest" | undefined;
};

export type TimeLimit = {
  /** The words of the limit. */
  readonly range: TextRange;
  /** The sentence or item it stands in. */
  readonly clause: TextRange;
  readonly relation: LimitRelation;
  readonly amount: LimitAmount | undefined;
  /** The upper amount of `between`. */
  readonly upTo: LimitAmount | undefined;
  readonly anchor: LimitAnchor | undefined;
  /** The verb (or noun) that says what is limited. */
  readonly event: TextRange | undefined;
  /** From that verb to the end of what belongs to it. */
  readonly act: TextRange | undefined;
  /** Who has to act, where the clause says. */
  readonly obligor: TextRange | undefined;
  /** To or for whom. */
  readonly beneficiary: TextRange | undefined;
  /** What it depends on ("in the event that …", "provided that …"). */
  readonly condition: TextRange | undefined;
  /** True where the condition leads to something being suspended, resumed or taken back. */
  readonly isSnapback: boolean;
  /** Which rule found it. */
  readonly rule: string;
};
