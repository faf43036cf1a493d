import { describe, expect, it } from "vitest";
import type { TimelineEntry } from "../../api/answers.ts";
import { addDays, daysBetween, moved, narrowed, rangeOfCoverage, rangeOfEntries, widened } from "./days-of-timeline.ts";
import { layOutLanes } from "./lay-out-lanes.ts";

function entry(id: string, day: string, published: string, more: Partial<TimelineEntry> = {}): TimelineEntry {
  return { id, kind: "statement", line: id, standing: "proposed", day, published, lanes: [], clashes: 0, ...more };
}

const range = { from: "2026-02-01", to: "2026-02-28" };

describe("days", () => {
  it("are counted over the change of the clocks and the end of February", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
  });

  it("move and widen around the same middle", () => {
    expect(moved(range, 1)).toEqual({ from: "2026-02-15", to: "2026-03-14" });
    expect(narrowed(range)).toEqual({ from: "2026-02-07", to: "2026-02-22" });
    expect(widened(range)).toEqual({ from: "2026-01-18", to: "2026-03-14" });
  });

  it("of the coverage are not stretched by what the texts say of other years", () => {
    const entries = [entry("a", "1994-01-01", "2026-02-03"), entry("b", "2026-02-10", "2026-02-13T09:00:00+01:00")];
    expect(rangeOfCoverage(entries)).toEqual({ from: "2026-02-01", to: "2026-02-15" });
    expect(rangeOfEntries(entries)).toEqual({ from: "1993-12-31", to: "2026-02-14" });
    expect(rangeOfCoverage([])).toBeUndefined();
  });
});

describe("the lanes of the timeline", () => {
  it("stack what was said above the line and what was published below it", () => {
    const { dots, lanes } = layOutLanes([entry("a", "2026-02-03", "2026-02-04"), entry("b", "2026-02-03", "2026-02-05")], range, 100, 900);
    const axis = lanes[0]?.axis ?? 0;
    expect(dots.map(({ side, y }) => [side, Math.sign(y - axis)])).toEqual([
      ["said", -1],
      ["said", -1],
      ["published", 1],
      ["published", 1],
    ]);
    expect(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
  });

  it("leave out what is outside the days shown, and what has no day", () => {
    const { day: _, ...unknown } = entry("c", "", "2027-01-01");
    expect(layOutLanes([entry("a", "2025-02-03", "2026-02-04"), unknown], range, 100, 900).dots.map(({ side }) => side)).toEqual([
      "published",
    ]);
  });

  it("draw a stretch of days as long as it is, to the edge at most", () => {
    const time = { from: "2026-02-27", to: "2026-03-20", precision: "range", approximate: false } as const;
    const { dots } = layOutLanes([entry("a", "2026-02-27", "2026-02-28", { time })], range, 100, 900);
    expect(dots[0]?.until).toBe(900);
  });

  it("find the day at a place again", () => {
    const { xOf, dayAt } = layOutLanes([], range, 100, 900);
    for (const day of ["2026-02-01", "2026-02-14", "2026-02-28"]) expect(dayAt(xOf(day) + 1)).toBe(day);
  });

  it("stay in sight when a day is very full", () => {
    const many = Array.from({ length: 600 }, (_, at) => entry(`s${at}`, "2026-02-03", "2026-02-03"));
    expect(layOutLanes(many, range, 100, 900).height).toBeLessThan(1000);
  });
});
