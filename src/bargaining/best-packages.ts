/** Decides which packages maximise a goal where the frontier is too large to list, and proves that no other does better. */
import { type Choice, type Game, isMet, utilitiesOf } from "./game.ts";

/**
 * What is maximised, over gains `slope[party] × utility + start[party]`: the smallest gain, the product of gains (all above 0), or a weighted sum
 * of gains of which some may not fall below 0.
 */
export type Goal = {
  readonly kind: "smallest" | "product" | "sum";
  readonly slope: Float64Array;
  readonly start: Float64Array;
  /** For a sum: each party's weight. */
  readonly weights?: Float64Array | undefined;
  /** For a sum: parties whose gain may not fall below 0. */
  readonly floors?: readonly number[] | undefined;
};

export type BestPackages = {
  /** Packages whose value is the best or within a billionth of it, at most `MostKept`; empty where none meets links and floors. */
  readonly choices: readonly Choice[];
  readonly value: number;
  /** No package has a greater value than this; equal to `value` where the search ended by itself. */
  readonly bound: number;
  readonly nodes: number;
  readonly complete: boolean;
  /** The multipliers of the bound, one per party. */
  readonly multipliers: Float64Array;
};

export type SearchLimits = {
  readonly nodes?: number | undefined;
  readonly shouldStop?: (() => boolean) | undefined;
  /** Packages below this value are of no interest; the search ends with the first that reaches it. */
  readonly enough?: number | undefined;
  /** Values differ by at least this or not at all; one package of the best value is found, not all of them. */
  readonly step?: number | undefined;
};

const MostNodes = 30_000_000;
const MostKept = 2000;
const DualSteps = 3000;
/** Values closer than this, relative to their size, are told apart by exact arithmetic afterwards. */
const Close = 1e-9;

/**
 * Lagrangian bound and depth-first enumeration. For multipliers w the goal is at most Σ over points of the largest w·gain plus a constant (for the
 * smallest gain w is a weighting that adds up to 1; for the product the tangent inequality log g ≤ w g − log w − 1; for a sum w exceeds the weights
 * where a floor binds). Good multipliers come from subgradient steps (Polyak 1969). What an option falls short of its point's best is its loss, and
 * a package's goal is at most the bound minus its losses: so only packages whose losses fit between bound and best known value are visited (as in
 * reduced-cost fixing). When all are visited the best is proven. Cost: how many packages lie in that gap.
 */
