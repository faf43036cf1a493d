/** Decides what must come before what if the ceilings are to be kept: what every moment's least exposure leaves no other room for. */
import { cloneCut, copyCut, createMomentCuts, type MomentCut } from "./moment-cut.ts";
import type { OrderProblem } from "./order-problem.ts";
import { isIn, type PrecedenceGraph, precedenceGraph } from "./precedence-graph.ts";

/** A moment and how exposures are weighted there; whole numbers, one for each side. */
export type WeightedMoment = { readonly step: number; readonly weights: readonly number[] };

/** The problem with what follows; `tight` are the moments that leave least room, tightest first. */
export type Implied = {
  readonly problem: OrderProblem;
  readonly graph: PrecedenceGraph;
  readonly tight: readonly WeightedMoment[];
  /** Of the pairs left open the one of which one order leaves least room: that order, the unlikelier one. */
  readonly doubtful: readonly [earlier: number, later: number] | undefined;
};

/** Counts the steps that were visited: a measure of work that is the same on every machine. */
export type Visits = { count: number };

/** A moment, its least weighted exposure, and a limit for what forcing any step to its other side costs. */
type Judged = { readonly moment: WeightedMoment; readonly value: number; readonly most: number };

/** Visits of steps that one look at all moments may cost: on plans of many steps only some are asked. */
const MostVisits = 4_000_000;
/** Moments that were this near (or nearer) to telling something are asked again in later rounds. */
const Near = 0.4;

/**
 * The balance constraint of reservoirs (Laborie 2003) with minimum cuts for its bounds: if the exposures around step x, weighted, cannot stay
 * under the weighted ceilings once y is done before x, then y comes after x, and the other way round; until nothing more follows from the given
 * moments, or `mostVisits` steps were visited. Every order that keeps the ceilings keeps what is added; undefined where no order does. Groups
 * (`anyBefore`) are left out, which can only add less. Cost: for each round a minimum cut for each moment and one more for each precedence found.
 */
export function implyPrecedences(
  given: OrderProblem,
  ceilings: readonly number[],
  moments: readonly WeightedMoment[],
  mostVisits: number,
  visits: Visits = { count: 0 },
): Implied | undefined {
  let problem = given;
  let asked = moments;
  let left = mostVisits;
  for (;;) {
    const graph = precedenceGraph(problem.before);
    if (graph === undefined) return undefined;
    const round = oneRound(problem, graph, ceilings, asked, left);
    visits.count += round.visits;
    if (round.kind === "none") return undefined;
    left -= round.visits;
    if (round.follows.length === 0) return { problem, graph, tight: round.tight, doubtful: round.doubtful };
    asked = round.tight;
    const before = problem.before.map((steps) => [...steps]);
    for (const [earlier, later] of round.follows) before[later]?.push(earlier);
    problem = { ...problem, before };
  }
}

/**
 * The moments of a problem that can tell something at given ceilings, tightest first; the same for the problem told from its end. Each weighting
 * is asked at each step once, for all ceilings.
 */
export function momentsOf(
  problem: OrderProblem,
  weightings: readonly (readonly number[])[],
): (ceilings: readonly number[]) => readonly WeightedMoment[] {
  const every = Array.from({ length: problem.count }, (_, step) => weightings.map((weights) => ({ step, weights }))).flat();
  const graph = precedenceGraph(problem.before);
  const round = graph === undefined ? undefined : oneRound(problem, graph, undefined, every, MostVisits);
  const judged = round?.kind === "round" ? round.judged : [];
  return (ceilings) => {
    const near = judged.map(({ moment, value, most }) => ({ moment, most, room: limitOf(moment.weights, ceilings) - value }));
    return near
      .filter(({ most, room }) => most > room * Near)
      .sort((one, other) => other.most / (Math.max(0, other.room) + 1) - one.most / (Math.max(0, one.room) + 1))
      .map(({ moment }) => moment);
  };
}

type OneRound =
  | { readonly kind: "none"; readonly visits: number }
  | {
      readonly kind: "round";
      readonly follows: readonly (readonly [number, number])[];
      readonly tight: readonly WeightedMoment[];
      readonly doubtful: Implied["doubtful"];
      readonly judged: readonly Judged[];
      readonly visits: number;
    };

