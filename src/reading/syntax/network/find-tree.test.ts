import fc from "fast-check";
import { expect, test } from "vitest";
import { findTree } from "./find-tree.ts";

const sentence = fc
  .integer({ min: 1, max: 5 })
  .chain((count) =>
    fc
      .array(fc.integer({ min: -50, max: 50 }), { minLength: count * (count + 1), maxLength: count * (count + 1) })
      .map((scores) => ({ count, scores: Float32Array.from(scores) })),
  );

const sumOf = (scores: Float32Array, count: number, heads: ArrayLike<number>): number => {
  let sum = 0;
  for (let word = 0; word < count; word++) sum += scores[word * (count + 1) + (heads[word] ?? 0) + 1] ?? 0;
  return sum;
};

const isTree = (heads: readonly number[]): boolean =>
  heads.filter((head) => head === -1).length === 1 &&
  heads.every((_, word) => {
    let at = word;
    for (let step = 0; step <= heads.length && at >= 0; step++) at = heads[at] ?? -1;
    return at < 0;
  });

/** Every way to give each word a head, the slow and obvious way. */
function allTrees(count: number): readonly (readonly number[])[] {
  let lists: readonly (readonly number[])[] = [[]];
  for (let word = 0; word < count; word++)
    lists = lists
      .flatMap((list) => Array.from({ length: count + 1 }, (_, head) => [...list, head - 1]))
      .filter((list) => list[word] !== word);
  return lists.filter(isTree);
}

test("no tree with one root has a higher sum", () => {
  fc.assert(
    fc.property(sentence, ({ count, scores }) => {
      const heads = [...findTree(scores, count, count + 1)];
      expect(isTree(heads)).toBe(true);
      const best = Math.max(...allTrees(count).map((tree) => sumOf(scores, count, tree)));
      expect(sumOf(scores, count, heads)).toBe(best);
    }),
    { numRuns: 500 },
  );
});

test("two words that each prefer the other are parted", () => {
  //            root  first second
  const scores = Float32Array.from([1, 0, 9, 2, 9, 0]);
  expect([...findTree(scores, 2, 3)]).toEqual([1, -1]);
});

test("a chain of circles over hundreds of words ends", () => {
  const count = 400;
  const scores = new Float32Array(count * (count + 1));
  for (let word = 0; word < count; word++) scores[word * (count + 1) + (word ^ 1) + 1] = 5;
  expect(isTree([...findTree(scores, count, count + 1)])).toBe(true);
});
