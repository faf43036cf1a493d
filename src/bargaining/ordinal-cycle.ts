/** Decides whether ordinal statements contradict each other, and shows the shortest circle that they form. */
import type { Model, ModelParty, Statement } from "./model.ts";
import { amountOf } from "./model.ts";
import { compare, parseRational, Zero } from "./rational.ts";

/** A step of the circle: `from` is at least as good (or as heavy) as `to`, or better. */
export type CycleStep = {
  readonly from: string;
  readonly to: string;
  readonly isStrict: boolean;
  readonly statement: Statement | undefined;
};

/** What the circle is about: weights, or the values of one point's options. */
export type Cycle = { readonly about: "weights" | "values"; readonly point: string | undefined; readonly steps: readonly CycleStep[] };

/**
 * The shortest circle of statements of which one is strict (breadth-first search from every strict statement), weights first, then points in order.
 * Exact numbers and bounds count as statements where they leave no other order. Cost: statements × (names + statements).
 */
export function shortestCycle(model: Model, party: ModelParty): Cycle | undefined {
  const statements = party.statements ?? [];
  const weights = statements.flatMap((statement): CycleStep[] => {
    if ("moreImportant" in statement) return [{ from: statement.moreImportant, to: statement.than, isStrict: true, statement }];
    if ("asImportant" in statement) return bothWays(statement.asImportant, statement.as, statement);
    return [];
  });
  const circle = shortest([...weights, ...givenOrder(party.weights ?? {}, namesIn(weights))]);
  if (circle !== undefined) return { about: "weights", point: undefined, steps: circle };
  for (const { id } of model.points) {
    const values = statements.flatMap((statement): CycleStep[] => {
      const better = "prefers" in statement ? statement.prefers : "indifferent" in statement ? statement.indifferent : undefined;
      if (better === undefined || !("to" in statement) || Object.keys(better).length !== 1 || !(id in better)) return [];
      const [from, to] = [String(better[id]), String(statement.to[id])];
      return "prefers" in statement ? [{ from, to, isStrict: true, statement }] : bothWays(from, to, statement);
    });
    const steps = shortest([...values, ...givenOrder(party.values?.[id] ?? {}, namesIn(values))]);
    if (steps !== undefined) return { about: "values", point: id, steps };
  }
  return undefined;
}

function bothWays(one: string, other: string, statement: Statement): CycleStep[] {
  return [
    { from: one, to: other, isStrict: false, statement },
    { from: other, to: one, isStrict: false, statement },
  ];
}

function namesIn(steps: readonly CycleStep[]): ReadonlySet<string> {
  return new Set(steps.flatMap(({ from, to }) => [from, to]));
}

/** Orders that numbers themselves leave no doubt about, among the names that statements use. */
function givenOrder(amounts: NonNullable<ModelParty["weights"]>, names: ReadonlySet<string>): CycleStep[] {
  const known = [...names].flatMap((name) => {
    const said = amountOf(amounts[name]);
    return said === undefined ? [] : [{ name, from: parseRational(said.from) ?? Zero, to: parseRational(said.to) ?? Zero }];
  });
  return known.flatMap((one) =>
    known.flatMap((other): CycleStep[] => {
      if (one === other || compare(one.from, other.to) < 0) return [];
      return [{ from: one.name, to: other.name, isStrict: compare(one.from, other.to) > 0, statement: undefined }];
    }),
  );
}

function shortest(steps: readonly CycleStep[]): readonly CycleStep[] | undefined {
  const leaving = new Map<string, CycleStep[]>();
  for (const step of steps) leaving.set(step.from, [...(leaving.get(step.from) ?? []), step]);
  let best: readonly CycleStep[] | undefined;
  for (const strict of steps) {
    // Numbers alone cannot contradict each other, so a circle needs a statement.
    if (!strict.isStrict || strict.statement === undefined) continue;
    const back = pathBetween(leaving, strict.to, strict.from);
    if (back !== undefined && (best === undefined || back.length + 1 < best.length)) best = [strict, ...back];
  }
  if (best !== undefined) return best;
  // An equality against numbers that differ: the strict step is the numbers'.
  for (const strict of steps) {
    if (!strict.isStrict || strict.statement !== undefined) continue;
    const back = pathBetween(leaving, strict.to, strict.from);
    if (back?.some(({ statement }) => statement !== undefined) === true && (best === undefined || back.length + 1 < best.length))
      best = [strict, ...back];
  }
  return best;
}

/** The shortest way, by breadth first; none to itself where `from` and `to` are one: that is a circle already. */
function pathBetween(leaving: ReadonlyMap<string, readonly CycleStep[]>, from: string, to: string): readonly CycleStep[] | undefined {
  if (from === to) return [];
  const cameBy = new Map<string, CycleStep>();
  const queue = [from];
  for (const name of queue) {
    for (const step of leaving.get(name) ?? []) {
      if (step.to === from || cameBy.has(step.to)) continue;
      cameBy.set(step.to, step);
      if (step.to === to) return backFrom(cameBy, from, to);
      queue.push(step.to);
    }
  }
  return undefined;
}

function backFrom(cameBy: ReadonlyMap<string, CycleStep>, from: string, to: string): readonly CycleStep[] {
  const path: CycleStep[] = [];
  for (let name = to; name !== from; ) {
    const step = cameBy.get(name);
    if (step === undefined) break;
    path.unshift(step);
    name = step.from;
  }
  return path;
}
