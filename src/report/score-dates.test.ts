import { describe, expect, it } from "vitest";
import type { DateMark } from "#record";
import { type ExpectedTime, isCaseRight, scoreDates } from "./score-dates.ts";

function mark(start: number, value: string | undefined, type: DateMark["type"] = "date"): DateMark {
  const day =
    value === undefined
      ? {}
      : { value, time: { from: `${value}T00:00:00Z`, to: `${value}T23:59:59Z`, precision: "day", approximate: false } };
  // Only what scoring reads; ids and bases do not matter here.
  return {
    id: `m${start}`,
    kind: "date",
    range: { start, end: start + 5 },
    basis: { kind: "rule", name: "date/day", certainty: 1 },
    type,
    ...day,
  } as unknown as DateMark;
}

function expected(start: number, day: string): ExpectedTime {
  const days = [{ from: day, to: day }];
  return {
    words: "",
    range: { start, end: start + 5 },
    type: "date",
    timex: [day],
    days,
    clocks: [],
    isSingleDay: true,
    isVague: false,
    isImpossible: false,
  };
}

describe("scoring dates", () => {
  it("counts what is located and what has the right value", () => {
    const cases = [
      { expected: [expected(0, "2026-02-03")], found: [mark(0, "2026-02-03")] },
      { expected: [expected(0, "2026-02-03"), expected(20, "2026-02-05")], found: [mark(0, "2026-02-04")] },
      { expected: [], found: [mark(0, "2026-02-04")] },
    ];
    expect(scoreDates(cases)).toMatchObject({
      cases: 3,
      casesRight: 1,
      expected: 3,
      found: 3,
      located: 2,
      right: 1,
      precision: 1 / 3,
      recall: 1 / 3,
    });
    expect(cases.map(isCaseRight)).toEqual([true, false, false]);
  });

  it("does not count a passage without a day as a time found, unless one was expected there", () => {
    expect(scoreDates([{ expected: [], found: [mark(0, undefined)] }]).found).toBe(0);
    expect(scoreDates([{ expected: [expected(0, "2026-02-03")], found: [mark(0, undefined)] }])).toMatchObject({ found: 1, right: 0 });
  });

  it("has no score, and no failure, without cases", () => {
    expect(scoreDates([])).toMatchObject({ cases: 0, f1: 0, byType: [] });
  });
});
