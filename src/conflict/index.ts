/** Conflict promises: a graph model solved by the definitions of the literature, each answer with its reason, without matrices and without I/O. */
export { analyseInSteps } from "./analyse.ts";
export type { Analysis, AnalysisWish, Cell, ReasonLine } from "./analysis.ts";
export { hasBit } from "./bits.ts";
export { checkParts, checkStates, fixOptions } from "./check-model.ts";
export { ConflictError, type ConflictErrorCode } from "./conflict-error.ts";
export { createExplainer, type Explainer, improvementsOf, movesOf, type Reason, type Sanction } from "./explain-cell.ts";
export { type Game, prepareGame } from "./game.ts";
export type { ConflictModel, ConflictOption, DecisionMaker, OptionSetting, Preferences, StateName, Threat } from "./model.ts";
export { ConflictFileShape } from "./own-form.ts";
export { parseModel, parseModelFile } from "./parse-model.ts";
export { statesNamed } from "./rank-states.ts";
export { type ConceptName, ConceptNames, finish, isEquilibrium, type Progress, solveGame, solveGameInSteps } from "./solve-game.ts";
export { decimalOf, layOutStates, patternOf, type Space } from "./space.ts";
export { formatStatement, parseStatement, type Statement } from "./statement.ts";
