/** Decides the lowest peaks of an ordering problem: the largest side's first, then the next, each with how far it is proven. */
import { type CeilingBound, type CeilingBounds, ceilingBounds } from "./cheapest-closure.ts";
import { implyPrecedences, momentsOf } from "./imply-precedences.ts";
import { improveOrder } from "./improve-order.ts";
import { keepCeilings } from "./keep-ceilings.ts";
import { orderOneSide } from "./order-one-side.ts";
import { hasGroups, type OrderProblem, onlySides, peaksOf, reverseProblem } from "./order-problem.ts";
import { quickOrder } from "./quick-orders.ts";
import { areFew, searchFew } from "./search-few.ts";
import { searchIdeals } from "./search-ideals.ts";
import { searchLayers } from "./search-layers.ts";

/**
 * How a lower ceiling was refuted. `search`: every way to begin (or, backwards, to end) an order below it was tried; `implied`: what the ceiling
 * implies about the order leaves none.
 */
export type PeakProof =
  | { readonly kind: "trivial" }
  | { readonly kind: "bound"; readonly bound: CeilingBound }
  | { readonly kind: "search"; readonly from: "start" | "end"; readonly states: number }
  | { readonly kind: "implied"; readonly states: number }
  | { readonly kind: "one side"; readonly side: number; readonly states: number };

/** One question: the sides with a ceiling keep it, the highest peak of the others is minimised. */
export type PeakLevel = {
  readonly ceilings: readonly (number | undefined)[];
  /** The peak reached; missing where no order was found that keeps the ceilings. */
  readonly peak: number | undefined;
  /** No order goes below; equal to `peak` where that is proven the lowest. */
  readonly lowest: number;
  readonly proof: PeakProof;
  readonly order: readonly number[];
  readonly states: number;
};

export type LowestPeaks = {
  /** The levels in the order they were asked: largest peak, next, … */
  readonly levels: readonly PeakLevel[];
  /** True where each level is proven. */
  readonly isProven: boolean;
  /** The ways to share the peaks among the sides; every best order keeps one of these rows of ceilings. */
  readonly ceilings: readonly (readonly number[])[];
  readonly order: readonly number[];
  readonly states: number;
};

/** The first level alone: the lowest largest peak. */
export function lowestLargestPeak(problem: OrderProblem, options: Omit<PeakOptions, "onPart">): PeakLevel {
  return lowestCeiling(
    problem,
    Array.from({ length: problem.sides }, () => undefined),
    ceilingBounds(problem),
    options,
  );
}

export type PeakOptions = {
  readonly maxStates: number;
  readonly signal?: { readonly aborted: boolean } | undefined;
  /** Told when a part of a question begins; may throw to end the work. */
  readonly onPart?: ((part: PeakPart) => void) | undefined;
};

/** What is done for a question, one after the other; what is proven and reached by then, where anything is. */
export type PeakPart = {
  readonly level: number;
  /** The questions of a level are parted alike; of all their parts so many are done, in parts of one question. */
  readonly part: number;
  readonly doing: string;
  readonly lowest: number;
  readonly peak: number | undefined;
};

/** The parts of each level. */
export const PartsOfLevel = ["bounds", "a short search", "wide searches and what the ceilings imply", "a long search"] as const;

/** States for the question what a ceiling implies, and how far above it halving begins without a known peak. */
const StatesForImplying = 40_000;
const FirstRise = 100;
/** Steps visited at most to work out what one ceiling implies. */
const VisitsForImplying = 4_000_000;
/** On longer plans a round over all moments takes longer than it is worth. */
const MostImplied = 500;
/** Beginnings of one length that are kept: first, when a short search did not suffice, when a longer one did not. */
const Widths = { first: 200, second: 1000, last: 4000 };
/** On plans of more than 200 steps fewer are kept, as each has more to try. */
const MostByLength = 4000 * 200 * 200;
const LeastWidth = 16;
/** So many states allowed for each beginning of one length. */
const StatesForWidth = 15;
/** Times in a row that a better order is taken as the start of the same search. */
const MostRounds = 4;
/** Ideals met near a given order, for each beginning kept on the way to it. */
const NearStates = 10_000;
/** So few steps are searched a little before (more) bounds are worked out: that costs less. */
const FewSteps = 64;
const StatesBeforeBounds = 128;
const StatesAfterBounds = { few: 2000, more: 400 };

