import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Source, sourceIdOf } from "#record";
import { syntaxModelsForTests } from "../../test/models.ts";
import { datelineOf, findDateProblems, findDates } from "./find-dates.ts";
import { parseText } from "./parse-text.ts";
import { dateArea } from "./rules/date-words.ts";

/** A report of Monday 22 December 2025 unless another day is given. */
const Monday = "2025-12-22";

function sourceOf(text: string, published: string | undefined): Source {
  return {
    id: sourceIdOf("0".repeat(12), undefined),
    text,
    textHash: "0".repeat(64),
    format: "text",
    details: { credit: [], ...(published === undefined ? {} : { published }) },
    blocks: [],
  };
}

/** Each expression as "words = value" with the days where they say more than the value. */
function datesIn(text: string, published: string | undefined): readonly string[] {
  const source = sourceOf(text, published);
  return findDates(parseText(source, syntaxModelsForTests()), source).map((mark) => {
    const words = text.slice(mark.range.start, mark.range.end);
    const { value, time } = mark;
    const isPlainDay = time !== undefined && time.from === value && time.to === value;
    const days = time === undefined || isPlainDay ? "" : ` (${time.from} to ${time.to}${time.approximate ? ", about" : ""})`;
    return `${words} = ${value ?? "unknown"}${days}`;
  });
}

function check(text: string, expected: readonly string[], published: string | undefined = Monday): void {
  it(text.length > 100 ? `${text.slice(0, 100)}…` : text, () => expect(datesIn(text, published)).toEqual(expected));
}

describe("weekdays", () => {
  check("The two envoys met on Saturday.", ["Saturday = 2025-12-20"]);
  check("The two envoys met on Monday.", ["Monday = 2025-12-22"]);
  check("The two envoys will meet on Thursday.", ["Thursday = 2025-12-25"]);
  check("The reply is due on Tuesday.", ["Tuesday = 2025-12-23"]);
  check("He asked for an answer by Sunday.", ["Sunday = 2025-12-28"]);
  check("Kell said on Friday the round would resume on Wednesday.", ["Friday = 2025-12-19", "Wednesday = 2025-12-24"]);
  check("She described Sunday's talks as useful.", ["Sunday = 2025-12-21"]);
  check("He said Sunday's talks would go ahead.", ["Sunday = 2025-12-28"]);
  check("The delegation flew to Orsa to meet the envoy on Thursday.", ["Thursday = 2025-12-18"]);
  check("The delegation agreed to meet the envoy on Thursday.", ["Thursday = 2025-12-25"]);
  check("A session scheduled for Friday was called off.", ["Friday = 2025-12-26"]);
  check("On Sunday the envoy, who leads the team, met both sides.", ["Sunday = 2025-12-21"]);
  check("On Sunday the envoy will meet both sides.", ["Sunday = 2025-12-28"]);
  check("The minister, who met Kell on Friday, will travel on Wednesday.", ["Friday = 2025-12-19", "Wednesday = 2025-12-24"]);
  check("They spoke last Friday and this past Saturday.", ["last Friday = 2025-12-19", "this past Saturday = 2025-12-20"]);
  check("They will meet next Friday.", ["next Friday = 2026-01-02"]);
  check("The council sits on Tuesday, 23 December 2025.", ["Tuesday, 23 December 2025 = 2025-12-23"]);
  check("It ran in the Sunday Times.", []);
  check("The Good Friday Agreement was the model.", []);
});

describe("days near the report", () => {
  check("The convoy left yesterday and arrives tomorrow.", ["yesterday = 2025-12-21", "tomorrow = 2025-12-23"]);
  check("He spoke the day before yesterday.", ["the day before yesterday = 2025-12-20"]);
  check("Shelling went on overnight.", ["overnight = 2025-12-21TNI (2025-12-21 to 2025-12-22, about)"]);
  check("She arrived on Sunday evening.", ["Sunday evening = 2025-12-21TEV (2025-12-21 to 2025-12-21)"]);
  check("He left last night.", ["last night = 2025-12-21TNI (2025-12-21 to 2025-12-21)"]);
  check("The envoys met this weekend.", ["this weekend = 2025-W51-WE (2025-12-20 to 2025-12-21)"]);
  check("The envoys will meet this weekend.", ["this weekend = 2025-W52-WE (2025-12-27 to 2025-12-28)"]);
});