export function findBestPackages(game: Game, goal: Goal, limits: SearchLimits = {}): BestPackages {
  const { nodes: mostNodes = MostNodes, shouldStop, enough, step } = limits;
  const isClosed = game.allowed.some((options) => options.length === 0);
  if (isClosed) return nothing(game.parties);
  const tables = gainTables(game, goal);
  const dual = solveDual(game, goal, tables);
  const order = [...tables.keys()].sort(
    (one, other) => spreadOf(dual.losses[other], game.allowed[other]) - spreadOf(dual.losses[one], game.allowed[one]),
  );
  const options = order.map((point) =>
    [...(game.allowed[point] ?? [])].sort((one, other) => (dual.losses[point]?.[one] as number) - (dual.losses[point]?.[other] as number)),
  );
  const checks = checksAlong(game, order);
  const reach = restReach(game, tables, order);
  const choice = new Int32Array(order.length);
  const sums = Array.from({ length: order.length + 1 }, () => Float64Array.from(goal.start));
  let best = enough === undefined ? dual.value : Math.max(enough, dual.value);
  let kept: Int32Array[] = dual.choice === undefined || dual.value < best ? [] : [Int32Array.from(dual.choice)];
  let nodes = 0;
  let stopped = false;
  let isDone = enough !== undefined && kept.length > 0;
  visit(0, 0);
  const found = kept.length > 0;
  const bound = stopped ? dual.bound : best;
  return {
    choices: kept.filter((one) => scoreOf(goal, gainsOf(goal, utilitiesOf(game, one))) >= best - marginOf(best)),
    value: found ? valueFromScore(goal, best) : Number.NEGATIVE_INFINITY,
    bound: found || stopped ? valueFromScore(goal, bound) : Number.NEGATIVE_INFINITY,
    nodes,
    complete: !stopped,
    multipliers: dual.multipliers,
  };

  function visit(depth: number, loss: number): void {
    if (stopped || isDone) return;
    nodes++;
    if (nodes > mostNodes || ((nodes & 0xffff) === 0 && shouldStop?.() === true)) {
      stopped = true;
      return;
    }
    const sum = sums[depth] as Float64Array;
    if (depth === order.length) {
      consider(sum);
      return;
    }
    const ahead = reach[depth + 1] as Float64Array;
    const next = sums[depth + 1] as Float64Array;
    const point = order[depth] as number;
    const table = tables[point] as Float64Array;
    const losses = dual.losses[point] as Float64Array;
    for (const option of options[depth] as readonly number[]) {
      const lost = loss + (losses[option] as number);
      // Losses only grow along the list, so nothing behind fits either.
      if (dual.bound - lost < leastOfInterest()) return;
      choice[point] = option;
      if ((checks[depth] as readonly number[]).some((id) => isMet(game.exclusions[id] as Game["exclusions"][number], choice))) continue;
      const start = option * game.parties;
      for (let party = 0; party < game.parties; party++) next[party] = (sum[party] as number) + (table[start + party] as number);
      if (canReach(goal, next, ahead, best - marginOf(best))) visit(depth + 1, lost);
      if (stopped || isDone) return;
    }
  }

  /** What a package must still come to. */
  function leastOfInterest(): number {
    if (step !== undefined && kept.length > 0) return best + step / 2;
    return best - marginOf(best);
  }

  function consider(gains: Float64Array): void {
    const value = scoreOf(goal, gains);
    if (value === Number.NEGATIVE_INFINITY || value < leastOfInterest()) return;
    if (value > best + marginOf(best)) kept = [];
    if (value > best) best = value;
    if (kept.length < MostKept && !kept.some((one) => one.every((option, point) => option === choice[point])))
      kept.push(Int32Array.from(choice));
    isDone = enough !== undefined;
  }
}

/** A point without an option that may be taken leaves no package. */
function nothing(parties: number): BestPackages {
  const none = Number.NEGATIVE_INFINITY;
  return { choices: [], value: none, bound: none, nodes: 0, complete: true, multipliers: new Float64Array(parties) };
}

/** The goal as it is compared: for a product the sum of logarithms. Minus infinity where a gain is not above 0 or a floor is missed. */
function scoreOf(goal: Goal, gains: Float64Array): number {
  switch (goal.kind) {
    case "smallest": {
      let least = Number.POSITIVE_INFINITY;
      for (let party = 0; party < gains.length; party++) if ((gains[party] as number) < least) least = gains[party] as number;
      return least;
    }
    case "product": {
      let sum = 0;
      for (let party = 0; party < gains.length; party++) {
        // Gains are whole numbers times the slope: less than half of one step is a rounding error.
        if ((gains[party] as number) <= 0.5 * (goal.slope[party] as number)) return Number.NEGATIVE_INFINITY;
        sum += Math.log(gains[party] as number);
      }
      return sum;
    }
    case "sum": {
      let sum = 0;
      for (const party of goal.floors ?? [])
        if ((gains[party] as number) < -0.5 * (goal.slope[party] as number)) return Number.NEGATIVE_INFINITY;
      for (let party = 0; party < gains.length; party++) sum += (goal.weights?.[party] ?? 1) * (gains[party] as number);
      return sum;
    }
  }
}

function valueFromScore(goal: Goal, score: number): number {
  return goal.kind === "product" ? Math.exp(score) : score;
}

/** Logarithms are already relative; other values have their own size. */
function marginOf(value: number): number {
  return Number.isFinite(value) ? Close * Math.max(1e-3, Math.abs(value)) : 0;
}

/** Whether the goal could still come to `least` if every party got its most from the points to come. */
function canReach(goal: Goal, gains: Float64Array, ahead: Float64Array, least: number): boolean {
  if (goal.kind === "sum") {
    for (const party of goal.floors ?? [])
      if ((gains[party] as number) + (ahead[party] as number) < -0.5 * (goal.slope[party] as number)) return false;
    return true;
  }
  const floor = goal.kind === "smallest" ? least : 0;
  for (let party = 0; party < gains.length; party++) if ((gains[party] as number) + (ahead[party] as number) < floor) return false;
  return true;
}

