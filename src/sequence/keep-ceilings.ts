/** Decides whether some order keeps every side under its ceiling: depth first, with what the ceilings imply worked out again where the search is stuck. */
import { type Implied, implyPrecedences, limitOf, type WeightedMoment } from "./imply-precedences.ts";
import { cloneCut, copyCut, createMomentCuts, type MomentCut } from "./moment-cut.ts";
import { changeOf, hasGroups, type OrderProblem } from "./order-problem.ts";
import { searchLayers } from "./search-layers.ts";

/** `none`: proven that no order keeps the ceilings. `cap`: the states allowed did not suffice. */
export type KeptCeilings = { readonly kind: "found" | "none" | "cap"; readonly order: readonly number[]; readonly states: number };

export type KeepOptions = {
  /** Moments that are judged; see `momentsOf`. */
  readonly moments: readonly WeightedMoment[];
  readonly maxStates: number;
  readonly signal?: { readonly aborted: boolean } | undefined;
};

/** Cuts that are kept up to date along a path, and numbers that their copies may hold on it. */
const MostCuts = 16;
const MostNumbers = 4_000_000;
/** States of one dive before what the ceilings imply is worked out again further down. */
const StatesForDive = 400;
/** Beginnings of one length that are kept where a dive took too long, first and once a pair was parted; so many of them cost as much as one state. */
const Widths = { first: 1000, parted: 300 };
const KeptForState = 8;
/** Visits of steps that cost as much as one state, and that one working-out may make. */
const VisitsForState = 150;
const MostVisits = 4_000_000;

/**
 * Whether an order keeps `ceilings`. What they imply is added (`implyPrecedences`); then a dive looks for an order depth first, meeting no set of
 * steps twice and leaving those after which some moment cannot keep its ceilings any more. A dive that takes too long is given up, and of two steps
 * of which one can hardly come before the other both orders are asked, the unlikelier first, each with what it implies. Cost: `maxStates` sets of
 * steps, each with a few cuts that are kept up to date; a working-out counts as some.
 */
export function keepCeilings(given: OrderProblem, ceilings: readonly number[], { moments, maxStates, signal }: KeepOptions): KeptCeilings {
  let states = 0;
  let order: readonly number[] = [];
  if (given.from.some((exposure, side) => exposure > (ceilings[side] ?? 0))) return { kind: "none", order, states };
  const kind = pass(given, moments, Widths.first);
  return { kind, order, states };

  function pass(problem: OrderProblem, asked: readonly WeightedMoment[], most: number): KeptCeilings["kind"] {
    const visits = { count: 0 };
    const implied = implyPrecedences(problem, ceilings, asked, MostVisits, visits);
    states += 1 + Math.floor(visits.count / VisitsForState);
    if (implied === undefined) return "none";
    const dived = dive(implied, ceilings, Math.min(StatesForDive, maxStates), signal);
    states += dived.states;
    order = dived.order;
    if (dived.kind !== "cap" || states >= maxStates || signal?.aborted === true) return dived.kind;
    const kept = throughLayers(implied, most);
    if (kept !== "cap") return kept;
    const { doubtful } = implied;
    if (doubtful === undefined) {
      const further = dive(implied, ceilings, maxStates - states, signal);
      states += further.states;
      order = further.order;
      return further.kind;
    }
    for (const [earlier, later] of [doubtful, [doubtful[1], doubtful[0]]] as const) {
      const before = implied.problem.before.map((steps, step) => (step === later ? [...steps, earlier] : steps));
      const outcome = pass({ ...implied.problem, before }, implied.tight, Math.min(Widths.parted, most));
      if (outcome !== "none") return outcome;
    }
    return "none";
  }

  /** What is implied often leaves so few sets of each size that all of them can be met. */
  function throughLayers(implied: Implied, most: number): KeptCeilings["kind"] {
    if (hasGroups(given)) return "cap";
    const layers = searchLayers(implied.problem, { ceilings, lowest: 0, width: Math.min(most, maxStates), signal });
    states += Math.ceil(layers.states / KeptForState);
    if (layers.order !== undefined) order = layers.order;
    if (layers.order !== undefined) return "found";
    return layers.lowest === Number.POSITIVE_INFINITY ? "none" : "cap";
  }
}

