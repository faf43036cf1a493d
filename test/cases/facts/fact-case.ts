/** Decides how a case for positions, assessments, contingencies and instruments is written down: a text and all that a careful reader takes from it. */
import type { ContingencyMark, LikelihoodBand, Stance } from "#record";

/** What is not listed must not be found; instruments are compared only where a case lists them. Actors are named as in `cast-of-cases.ts`. */
export type FactCase = {
  readonly name: string;
  readonly text: string;
  /** Who said which words, as the attribution stage would have found; `words` stand in the text once. */
  readonly said?: readonly { readonly by: string; readonly words: string; readonly via?: string }[];
  readonly positions?: readonly ExpectedPosition[];
  readonly assessments?: readonly ExpectedAssessment[];
  readonly contingencies?: readonly ExpectedContingency[];
  readonly instruments?: readonly ExpectedInstrument[];
};

export type ExpectedPosition = {
  readonly party: string;
  readonly topic: string;
  readonly stance: Stance;
  readonly holder?: string;
  readonly condition?: string;
  readonly accordingTo?: string;
};

export type ExpectedAssessment = {
  readonly type: "intent" | "capability" | "likelihood";
  readonly about?: string;
  readonly assessor?: string;
  readonly via?: string;
  readonly band?: LikelihoodBand;
};

export type ExpectedContingency = {
  readonly trigger: string;
  readonly response: string;
  readonly mode: ContingencyMark["mode"];
  readonly advocate?: string;
  readonly wouldAct?: string;
  readonly precedent?: string;
  readonly reason?: string;
};

export type ExpectedInstrument = {
  readonly name: string;
  readonly points?: number;
  readonly drafter?: string;
  readonly mentions?: number;
};
