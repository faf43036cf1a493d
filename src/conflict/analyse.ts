/** Decides what is told of a solved model: states with numbers, orders, moves, what holds for whom with reasons, and the equilibria. */

import { analyseCoalitionsInSteps, analyseGraphInSteps, optionLines, sourcesOf } from "./analyse-graph.ts";
import type { Analysis, AnalysisWish, Cell, StateLine } from "./analysis.ts";
import { hasBit } from "./bits.ts";
import { checkParts, checkStates } from "./check-model.ts";
import { createExplainer, type Explainer } from "./explain-cell.ts";
import { type Game, prepareGame } from "./game.ts";
import { analyseViewsInSteps } from "./hypergame.ts";
import { orderLines } from "./lines.ts";
import type { ConflictModel } from "./model.ts";
import { statesNamed } from "./rank-states.ts";
import { reasonLine } from "./reason-line.ts";
import { type ConceptName, ConceptNames, type GameSolution, isEquilibrium, type Progress, solveGameInSteps } from "./solve-game.ts";
import { decimalOf, layOutStates, patternOf, type Space } from "./space.ts";
import { buildStateGraph } from "./state-graph.ts";

/** Cells told with reasons where nobody asked for states. */
const CellsToldUnasked = 1024;
/** States listed one by one. */
const MostListedStates = 2 ** 17;
/** Equilibria listed one by one in larger models. */
const MostListedEquilibria = 10_000;
/** Superpositions grow with the product of everyone's improvements; beyond so many states they are tested only when asked for. */
const MostStatesForSimultaneous = 2 ** 17;

/**
 * Solves a model all of whose decision makers order all states. Yields how far it is.
 *
 * @throws ConflictError for a model that cannot be solved.
 */
export function* analyseInSteps(model: ConflictModel, wish: AnalysisWish = {}): Generator<Progress, Analysis> {
  checkParts(model);
  const space = layOutStates(model);
  yield { done: 0, total: 1, current: `${space.stateCount} states` };
  const notes = [...model.notes, ...checkStates(model, space)];
  const game = prepareGame(model, space);
  if (game === undefined) {
    const analysis = yield* analyseGraphInSteps(model, space, wish, notes);
    return yield* withCoalitions(analysis, model, space, wish);
  }
  const isLarge = space.stateCount > MostListedStates;
  const concepts =
    wish.concepts ?? (space.stateCount > MostStatesForSimultaneous ? ConceptNames.filter((name) => name !== "SIM") : ConceptNames);
  if (wish.concepts === undefined && concepts.length < ConceptNames.length) {
    notes.push(`SIM was not tested: with more than ${MostStatesForSimultaneous} states it is tested only when asked for (--concepts SIM).`);
  }
  const solution = yield* solveGameInSteps(game, concepts);
  const asked = [...new Set((wish.explain ?? []).flatMap((name) => statesNamed(space, name)))];
  const isToldWhole = asked.length === 0 && space.stateCount * game.players.length * concepts.length <= CellsToldUnasked * 6;
  const told = isToldWhole ? Array.from(space.places.keys()) : asked;
  const equilibria = equilibriaOf(game, solution, isLarge ? MostListedEquilibria : Number.POSITIVE_INFINITY);
  for (const [concept, { count, states }] of equilibria) {
    if (count > states.length) notes.push(`${concept} has ${count} equilibria; the first ${states.length} are listed.`);
  }
  if (isLarge) notes.push(`with ${space.stateCount} states, those that hold are counted, not listed; ask for single ones with --state.`);
  else if (!isToldWhole && asked.length === 0) notes.push("reasons are given for the states asked for with --state.");
  const teller = { explain: createExplainer(game), numberOf: numberer(game) };
  const analysis: Analysis = {
    name: model.name,
    options: optionLines(model),
    stateCount: space.stateCount,
    decisionMakers: game.players.map((player, at) => {
      const maker = model.decisionMakers[at];
      return {
        name: maker?.name ?? "",
        options: maker?.options ?? [],
        ...(isLarge ? {} : { ...countMoves(game, at), ...orderOf(game, at) }),
        stableCounts: Object.fromEntries(
          concepts.map((concept) => [concept, countAt(game, solution.holds.get(concept)?.[at] ?? new Uint32Array(player.ranks.length))]),
        ),
      };
    }),
    concepts,
    sources: sourcesOf(concepts),
    equilibria: Object.fromEntries([...equilibria].map(([concept, { states }]) => [concept, states])),
    equilibriumCounts: Object.fromEntries([...equilibria].map(([concept, { count }]) => [concept, count])),
    ...(isLarge
      ? {}
      : {
          stableStatesPerDM: Object.fromEntries(
            concepts.map((concept) => [
              concept,
              (solution.holds.get(concept) ?? []).map((bits) =>
                [...space.places.keys()].filter((state) => hasBit(bits, space.places[state] ?? 0)).map((state) => state + 1),
              ),
            ]),
          ),
        }),
    states: (isLarge
      ? [...new Set([...told, ...[...equilibria.values()].flatMap(({ states }) => states.map((ord) => ord - 1))])].sort((a, b) => a - b)
      : [...space.places.keys()]
    ).map((state) => stateLine(game, state)),
    cells: told.flatMap((state) => game.players.map((_, at) => cellOf(game, teller, concepts, at, state))),
    reasonsFor: isToldWhole ? "all states" : asked.length > 0 ? "the states asked for" : "none",
    ...(model.decisionMakers.some((maker) => maker.view !== undefined) && !isLarge
      ? { hypergame: yield* analyseViewsInSteps(game, concepts) }
      : {}),
    complete: !isLarge && concepts.length === ConceptNames.length,
    notes,
  };
  return yield* withCoalitions(analysis, model, space, wish);
}

