import { describe, expect, it } from "vitest";
import { parseAmount } from "./parse-amount.ts";
import { parsePlan } from "./parse-plan.ts";
import { createPlanTime } from "./plan-time.ts";

function timeOf(start: string | undefined, calendar: object = {}) {
  const parsed = parsePlan({ start, calendar, commitments: [] });
  if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.problems));
  return createPlanTime(parsed.plan);
}

function amount(words: string) {
  const parsed = parseAmount(words);
  if (parsed === undefined) throw new Error(words);
  return parsed;
}

/** Each line: from, amount, the moment so much later, and when work of that length ends. */
function check(calendar: object, lines: readonly (readonly [string, string, string, string])[]) {
  const time = timeOf("2026-04-01", calendar);
  for (const [from, words, later, worked] of lines) {
    const at = time.parse(from);
    expect([from, words, time.format(time.add(at, amount(words))), time.format(time.work(at, amount(words)))]).toEqual([
      from,
      words,
      later,
      worked,
    ]);
  }
}

describe("the clock of a plan", () => {
  it("counts elapsed days through weekends and working days around them", () => {
    check({ holidays: ["2026-04-13"] }, [
      ["2026-04-06", "5 days", "2026-04-11", "2026-04-11"],
      ["2026-04-06", "5 working days", "2026-04-14", "2026-04-11"], // Monday; the Monday after is a holiday.
      ["2026-04-10", "2 working days", "2026-04-15", "2026-04-15"], // Friday and Tuesday are worked.
      ["2026-04-11", "1 working day", "2026-04-14", "2026-04-15"], // Saturday: work begins on Tuesday.
    ]);
    const time = timeOf("2026-04-01", { holidays: ["2026-04-13"] });
    expect(time.format(time.add(time.parse("2026-04-16"), amount("-3 working days")))).toBe("2026-04-10");
  });

  it("clamps months to their last day and keeps the time of day", () => {
    check({}, [
      ["2026-01-31", "1 month", "2026-02-28", "2026-02-28"],
      ["2026-11-30T18:30", "3 months", "2027-02-28T18:30", "2027-02-28T18:30"],
      ["2026-03-31", "-1 month", "2026-02-28", "2026-02-28"],
    ]);
  });

  it("lets 48 hours be 48 hours when the clocks change, and two days two days", () => {
    check({ zone: "Europe/Vienna" }, [
      ["2026-03-28T12:00", "48 hours", "2026-03-30T13:00", "2026-03-30T13:00"],
      ["2026-03-28T12:00", "2 days", "2026-03-30T12:00", "2026-03-30T12:00"],
      ["2026-10-24T12:00", "48 hours", "2026-10-26T11:00", "2026-10-26T11:00"],
    ]);
    expect(timeOf("2026-07-01", { zone: "Europe/Vienna" }).toUtc(0)).toBe(-60);
  });

  it("counts days from day 0 where the plan has no start", () => {
    const time = timeOf(undefined);
    expect(time.format(time.add(time.start, amount("5 working days")))).toBe("day 7");
    expect(time.format(time.add(time.start, amount("36 hours")))).toBe("day 1 + 12 h");
  });
});
