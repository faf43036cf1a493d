/** Decides whether the reader takes from each fact case what a careful reader lists, and nothing else. */
import { describe, expect, it } from "vitest";
import { heldOutCases } from "./held-out-cases.ts";
import { linesOfCase } from "./read-case.ts";
import { tuningCases } from "./tuning-cases.ts";

describe("cases the rules were made with", () => {
  it.each(tuningCases.map((one) => [one.name, one] as const))("%s", (_, one) => {
    const { expected, found } = linesOfCase(one);
    expect([...found].sort()).toEqual([...expected].sort());
  });
});

describe("cases kept apart from the making of the rules", () => {
  it("finds most of what they list and little else", () => {
    const all = heldOutCases.map(linesOfCase);
    const expected = all.flatMap((lines) => lines.expected);
    const hits = all.flatMap(({ expected: listed, found }) => found.filter((line) => listed.includes(line)));
    const found = all.flatMap((lines) => lines.found);
    expect(found.length, "the reader finds something at all").toBeGreaterThan(0);
    expect(hits.length / expected.length, "recall").toBeGreaterThanOrEqual(0.85);
    expect(hits.length / found.length, "precision").toBeGreaterThanOrEqual(0.9);
  });
});