function oneRound(
  problem: OrderProblem,
  graph: PrecedenceGraph,
  ceilings: readonly number[] | undefined,
  asked: readonly WeightedMoment[],
  mostVisits: number,
): OneRound {
  const { count, words } = graph;
  const moments = createMomentCuts(problem, graph);
  const follows: [number, number][] = [];
  const judged: Judged[] = [];
  const near: { readonly moment: WeightedMoment; readonly nearness: number }[] = [];
  const lackingBits = new Uint32Array(words);
  const spareBits = new Uint32Array(words);
  const knownOf = new Int32Array(count).fill(-1);
  let scratch: MomentCut | undefined;
  let reused: MomentCut | undefined;
  let doubt = 0;
  let doubtful: readonly [number, number] | undefined;
  for (const moment of asked) {
    if (moments.visits() > mostVisits) break;
    const { step, weights } = moment;
    const cut = moments.cutAt(step, weights, reused);
    reused = cut;
    const room = ceilings === undefined ? Number.POSITIVE_INFINITY : limitOf(weights, ceilings) - cut.value;
    if (room < 0) return { kind: "none", visits: moments.visits() };
    const { lacking, spare } = markAmounts(cut);
    if (Math.max(lacking, spare) <= room * Near && ceilings !== undefined) continue;
    let most = 0;
    for (let other = 0; other < count; other++) {
      if (other === step || isIn(graph.above, step * words, other) || isIn(graph.below, step * words, other)) continue;
      const isInside = cut.kept[other] === 1;
      if ((isInside ? spare : lacking) <= most && most <= room) continue;
      const could = isInside ? sumOf(graph.below, other, spareBits, cut.spare) : sumOf(graph.above, other, lackingBits, cut.lacking);
      if (could > most) most = could;
      if (could <= room && could / (room + 1) > doubt && knownOf[other] !== step) {
        doubt = could / (room + 1);
        doubtful = isInside ? [step, other] : [other, step];
      }
      if (could <= room || knownOf[other] === step) continue;
      scratch ??= cloneCut(cut);
      copyCut(cut, scratch);
      const more = isInside ? moments.exclude(scratch, other, room) : moments.include(scratch, other, room);
      if (more <= room) continue;
      knownOf[other] = step;
      follows.push(isInside ? [other, step] : [step, other]);
    }
    judged.push({ moment, value: cut.value, most });
    if (most > room * Near) near.push({ moment, nearness: most / (room + 1) });
  }
  near.sort((one, other) => other.nearness - one.nearness);
  return { kind: "round", follows, tight: near.map(({ moment }) => moment), doubtful, judged, visits: moments.visits() };

  /** Notes which steps outside the cut are lacking something, and which inside have some to spare; answers both sums. */
  function markAmounts({ kept, lacking, spare }: MomentCut): { readonly lacking: number; readonly spare: number } {
    const sums = { lacking: 0, spare: 0 };
    lackingBits.fill(0);
    spareBits.fill(0);
    for (let one = 0; one < count; one++) {
      const isInside = kept[one] === 1;
      const amount = (isInside ? spare : lacking)[one] as number;
      if (amount === 0) continue;
      const bits = isInside ? spareBits : lackingBits;
      bits[one >>> 5] = (bits[one >>> 5] as number) | (1 << (one & 31));
      if (isInside) sums.spare += amount;
      else sums.lacking += amount;
    }
    return sums;
  }

  /** What a step and all that its set holds could take or give at most: a limit for what forcing it to the other side costs. */
  function sumOf(sets: Uint32Array, step: number, bits: Uint32Array, amounts: Float64Array): number {
    let sum = isIn(bits, 0, step) ? (amounts[step] as number) : 0;
    for (let word = 0; word < words; word++) {
      let left = (sets[step * words + word] as number) & (bits[word] as number);
      while (left !== 0) {
        sum += amounts[word * 32 + 31 - Math.clz32(left & -left)] as number;
        left &= left - 1;
      }
    }
    return sum;
  }
}

/** Weighted, what the ceilings allow. */
export function limitOf(weights: readonly number[], ceilings: readonly number[]): number {
  return weights.reduce((sum, weight, side) => sum + (weight === 0 ? 0 : weight * (ceilings[side] ?? 0)), 0);
}
