/** Decides what is aligned: a plain list of numbered units of two drafts, and what is said about each pair of them. */

/** One article, point or other numbered piece of a draft, as alignment sees it. */
export type AlignUnit = {
  /** Unique within its draft. */
  readonly id: string;
  /** As written, without its kind word: `28`, `3bis`, `IV`; empty where the unit has none. */
  readonly number: string;
  readonly heading: string;
  readonly text: string;
  /** The units it stands in, outermost first, by heading or number. */
  readonly parents: readonly string[];
};

/** What became of a unit. A pair carries every change that is so; `kind` is the one a reader wants first. */
export type LinkKind = "kept" | "edited" | "moved" | "renumbered" | "merged" | "split";

/** The measures a pair rests on, each from 0 to 1. */
export type LinkEvidence = {
  /** Likeness of the whole texts: cosine of weighted words and word pairs. */
  readonly likeness: number;
  /** Share of the old unit's weighted words that the new one holds, and the other way round. */
  readonly oldInNew: number;
  readonly newInOld: number;
  /** How closely the nearest sure pairs before and after, on both sides, run beside this one. */
  readonly neighbours: number;
  /** Same number, where numbers are kept often enough between these drafts to mean something. */
  readonly sameNumber: boolean;
  readonly sameHeading: boolean;
  /** Share of each unit that passed to the other passage by passage. */
  readonly passedOn: number;
  readonly takenOver: number;
  /** A person said so; nothing was weighed. */
  readonly byPerson: boolean;
};

/** One old unit and one new unit that stand for each other, wholly or in part. */
export type Link = {
  /** Places in the two lists. */
  readonly old: number;
  readonly new: number;
  readonly kind: LinkKind;
  /** Every change that is so, in the order moved, renumbered, edited; empty for a unit that was kept as it is. */
  readonly changes: readonly ("moved" | "renumbered" | "edited")[];
  /** 0 to 1: how often a pair with such evidence is right. */
  readonly certainty: number;
  /** The partner; false where text only joined or left (a merge or a split). Every unit has at most one. */
  readonly primary: boolean;
  readonly evidence: LinkEvidence;
};

/** How the units of two drafts correspond. */
export type Alignment = {
  /** In the order of the old draft, then of the new. */
  readonly links: readonly Link[];
  /** Places of old units that went nowhere and of new units that came from nowhere. */
  readonly dropped: readonly number[];
  readonly added: readonly number[];
  /** One new unit made of several old ones. */
  readonly merges: readonly { readonly old: readonly number[]; readonly new: number }[];
  /** One old unit that became several. */
  readonly splits: readonly { readonly old: number; readonly new: readonly number[] }[];
  /** Likeness of the two drafts as wholes, 0 to 1: the share of weighted words in linked units, by how alike these are. */
  readonly similarity: number;
  /** False where so little corresponds that these look like drafts of different texts. */
  readonly sameInstrument: boolean;
};
