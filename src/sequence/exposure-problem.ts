/** Decides how a plan becomes an ordering problem: what each step changes for each side, and what must come before what. */
import type { Problem } from "#record";
import type { OrderProblem } from "./order-problem.ts";
import type { Amount, Anchor, Commitment, PlanLimit, PlanMoment, SequencePlan } from "./plan-shape.ts";

/** Steps of the problem: commitments done in one moment (several where the plan says together), releases from escrow, and marks that change nothing. */
export type ExposureProblem = {
  /** Steps that are alike in everything stand in a chain: any order of them is as good as the plan's, and a search need not try the others. */
  readonly problem: OrderProblem;
  /** The precedences that the plan itself has, without those chains: by them an order is judged that was not searched for. */
  readonly asWritten: OrderProblem;
  /** For each step the commitments done in it, or the name of a release (`id.released`); none for a milestone or condition. */
  readonly steps: readonly (readonly string[])[];
  /** The sides, in the plan's order: every party that gives or receives something. */
  readonly sides: readonly string[];
  /** Exposures are worth × this, whole numbers. */
  readonly scale: number;
  /** Days of each step; 1 each where the plan has no durations, and then time is counted in steps. */
  readonly durations: Float64Array;
  readonly timeUnit: "days" | "steps";
  /** Scaled; 0 where nothing is said. */
  readonly tolerances: Float64Array;
  readonly hasTolerance: boolean;
};

export type MadeProblem =
  | { readonly kind: "problem"; readonly exposure: ExposureProblem }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

const FinestScale = 1_000_000;

/**
 * What a side has given less what it has received, irreversible part: a step adds (1 − reversibility) × (1 − guaranteed share) × cost to its
 * obligor and takes (1 − reversibility) × value from each receiver. What lies in escrow changes nobody's exposure until it is released.
 * `given` names the conditions that hold; without it all hold except those that trigger a snapback. Cost: linear in steps and limits.
 */
export function makeExposureProblem(plan: SequencePlan, given?: ReadonlySet<string>): MadeProblem {
  const holds =
    given ?? new Set(plan.conditions.map(({ id }) => id).filter((id) => !plan.commitments.some((one) => one.snapback?.condition === id)));
  const present = plan.commitments.filter(({ condition }) => condition === undefined || holds.has(condition.id) === condition.holds);
  const blocks = joinTogether(plan, present);
  const marks = [...plan.milestones.map(({ id }) => id), ...plan.conditions.map(({ id }) => id).filter((id) => holds.has(id))];
  const escrowed = present.filter(({ escrow }) => escrow !== undefined && escrow.share > 0);
  const steps: (readonly string[])[] = [
    ...blocks.map((block) => block.map(({ id }) => id)),
    ...escrowed.map(({ id }) => [`${id}.released`]),
    ...marks.map(() => []),
  ];
  const stepOf = new Map<string, number>();
  blocks.forEach((block, index) => {
    for (const { id } of block) stepOf.set(id, index);
  });
  const firstMark = blocks.length + escrowed.length;
  marks.forEach((id, index) => void stepOf.set(id, firstMark + index));

  const sides = sidesOf(plan, present);
  const real = changesOf(blocks, escrowed, sides, steps.length);
  const scale = scaleFor(real);
  const tooLarge = sides.find((_, side) => !isExact(real, sides.length, side, scale));
  if (tooLarge !== undefined) return { kind: "refused", problems: [amountsProblem(tooLarge, scale)] };
  const changes = real.map((change) => Math.round(change * scale));
  const before: number[][] = steps.map(() => []);
  const anyBefore: number[][][] = steps.map(() => []);
  const precede = (earlier: number, later: number) => {
    if (earlier !== later && before[later]?.includes(earlier) === false) before[later]?.push(earlier);
  };
  for (const limit of plan.limits) addPrecedences(limit, stepOf, precede, (step, group) => anyBefore[step]?.push([...group]));
  escrowed.forEach((one, index) => {
    const release = blocks.length + index;
    for (const id of [one.id, ...(one.escrow?.releasedAfter ?? [])]) {
      const step = stepOf.get(id);
      if (step !== undefined) precede(step, release);
    }
  });

  const circle = findCircle(before);
  if (circle !== undefined)
    return { kind: "refused", problems: [circleProblem(circle.flatMap((step) => steps[step] ?? marks[step - firstMark] ?? []))] };
  const stuck = stuckSteps(before, anyBefore);
  if (stuck.length > 0) {
    const names = stuck.flatMap((step) => steps[step] ?? []);
    const problem: Problem = {
      code: "never-free",
      severity: "error",
      message: `${names.slice(0, 5).join(", ")} can never begin: each waits for another of them`,
      whatToDo: "Look at their 'earliestOf' anchors and take one out.",
    };
    return { kind: "refused", problems: [problem] };
  }
  const days = [
    ...blocks.map((block) => Math.max(...block.map((one) => daysOf(one.duration.likely ?? one.duration.min)))),
    ...escrowed.map(() => 0),
    ...marks.map(() => 0),
  ];
  const hasDays = days.some((count) => count > 0);
  const problem: OrderProblem = {
    count: steps.length,
    sides: sides.length,
    changes,
    from: new Float64Array(sides.length),
    before,
    anyBefore,
  };
  const toleranceOf = (id: string) => plan.parties.find((party) => party.id === id)?.tolerance;
  return {
    kind: "problem",
    exposure: {
      problem: chainEquals(problem, days),
      asWritten: problem,
      steps,
      sides,
      scale,
      durations: Float64Array.from(steps, (names, step) => (hasDays ? (days[step] ?? 0) : names.length > 0 ? 1 : 0)),
      timeUnit: hasDays ? "days" : "steps",
      tolerances: Float64Array.from(sides, (side) => (toleranceOf(side) ?? 0) * scale),
      hasTolerance: sides.some((side) => toleranceOf(side) !== undefined),
    },
  };
}

