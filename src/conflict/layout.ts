/** Decides how states, moves and improvements are numbered alike for every model: line by line where states are ordered, as a graph otherwise. */
import { checkParts, checkStates } from "./check-model.ts";
import { ConflictError } from "./conflict-error.ts";
import { prepareGame } from "./game.ts";
import type { ConflictModel, StateName } from "./model.ts";
import { improvementStepsOnGraph, improvementsIn, movesIn, movesOnGraph, type Steps } from "./paths.ts";
import { statesNamed } from "./rank-states.ts";
import { layOutStates, patternOf } from "./space.ts";
import { buildStateGraph, nodesNamed } from "./state-graph.ts";

/** A model with its states numbered from 1, whichever way it is solved. */
export type Layout = {
  readonly stateCount: number;
  readonly moves: Steps;
  readonly improvements: Steps;
  readonly nodeOf: (state: number) => number;
  readonly stateOf: (node: number) => number;
  readonly patternOf: (state: number) => string;
  /** The one state a name means. */
  readonly stateNamed: (name: StateName) => number;
};

export function layOut(model: ConflictModel): Layout {
  checkParts(model);
  const space = layOutStates(model);
  checkStates(model, space);
  const game = prepareGame(model, space);
  if (game === undefined) {
    const graph = buildStateGraph(model, space);
    return {
      stateCount: graph.nodes.length,
      moves: movesOnGraph(graph),
      improvements: improvementStepsOnGraph(graph),
      nodeOf: (state) => state - 1,
      stateOf: (node) => node + 1,
      patternOf: (state) => graph.nodes[state - 1]?.pattern ?? "",
      stateNamed: (name) => onlyOne(nodesNamed(graph, name), name),
    };
  }
  const states = new Int32Array(space.size);
  space.places.forEach((place, at) => {
    states[place] = at + 1;
  });
  return {
    stateCount: space.stateCount,
    moves: movesIn(game),
    improvements: improvementsIn(game),
    nodeOf: (state) => space.places[state - 1] ?? 0,
    stateOf: (node) => states[node] ?? 0,
    patternOf: (state) => patternOf(space, space.places[state - 1] ?? 0),
    stateNamed: (name) => onlyOne(statesNamed(space, name), name),
  };
}

function onlyOne(states: readonly number[], name: StateName): number {
  const [only] = states;
  if (only === undefined || states.length > 1) {
    throw new ConflictError(
      "unknown-state",
      `'${name}' fits ${states.length} states`,
      "Name one state: its number, or a pattern without dashes.",
    );
  }
  return only + 1;
}