describe("counted from the day last mentioned", () => {
  check("They met on 3 March 2025. The next day they signed.", ["3 March 2025 = 2025-03-03", "The next day = 2025-03-04"]);
  check("They met on 3 March 2025. A day later they signed.", ["3 March 2025 = 2025-03-03", "A day later = 2025-03-04"]);
  check("They signed on Saturday. The draft had come the day before.", ["Saturday = 2025-12-20", "the day before = 2025-12-19"]);
  check("The next day they signed.", ["The next day = unknown"]);
  check("They met on 3 March 2025. The next morning they signed.", ["3 March 2025 = 2025-03-03", "The next morning = 2025-03-04"]);
  check("They signed on Saturday. The night before, they had dined.", ["Saturday = 2025-12-20", "The night before = 2025-12-19"]);
  check("They signed on Saturday. The night before the vote was long.", ["Saturday = 2025-12-20"]);
  check("They met on 3 March 2025. A fire of 9 February was named. On the same day they signed.", [
    "3 March 2025 = 2025-03-03",
    "9 February = 2025-02-09",
    "the same day = 2025-03-03",
  ]);
  check("A report is due by 30 November. They meet on the 14th of that month.", [
    "30 November = 2026-11-30",
    "the 14th of that month = 2026-11-14",
  ]);
  check("They met from 3 to 5 March 2025. Two days later they signed.", [
    "from 3 to 5 March 2025 = 2025-03-03/2025-03-05 (2025-03-03 to 2025-03-05)",
    "Two days later = 2025-03-07",
  ]);
  check("They signed two days after the blast.", ["two days after = unknown"]);
  check("It came two days after Saturday's session.", ["two days after Saturday = 2025-12-22"]);
});

describe("weeks, months, quarters and years", () => {
  check("Progress was reported earlier this week.", ["earlier this week = 2025-W52 (2025-12-22 to 2025-12-24, about)"], "2025-12-25");
  check("The border was sealed last week.", ["last week = 2025-W51 (2025-12-15 to 2025-12-21)"]);
  check("It was signed two weeks ago.", ["two weeks ago = 2025-W50 (2025-12-08 to 2025-12-14, about)"]);
  check("It was signed three days ago.", ["three days ago = 2025-12-19"]);
  check("A draft was seen in early March.", ["early March = 2025-03 (2025-03-01 to 2025-03-10, about)"]);
  check("They stopped in mid-2024.", ["mid-2024 = 2024 (2024-05-01 to 2024-08-31, about)"]);
  check("They stopped late last year.", ["late last year = 2024 (2024-09-01 to 2024-12-31, about)"]);
  check("Troops are to leave by the end of the month.", ["the end of the month = 2025-12 (2025-12-21 to 2025-12-31, about)"]);
  check("The round ran between 3 and 5 March.", ["between 3 and 5 March = 2025-03-03/2025-03-05 (2025-03-03 to 2025-03-05)"]);
  check("The round ran March 3-5.", ["March 3-5 = 2025-03-03/2025-03-05 (2025-03-03 to 2025-03-05)"]);
  check("The pipeline was laid in the 1990s.", ["the 1990s = 199 (1990-01-01 to 1999-12-31)"]);
  check("No ship has passed since 2014.", ["since 2014 = 2014/2025-12-22 (2014-01-01 to 2025-12-22, about)"]);
  check("Exports fell in the third quarter of 2025.", ["the third quarter of 2025 = 2025-Q3 (2025-07-01 to 2025-09-30)"]);
  check("The corridor closed in March and reopened in May.", [
    "March = 2025-03 (2025-03-01 to 2025-03-31)",
    "May = 2025-05 (2025-05-01 to 2025-05-31)",
  ]);
  check("The truce ran from 30 January to 2 February 2026.", [
    "from 30 January to 2 February 2026 = 2026-01-30/2026-02-02 (2026-01-30 to 2026-02-02)",
  ]);
  check("The truce ran from 30 December to 2 January 2026.", [
    "from 30 December to 2 January 2026 = 2025-12-30/2026-01-02 (2025-12-30 to 2026-01-02)",
  ]);
});

describe("parts counted inside a stretch", () => {
  check("The council sits on the first Friday of July 2026.", ["the first Friday of July 2026 = 2026-07-03"]);
  check("They will reconvene on the 20th of next month.", ["the 20th of next month = 2026-01-20"]);
  check("It fell in the last four months of 2021.", ["the last four months of 2021 = 2021-09-01/2021-12-31 (2021-09-01 to 2021-12-31)"]);
  check("The blockade lasted from May to July.", ["from May to July = 2025-05/2025-07 (2025-05-01 to 2025-07-31)"]);
  check("The ban will run from May to July.", ["from May to July = 2026-05/2026-07 (2026-05-01 to 2026-07-31)"]);
  check("They sat on Thursday 18 and Friday 19 December 2025.", [
    "Thursday 18 and Friday 19 December 2025 = 2025-12-18/2025-12-19 (2025-12-18 to 2025-12-19)",
  ]);
  check("A reporter for the paper Orsa Today asked.", []);
});

describe("days written out and in digits", () => {
  check("It was signed on Jan. 6.", ["Jan. 6 = 2025-01-06"]);
  check("It will be signed on Jan. 6.", ["Jan. 6 = 2026-01-06"]);
  check("It was dated 2026-03-03.", ["2026-03-03 = 2026-03-03"]);
  check("It was dated 22/12/2025.", ["22/12/2025 = 2025-12-22"]);
  check("It was dated 3/4/2026.", ["3/4/2026 = unknown"]);
  check("It was dated 5/5/2026.", ["5/5/2026 = 2026-05-05"]);
  check("It was dated 31 February 2026.", ["31 February 2026 = unknown"]);
  check("It was dated 45/13/2020.", ["45/13/2020 = unknown"]);
  check("It was dated 3 March 99999.", ["3 March 99999 = unknown"]);
  check("On March 3, 2026, they met.", ["March 3, 2026 = 2026-03-03"]);
});