/** Coalitions number 2 to the number of decision makers. */
const MostMakersForCoalitions = 6;
const MostStatesForCoalitionsUnasked = 512;
/** The grand coalition's ways are kept for each pair of states. */
const MostStatesForCoalitions = 4096;

function* withCoalitions(analysis: Analysis, model: ConflictModel, space: Space, wish: AnalysisWish): Generator<Progress, Analysis> {
  if (wish.coalitions === false) return analysis;
  const most = wish.coalitions === true ? MostStatesForCoalitions : MostStatesForCoalitionsUnasked;
  if (analysis.stateCount > most || model.decisionMakers.length > MostMakersForCoalitions) {
    const limit = `more than ${MostStatesForCoalitions} states or ${MostMakersForCoalitions} decision makers`;
    const why =
      wish.coalitions === true
        ? `coalitions were not solved: the model has ${limit}.`
        : `coalitions were not solved: they are on their own for up to ${MostStatesForCoalitionsUnasked} states, with --coalitions for up to ${MostStatesForCoalitions}.`;
    return { ...analysis, complete: false, notes: [...analysis.notes, why] };
  }
  return { ...analysis, coalitional: yield* analyseCoalitionsInSteps(buildStateGraph(model, space)) };
}

export function stateLine({ space }: Game, state: number): StateLine {
  const place = space.places[state] ?? 0;
  return { ord: state + 1, dec: decimalOf(space, place), yn: patternOf(space, place) };
}

