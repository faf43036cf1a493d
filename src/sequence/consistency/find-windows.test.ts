import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layNetwork, type TemporalNetwork } from "../network/temporal-network.ts";
import { openWindows } from "./edit-windows.ts";
import { findWindows } from "./find-windows.ts";

/** All shortest distances, the slow way; undefined where a circle is negative. */
function floydWarshall(network: TemporalNetwork): readonly (readonly number[])[] | undefined {
  const count = network.points.length;
  const distance = Array.from({ length: count }, (_, from) => Array.from({ length: count }, (__, to) => (from === to ? 0 : Infinity)));
  const at = (from: number, to: number) => distance[from]?.[to] ?? Infinity;
  const set = (from: number, to: number, value: number) => {
    const row = distance[from];
    if (row !== undefined) row[to] = Math.min(row[to] ?? Infinity, value);
  };
  network.limitFrom.forEach((from, limit) => {
    set(from, network.limitTo[limit] as number, network.limitAmount[limit] as number);
  });
  for (let middle = 0; middle < count; middle++)
    for (let from = 0; from < count; from++) for (let to = 0; to < count; to++) set(from, to, at(from, middle) + at(middle, to));
  return distance.some((row, point) => (row[point] ?? 0) < 0) ? undefined : distance;
}

const edgesOf = (count: number, most: number) =>
  fc.array(
    fc.record({ from: fc.nat(count - 1), to: fc.nat(count - 1), amount: fc.integer({ min: -6, max: 20 }), clause: fc.constant(-1) }),
    { maxLength: most },
  );

const arbitraryPlan = fc
  .integer({ min: 2, max: 9 })
  .chain((count) => fc.record({ count: fc.constant(count), limits: edgesOf(count, 3 * count) }))
  .map(({ count, limits }) =>
    layNetwork({
      points: Array.from({ length: count }, (_, point) => `p${point}`),
      origin: 0,
      limits,
      links: [],
      clauses: [],
      scale: 1,
    }),
  );

function withoutOrigin(network: TemporalNetwork): TemporalNetwork {
  const own = network.limitFrom.length - (network.points.length - 1);
  return {
    ...network,
    origin: undefined,
    limitFrom: network.limitFrom.slice(0, own),
    limitTo: network.limitTo.slice(0, own),
    limitAmount: network.limitAmount.slice(0, own),
    limitClause: network.limitClause.slice(0, own),
  };
}

/** The windows are those of the twin, or a circle is closed and negative. */
function sameAsTwin(network: TemporalNetwork): boolean {
  const windows = findWindows(network);
  const twin = floydWarshall(network);
  expect(windows.kind === "consistent").toBe(twin !== undefined);
  if (windows.kind === "inconsistent") {
    const { circle } = windows;
    expect(circle.reduce((sum, limit) => sum + (network.limitAmount[limit] as number), 0)).toBeLessThan(0);
    circle.forEach((limit, index) => {
      expect(network.limitTo[limit]).toBe(network.limitFrom[circle[(index + 1) % circle.length] as number]);
    });
    return false;
  }
  network.points.forEach((_, point) => {
    expect(windows.earliest[point]).toBe(0 - (twin?.[point]?.[0] ?? 0));
    expect(windows.latest[point]).toBe(twin?.[0]?.[point]);
  });
  return true;
}

describe("windows", () => {
  it("are those of Floyd and Warshall on 10,000 plans", () => {
    let consistent = 0;
    fc.assert(
      fc.property(arbitraryPlan, (network) => {
        if (sameAsTwin(network)) consistent++;
      }),
      { numRuns: 10_000, seed: 21 },
    );
    expect(consistent).toBeGreaterThan(2000);
    expect(consistent).toBeLessThan(8000);
  });

  it("follow edits as if worked out anew, and an edit that leaves no time changes nothing", () => {
    let edits = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        fc.oneof(arbitraryPlan, arbitraryPlan.map(withoutOrigin)),
        fc.array(fc.record({ limit: fc.nat(), amount: fc.oneof(fc.integer({ min: -6, max: 20 }), fc.constant(Infinity)) }), {
          minLength: 1,
          maxLength: 12,
        }),
        (network, wanted) => {
          const opened = openWindows(network);
          if (opened.kind === "inconsistent") return;
          const amounts = network.limitAmount.slice();
          // The last limits only say that the origin comes first.
          const own = network.limitFrom.length - (network.origin === undefined ? 0 : network.points.length - 1);
          if (own === 0) return;
          for (const { limit: any, amount } of wanted) {
            const limit = any % own;
            const trial = { ...network, limitAmount: amounts.with(limit, amount) };
            const edited = opened.live.change(limit, amount);
            const anew = findWindows(trial);
            edits++;
            expect(edited.kind === "changed").toBe(anew.kind === "consistent");
            if (edited.kind === "inconsistent") {
              refused++;
              expect(edited.circle).toContain(limit);
              expect(edited.circle.reduce((sum, edge) => sum + (trial.limitAmount[edge] as number), 0)).toBeLessThan(0);
            } else amounts[limit] = amount;
            const now = findWindows({ ...network, limitAmount: amounts });
            if (now.kind === "inconsistent") throw new Error("the amounts taken so far can be kept");
            expect([...opened.live.towards].map((distance) => 0 - distance)).toEqual([...now.earliest]);
            expect([...opened.live.away]).toEqual([...now.latest]);
          }
        },
      ),
      { numRuns: 3000, seed: 22 },
    );
    expect(edits).toBeGreaterThan(5000);
    expect(refused).toBeGreaterThan(300);
  });
});