/** Ways to share the peaks that are followed at most; more are cut and then said to be unproven. */
const MostShares = 24;

/**
 * Minimises the sorted peaks lexicographically. Level 1 minimises the common ceiling of all sides; at each further level one more side is given
 * the ceiling just found and the rest is minimised again, for each choice of that side that can be best. Cost: a threshold search for each.
 */
export function lowestPeaks(problem: OrderProblem, options: PeakOptions): LowestPeaks {
  const bounds = ceilingBounds(problem);
  const everySide = Array.from({ length: problem.sides }, (_, side) => side);
  const levels: PeakLevel[] = [];
  let states = 0;
  let isProven = true;
  let shares: (readonly (number | undefined)[])[] = [everySide.map(() => undefined)];
  let order: readonly number[] = [];
  const known: (readonly number[])[] = [];
  for (let level = 0; level < problem.sides; level++) {
    const answers = shares.map((ceilings, share) => {
      const onPart = (part: number, reached: Pick<PeakPart, "lowest" | "peak">): void =>
        options.onPart?.({
          level,
          part: Math.floor((share * PartsOfLevel.length + part) / shares.length),
          doing: PartsOfLevel[part] ?? "",
          ...reached,
        });
      const answer = lowestCeiling(problem, ceilings, bounds, { ...options, known, onPart });
      states += answer.states;
      if (answer.peak !== undefined) known.push(answer.order);
      return answer;
    });
    const reached = answers.flatMap((answer) => (answer.peak === undefined ? [] : [answer.peak]));
    const peak = Math.min(...reached);
    // A share that is not refuted at this peak may still turn out best, so it is followed too.
    const open = answers.filter((answer) => answer.peak === peak || answer.lowest <= peak);
    const first = answers.find((answer) => answer.peak === peak);
    if (first === undefined) return { levels, isProven: false, ceilings: [], order, states };
    order = first.order;
    const lowest = Math.min(...answers.map((answer) => answer.lowest));
    if (lowest < peak) isProven = false;
    levels.push({ ...first, lowest });
    shares = open.flatMap(({ ceilings }) =>
      everySide.filter((side) => ceilings[side] === undefined).map((side) => ceilings.map((ceiling, at) => (at === side ? peak : ceiling))),
    );
    shares = distinct(shares);
    if (shares.length > MostShares) {
      shares.length = MostShares;
      isProven = false;
    }
  }
  // Every side has its ceiling now: rows of numbers.
  const ceilings = shares.map((row) => row.map((ceiling) => ceiling ?? 0));
  return { levels, isProven, ceilings, order, states };
}

function distinct(rows: readonly (readonly (number | undefined)[])[]): (readonly (number | undefined)[])[] {
  return [...new Map(rows.map((row) => [row.map((ceiling) => ceiling ?? "").join(" "), row])).values()];
}

type CeilingOptions = Omit<PeakOptions, "onPart"> & {
  readonly known?: readonly (readonly number[])[];
  readonly onPart?: (part: number, reached: Pick<PeakPart, "lowest" | "peak">) => void;
};

/** A short search where the steps are few, which mostly suffices; else bounds and longer searches. */
function lowestCeiling(
  problem: OrderProblem,
  ceilings: readonly (number | undefined)[],
  bounds: CeilingBounds,
  options: CeilingOptions,
): PeakLevel {
  if (!areFew(problem)) return lowestByParts(problem, ceilings, bounds, options);
  const lowest = lowestAtEnds(problem, ceilings);
  options.onPart?.(0, { lowest, peak: undefined });
  const few = searchFew(problem, { ceilings, lowest, maxStates: Math.min(StatesBeforeBounds, options.maxStates) });
  if (few.kind === "cap") return lowestByParts(problem, ceilings, bounds, options);
  return {
    ceilings,
    peak: few.kind === "found" ? few.lowest : undefined,
    lowest: few.lowest,
    proof: few.lowest > lowest ? { kind: "search", from: "start", states: few.states } : { kind: "trivial" },
    order: few.order,
    states: few.states,
  };
}

