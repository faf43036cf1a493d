import { describe, expect, it } from "vitest";
import { scoreTypes } from "./score-types.ts";

describe("scoring PLOVER types", () => {
  it("counts what was found, what was taken for what, and nothing twice", () => {
    const { all, byType, confusions } = scoreTypes(
      [
        { marked: "AGREE", found: "AGREE" },
        { marked: "AGREE", found: "DEMAND" },
        { marked: "DEMAND", found: undefined },
        { marked: "DEMAND", found: undefined },
      ],
      { samples: 0, seed: 1 },
    );
    expect(all).toMatchObject({ precision: 0.5, recall: 0.25, found: 2, marked: 4 });
    expect(byType.map(({ type, found, marked, foundRight }) => [type, found, marked, foundRight])).toEqual([
      ["AGREE", 1, 2, 1],
      ["DEMAND", 1, 2, 0],
    ]);
    expect(confusions).toEqual([
      { marked: "DEMAND", found: "none", records: 2 },
      { marked: "AGREE", found: "DEMAND", records: 1 },
    ]);
  });
});