/** Days, as an order counts them: an hour is a 24th, a month 30, a working day 1. */
export function daysOf({ count, unit }: Amount): number {
  return count * { hours: 1 / 24, days: 1, weeks: 7, months: 30 }[unit];
}

/** Commitments whose starts, or whose ends, the plan puts together, in the plan's order. */
function joinTogether(plan: SequencePlan, present: readonly Commitment[]): readonly (readonly Commitment[])[] {
  const root = new Map(present.map(({ id }) => [id, id]));
  const find = (id: string): string => {
    let at = id;
    for (let up = root.get(at); up !== undefined && up !== at; up = root.get(at)) at = up;
    return at;
  };
  for (const { event, anchor, min, max } of plan.limits) {
    const [moment] = anchor.moments;
    if (anchor.kind !== "one" || moment === undefined || min?.count !== 0 || max?.count !== 0) continue;
    if (moment.at !== event.at || !root.has(moment.of) || !root.has(event.of)) continue;
    root.set(find(event.of), find(moment.of));
  }
  const blocks = new Map<string, Commitment[]>();
  for (const one of present) {
    const block = blocks.get(find(one.id));
    if (block === undefined) blocks.set(find(one.id), [one]);
    else block.push(one);
  }
  return [...blocks.values()];
}

function sidesOf(plan: SequencePlan, present: readonly Commitment[]): readonly string[] {
  const active = new Set(
    present.flatMap((one) => [
      ...(one.cost.amount === 0 ? [] : [one.obligor]),
      ...[...one.values].flatMap(([party, worth]) => (worth.amount === 0 ? [] : [party])),
    ]),
  );
  const sides = plan.parties.map(({ id }) => id).filter((id) => active.has(id));
  return sides.length > 0 ? sides : plan.parties.slice(0, 1).map(({ id }) => id);
}

function changesOf(
  blocks: readonly (readonly Commitment[])[],
  escrowed: readonly Commitment[],
  sides: readonly string[],
  count: number,
): Float64Array {
  const changes = new Float64Array(count * sides.length);
  const place = new Map(sides.map((side, index) => [side, index]));
  const add = (step: number, side: string, change: number) => {
    const index = place.get(side);
    if (index !== undefined) changes[step * sides.length + index] = (changes[step * sides.length + index] ?? 0) + change;
  };
  const give = (step: number, one: Commitment, share: number) => {
    const firm = (1 - one.reversibility) * share;
    add(step, one.obligor, firm * (1 - (one.guarantee?.share ?? 0)) * one.cost.amount);
    for (const [party, worth] of one.values) add(step, party, -firm * worth.amount);
  };
  blocks.forEach((block, step) => {
    for (const one of block) give(step, one, 1 - (one.escrow?.share ?? 0));
  });
  escrowed.forEach((one, index) => {
    give(blocks.length + index, one, one.escrow?.share ?? 0);
  });
  return changes;
}

/** A limit orders two steps where it keeps the one from happening before the other. */
function addPrecedences(
  limit: PlanLimit,
  stepOf: ReadonlyMap<string, number>,
  precede: (earlier: number, later: number) => void,
  group: (step: number, group: readonly number[]) => void,
): void {
  const { event, anchor, min, max, orders } = limit;
  const later = stepOf.get(event.of);
  if (later === undefined) return;
  const named = anchor.moments.flatMap((moment) => {
    const step = stepOf.get(moment.of);
    return step === undefined ? [] : [{ moment, step }];
  });
  if (named.length < anchor.moments.length && anchor.kind === "earliest") return; // One of them is the start or a fixed day, and may come first.
  const follows = min !== undefined && (min.count >= 0 || orders) && isOrdered(event, anchor);
  const leads = max !== undefined && max.count <= 0 && min === undefined;
  if (follows && anchor.kind === "earliest")
    group(
      later,
      named.map(({ step }) => step),
    );
  else if (follows) for (const { step } of named) precede(step, later);
  if (leads && anchor.kind !== "latest") for (const { step } of named) precede(later, step);
}