/** Bounds, then quick orders, then searches from both ends with growing room, until the two meet or the room is used up. */
function lowestByParts(
  problem: OrderProblem,
  ceilings: readonly (number | undefined)[],
  bounds: CeilingBounds,
  { maxStates, signal, known = [], onPart = () => {} }: CeilingOptions,
): PeakLevel {
  const free = ceilings.flatMap((ceiling, side) => (ceiling === undefined ? [side] : []));
  let { lowest, proof } = lowestByBounds(problem, ceilings, bounds.part(0));
  let order: readonly number[] = [];
  let peak: number | undefined;
  let states = 0;
  const level = (): PeakLevel => ({ ceilings, peak, lowest, proof, order, states });
  const take = (found: readonly number[]) => {
    const peaks = peaksOf(problem, found);
    if (ceilings.some((ceiling, side) => ceiling !== undefined && (peaks[side] ?? 0) > ceiling)) return;
    const height = Math.max(...free.map((side) => peaks[side] ?? 0));
    if (peak !== undefined && height >= peak) return;
    peak = height;
    order = found;
  };
  const raise = (to: number, how: PeakProof) => {
    if (to <= lowest || to === Number.POSITIVE_INFINITY) return;
    lowest = to;
    proof = how;
  };

  const begin = (part: number): void => onPart(part, { lowest, peak });
  begin(0);
  // What answered another question may answer this one.
  for (const one of known) take(one);
  for (let part = 0; part < bounds.parts; part++) {
    const further = lowestByBounds(problem, ceilings, bounds.part(part));
    const isHigher = further.lowest > lowest;
    raise(further.lowest, further.proof);
    if (part === 0 || isHigher) {
      const quick = quickOrder(problem, ceilings, lowest, 8);
      if (quick !== undefined) take(quick.order);
    }
    if (peak !== undefined && peak <= lowest) return level();
    if (part === 1 && problem.count <= FewSteps) {
      const small = areFew(problem)
        ? searchFew(problem, { ceilings, lowest, maxStates: Math.min(StatesAfterBounds.few, maxStates) })
        : searchIdeals(problem, { ceilings, lowest, maxStates: Math.min(StatesAfterBounds.more, maxStates), signal });
      states += small.states;
      raise(small.lowest, { kind: "search", from: "start", states: small.states });
      if (small.kind === "found") take(small.order);
      if (small.kind === "none") lowest = Number.POSITIVE_INFINITY;
      if (small.kind === "none" || (peak !== undefined && peak <= lowest)) return level();
    }
  }

  // A side that cannot reach its ceiling does not bind and is left out.
  const binding = ceilings.flatMap((ceiling, side) => (ceiling !== undefined && highestPossible(problem, side) > ceiling ? [side] : []));
  const seenSides = [...free, ...binding];
  const seen = onlySides(problem, seenSides);
  const seenCeilings = seenSides.map((side) => ceilings[side]);
  const backwards = hasGroups(problem) ? undefined : reverseProblem(seen);
  let isAlone = false;
  let moments: ReturnType<typeof momentsOf> | undefined;
  if (seenSides.length === 1) eachAlone();
  if (peak !== undefined && peak <= lowest) return level();
  for (let room = 2000; ; room *= 5) {
    const last = room * 5 >= maxStates;
    const allowed = last ? maxStates : room;
    begin(room === 2000 ? 1 : 3);
    const ahead = searchIdeals(seen, { ceilings: seenCeilings, lowest, maxStates: allowed, signal });
    states += ahead.states;
    raise(ahead.lowest, { kind: "search", from: "start", states: ahead.states });
    if (ahead.kind === "found") take(ahead.order);
    if (ahead.kind === "none") lowest = Number.POSITIVE_INFINITY;
    if (ahead.kind === "none" || (peak !== undefined && peak <= lowest)) return level();
    if (backwards !== undefined) {
      const behind = searchIdeals(backwards, { ceilings: seenCeilings, lowest, maxStates: allowed, signal });
      states += behind.states;
      raise(behind.lowest, { kind: "search", from: "end", states: behind.states });
      if (behind.kind === "found") take(behind.order.toReversed());
      if (behind.kind === "none") lowest = Number.POSITIVE_INFINITY;
      if (behind.kind === "none" || (peak !== undefined && peak <= lowest)) return level();
    }
    if (room === 2000) begin(2);
    const stages =
      room === 2000
        ? [
            () => throughLayers(Widths.first, false),
            eachAlone,
            () => throughLayers(Widths.second, true),
            () => byImplying(Math.min(StatesForImplying, maxStates)),
          ]
        : room === 10_000
          ? [() => throughLayers(Widths.last, true)]
          : [];
    for (const stage of stages) if ((peak === undefined || peak > lowest) && lowest !== Number.POSITIVE_INFINITY) stage();
    if (lowest === Number.POSITIVE_INFINITY) return level();
    if (peak === undefined || peak > lowest) closeIn(allowed);
    if (last || signal?.aborted === true || (peak !== undefined && peak <= lowest)) return level();
  }

  /**
   * Wide problems leave many good beginnings, and good ends: both are tried. What a height just below the known peak implies leaves fewer of
   * them: an order that keeps it is better, and where none is left the peak is the lowest.
   */
  function throughLayers(most: number, isImplied: boolean): void {
    const width = Math.min(most, Math.floor(MostByLength / seen.count ** 2), Math.floor(maxStates / StatesForWidth));
    if (backwards === undefined || width < LeastWidth) return;
    for (let round = 0; round < (isImplied ? MostRounds : 1); round++) {
      const before = peak;
      for (const isReversed of [false, true]) {
        const whole = isReversed ? backwards : seen;
        const below = peak;
        const narrowed = isImplied && below !== undefined ? impliedBelow(whole, below) : whole;
        if (narrowed === undefined && below !== undefined) raise(below, { kind: "implied", states: 0 });
        if (narrowed === undefined) return;
        const found = searchLayers(narrowed, { ceilings: seenCeilings, lowest, below, width, signal });
        states += found.states;
        raise(
          found.lowest,
          narrowed === whole
            ? { kind: "search", from: isReversed ? "end" : "start", states: found.states }
            : { kind: "implied", states: found.states },
        );
        if (found.lowest === Number.POSITIVE_INFINITY) lowest = found.lowest;
        if (found.order !== undefined) improved(isReversed ? found.order.toReversed() : found.order);
        if (lowest === Number.POSITIVE_INFINITY || (peak !== undefined && peak <= lowest)) return;
      }
      if (peak === before) return;
    }
  }

  /** The problem with what every order that stays below a height keeps; undefined where there is none. */
  function impliedBelow(whole: OrderProblem, height: number): OrderProblem | undefined {
    if (whole.count > MostImplied) return whole;
    moments ??= momentsOf(seen, weightingsOf(seen.sides));
    const row = seenCeilings.map((fixed) => fixed ?? height - 1);
    return implyPrecedences(whole, row, moments(row), VisitsForImplying)?.problem;
  }

  /** Raises what is proven by what ceilings imply, by halves as long as that refutes any, and looks for an order under the lowest that is left. */
  function byImplying(room: number): void {
    if (seen.count > MostImplied) return;
    const highest = Math.max(...free.map((side) => highestPossible(problem, side)));
    for (let left = 3 * room; left > 0; ) {
      const before = states;
      if ((peak !== undefined && peak <= lowest) || ask(lowest, room) !== "none") return;
      for (let high = Math.min(peak ?? lowest + FirstRise, highest + 1); lowest < high; ) {
        const middle = Math.floor((lowest + high) / 2);
        if (ask(middle, 1) !== "none") high = middle;
      }
      // Then not even the fixed ceilings can be kept.
      if (lowest > highest) lowest = Number.POSITIVE_INFINITY;
      if (lowest > highest) return;
      left -= states - before;
    }
  }

  /** Whether an order keeps this ceiling, asked from both ends. */
  function ask(ceiling: number, room: number): "found" | "none" | "cap" {
    const row = seenCeilings.map((fixed) => fixed ?? ceiling);
    moments ??= momentsOf(seen, weightingsOf(seen.sides));
    const judged = moments(row);
    for (const isReversed of backwards === undefined ? [false] : [false, true]) {
      const kept = keepCeilings(isReversed ? (backwards ?? seen) : seen, row, {
        moments: judged,
        maxStates: room,
        signal,
      });
      states += kept.states;
      if (kept.kind === "none") raise(ceiling + 1, { kind: "implied", states: kept.states });
      if (kept.kind === "found") take(isReversed ? kept.order.toReversed() : kept.order);
      if (kept.kind !== "cap") return kept.kind;
    }
    return "cap";
  }

  /** Takes an order, and what its worst stretches can be made into. */
  function improved(built: readonly number[]): void {
    take(built);
    if (peak !== undefined && peak <= lowest) return;
    const better = improveOrder(seen, built, {
      ceilings: seenCeilings,
      target: lowest,
      maxStates: Math.min(NearStates, maxStates),
      signal,
    });
    states += better.states;
    take(better.order);
  }

  /** Any side alone gives a bound on all, and its best order may be best for all. */
  function eachAlone(): void {
    if (isAlone) return;
    isAlone = true;
    for (const side of free) {
      const alone = orderOneSide(onlySides(problem, [side]), 0, Math.max(2000, Math.floor(maxStates / 8)), signal);
      states += alone.states;
      raise(alone.lowest, { kind: "one side", side, states: alone.states });
      if (alone.order !== undefined) take(alone.order);
      if (peak !== undefined && peak <= lowest) return;
    }
  }

  /** Tries to reach lower ceilings between what is proven and what is known. */
  function closeIn(room: number): void {
    const better = quickOrder(problem, ceilings, lowest, 64);
    if (better !== undefined) take(better.order);
    let low = lowest;
    for (let round = 0; round < 6 && peak !== undefined && peak > low; round++) {
      const target = Math.floor((low + peak) / 2);
      const found = searchIdeals(seen, {
        ceilings: seenCeilings,
        lowest: target,
        maxStates: Math.max(1000, Math.floor(room / 8)),
        isFixed: true,
        signal,
      });
      states += found.states;
      if (found.kind === "none") raise(found.lowest, { kind: "search", from: "start", states: found.states });
      if (found.kind === "found") take(found.order);
      else low = target + 1;
    }
  }
}

