import fc from "fast-check";
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

  it("finds worked days as walking day by day does, forwards, backwards and across years of holidays", () => {
    const Day = 1440;
    const calendar = fc.record({
      workingDays: fc.uniqueArray(fc.constantFrom("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), { minLength: 1 }),
      holidays: fc.array(
        fc.tuple(fc.integer({ min: -60, max: 400 }), fc.integer({ min: 0, max: 40 })).map(([first, length]) => {
          const iso = (day: number) => new Date(Date.UTC(2026, 3, 1 + day)).toISOString().slice(0, 10);
          return { from: iso(first), to: iso(first + length) };
        }),
        { maxLength: 5 },
      ),
    });
    const question = fc.record({
      at: fc.integer({ min: -100 * Day, max: 500 * Day }),
      count: fc.integer({ min: -80, max: 80 }),
      half: fc.boolean(),
    });
    fc.assert(
      fc.property(calendar, fc.array(question, { minLength: 1, maxLength: 12 }), (written, questions) => {
        const time = timeOf("2026-04-01", written);
        for (const { at, count, half } of questions) {
          const from = time.start + at;
          expect(time.add(from, { count, unit: "days", working: true })).toBe(walked(from, count));
          const length = Math.abs(count) + (half ? 0.5 : 0);
          expect(time.work(from, { count: length, unit: "days", working: true })).toBe(workedOff(from, length));
        }

        function walked(from: number, days: number): number {
          let moment = from;
          for (let left = Math.abs(days); left > 0; ) {
            moment += Math.sign(days) * Day;
            if (time.isWorked(moment)) left--;
          }
          return moment;
        }

        function workedOff(from: number, days: number): number {
          if (days === 0) return from;
          let left = days * Day;
          let moment = from;
          for (;;) {
            const midnight = (Math.floor(moment / Day) + 1) * Day;
            if (!time.isWorked(moment)) moment = midnight;
            else if (left <= midnight - moment) return moment + left;
            else {
              left -= midnight - moment;
              moment = midnight;
            }
          }
        }
      }),
      { numRuns: 400, seed: 11 },
    );
  });
});
