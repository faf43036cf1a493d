import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryNetwork } from "../../../test/networks.ts";
import { checkNetwork } from "../check-network.ts";
import { isConsistent } from "../consistency/find-windows.ts";
import { isControllableByMorris } from "../controllability/check-by-morris.ts";
import { amountOf, type Bound, clausesOf, keepOnly, withAmount } from "../network/keep-clauses.ts";
import { layNetwork, type TemporalNetwork, withoutUncertainty } from "../network/temporal-network.ts";
import { listConflicts } from "./list-conflicts.ts";

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
