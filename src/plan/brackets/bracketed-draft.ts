/** Decides what is known of a draft once its brackets are read: each bracket, alternatives, options, what has no partner, notes and parties. */
import type { TextRange } from "#record";
import type { DraftText } from "../structure/draft-text.ts";
import type { DraftNote, DraftStatus, Reservation } from "./find-notes.ts";
import type { OptionGroup } from "./find-options.ts";
import type { Stances } from "./read-attribution.ts";
import type { BracketTree } from "./scan-brackets.ts";

export type BracketKind =
  | "optional"
  | "alternative"
  | "modal"
  | "number"
  | "option"
  | "attributed"
  | "placeholder"
  | "note"
  | "status"
  | "glue";

export type Bracket = Stances & {
  readonly id: string;
  readonly index: number;
  /** Signs included. A bracket without a partner ends where its paragraph does. */
  readonly range: TextRange;
  readonly isClosed: boolean;
  /** Its partner stands in another article: two slips that only look like a pair. */
  readonly isAcross: boolean;
  readonly line: number;
  readonly column: number;
  readonly depth: number;
  readonly parent: string | undefined;
  readonly kind: BracketKind;
  /** Words between the signs, without a head such as 'US propose:'. */
  readonly content: TextRange;
  readonly head: TextRange | undefined;
  /** What the names reach: the bracket's own words, or the whole node it stands at ('Article 5 [US propose]'). */
  readonly scope: "words" | "node";
  readonly scopeRange: TextRange;
  /** Joined to letters: 'communication[s]'. */
  readonly isPartOfWord: boolean;
  /** Choices written with a slash inside the bracket. */
  readonly slashes: readonly string[];
  readonly node: string | undefined;
  readonly article: string | undefined;
  readonly citation: string | undefined;
  readonly group: string | undefined;
  readonly certainty: number;
  readonly rule: string;
};

export type BracketGroup = {
  readonly id: string;
  readonly members: readonly (readonly string[])[];
  readonly glue: readonly string[];
  readonly certainty: number;
  readonly rule: string;
};

/** A pair that reaches over the border of an article, with the two stretches whose standing is unknown because of it. */
export type AcrossPair = {
  readonly bracket: string;
  readonly opening: TextRange;
  readonly closing: TextRange;
  readonly doubtful: readonly TextRange[];
};

export type UnbalancedBracket = TextRange & {
  readonly sign: string;
  readonly line: number;
  readonly column: number;
  readonly bracket: string | undefined;
  readonly node: string | undefined;
  /** The stretch whose standing is unknown because of it. */
  readonly doubtful: TextRange;
};

/** Everything the brackets of a draft say. */
export type BracketedDraft = {
  readonly draft: DraftText;
  readonly tree: BracketTree;
  readonly brackets: readonly Bracket[];
  readonly groups: readonly BracketGroup[];
  readonly options: readonly OptionGroup[];
  readonly unbalanced: readonly UnbalancedBracket[];
  readonly across: readonly AcrossPair[];
  readonly notes: readonly DraftNote[];
  readonly statuses: readonly DraftStatus[];
  readonly reservations: readonly Reservation[];
  /** Attributions that stand outside brackets, on the label or heading of a node: 'Option 2 (EU):'. */
  readonly nodeStances: readonly (Stances & { readonly node: string; readonly range: TextRange; readonly words: TextRange })[];
  /** Line and column of an offset, both from 1. */
  readonly placeOf: (offset: number) => { readonly line: number; readonly column: number };
  /** Every party named, as first written, in the order of the text. */
  readonly parties: readonly string[];
};

/** What a bracket is called: 'b1' is the first opening sign of the text. `index` counts from 0. */
export function bracketId(index: number): string {
  return `b${index + 1}`;
}