function gainsOf(goal: Goal, utilities: Float64Array): Float64Array {
  return utilities.map((whole, party) => whole * (goal.slope[party] as number) + (goal.start[party] as number));
}

/** Each option's share in every party's gain. */
function gainTables(game: Game, goal: Goal): readonly Float64Array[] {
  return game.contributions.map((table) => table.map((whole, at) => whole * (goal.slope[at % game.parties] as number)));
}

type Dual = {
  readonly bound: number;
  /** Per point and option: how much the bound falls when it is taken. */
  readonly losses: readonly Float64Array[];
  /** The best feasible package met on the way, and its value. */
  readonly choice: Choice | undefined;
  readonly value: number;
  readonly multipliers: Float64Array;
};

function solveDual(game: Game, goal: Goal, tables: readonly Float64Array[]): Dual {
  const parties = game.parties;
  let weights = startWeights(goal, parties);
  let bestWeights = weights;
  let bound = Number.POSITIVE_INFINITY;
  let value = Number.NEGATIVE_INFINITY;
  let choice: Int32Array | undefined;
  const seen = new Set<string>();
  for (let step = 0, scale = 1, stale = 0; step < DualSteps; step++) {
    const { total, taken, gains } = evaluate(weights);
    if (total < bound - 1e-12) {
      bound = total;
      bestWeights = weights;
      stale = 0;
    } else if (++stale % 25 === 0) {
      scale *= 0.6;
      weights = bestWeights;
    }
    const name = taken.join();
    if (!seen.has(name)) {
      seen.add(name);
      improve(taken);
    }
    const slope = gains.map((gain, party) => (goal.kind === "product" ? gain - 1 / (weights[party] as number) : gain));
    const target = Number.isFinite(value) ? value : total - Math.max(1e-3, Math.abs(total) * 0.05);
    if (scale < 1e-9 || total - target < 1e-13 || bound - value < 1e-13) break;
    weights = stepFrom(goal, weights, slope, scale * (total - target));
  }
  return { bound: bound + 1e-12 * Math.max(1, Math.abs(bound)), losses: lossesAt(bestWeights), choice, value, multipliers: bestWeights };

  function evaluate(at: Float64Array) {
    const taken = new Int32Array(tables.length);
    const gains = Float64Array.from(goal.start);
    let total = goal.kind === "product" ? at.reduce((sum, weight) => sum - Math.log(weight) - 1, 0) : 0;
    for (let party = 0; party < parties; party++) total += (at[party] as number) * (goal.start[party] as number);
    for (const [point, table] of tables.entries()) {
      let most = Number.NEGATIVE_INFINITY;
      for (const option of game.allowed[point] ?? []) {
        const worth = worthOf(at, table, option);
        if (worth > most) {
          most = worth;
          taken[point] = option;
        }
      }
      total += most;
      const start = (taken[point] as number) * parties;
      for (let party = 0; party < parties; party++) gains[party] = (gains[party] as number) + (table[start + party] as number);
    }
    return { total, taken, gains };
  }

  function worthOf(at: Float64Array, table: Float64Array, option: number): number {
    let worth = 0;
    for (let party = 0; party < parties; party++) worth += (at[party] as number) * (table[option * parties + party] as number);
    return worth;
  }

  function lossesAt(at: Float64Array): readonly Float64Array[] {
    return tables.map((table, point) => {
      const worths = Array.from({ length: table.length / parties }, (_, option) => worthOf(at, table, option));
      const most = (game.allowed[point] ?? []).reduce(
        (highest, option) => Math.max(highest, worths[option] as number),
        Number.NEGATIVE_INFINITY,
      );
      return Float64Array.from(worths, (worth) => most - worth);
    });
  }

  /** Changes one point at a time while that helps; keeps the package if it is the best so far. */
  function improve(from: Int32Array): void {
    const current = Int32Array.from(from);
    const gains = Float64Array.from(goal.start);
    for (const [point, table] of tables.entries())
      for (let party = 0; party < parties; party++)
        gains[party] = (gains[party] as number) + (table[(current[point] as number) * parties + party] as number);
    const isFeasibleNow = (): boolean => game.exclusions.every((exclusion) => !isMet(exclusion, current));
    let standing = isFeasibleNow() ? scoreOf(goal, gains) : Number.NEGATIVE_INFINITY;
    const trial = new Float64Array(parties);
    for (let changed = true, rounds = 0; changed && rounds < 50; rounds++) {
      changed = false;
      for (const [point, table] of tables.entries()) {
        for (const option of game.allowed[point] ?? []) {
          const before = current[point] as number;
          if (option === before) continue;
          for (let party = 0; party < parties; party++)
            trial[party] =
              (gains[party] as number) + (table[option * parties + party] as number) - (table[before * parties + party] as number);
          const next = scoreOf(goal, trial);
          if (!(next > standing)) continue;
          current[point] = option;
          if (!isFeasibleNow()) {
            current[point] = before;
            continue;
          }
          gains.set(trial);
          standing = next;
          changed = true;
        }
      }
    }
    if (standing > value) {
      value = standing;
      choice = current;
    }
  }
}