/** Each side alone and two together, more of the one or of the other. */
function weightingsOf(sides: number): readonly (readonly number[])[] {
  const rows: number[][] = Array.from({ length: sides }, (_, side) =>
    Array.from({ length: sides }, (_unused, other) => (other === side ? 1 : 0)),
  );
  for (let one = 0; one < Math.min(sides, 4); one++)
    for (let other = one + 1; other < Math.min(sides, 4); other++)
      for (const [more, less] of [
        [1, 1],
        [1, 2],
        [2, 1],
        [1, 3],
        [3, 1],
      ] as const)
        rows.push(Array.from({ length: sides }, (_, side) => (side === one ? more : side === other ? less : 0)));
  return rows;
}

function lowestByBounds(
  problem: OrderProblem,
  ceilings: readonly (number | undefined)[],
  bounds: readonly CeilingBound[],
): { lowest: number; proof: PeakProof } {
  let lowest = lowestAtEnds(problem, ceilings);
  let proof: PeakProof = { kind: "trivial" };
  for (const bound of bounds) {
    let share = 0;
    let fixed = 0;
    bound.weights.forEach((weight, side) => {
      const ceiling = ceilings[side];
      if (ceiling === undefined) share += weight;
      else fixed += weight * ceiling;
    });
    if (share <= 0) continue;
    // Exposures are whole numbers, so a bound between two of them is the upper one.
    const value = Math.ceil((bound.value - fixed) / share - 1e-6);
    if (value > lowest) {
      lowest = value;
      proof = { kind: "bound", bound };
    }
  }
  return { lowest, proof };
}

/** Where the plan begins and where it ends the sides stand in any order. */
function lowestAtEnds({ count, sides, changes, from }: OrderProblem, ceilings: readonly (number | undefined)[]): number {
  let lowest = Number.NEGATIVE_INFINITY;
  for (let side = 0; side < sides; side++) {
    if (ceilings[side] !== undefined) continue;
    const start = from[side] as number;
    let end = start;
    for (let at = side; at < count * sides; at += sides) end += changes[at] as number;
    lowest = Math.max(lowest, start, end);
  }
  return lowest;
}

function highestPossible(problem: OrderProblem, side: number): number {
  let sum = problem.from[side] ?? 0;
  for (let step = 0; step < problem.count; step++) sum += Math.max(0, problem.changes[step * problem.sides + side] ?? 0);
  return sum;
}
