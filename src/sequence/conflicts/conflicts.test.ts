import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryNetwork } from "../../../test/networks.ts";
import { checkNetwork } from "../check-network.ts";
import { isConsistent } from "../consistency/find-windows.ts";
import { isControllableByMorris } from "../controllability/check-by-morris.ts";
import { amountOf, type Bound, clausesOf, keepOnly, withAmount } from "../network/keep-clauses.ts";
import { layNetwork, type TemporalNetwork, withoutUncertainty } from "../network/temporal-network.ts";
import { listConflicts } from "./list-conflicts.ts";
import { repairsOfThisAlone } from "./repair-alone.ts";

/** Networks in which a clause may set several limits, as the articles of an agreement do. */
const arbitraryClauses = fc
  .record({
    count: fc.integer({ min: 2, max: 5 }),
    clauses: fc.integer({ min: 1, max: 7 }),
    drawn: fc.array(fc.record({ from: fc.nat(), to: fc.nat(), amount: fc.integer({ min: -6, max: 6 }), clause: fc.nat() }), {
      maxLength: 12,
    }),
  })
  .map(({ count, clauses, drawn }) =>
    layNetwork({
      points: Array.from({ length: count }, (_, point) => `p${point}`),
      origin: 0,
      limits: drawn
        .map(({ from, to, amount, clause }) => ({ from: from % count, to: to % count, amount, clause: clause % clauses }))
        .filter(({ from, to }) => from !== to),
      links: [],
      clauses: Array.from({ length: clauses }, (_, index) => ({ id: `c${index}`, text: "", place: "" })),
      scale: 1,
    }),
  );

/** Every minimal set of clauses that cannot be kept, by trying all sets. */
function allConflicts(network: TemporalNetwork): readonly string[] {
  const sets = clausesOf(network).reduce<readonly (readonly number[])[]>(
    (known, clause) => known.flatMap((set) => [set, [...set, clause]]),
    [[]],
  );
  const bad = sets.filter((set) => !isConsistent(keepOnly(network, set).network));
  return bad
    .filter((set) => !bad.some((other) => other.length < set.length && other.every((clause) => set.includes(clause))))
    .toSorted((one, other) => one.length - other.length)
    .map((set) => set.join());
}

const wide = { conflicts: 1000, removals: 20_000, proofs: 1000 };

describe("conflicts", () => {
  it("are all the minimal ones, a smallest first, on 1,500 networks", () => {
    let several = 0;
    fc.assert(
      fc.property(arbitraryClauses, (network) => {
        const all = allConflicts(network);
        const list = listConflicts(network, wide);
        expect(list.complete).toBe(true);
        expect(list.isSmallestProved).toBe(true);
        expect(list.conflicts.map((conflict) => conflict.join()).toSorted()).toEqual(all.toSorted());
        expect(list.conflicts[0]?.length).toBe(all[0]?.split(",").length);
        if (all.length > 1) several++;
        const first = listConflicts(network, { conflicts: 1, removals: 1, proofs: 1000 });
        if (first.isSmallestProved) expect(first.conflicts[0]?.length).toBe(all[0]?.split(",").length);
        if (first.complete) expect(all.length).toBeLessThan(2);
      }),
      { numRuns: 1500, seed: 31 },
    );
    expect(several).toBeGreaterThan(100);
  });

  it("are mended by the least single change of a bound, and by no other bound of the circle", () => {
    let mended = 0;
    let beyond = 0;
    fc.assert(
      fc.property(arbitraryNetwork({ free: 2, links: 2, limits: 9, reach: 30, longest: 4 }), (network) => {
        const finding = checkNetwork(network);
        const conflict = finding.conflicts[0];
        if (conflict === undefined) return;
        const holds = finding.isConsistent ? isControllableByMorris : (one: TemporalNetwork) => isConsistent(withoutUncertainty(one));
        const sign = ({ kind }: Bound) => (kind === "limit" ? 1 : (kind === "upper") === finding.isConsistent ? -1 : 1);
        for (const { bound, clause } of conflict.edges) {
          if (clause < 0) continue;
          const was = amountOf(network, bound);
          const valid = (amount: number) => {
            const changed = withAmount(network, bound, amount);
            return changed.linkLower.every((lower, link) => lower >= 0 && lower <= (changed.linkUpper[link] as number));
          };
          // No path of these small networks is longer than 300.
          const least = Array.from({ length: 300 }, (_, index) => index + 1).find(
            (by) => valid(was + sign(bound) * by) && holds(withAmount(network, bound, was + sign(bound) * by)),
          );
          const repair = conflict.repairs.find((one) => one.bound.kind === bound.kind && one.bound.index === bound.index);
          expect(repair?.by).toBe(least);
          if (least === undefined) beyond++;
          else mended++;
        }
        expect(conflict.repairs.map(({ by }) => by)).toEqual(conflict.repairs.map(({ by }) => by).toSorted((a, b) => a - b));
      }),
      { numRuns: 300, seed: 32 },
    );
    expect(mended).toBeGreaterThan(50);
    expect(beyond).toBeGreaterThan(50);
  });

  it("of a network that only nature can break rest on clauses of which none can be spared", () => {
    let seen = 0;
    fc.assert(
      fc.property(arbitraryNetwork({ free: 4, links: 4, limits: 14, reach: 60, longest: 9 }), (network) => {
        const conflict = checkNetwork(network).conflicts.find(({ kind }) => kind === "semi-reducible-negative-cycle");
        if (conflict === undefined) return;
        seen++;
        const controllable = (clauses: readonly number[]) => isControllableByMorris(keepOnly(network, clauses).network);
        expect(controllable(conflict.clauses)).toBe(false);
        for (const clause of conflict.clauses) expect(controllable(conflict.clauses.filter((other) => other !== clause))).toBe(true);
        expect(conflict.length).toBeLessThan(0);
        expect(new Set(conflict.edges.map(({ clause }) => clause).filter((clause) => clause >= 0))).toEqual(new Set(conflict.clauses));
      }),
      { numRuns: 1000, seed: 33 },
    );
    expect(seen).toBeGreaterThan(50);
  });
});

