/** Decides what the workbench expects of each answer: the server's wire shapes, from the report's views and the record's words. */
import type { Model } from "#bargaining";
import type { Doubtful, Problem, TextBlock, TextRange, TimeSpan, Unread } from "#record";
import type { Brief, ItemView, MatrixCell, Passage, RedlineSegment, RedlineView, Reference, SourceView } from "#report";

export type ItemKind = ItemView["kind"];
/** What can be listed, as `list` names it. */
export type Listing =
  | "actors"
  | "meetings"
  | "statements"
  | "silences"
  | "points"
  | "positions"
  | "assessments"
  | "contingencies"
  | "instruments"
  | "clashes";

export type LogLine = {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly verb: string;
  readonly line: string;
  readonly undoes?: string;
  readonly undoneBy?: string;
};

export type HomeAnswer = {
  readonly dossier: string;
  readonly name: string;
  readonly head: number;
  readonly sources: number;
  readonly counts: Readonly<Record<string, { readonly all: number; readonly proposed: number }>>;
  readonly clashes: readonly ItemView[];
  readonly planned: readonly ItemView[];
  readonly newest: readonly ItemView[];
  readonly recentSources: readonly SourceView[];
  readonly log: readonly LogLine[];
};

export type ListAnswer = {
  readonly what: string;
  readonly total: number;
  readonly offset: number;
  readonly complete: boolean;
  readonly items: readonly ItemView[];
  readonly sources: readonly SourceView[];
};

export type ShowAnswer = { readonly item?: ItemView; readonly source?: SourceView & { readonly text: string } };

export type Basis = { readonly kind: "rule" | "model"; readonly name: string; readonly certainty: number };

export type ExplainAnswer = {
  readonly id: string;
  readonly line: string;
  readonly standing?: string;
  readonly grounds: readonly {
    readonly mark: string;
    readonly passage: Passage;
    readonly sentence?: Passage;
    readonly basis: Basis;
    readonly reason: string;
    readonly example?: string;
  }[];
  readonly decisions: readonly { readonly at: string; readonly by: string; readonly what: string; readonly reason?: string }[];
  readonly versions: readonly { readonly at: string; readonly seq: number; readonly line: string }[];
};

export type MarginMark = {
  readonly mark: string;
  readonly kind: string;
  readonly range: TextRange;
  readonly parts: readonly { readonly name: string; readonly range: TextRange }[];
  readonly basis: Basis;
  readonly item?: string;
  readonly standing?: string;
  readonly line: string;
};

export type DocumentAnswer = {
  readonly source: SourceView;
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  readonly marks: readonly MarginMark[];
  readonly problems: readonly Problem[];
  readonly unread?: readonly Unread[];
  readonly doubtful?: readonly Doubtful[];
  readonly copies: readonly SourceView[];
};

export type MatrixAnswer = {
  readonly parties: readonly (Reference & { readonly seat?: string })[];
  readonly points: readonly (Reference & { readonly positions: number; readonly number?: string })[];
  readonly cells: readonly MatrixCell[];
  readonly moved: readonly { readonly party: string; readonly point: string; readonly from: string; readonly to: string }[];
  readonly complete: boolean;
};

export type TimelineEntry = {
  readonly id: string;
  readonly kind: "meeting" | "statement" | "position" | "contingency" | "clash";
  readonly line: string;
  readonly standing: string;
  readonly day?: string;
  readonly time?: TimeSpan;
  readonly published?: string;
  readonly lanes: readonly Reference[];
  readonly clashes: number;
};
export type TimelineAnswer = {
  readonly entries: readonly TimelineEntry[];
  readonly total: number;
  readonly offset: number;
  readonly complete: boolean;
};

export type NetworkNode = {
  readonly id: string;
  readonly name: string;
  readonly actorKind: string;
  readonly actsFor?: string;
  readonly meetings: number;
};
export type NetworkLink = {
  readonly from: string;
  readonly to: string;
  readonly kind: "met" | "acts for";
  readonly meetings: readonly string[];
};
export type NetworkAnswer = { readonly nodes: readonly NetworkNode[]; readonly links: readonly NetworkLink[]; readonly complete: boolean };

export type ActorRow = Reference & {
  readonly actorKind: string;
  readonly count?: number;
  readonly seat?: string;
  readonly actsFor?: Reference;
  readonly titles: readonly string[];
  readonly meetings: number;
  readonly sources: number;
  readonly independent: number;
  readonly standing: string;
};
export type ActorListAnswer = {
  readonly actors: readonly ActorRow[];
  readonly total: number;
  readonly offset: number;
  readonly complete: boolean;
};

export type PlanDraft = {
  readonly id: string;
  readonly title: string;
  readonly instrument?: string;
  readonly date?: string;
  readonly drafters: readonly string[];
  readonly status?: string;
  readonly source: string;
  readonly origin: "added" | "read";
};
export type PlanListAnswer = { readonly drafts: readonly (PlanDraft & { readonly points: number })[] };