describe("times of the day", () => {
  check("The gates open at 10:00 GMT on 3 March 2026.", ["10:00 GMT on 3 March 2026 = 2026-03-03T10:00Z"]);
  check("The gates opened at noon.", ["noon = T12:00"]);
  check("It was issued 2026-03-03T10:00:00Z.", ["2026-03-03T10:00:00Z = 2026-03-03T10:00Z"]);
});

describe("lengths and sets are not dates", () => {
  check("Prisoners are to be freed within 48 hours.", ["48 hours = PT48H"]);
  check("The nearly four-year-old conflict goes on.", ["four-year-old = P4Y"]);
  check("They offered a seven-day truce.", ["seven-day = P7D"]);
  check("The commission meets every Tuesday.", ["every Tuesday = XXXX-WXX-2"]);
  check("Monitors file a weekly report.", ["weekly = P1W"]);
  check("They will meet again in two weeks.", ["in two weeks = 2026-W02 (2026-01-05 to 2026-01-11, about)"]);
  check("It was the third round in two weeks.", ["in two weeks = P2W"]);
});

describe("look-alikes", () => {
  check("They may march on the capital for a second time.", []);
  check("The Sun and the Mail agreed on the 20-point plan.", []);
  check("August Lind and April Moor spoke to Ms May.", []);
  check("Ms May left. A vote of confidence in May was lost.", []);
  check("In a camp of 2014 people nobody slept.", []);
  check("The second round begins with 1,200 troops and 20 points.", []);
});

describe("without a day of reference", () => {
  check(
    "They met on Saturday, two weeks ago and on 3 March 2025.",
    ["Saturday = unknown", "two weeks ago = unknown", "3 March 2025 = 2025-03-03"],
    "",
  );
  check("Published 22 December 2025\n\nThey met on Saturday.", ["22 December 2025 = 2025-12-22", "Saturday = 2025-12-20"], undefined);
  check("ORSA, 22 December 2025 (Farwire) - They met on Saturday.", ["22 December 2025 = 2025-12-22", "Saturday = 2025-12-20"], undefined);
});

describe("datelines", () => {
  const placeOf = (text: string): string | undefined => datelineOf(parseText(sourceOf(text, undefined), syntaxModelsForTests()))?.place;
  it("are read at the head of the text only", () => {
    expect(placeOf("ORSA, March 3 (Farwire) — Envoys met.")).toBe("ORSA");
    expect(placeOf("PORT VARN (Farwire) - Envoys met.")).toBe("PORT VARN");
    expect(placeOf("Port Varn, 3 March 2026 – Envoys met.")).toBe("Port Varn");
    expect(placeOf("Envoys met in Orsa - and parted.")).toBeUndefined();
  });
});

describe("problems", () => {
  const codesOf = (text: string, published: string | undefined): readonly string[] => {
    const source = sourceOf(text, published);
    return findDateProblems(parseText(source, syntaxModelsForTests()), source).map((problem) => problem.code);
  };
  it("name what is missing, impossible or open", () => {
    expect(codesOf("They met on Saturday.", "soon")).toEqual(["unreadable-publication-date"]);
    expect(codesOf("Published 22 December 2025\n\nThey met on Saturday.", undefined)).toEqual(["publication-date-from-text"]);
    expect(codesOf("Dated 31 February 2026 or 3/4/2026.", Monday)).toEqual(["impossible-date", "ambiguous-date"]);
    expect(codesOf("They met on 29 February.", Monday)).toEqual([]);
  });
});

describe("the rules", () => {
  it.each(dateArea.rules)("$id fires on its example and not on its counter-example", ({ id, example, counterExample }) => {
    expect([dateArea.matches(id, example), dateArea.matches(id, counterExample)]).toEqual([true, false]);
  });
});

describe("any text", () => {
  const word = fc.constantFrom(
    ..."the of in on last next Monday March May 31 2025 99999 3/4/26 - , day week year ago before after two from to between early mid 's at 25:99 10:00 GMT since every century ( )".split(
      " ",
    ),
  );
  it("gives marks in order, inside the text, with real days", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), fc.constantFrom(Monday, "garbage", "0000-00-00", undefined), (words, published) => {
        const text = words.join(" ");
        const source = sourceOf(text, published);
        const marks = findDates(parseText(source, syntaxModelsForTests()), source);
        let end = 0;
        for (const mark of marks) {
          expect(mark.range.start).toBeGreaterThanOrEqual(end);
          end = mark.range.end;
          expect(end).toBeLessThanOrEqual(text.length);
          if (mark.time === undefined) continue;
          expect(Number.isNaN(Date.parse(mark.time.from.slice(0, 10)))).toBe(false);
          expect(mark.time.from <= mark.time.to).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
