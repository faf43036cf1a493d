/** Decides what a graph model is once it is read: options, decision makers, preferences, what is infeasible and what counts as one state. */
import type { Statement } from "./statement.ts";

/** Which way an option may be changed once the conflict runs; `forward` is from not taken to taken. */
export type Direction = "both" | "forward" | "backward" | "fixed";

export type ConflictOption = {
  readonly name: string;
  readonly direction: Direction;
  readonly note?: string;
  /** The item of the record this option stands for, where the model comes from a dossier. */
  readonly contingency?: string;
};

/** One prioritised statement; `unknown` where nobody knows whether it matters, `strong` where it separates strongly preferred states. */
export type RankedStatement = { readonly statement: Statement; readonly unknown: boolean; readonly strong: boolean };

/** A state named by its number (from 1, in the order of its decimal) or by a pattern of Y, N and -. */
export type StateName = number | string;

/** One comparison entered by hand. */
export type Comparison =
  | { readonly kind: "prefers"; readonly better: StateName; readonly worse: StateName; readonly strong: boolean }
  | { readonly kind: "equal"; readonly states: readonly StateName[] };

export type Preferences =
  /** Most important first (option prioritisation; Fang, Hipel, Kilgour and Peng 2003). */
  | { readonly kind: "statements"; readonly statements: readonly RankedStatement[] }
  /** Best first; states in one group are equally preferred. */
  | { readonly kind: "ranking"; readonly groups: readonly (readonly StateName[])[] }
  /** One number for each state in order; only their order counts. */
  | { readonly kind: "payoffs"; readonly payoffs: readonly number[] }
  /** What is not said and does not follow is unknown. */
  | { readonly kind: "comparisons"; readonly comparisons: readonly Comparison[] };

/** How a decision maker sees the conflict where that differs from how it is (a hypergame; Wang, Hipel and Fraser 1988). */
export type View = {
  /** States this decision maker does not see. */
  readonly unseen: readonly Statement[];
  /** What it takes for another's preferences, by the other's place in the list. */
  readonly preferences: ReadonlyMap<number, Preferences>;
};

export type DecisionMaker = {
  readonly name: string;
  /** Places of its options in the model's list. */
  readonly options: readonly number[];
  readonly preferences: Preferences;
  readonly view?: View;
};

/** Something said that would be done: whoever acts would set these options. */
export type Threat = {
  readonly id: string;
  readonly name: string;
  /** Place of the decision maker who would act. */
  readonly by: number;
  readonly response: readonly OptionSetting[];
  /** When it would be carried out; always, where nothing is said. */
  readonly trigger: Statement | undefined;
};

export type OptionSetting = { readonly option: number; readonly taken: boolean };

export type ConflictModel = {
  readonly name: string;
  readonly options: readonly ConflictOption[];
  readonly decisionMakers: readonly DecisionMaker[];
  /** A state for which one of these is true cannot be. */
  readonly infeasible: readonly Statement[];
  /** Where given, exactly these decimals are the states. */
  readonly listedStates?: readonly number[];
  /** States for which one of these is true count as one. */
  readonly countsAsOne: readonly Statement[];
  readonly statusQuo?: StateName;
  readonly threats: readonly Threat[];
  readonly references: readonly string[];
  /** What was odd in the file but did not stop it. */
  readonly notes: readonly string[];
};
