/** Bargaining promises: which packages all parties could live with, which of them no other beats, and who would have to move, exactly and with reasons. */
export { type Candidates, candidatePackages, gameWithoutNumbers } from "./candidates.ts";
export { type Compiled, compile, exactPreferences } from "./compile.ts";
export { type Concession, findConcession } from "./concede.ts";
export type { Grievance } from "./conflict-set.ts";
export { countCombinations, countPackages } from "./count-packages.ts";
export { distanceToFrontier } from "./distance.ts";
export { differenceRange, type LinearProgram, type SolveLinear } from "./dominance-programs.ts";
export { type Frontier, type FrontierPoint, findFrontier } from "./frontier.ts";
export { type Choice, type Game, inUnits, isAcceptable, isFeasible, utilitiesOf } from "./game.ts";
export { markAssumptions } from "./mark-assumptions.ts";
export { type Model, ModelShape, optionsOf } from "./model.ts";
export type { NamedText } from "./negotiation-file.ts";
export { type ParsedModel, parseModel } from "./parse-model.ts";
export { type PreferenceSpace, preferenceSpaceOf } from "./preference-space.ts";
export { readModelFiles } from "./read-files.ts";
export { findShares, type Robustness } from "./smaa.ts";
export { bestOf, Formulas, type Solution, type SolutionName, SolutionNames, solutionsOn, solveDirectly, TieBreak } from "./solutions.ts";
export { type FileForm, FileForms, writeModelFiles } from "./write-files.ts";