/** Finish to start, start to start and finish to finish order two steps; a limit from a start to an end does not. */
function isOrdered(event: PlanMoment, anchor: Anchor): boolean {
  return !(event.at !== "start" && anchor.moments.every(({ at }) => at === "start"));
}

/** The coarsest power of ten that makes every change whole; changes finer than a millionth are rounded. */
function scaleFor(changes: Float64Array): number {
  for (let scale = 1; scale < FinestScale; scale *= 10)
    if (changes.every((change) => Math.abs(change * scale - Math.round(change * scale)) < 1e-9 * Math.max(1, Math.abs(change * scale))))
      return scale;
  return FinestScale;
}

/** Whether all that changes a side's exposure, in units of the scale, can be summed without rounding. */
function isExact(changes: Float64Array, sides: number, side: number, scale: number): boolean {
  let sum = 0;
  for (let at = side; at < changes.length; at += sides) sum += Math.abs(changes[at] ?? 0) * scale;
  return sum <= Number.MAX_SAFE_INTEGER;
}

function amountsProblem(side: string, scale: number): Problem {
  return {
    code: "amounts-too-large",
    severity: "error",
    message:
      scale === 1
        ? `the costs and values of ${side} are too large to be summed exactly`
        : `the costs and values of ${side} are too large to be summed exactly beside others as fine as 1/${scale}`,
    whatToDo: "Write all amounts in a larger unit, such as millions, or round the finest ones.",
  };
}

/** Steps that change the same, take as long, wait for the same and are waited for by the same may be done in their order without loss. */
function chainEquals(problem: OrderProblem, days: readonly number[]): OrderProblem {
  if (problem.anyBefore.some((groups) => groups.length > 0)) return problem;
  const after: number[][] = problem.before.map(() => []);
  problem.before.forEach((steps, step) => {
    for (const earlier of steps) after[earlier]?.push(step);
  });
  const last = new Map<string, number>();
  const before = problem.before.map((steps, step) => {
    const own = [...problem.changes.subarray(step * problem.sides, step * problem.sides + problem.sides)].join(" ");
    const key = `${own} ${days[step]} | ${steps.toSorted((a, b) => a - b).join(" ")} | ${(after[step] ?? []).toSorted((a, b) => a - b).join(" ")}`;
    const twin = last.get(key);
    last.set(key, step);
    return twin === undefined ? steps : [...steps, twin];
  });
  return { ...problem, before };
}

function findCircle(before: readonly (readonly number[])[]): readonly number[] | undefined {
  const state = new Int8Array(before.length); // 0 not met, 1 on the path, 2 done
  for (let root = 0; root < before.length; root++) {
    if (state[root] !== 0) continue;
    const path: { step: number; next: number }[] = [{ step: root, next: 0 }];
    state[root] = 1;
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const earlier = before[top.step]?.[top.next++];
      if (earlier === undefined) {
        state[top.step] = 2;
        path.pop();
      } else if (state[earlier] === 1) {
        const from = path.findIndex(({ step }) => step === earlier);
        return path
          .slice(from)
          .map(({ step }) => step)
          .reverse();
      } else if (state[earlier] === 0) {
        state[earlier] = 1;
        path.push({ step: earlier, next: 0 });
      }
    }
  }
  return undefined;
}

function circleProblem(names: readonly string[]): Problem {
  const shown = names.length > 12 ? [...names.slice(0, 12), `… (${names.length} steps)`] : [...names, names[0] ?? ""];
  return {
    code: "cycle",
    severity: "error",
    message: `these steps wait for each other in a circle: ${shown.join(" → ")}`,
    whatToDo: "Take out one of these precedences.",
    where: names[0] ?? "",
  };
}

function stuckSteps(before: readonly (readonly number[])[], anyBefore: readonly (readonly (readonly number[])[])[]): readonly number[] {
  if (anyBefore.every((groups) => groups.length === 0)) return [];
  const done = new Set<number>();
  for (let grew = true; grew; ) {
    grew = false;
    before.forEach((steps, step) => {
      if (done.has(step) || !steps.every((one) => done.has(one))) return;
      if (!(anyBefore[step] ?? []).every((group) => group.some((one) => done.has(one)))) return;
      done.add(step);
      grew = true;
    });
  }
  return before.flatMap((_, step) => (done.has(step) ? [] : [step]));
}