/** Two networks with one beginning; what goes wrong in one has nothing to do with the other. */
function besideEachOther(one: TemporalNetwork, other: TemporalNetwork): TemporalNetwork {
  const shift = one.points.length - 1;
  const point = (at: number | undefined) => (at === 0 || at === undefined ? 0 : at + shift);
  const join = (first: Int32Array, second: Int32Array, change: (at: number) => number) =>
    Int32Array.from([...first, ...second.map(change)]);
  const clause = (at: number) => (at < 0 ? at : at + one.clauses.length);
  return {
    ...one,
    points: [...one.points, ...other.points.slice(1).map((name) => `other ${name}`)],
    limitFrom: join(one.limitFrom, other.limitFrom, point),
    limitTo: join(one.limitTo, other.limitTo, point),
    limitAmount: Float64Array.from([...one.limitAmount, ...other.limitAmount]),
    limitClause: join(one.limitClause, other.limitClause, clause),
    linkFrom: join(one.linkFrom, other.linkFrom, point),
    linkTo: join(one.linkTo, other.linkTo, point),
    linkLower: Float64Array.from([...one.linkLower, ...other.linkLower]),
    linkUpper: Float64Array.from([...one.linkUpper, ...other.linkUpper]),
    linkClause: join(one.linkClause, other.linkClause, clause),
    clauses: [...one.clauses, ...other.clauses],
  };
}

const small = arbitraryNetwork({ free: 4, links: 4, limits: 14, reach: 60, longest: 9 }).filter(
  (network) => isConsistent(withoutUncertainty(network)) && !isControllableByMorris(network),
);

describe("what nature can force", () => {
  it("is told in as many contradictions as share no clause, each minimal and each with what would mend it alone", () => {
    let several = 0;
    let alone = 0;
    fc.assert(
      fc.property(small, small, (one, other) => {
        const network = besideEachOther(one, other);
        const { isConsistent: holds, isControllable, conflicts } = checkNetwork(network, { conflicts: 5, removals: 1, proofs: 1 });
        if (!holds || isControllable) return;
        if (conflicts.length > 1) several++;
        const left = new Set(clausesOf(network));
        const forced = (clauses: readonly number[]) => !isControllableByMorris(keepOnly(network, clauses).network);
        for (const { clauses } of conflicts) {
          expect(clauses.every((clause) => left.delete(clause))).toBe(true);
          expect(forced(clauses)).toBe(true);
          for (const spared of clauses) expect(forced(clauses.filter((clause) => clause !== spared))).toBe(false);
        }
        if (conflicts.length < 5) expect(forced([...left])).toBe(false);
        for (const conflict of conflicts)
          for (const { bound, becomes } of conflict.repairs.length > 0 ? [] : repairsOfThisAlone(network, conflict)) {
            alone++;
            expect(isControllableByMorris(keepOnly(withAmount(network, bound, becomes), conflict.clauses).network)).toBe(true);
          }
      }),
      { numRuns: 60, seed: 21 },
    );
    expect(several).toBeGreaterThan(20);
    expect(alone).toBeGreaterThan(20);
  });
});