/** The number of each place that is a state, from 1; places are looked up by halves in boxes that are in order, by a table otherwise. */
export function numberer({ space }: Game): (place: number) => number {
  const numbers = new Map<number, number>();
  let isInOrder = true;
  for (let at = 1; at < space.places.length; at++) if ((space.places[at] ?? 0) < (space.places[at - 1] ?? 0)) isInOrder = false;
  if (!isInOrder) for (const [state, place] of space.places.entries()) numbers.set(place, state + 1);
  return (place) => {
    if (!isInOrder) return numbers.get(place) ?? 0;
    let low = 0;
    let high = space.places.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((space.places[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

function cellOf(
  game: Game,
  { explain, numberOf }: { readonly explain: Explainer; readonly numberOf: (place: number) => number },
  concepts: readonly ConceptName[],
  at: number,
  state: number,
): Cell {
  const place = game.space.places[state] ?? 0;
  const nameOf = (by: number): string => game.model.decisionMakers[by]?.name ?? "";
  return {
    state: state + 1,
    decisionMaker: nameOf(at),
    concepts: Object.fromEntries(
      concepts.map((concept) => [concept, reasonLine(explain(concept, at, place), concept, nameOf(at), numberOf, nameOf)]),
    ),
  };
}

function equilibriaOf(
  game: Game,
  solution: GameSolution,
  most: number,
): ReadonlyMap<ConceptName, { readonly count: number; readonly states: readonly number[] }> {
  return new Map(
    solution.concepts.map((concept) => {
      const states: number[] = [];
      let count = 0;
      for (const [state, place] of game.space.places.entries()) {
        if (!isEquilibrium(solution, concept, place)) continue;
        count++;
        if (states.length < most) states.push(state + 1);
      }
      return [concept, { count, states }] as const;
    }),
  );
}

function countAt(game: Game, bits: Uint32Array): number {
  let count = 0;
  for (const place of game.space.places) if (hasBit(bits, place)) count++;
  return count;
}

/** Counted line by line: a state has as many moves as its line has reachable states, and as many improvements as come before it in order. */
function countMoves(game: Game, at: number): { readonly nUnilateralMoves: number; readonly nUnilateralImprovements: number } {
  const player = game.players[at];
  if (player === undefined) return { nUnilateralMoves: 0, nUnilateralImprovements: 0 };
  const { coordinate, ranks } = player;
  const { choices, stride, classOf, reachable } = coordinate;
  const order = orderLines(player);
  let moves = 0;
  let improvements = 0;
  let line = 0;
  const passed = new Int32Array(reachable.length);
  const inClass = new Int32Array(reachable.length);
  for (let base = 0; base < ranks.length; base += stride * choices) {
    for (let low = 0; low < stride; low++, line += choices) {
      passed.fill(0);
      inClass.fill(0);
      let pending = 0;
      let lastRank = -1;
      for (let index = 0; index < choices; index++) {
        const choice = order[line + index] ?? 0;
        if (ranks[base + low + choice * stride] !== 0) inClass[classOf[choice] ?? 0] = (inClass[classOf[choice] ?? 0] ?? 0) + 1;
      }
      for (let index = 0; index < choices; index++) {
        const choice = order[line + index] ?? 0;
        const rank = ranks[base + low + choice * stride] ?? 0;
        if (rank === 0) break;
        if (rank !== lastRank) {
          for (; pending < index; pending++) {
            const group = classOf[order[line + pending] ?? 0] ?? 0;
            passed[group] = (passed[group] ?? 0) + 1;
          }
          lastRank = rank;
        }
        for (const group of reachable[classOf[choice] ?? 0] ?? []) {
          moves += inClass[group] ?? 0;
          improvements += passed[group] ?? 0;
        }
        moves--; // Standing still is no move.
      }
    }
  }
  return { nUnilateralMoves: moves, nUnilateralImprovements: improvements };
}

function orderOf(
  game: Game,
  at: number,
): { readonly payoffs: readonly number[]; readonly ranking: readonly (number | readonly number[])[] } {
  const ranks = game.players[at]?.ranks;
  const payoffs = Array.from(game.space.places, (place) => ranks?.[place] ?? 0);
  const groups = new Map<number, number[]>();
  payoffs.forEach((payoff, state) => {
    const group = groups.get(payoff);
    if (group === undefined) groups.set(payoff, [state + 1]);
    else group.push(state + 1);
  });
  const ranking = [...groups]
    .sort((one, other) => other[0] - one[0])
    .map(([, states]) => (states.length === 1 ? (states[0] ?? 0) : states));
  return { payoffs, ranking };
}