function dive({ problem, graph, tight }: Implied, ceilings: readonly number[], most: number, signal: KeepOptions["signal"]): KeptCeilings {
  const { count, sides } = problem;
  const moments = createMomentCuts(problem, graph);
  const room = Math.floor(MostNumbers / (count * (3 * count + graph.earlier.length) + 1));
  const cuts = chosen(tight, Math.min(MostCuts, room)).map(({ step, weights }) => moments.cutAt(step, weights));
  const limits = cuts.map(({ weights }) => limitOf(weights, ceilings));
  /** At each depth each cut as it stands there: its own, or one further up where nothing changed; missing once its moment has passed. */
  const own: MomentCut[][] = [];
  const current: (MomentCut | undefined)[][] = [cuts];
  const missing = Int32Array.from({ length: count }, (_, step) => (graph.start[step + 1] as number) - (graph.start[step] as number));
  const isDone = new Uint8Array(count);
  const set = new Uint16Array(Math.max(1, Math.ceil(count / 16)));
  const met = new Set<string>();
  const now = Float64Array.from(problem.from);
  const order: number[] = [];
  const grouped = hasGroups(problem);
  let states = 0;
  const found = go(0);
  return { kind: found ? "found" : states >= most || signal?.aborted === true ? "cap" : "none", order, states };

  function go(depth: number): boolean {
    if (depth === count) return true;
    for (const step of ways()) {
      if (states >= most || signal?.aborted === true) return false;
      set[step >>> 4] = (set[step >>> 4] as number) | (1 << (step & 15));
      const key = String.fromCharCode(...set);
      if (!met.has(key)) {
        met.add(key);
        states += 1;
        if (keeps(depth, step)) {
          take(step, 1);
          if (go(depth + 1)) return true;
          take(step, -1);
        }
      }
      set[step >>> 4] = (set[step >>> 4] as number) & ~(1 << (step & 15));
    }
    return false;
  }

  function take(step: number, by: 1 | -1): void {
    isDone[step] = by === 1 ? 1 : 0;
    if (by === 1) order.push(step);
    else order.pop();
    for (let side = 0; side < sides; side++) now[side] = (now[side] as number) + by * changeOf(problem, step, side);
    for (let slot = graph.intoStart[step] as number; slot < (graph.intoStart[step + 1] as number); slot++) {
      const later = graph.later[graph.into[slot] as number] as number;
      missing[later] = (missing[later] as number) - by;
    }
  }

  function ways(): readonly number[] {
    const open: { readonly step: number; readonly worst: number }[] = [];
    for (let step = 0; step < count; step++) {
      if (isDone[step] === 1 || (missing[step] as number) > 0) continue;
      if (grouped && problem.anyBefore[step]?.every((group) => group.some((one) => isDone[one] === 1)) === false) continue;
      let worst = Number.NEGATIVE_INFINITY;
      let isSafe = true;
      for (let side = 0; side < sides; side++) {
        const change = changeOf(problem, step, side);
        if (change > 0) isSafe = false;
        worst = Math.max(worst, (now[side] as number) + change - (ceilings[side] as number));
      }
      if (worst > 0) continue;
      if (isSafe) return [step];
      open.push({ step, worst });
    }
    return open.sort((one, other) => one.worst - other.worst).map(({ step }) => step);
  }

  /** Whether every moment can still keep its ceilings once `step` is done; the cuts of the next depth are then in place. */
  function keeps(depth: number, step: number): boolean {
    const here = current[depth] ?? [];
    current[depth + 1] ??= [];
    own[depth + 1] ??= [];
    const next = current[depth + 1] as (MomentCut | undefined)[];
    const mine = own[depth + 1] as MomentCut[];
    for (let at = 0; at < cuts.length; at++) {
      const cut = here[at];
      if (cut === undefined || cut.step === step) next[at] = undefined;
      else if (cut.kept[step] === 1) next[at] = cut;
      else {
        mine[at] ??= cloneCut(cut);
        const changed = mine[at] as MomentCut;
        copyCut(cut, changed);
        const room = (limits[at] as number) - cut.value;
        if (moments.include(changed, step, room) > room) return false;
        next[at] = changed;
      }
    }
    return true;
  }
}

/** The tightest moments, each step at most twice. */
function chosen(tight: readonly WeightedMoment[], most: number): readonly WeightedMoment[] {
  const often = new Map<number, number>();
  return tight
    .filter(({ step }) => {
      const times = often.get(step) ?? 0;
      often.set(step, times + 1);
      return times < 2;
    })
    .slice(0, most);
}
