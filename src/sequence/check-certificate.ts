/** Decides whether a given order and its certificate hold, with slow code of its own: from the plan alone, sums, sets and plain augmenting paths. */
import { type ExposureProblem, makeExposureProblem } from "./exposure-problem.ts";
import type { LevelCertificate, PlanOrder } from "./order-plan.ts";
import { changeOf, type OrderProblem, reverseProblem } from "./order-problem.ts";
import type { SequencePlan } from "./plan-shape.ts";

/** `too large`: the claim was not refuted, but following it again would take more than the sets allowed. */
export type CertificateCheck = { readonly what: string; readonly outcome: "confirmed" | "refuted" | "too large" };

/** Sets followed at most when a search is repeated. */
const MostSets = 100_000;

/** Checks the order against every precedence, the peaks against its sums, and the lower bound of the largest peak by its own means. */
export function checkCertificate(plan: SequencePlan, claim: PlanOrder, given?: ReadonlySet<string>): readonly CertificateCheck[] {
  const made = makeExposureProblem(plan, given);
  if (made.kind === "refused") return [{ what: "the plan can be ordered", outcome: "refuted" }];
  const { exposure } = made;
  const says = (what: string, holds: boolean): CertificateCheck => ({ what, outcome: holds ? "confirmed" : "refuted" });
  const [first] = claim.certificate.levels;
  return [
    says("every step stands in the order once", isComplete(exposure, claim.order)),
    says("no step comes before what it waits for", keepsPrecedences(exposure, claim.order)),
    says("the peaks are those of the order", peaksAgree(exposure, claim)),
    ...(first === undefined ? [] : [{ what: `no order stays below ${first.lowest}`, outcome: checkThreshold(exposure, first) }]),
  ];
}

function isComplete({ steps }: ExposureProblem, order: readonly string[]): boolean {
  const expected = steps.flat();
  return order.length === expected.length && new Set([...order, ...expected]).size === expected.length;
}

function keepsPrecedences({ steps, asWritten: problem }: ExposureProblem, order: readonly string[]): boolean {
  const at = new Map(order.map((id, index) => [id, index]));
  // A mark (milestone or condition) happens as soon as what it waits for has.
  const moment = new Map<number, number>();
  const momentOf = (step: number): number => {
    const known = moment.get(step);
    if (known !== undefined) return known;
    const names = steps[step] ?? [];
    const groups = problem.anyBefore[step] ?? [];
    const value =
      names.length > 0
        ? Math.max(...names.map((id) => at.get(id) ?? Number.POSITIVE_INFINITY))
        : Math.max(-1, ...(problem.before[step] ?? []).map(momentOf), ...groups.map((group) => Math.min(...group.map(momentOf))));
    moment.set(step, value);
    return value;
  };
  const isMark = (step: number) => (steps[step] ?? []).length === 0;
  return problem.before.every((earlier, step) =>
    isMark(step) ? true : earlier.every((one) => momentOf(one) < momentOf(step) || isTwin(problem, one, step)) && groupsKept(step),
  );

  function groupsKept(step: number): boolean {
    return (problem.anyBefore[step] ?? []).every((group) => group.some((one) => momentOf(one) < momentOf(step)));
  }
}

/** Equal steps are ordered among themselves only to save search; the plan does not ask for it. */
function isTwin(problem: OrderProblem, one: number, other: number): boolean {
  for (let side = 0; side < problem.sides; side++) if (changeOf(problem, one, side) !== changeOf(problem, other, side)) return false;
  const rest = (problem.before[other] ?? []).filter((step) => step !== one);
  return rest.length === (problem.before[one] ?? []).length || (problem.before[one] ?? []).every((step) => rest.includes(step));
}

function peaksAgree({ steps, sides, problem, scale }: ExposureProblem, { order, peaks }: PlanOrder): boolean {
  const stepOf = new Map(steps.flatMap((names, step) => names.map((id) => [id, step] as const)));
  return sides.every((side, index) => {
    let now = 0;
    let peak = 0;
    let last = -1;
    for (const id of order) {
      const step = stepOf.get(id) ?? -1;
      if (step === last) continue; // The rest of what is done in the same moment.
      last = step;
      now += changeOf(problem, step, index);
      peak = Math.max(peak, now);
    }
    return Math.abs(peak / scale - (peaks[side] ?? Number.NaN)) < 1e-9;
  });
}

function checkThreshold(exposure: ExposureProblem, level: LevelCertificate): CertificateCheck["outcome"] {
  const threshold = Math.round(level.lowest * exposure.scale);
  const { problem } = exposure;
  if (problem.count === 0 || threshold <= 0) return threshold <= 0 ? "confirmed" : "refuted";
  for (let side = 0; side < problem.sides; side++) {
    let end = problem.from[side] ?? 0;
    for (let step = 0; step < problem.count; step++) end += changeOf(problem, step, side);
    if (end >= threshold) return "confirmed";
  }
  if (level.method === "bound" && level.step !== undefined && level.weights !== undefined) {
    const weights = exposure.sides.map((side) => level.weights?.[side] ?? 0);
    const step = exposure.steps.findIndex((names) => names.join(" + ") === level.step);
    return Math.ceil(weightedLeast(problem, step, weights) - 1e-6) >= threshold ? "confirmed" : "refuted";
  }
  const forwards = cannotPassBelow(problem, threshold);
  if (forwards !== "too large" || problem.anyBefore.some((groups) => groups.length > 0)) return forwards;
  return cannotPassBelow(reverseProblem(problem), threshold);
}