export type PlanUnit = {
  readonly id: string;
  readonly label: string;
  readonly heading: string;
  readonly range: TextRange;
  readonly point?: string;
  readonly linked?: "read" | "aligned";
  readonly cells: readonly MatrixCell[];
  readonly brackets: number;
  readonly stands: readonly {
    readonly party: string;
    readonly id?: string;
    readonly role: "proposes" | "opposes" | "supports" | "reserves";
    readonly bracket?: string;
    readonly range: TextRange;
  }[];
};
export type PlanBracket = {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly content: TextRange;
  readonly closed: boolean;
  readonly depth: number;
  readonly kind: string;
  readonly group?: string;
  readonly proposers: readonly string[];
  readonly opponents: readonly string[];
  readonly supporters: readonly string[];
  readonly reserving: readonly string[];
};
export type PlanPointsAnswer = {
  readonly draft: PlanDraft;
  readonly text: string;
  readonly shown: readonly TextRange[];
  readonly units: readonly PlanUnit[];
  readonly parties: readonly Reference[];
  readonly brackets: readonly PlanBracket[];
  readonly named: readonly string[];
  readonly counts: {
    readonly brackets: number;
    readonly groups: number;
    readonly unbalanced: number;
    readonly characters: number;
    readonly agreed: number;
    readonly odd: number;
  };
  readonly odd: readonly { readonly line: number; readonly column: number; readonly offset: number; readonly message: string }[];
};
export type OpenPoint = {
  readonly id: string;
  readonly label: string;
  readonly heading: string;
  readonly point?: string;
  readonly brackets: number;
  readonly places: number;
  readonly apart: readonly {
    readonly party: string;
    readonly id?: string;
    readonly stance?: string;
    readonly since?: string;
    readonly position?: string;
    readonly brackets: readonly { readonly bracket?: string; readonly role: string }[];
  }[];
  readonly textSince?: string;
  readonly stanceSince?: string;
  readonly still?: { readonly day: string; readonly what: "text" | "stance" };
};
export type PlanOpenAnswer = {
  readonly draft: string;
  readonly draftId?: string;
  readonly drafts: number;
  readonly points: readonly OpenPoint[];
  readonly settled: number;
};
export type PlanPointAnswer = Omit<OpenPoint, "brackets" | "places"> & {
  readonly citation: string;
  readonly versions: readonly {
    readonly draft: string;
    readonly draftId?: string;
    readonly date?: string;
    readonly label: string;
    readonly kind?: string;
    readonly text: string;
    readonly changes?: readonly RedlineSegment[];
  }[];
  readonly tookIn: readonly { readonly label: string; readonly draft: string }[];
  readonly splitFrom: readonly { readonly label: string; readonly draft: string }[];
  readonly lines: readonly {
    readonly party: Reference;
    readonly steps: readonly {
      readonly position: string;
      readonly stance: string;
      readonly day?: string;
      readonly reported?: string;
      readonly words: { readonly exact: string; readonly outlet?: string };
      readonly turn: boolean;
    }[];
  }[];
  readonly places: readonly {
    readonly kind: string;
    readonly brackets: readonly string[];
    readonly named: boolean;
    readonly choices: readonly {
      readonly label?: string;
      readonly text: string;
      readonly behind: readonly string[];
      readonly wouldMove: readonly string[];
    }[];
  }[];
};
export type ReadSpan = {
  readonly start: number;
  readonly line: number;
  readonly text: string;
  readonly bracket?: string;
  readonly reason: string;
};
export type PlanReadingAnswer = {
  readonly party: string;
  readonly named: boolean;
  readonly parties: readonly string[];
  readonly text: string;
  readonly kept: readonly ReadSpan[];
  readonly dropped: readonly ReadSpan[];
  readonly branches: readonly {
    readonly id: string;
    readonly kind: string;
    readonly line: number;
    readonly reason: string;
    readonly choices: readonly { readonly label?: string; readonly text: string }[];
  }[];
};
export type PlanChangesAnswer = RedlineView & {
  readonly counts: {
    readonly units: Readonly<Record<string, number>>;
    readonly deleted: number;
    readonly inserted: number;
    readonly moved: number;
  };
  readonly similarity: number;
  readonly sameInstrument: boolean;
};

export type SearchAnswer = {
  readonly passages: readonly { readonly passage: Passage; readonly found: readonly TextRange[] }[];
  readonly items: readonly ItemView[];
  readonly totalPassages: number;
  readonly complete: boolean;
};

export type DecideAnswer = {
  readonly command?: string;
  readonly seq: number;
  readonly decided: number;
  readonly items: readonly ItemView[];
};
export type UndoAnswer = { readonly undone: LogLine; readonly seq: number };

export type NameAnswer = { readonly name: string; readonly command?: string };
export type PartiesAnswer = {
  readonly parties: readonly (Reference & { readonly actorKind: string; readonly standing: string; readonly seat?: string })[];
  readonly isOrdered: boolean;
  readonly command?: string;
};
export type SeatAnswer = Reference & { readonly seat?: string; readonly command?: string };

export type BriefAnswer = { readonly brief: Brief; readonly markdown: string };

/** What became of one document that was handed in. */
export type PasteAnswer = {
  readonly label: string;
  readonly status: "read" | "known" | "refused";
  readonly source?: string;
  readonly command?: string;
  readonly code?: string;
  readonly message?: string;
};

/** The dossier's conflict model, or a draft from its record. */
export type ConflictModelAnswer = { readonly origin: "kept" | "draft"; readonly model: unknown; readonly missing: readonly string[] };

/** The dossier's bargaining model, or one drafted from its record. */
export type OutcomesModelAnswer = {
  readonly origin: "kept" | "record";
  readonly model: Model;
  readonly entries: number;
  readonly assumptions: number;
  readonly problems: readonly Problem[];
};

/** What became of a model that was to be kept. */
export type KeptModelAnswer = { readonly command?: string; readonly seq: number };

/** The dossier's plan of commitments as it is kept, and where its clauses stand in documents. */
export type SequenceModelAnswer = {
  readonly origin: "kept" | "none";
  readonly plan?: unknown;
  readonly version?: string;
  readonly passages: readonly ClausePassage[];
};
export type ClausePassage = {
  readonly clause: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly how: "span" | "number";
  readonly draft?: string;
};
export type SequenceKeepAnswer = {
  readonly steps: number;
  readonly version: string;
  readonly warnings: readonly string[];
  readonly command?: string;
  readonly seq: number;
};
