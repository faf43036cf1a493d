/** Decides which states hold for whom under which solution concept, and which are equilibria. */
import { type Bits, hasBit } from "./bits.ts";
import { ConflictError } from "./conflict-error.ts";
import type { Game } from "./game.ts";
import { prepareWork, type Step } from "./stability/concept.ts";
import { allConcepts } from "./stability/index.ts";

export type ConceptName = "Nash" | "GMR" | "SMR" | "SEQ" | "SSEQ" | "SIM";
export const ConceptNames: readonly ConceptName[] = ["Nash", "GMR", "SMR", "SEQ", "SSEQ", "SIM"];

export type Progress = { readonly done: number; readonly total: number; readonly current: string };

/** For each concept asked for and each decision maker, the places of the box at which it holds. */
export type GameSolution = {
  readonly concepts: readonly ConceptName[];
  /** Concept, then decision maker. */
  readonly holds: ReadonlyMap<ConceptName, readonly Bits[]>;
};

/**
 * Solves `game` in steps: each yields how far it is, so that a caller can show it or stop. Cost: see the concepts; memory: the ranks, one order of
 * lines for each decision maker and two working arrays, each as long as the box.
 */
export function* solveGameInSteps(game: Game, concepts: readonly ConceptName[] = ConceptNames): Generator<Progress, GameSolution> {
  const work = prepareWork(game);
  const holds = new Map<ConceptName, readonly Bits[]>();
  const total = concepts.length * game.players.length;
  let done = 0;
  for (const name of concepts) {
    const concept = allConcepts.find((one) => one.name === name);
    if (concept === undefined)
      throw new ConflictError("malformed", `there is no solution concept '${name}'`, `Choose of ${ConceptNames.join(", ")}.`);
    const row: Bits[] = [];
    for (const focal of game.players.keys()) {
      row.push(yield* counted(concept.hold(work, focal), done, total));
      done++;
    }
    holds.set(name, row);
  }
  return { concepts, holds };
}

/** {@link solveGameInSteps} at one go. */
export function solveGame(game: Game, concepts: readonly ConceptName[] = ConceptNames): GameSolution {
  return finish(solveGameInSteps(game, concepts));
}

/** Runs a generator to its end. */
export function finish<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Whether the state at `place` holds for every decision maker. */
export function isEquilibrium(solution: GameSolution, concept: ConceptName, place: number): boolean {
  return solution.holds.get(concept)?.every((bits) => hasBit(bits, place)) ?? false;
}

function* counted(steps: Generator<Step, Bits>, done: number, total: number): Generator<Progress, Bits> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield { done, total, current: `${step.value.concept} for ${step.value.decisionMaker}` };
  }
}