/** Breadth first through all sets of steps reachable below the threshold; steps that harm nobody are done at once. */
function cannotPassBelow(problem: OrderProblem, threshold: number): CertificateCheck["outcome"] {
  let sets = new Map<string, { readonly done: ReadonlySet<number>; readonly now: readonly number[] }>();
  sets.set("", { done: new Set(), now: [...problem.from] });
  if ([...problem.from].some((exposure) => exposure >= threshold)) return "confirmed";
  let met = 0;
  for (let size = 0; size < problem.count; size++) {
    const next = new Map<string, { readonly done: ReadonlySet<number>; readonly now: readonly number[] }>();
    for (const { done, now } of sets.values()) {
      const free: number[] = [];
      for (let step = 0; step < problem.count; step++)
        if (
          !done.has(step) &&
          problem.before[step]?.every((one) => done.has(one)) &&
          (problem.anyBefore[step] ?? []).every((group) => group.some((one) => done.has(one)))
        )
          free.push(step);
      const harmless = free.find((step) => now.every((_, side) => changeOf(problem, step, side) <= 0));
      for (const step of harmless === undefined ? free : [harmless]) {
        const later = now.map((exposure, side) => exposure + changeOf(problem, step, side));
        if (later.some((exposure) => exposure >= threshold)) continue;
        const larger = new Set([...done, step]);
        next.set([...larger].sort((left, right) => left - right).join(" "), { done: larger, now: later });
        met += 1;
        if (met > MostSets) return "too large";
      }
    }
    if (next.size === 0) return "confirmed";
    sets = next;
  }
  return "refuted";
}

/** The weighted exposure around `step` in the most favourable set, by augmenting paths of breadth-first search (Edmonds and Karp 1972). */
function weightedLeast(problem: OrderProblem, step: number, weights: readonly number[]): number {
  const { count, sides } = problem;
  const mixed = Array.from({ length: count }, (_, one) =>
    weights.reduce((sum, weight, side) => sum + weight * changeOf(problem, one, side), 0),
  );
  const isIn = new Set<number>();
  const isOut = new Set<number>();
  const walk = (from: number, into: Set<number>, along: (one: number) => readonly number[]) => {
    if (into.has(from)) return;
    into.add(from);
    for (const one of along(from)) walk(one, into, along);
  };
  walk(step, isIn, (one) => problem.before[one] ?? []);
  const later = (one: number) => problem.before.flatMap((steps, at) => (steps.includes(one) ? [at] : []));
  for (const one of later(step)) walk(one, isOut, later);
  const source = count;
  const sink = count + 1;
  const room = new Map<number, Map<number, number>>();
  const connect = (from: number, to: number, capacity: number) => {
    const row = room.get(from) ?? new Map<number, number>();
    row.set(to, (row.get(to) ?? 0) + capacity);
    room.set(from, row);
  };
  let least = [...isIn].reduce((sum, one) => sum + (mixed[one] ?? 0), 0);
  for (let one = 0; one < count; one++) {
    if (isIn.has(one) || isOut.has(one)) continue;
    const own = mixed[one] ?? 0;
    if (own < 0) {
      connect(source, one, -own);
      least += own;
    }
    if (own > 0) connect(one, sink, own);
    for (const earlier of problem.before[one] ?? []) if (!isIn.has(earlier)) connect(one, earlier, Number.POSITIVE_INFINITY);
  }
  for (;;) {
    const came = new Map<number, number>([[source, source]]);
    const queue = [source];
    for (let head = 0; head < queue.length && !came.has(sink); head++)
      for (const [to, left] of room.get(queue[head] ?? source) ?? [])
        if (left > 1e-9 && !came.has(to)) {
          came.set(to, queue[head] ?? source);
          queue.push(to);
        }
    if (!came.has(sink)) break;
    let flow = Number.POSITIVE_INFINITY;
    for (let at = sink; at !== source; at = came.get(at) ?? source) flow = Math.min(flow, room.get(came.get(at) ?? source)?.get(at) ?? 0);
    for (let at = sink; at !== source; at = came.get(at) ?? source) {
      const from = came.get(at) ?? source;
      connect(from, at, -flow);
      connect(at, from, flow);
    }
    least += flow;
  }
  for (let side = 0; side < sides; side++)
    least += (weights[side] ?? 0) * ((problem.from[side] ?? 0) + Math.max(0, -changeOf(problem, step, side)));
  return least;
}
