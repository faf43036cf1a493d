/** Decides how much each equilibrium hangs on the order of preference statements: which swaps and which doubts would end it, and what they would bring. */
import { prepareGame } from "./game.ts";
import type { ConflictModel, RankedStatement } from "./model.ts";
import { type ConceptName, isEquilibrium, type Progress, solveGame } from "./solve-game.ts";
import { layOutStates } from "./space.ts";

/** A change of one decision maker's statements; numbers from 1, most important first. */
export type Variation =
  | { readonly kind: "swapped"; readonly decisionMaker: string; readonly statements: readonly [number, number] }
  | { readonly kind: "unknown"; readonly decisionMaker: string; readonly statement: number };

export type Robustness = {
  /** How many variations were tried. */
  readonly variations: number;
  readonly equilibria: readonly {
    readonly concept: ConceptName;
    readonly state: number;
    /** Variations under which it stays an equilibrium. */
    readonly survives: number;
    readonly endedBy: readonly Variation[];
  }[];
  /** States that are equilibria only under some variation. */
  readonly others: readonly { readonly concept: ConceptName; readonly state: number; readonly under: readonly Variation[] }[];
};

/**
 * Solves the model again for each variation: two statements of one decision maker that stand next to each other swapped, and each statement left
 * out, as if nobody knew whether it matters. Undefined where nobody's preferences are statements. Cost: solving, times the variations.
 */
export function* testRobustnessInSteps(
  model: ConflictModel,
  concepts: readonly ConceptName[],
): Generator<Progress, Robustness | undefined> {
  const space = layOutStates(model);
  const varied = variationsOf(model);
  if (varied.length === 0 || prepareGame(model, space) === undefined) return undefined;
  const equilibriaOf = (one: ConflictModel): ReadonlyMap<ConceptName, ReadonlySet<number>> => {
    const game = prepareGame(one, space);
    const solution = game === undefined ? undefined : solveGame(game, concepts);
    return new Map(
      concepts.map((concept) => [
        concept,
        new Set(
          [...space.places.keys()].filter((state) => solution !== undefined && isEquilibrium(solution, concept, space.places[state] ?? 0)),
        ),
      ]),
    );
  };
  const base = equilibriaOf(model);
  const endedBy = new Map<string, Variation[]>();
  const others = new Map<string, Variation[]>();
  for (const [at, { variation, model: changed }] of varied.entries()) {
    const now = equilibriaOf(changed);
    for (const concept of concepts) {
      for (const state of base.get(concept) ?? [])
        if (now.get(concept)?.has(state) !== true) note(endedBy, `${concept} ${state}`, variation);
      for (const state of now.get(concept) ?? [])
        if (base.get(concept)?.has(state) !== true) note(others, `${concept} ${state}`, variation);
    }
    yield { done: at + 1, total: varied.length, current: "robustness" };
  }
  return {
    variations: varied.length,
    equilibria: concepts.flatMap((concept) =>
      [...(base.get(concept) ?? [])].map((state) => {
        const ended = endedBy.get(`${concept} ${state}`) ?? [];
        return { concept, state: state + 1, survives: varied.length - ended.length, endedBy: ended };
      }),
    ),
    others: [...others].map(([key, under]) => {
      const [name, state] = key.split(" ");
      return { concept: concepts.find((concept) => concept === name) ?? "Nash", state: Number(state) + 1, under };
    }),
  };
}

function note(found: Map<string, Variation[]>, key: string, variation: Variation): void {
  const row = found.get(key);
  if (row === undefined) found.set(key, [variation]);
  else row.push(variation);
}

function variationsOf(model: ConflictModel): readonly { readonly variation: Variation; readonly model: ConflictModel }[] {
  return model.decisionMakers.flatMap((maker, at) => {
    const { preferences } = maker;
    if (preferences.kind !== "statements") return [];
    const { statements } = preferences;
    const withStatements = (changed: readonly RankedStatement[]): ConflictModel => ({
      ...model,
      decisionMakers: model.decisionMakers.map((one, place) =>
        place === at ? { ...one, preferences: { kind: "statements", statements: changed } } : one,
      ),
    });
    const swaps = statements.slice(1).map((_, first) => ({
      variation: { kind: "swapped", decisionMaker: maker.name, statements: [first + 1, first + 2] } as const,
      model: withStatements(
        statements.map((one, place) => statements[place === first ? first + 1 : place === first + 1 ? first : place] ?? one),
      ),
    }));
    const doubts = statements.map((_, left) => ({
      variation: { kind: "unknown", decisionMaker: maker.name, statement: left + 1 } as const,
      model: withStatements(statements.filter((_, place) => place !== left)),
    }));
    return [...swaps, ...doubts];
  });
}