function startWeights(goal: Goal, parties: number): Float64Array {
  switch (goal.kind) {
    case "smallest":
      return new Float64Array(parties).fill(1 / parties);
    case "product":
      return new Float64Array(parties).fill(2);
    case "sum":
      return Float64Array.from({ length: parties }, (_, party) => goal.weights?.[party] ?? 1);
  }
}

/** One Polyak step of length `excess / |slope|²`, kept within the weights that give a valid bound. */
function stepFrom(goal: Goal, weights: Float64Array, slope: Float64Array, excess: number): Float64Array {
  switch (goal.kind) {
    case "smallest": {
      const mean = slope.reduce((sum, value) => sum + value, 0) / slope.length;
      const along = slope.map((value) => value - mean);
      const size = along.reduce((sum, value) => sum + value * value, 0) || 1;
      return ontoSimplex(weights.map((weight, party) => weight - (excess / size) * (along[party] as number)));
    }
    case "product": {
      // Steps on the logarithms of the weights keep them above 0.
      const along = slope.map((value, party) => value * (weights[party] as number));
      const size = along.reduce((sum, value) => sum + value * value, 0) || 1;
      return weights.map((weight, party) => weight * Math.exp(Math.max(-1, Math.min(1, -(excess / size) * (along[party] as number)))));
    }
    case "sum": {
      const floors = new Set(goal.floors ?? []);
      const along = slope.map((value, party) => (floors.has(party) ? value : 0));
      const size = along.reduce((sum, value) => sum + value * value, 0) || 1;
      return weights.map((weight, party) => Math.max(goal.weights?.[party] ?? 1, weight - (excess / size) * (along[party] as number)));
    }
  }
}

/** The nearest point whose coordinates are 0 or more and add up to 1 (Held, Wolfe and Crowder 1974). */
function ontoSimplex(point: Float64Array): Float64Array {
  const sorted = [...point].sort((one, other) => other - one);
  let sum = 0;
  let shift = 0;
  for (const [at, value] of sorted.entries()) {
    sum += value;
    const candidate = (sum - 1) / (at + 1);
    if (value - candidate > 0) shift = candidate;
  }
  return point.map((value) => Math.max(0, value - shift));
}

function spreadOf(losses: Float64Array | undefined, options: readonly number[] | undefined): number {
  const sorted = (options ?? []).map((option) => losses?.[option] as number).sort((one, other) => one - other);
  return sorted[1] ?? Number.POSITIVE_INFINITY;
}

/** Per depth the exclusions that are decided there. */
function checksAlong(game: Game, order: readonly number[]): readonly (readonly number[])[] {
  const depthOf = new Map(order.map((point, depth) => [point, depth]));
  return order.map((_, depth) =>
    game.exclusions.flatMap(({ conditions }, id) =>
      Math.max(...conditions.map(({ point }) => depthOf.get(point) ?? 0)) === depth ? [id] : [],
    ),
  );
}

/** The most each party can gain from the points at a depth and after it. */
function restReach(game: Game, tables: readonly Float64Array[], order: readonly number[]): readonly Float64Array[] {
  const reach: Float64Array[] = [new Float64Array(game.parties)];
  for (const point of [...order].reverse()) {
    const after = reach[0] as Float64Array;
    const table = tables[point] as Float64Array;
    reach.unshift(
      after.map(
        (sum, party) => sum + Math.max(...(game.allowed[point] ?? []).map((option) => table[option * game.parties + party] as number)),
      ),
    );
  }
  return reach;
}
