/** Decides what the outcome page and its worker say to each other. */
import type { ChangeStory, Model, NamedText, OutcomeSurvey, PackageStory, Unknowns } from "#bargaining";
import type { Problem } from "#record";

/** Points that are settled, each with its option; by place. */
export type Held = readonly (readonly [number, number])[];

export type ToWorker =
  | { readonly kind: "read"; readonly files: readonly NamedText[] }
  | { readonly kind: "survey"; readonly model: Model; readonly held: Held }
  | { readonly kind: "tell"; readonly choice: readonly number[] }
  | { readonly kind: "weigh"; readonly model: Model; readonly draws: number; readonly seed: number };

/** A package with what it changes in today's draft. */
export type Told = { readonly story: PackageStory; readonly changes: readonly ChangeStory[] };

/** What the unknowns come to, without what only computing needs. */
export type Weighing = Omit<Extract<Unknowns, { kind: "shares" }>, "spaces" | "kind">;

export type FromWorker =
  | { readonly kind: "read"; readonly model: Model; readonly problems: readonly Problem[] }
  | { readonly kind: "surveyed"; readonly survey: OutcomeSurvey; readonly problems: readonly Problem[] }
  | { readonly kind: "told"; readonly told: Told }
  | { readonly kind: "weighed"; readonly weighing: Weighing }
  | { readonly kind: "progress"; readonly done: number; readonly total: number; readonly current: string }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };
