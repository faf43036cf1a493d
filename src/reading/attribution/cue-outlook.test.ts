import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outlookFrom } from "./cue-outlook.ts";
import type { TokenTable } from "./token-table.ts";

/** A table of which only the tree matters here: no token has a child. */
function tableOf(count: number): TokenTable {
  const none = new Int32Array(count);
  // The outlook reads count and children only.
  return { count, childrenFrom: new Int32Array(count + 1), children: none, relation: none, leftEdge: none } as unknown as TokenTable;
}

describe("the outlook on cues", () => {
  it("counts what is likely as counting one by one does", () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }), (certainties) => {
        const { level, likelyBefore } = outlookFrom(tableOf(certainties.length), Float32Array.from(certainties));
        for (let at = 0; at <= certainties.length; at++)
          expect(likelyBefore[at]).toBe(certainties.slice(0, at).filter((sure) => Math.fround(sure) >= 0.45).length);
        expect(
          [...level].every((step, at) => step === [0.15, 0.45, 0.85].filter((bound) => Math.fround(certainties[at] ?? 0) >= bound).length),
        ).toBe(true);
      }),
      { seed: 9, numRuns: 100 },
    );
  });
});
