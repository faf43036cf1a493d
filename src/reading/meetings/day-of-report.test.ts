/** Tries which day a daily bulletin is of; other texts are of none. */
import { describe, expect, it } from "vitest";
import { syntaxModelsForTests } from "../../../test/models.ts";
import { plainSource } from "../../../test/plain-source.ts";
import { findDates } from "../find-dates.ts";
import { parseText } from "../parse-text.ts";
import { dayOfReport } from "./day-of-report.ts";

function dayOf(text: string): string | undefined {
  const source = plainSource(text, "2031-03-13");
  return dayOfReport(text, findDates(parseText(source, syntaxModelsForTests()), source))?.from;
}

describe("the day of a report", () => {
  it.each([
    ["River Sessions, no. 4\nHighlights of Wednesday, 12 March\n\nDelegates met all day.", "2031-03-12"],
    ["FISHERIES BOARD\nDaily summary: Tuesday, 11 March 2031\n\nDelegates met all day.", "2031-03-11"],
    ["Envoys meet in the port\n\nThey met on Tuesday, 11 March 2031.", undefined],
    ["Daily News\nThey met on 11 March and will meet on 20 March\n\nNothing else.", undefined],
  ])("%s", (text, expected) => expect(dayOf(text)).toBe(expected));
});
