/** Decides what a drawing of a conflict needs: the answer, who can move where, and the shortest ways from where things stand. */

import { analyseInSteps } from "./analyse.ts";
import type { Analysis } from "./analysis.ts";
import { type Layout, layOut } from "./layout.ts";
import type { ConflictModel } from "./model.ts";
import { type PathStep, reachFrom, type Steps } from "./paths.ts";
import type { Progress } from "./solve-game.ts";
import { buildStateGraph } from "./state-graph.ts";
import { type ThreatStory, tellThreats } from "./tell-threats.ts";
import { threatsOf } from "./threats.ts";

/** One move between two numbered states; `by` is the decision maker's place. */
export type Arrow = { readonly by: number; readonly from: number; readonly to: number; readonly isImprovement: boolean };

export type Way = { readonly state: number; readonly path: readonly PathStep[] };

export type Survey = {
  readonly analysis: Analysis;
  /** The status quo, or the first state where the model names none. */
  readonly start: number;
  readonly isStatusQuoGiven: boolean;
  /** Empty where there are more states than can be drawn. */
  readonly arrows: readonly Arrow[];
  readonly byMoves: readonly Way[];
  readonly byImprovements: readonly Way[];
  /** Whether there are few enough states to weigh threats and tell what would make a state hold. */
  readonly isWeighed: boolean;
  readonly threats: readonly ThreatStory[];
};

/** Beyond this a drawing shows nothing; tables and commands still answer. */
const MostDrawn = 256;

/** Beyond this, what each threat is worth and what would make a state hold takes longer than a person waits for. */
const MostWeighed = 4096;

/** Solves the model and surveys it from its status quo. Cost: solving, and the moves of a model that can be drawn. */
export function* surveyInSteps(model: ConflictModel): Generator<Progress, Survey> {
  const analysis = yield* analyseInSteps(model, { explain: [1] });
  const layout = layOut(model);
  const start = model.statusQuo === undefined ? 1 : layout.stateNamed(model.statusQuo);
  const isWeighed = layout.stateCount <= MostWeighed;
  const isDrawn = layout.stateCount <= MostDrawn;
  return {
    analysis,
    start,
    isStatusQuoGiven: model.statusQuo !== undefined,
    arrows: isDrawn ? arrowsOf(layout) : [],
    byMoves: isDrawn ? waysFrom(layout, layout.moves, start) : [],
    byImprovements: isDrawn ? waysFrom(layout, layout.improvements, start) : [],
    isWeighed,
    threats: threatsOf(model).length > 0 && isWeighed ? tellThreats(buildStateGraph(model)) : [],
  };
}

function arrowsOf({ stateCount, moves, improvements, nodeOf, stateOf }: Layout): readonly Arrow[] {
  const arrows: Arrow[] = [];
  for (let from = 1; from <= stateCount; from++) {
    for (let by = 0; by < moves.makers; by++) {
      const better = new Set(improvements.stepsOf(by, nodeOf(from)));
      for (const to of moves.stepsOf(by, nodeOf(from))) arrows.push({ by, from, to: stateOf(to), isImprovement: better.has(to) });
    }
  }
  return arrows;
}

function waysFrom({ nodeOf, stateOf }: Layout, steps: Steps, start: number): readonly Way[] {
  const { nodes, pathTo } = reachFrom(steps, nodeOf(start));
  return nodes
    .map((node) => ({ state: stateOf(node), path: pathTo(node).map(({ by, to }) => ({ by, to: stateOf(to) })) }))
    .filter(({ state }) => state !== start);
}
