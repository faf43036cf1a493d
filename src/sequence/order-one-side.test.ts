import { describe, expect, it } from "vitest";
import { makeSeriesParallel, type SeriesParallel } from "../../bench/sequence-order/instances.ts";
import { orderOneSide } from "./order-one-side.ts";
import { changeOf, type OrderProblem, peaksOf } from "./order-problem.ts";

type Hump = { readonly height: number; readonly net: number };

/** Abdel-Wahab and Kameda (1978), told as Monma and Sidney (1979) tell it: lists of humps, merged in parallel, joined in series. */
function humps(tree: SeriesParallel, problem: OrderProblem): readonly Hump[] {
  if (tree.kind === "step") {
    const net = changeOf(problem, tree.step, 0);
    return [{ height: Math.max(0, net), net }];
  }
  const lists = tree.parts.map((part) => humps(part, problem));
  if (tree.kind === "parallel") return lists.flat().sort(byPriority);
  return lists.reduce((first, second) => {
    const early = first.slice();
    const late = second.slice();
    const last = early.at(-1);
    const next = late[0];
    if (last === undefined || next === undefined || byPriority(last, next) <= 0) return early.concat(late);
    early.pop();
    late.shift();
    let joint = join(last, next);
    for (;;) {
      const before = early.at(-1);
      const after = late[0];
      if (before !== undefined && byPriority(before, joint) > 0) {
        early.pop();
        joint = join(before, joint);
      } else if (after !== undefined && byPriority(joint, after) > 0) {
        late.shift();
        joint = join(joint, after);
      } else return early.concat(joint, late);
    }
  });
}

/** What lowers the sum first, the lowest humps before the higher; then what raises it, the deepest fall from its hump last to first. */
function byPriority(one: Hump, other: Hump): number {
  const lowersOne = one.net <= 0;
  const lowersOther = other.net <= 0;
  if (lowersOne !== lowersOther) return lowersOne ? -1 : 1;
  return lowersOne ? one.height - other.height : other.height - other.net - (one.height - one.net);
}

function join(one: Hump, other: Hump): Hump {
  return { height: Math.max(one.height, one.net + other.height), net: one.net + other.net };
}

function peakOfHumps(list: readonly Hump[]): number {
  let now = 0;
  let peak = 0;
  for (const { height, net } of list) {
    peak = Math.max(peak, now + height);
    now += net;
  }
  return peak;
}

describe("the order of one side", () => {
  it.each([6, 12, 30, 80, 200])("equals the humps of Abdel-Wahab and Kameda on series-parallel plans of %i steps", (count) => {
    let positive = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const { problem, tree } = makeSeriesParallel(count, seed * 1000 + count);
      const found = orderOneSide(problem, 0, 20_000);
      const expected = peakOfHumps(humps(tree, problem));
      expect([seed, found.lowest, peaksOf(problem, found.order ?? [])[0]]).toEqual([seed, expected, expected]);
      if (expected > 0) positive += 1;
    }
    expect(positive).toBeGreaterThan(5);
  });
});
