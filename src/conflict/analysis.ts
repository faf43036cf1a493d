/** Decides the shape of what is told of a solved model. */
import type { CoalitionConceptName } from "./coalitions.ts";
import type { Direction, StateName } from "./model.ts";
import type { ConceptName } from "./solve-game.ts";

/** States are numbered from 1 in the order of their decimal, the sum of 2 to the place of each option taken. */
export type StateLine = { readonly ord: number; readonly dec: number; readonly yn: string; readonly members?: readonly number[] };

export type MoveLine = { readonly by: string; readonly to: number };

export type ReasonLine = {
  readonly stable: boolean;
  readonly improvements: readonly {
    readonly to: number;
    /** Missing where nothing the others can do (under this concept) undoes the improvement. */
    readonly sanction?: { readonly to: number; readonly moves: readonly MoveLine[]; readonly simultaneous: boolean };
  }[];
  readonly inWords: string;
};

export type Cell = {
  readonly state: number;
  readonly decisionMaker: string;
  readonly concepts: Readonly<Partial<Record<ConceptName, ReasonLine>>>;
};

export type Analysis = {
  readonly name: string;
  readonly options: readonly { readonly name: string; readonly direction: Direction; readonly decisionMaker?: string }[];
  readonly stateCount: number;
  readonly decisionMakers: readonly {
    readonly name: string;
    readonly options: readonly number[];
    readonly nUnilateralMoves?: number;
    readonly nUnilateralImprovements?: number;
    /** A rank for each state; higher is preferred. */
    readonly payoffs?: readonly number[];
    /** Best first; equally preferred states stand together. */
    readonly ranking?: readonly (number | readonly number[])[];
    /** How many states hold, by concept. */
    readonly stableCounts: Readonly<Partial<Record<ConceptName, number>>>;
  }[];
  readonly concepts: readonly ConceptName[];
  readonly sources: Readonly<Partial<Record<ConceptName, string>>>;
  readonly equilibria: Readonly<Partial<Record<ConceptName, readonly number[]>>>;
  /** How many there are, also where not all are listed. */
  readonly equilibriumCounts: Readonly<Partial<Record<ConceptName, number>>>;
  /** By concept, for each decision maker the states that hold; left out of models too large to list. */
  readonly stableStatesPerDM?: Readonly<Partial<Record<ConceptName, readonly (readonly number[])[]>>>;
  /** All states, or in models too large to list those that are an equilibrium or were asked for. */
  readonly states: readonly StateLine[];
  /** Each decision maker at each state with its reasons: of small models all, of others the states asked for. */
  readonly cells: readonly Cell[];
  readonly reasonsFor: ReasonsFor;
  /** Where the model is small enough, or it was asked for: every coalition. */
  readonly coalitional?: {
    readonly concepts: readonly CoalitionConceptName[];
    readonly sources: Readonly<Record<CoalitionConceptName, string>>;
    /** States that hold for every coalition. */
    readonly universalEquilibria: Readonly<Record<CoalitionConceptName, readonly number[]>>;
    readonly coalitions: readonly {
      readonly members: readonly string[];
      readonly stable: Readonly<Record<CoalitionConceptName, readonly number[]>>;
    }[];
  };
  /** Where preferences leave something unknown: the four extensions of Li, Hipel, Kilgour and Fang (2004). */
  readonly unknownPreferences?: Readonly<Record<"a" | "b" | "c" | "d", Answer>>;
  /** Where strengths are told apart: strongly stable states (Hamouda, Kilgour and Hipel 2004, 2006). */
  readonly strongStability?: Answer;
  /** Where somebody sees the conflict differently: each view, and the states that hold for everybody in its own view. */
  readonly hypergame?: {
    readonly views: readonly (Answer & { readonly decisionMaker: string; readonly unseen: readonly number[] })[];
    readonly equilibria: Answer["equilibria"];
  };
  /** False where something was left out; `notes` says what. */
  readonly complete: boolean;
  readonly notes: readonly string[];
};

export type AnalysisWish = {
  readonly concepts?: readonly ConceptName[] | undefined;
  /** States whose reasons are wanted; of small models all are given. */
  readonly explain?: readonly StateName[] | undefined;
  /** Whether to solve for coalitions; where nothing is said, small models are. */
  readonly coalitions?: boolean | undefined;
};

/** For which states `cells` gives reasons. */
export type ReasonsFor = "all states" | "the states asked for" | "none";

/** What holds for whom, and the equilibria. */
export type Answer = {
  readonly equilibria: Readonly<Partial<Record<ConceptName, readonly number[]>>>;
  readonly stableStatesPerDM: Readonly<Partial<Record<ConceptName, readonly (readonly number[])[]>>>;
};
