/**
 * Decides how well times are read: found expressions and their values against the cases of Recognizers-Text (MIT), with the reasons why a case is out of scope.
 * Usage: score [--corpus ../shared/corpus] [--misses 40] [--only date]
 *
 * A found expression agrees with an expected one when they share a character and their values agree. Values agree when
 * - the days agree: any of the listed readings, last day included here, excluded there; a clock reading agrees to the minute;
 * - lengths and sets agree in TIMEX3, units folded (P14D is P2W);
 * - weeks, months and years counted from now: the expected day lies in the whole week, month or year we give ("two weeks ago" says no more);
 * - parts of a day: the day agrees; the hours are the gold's own convention;
 * - a stretch from one date to another: theirs leaves out the end it names, ours takes it in; "the next three days" may begin today or tomorrow;
 * - "within 30 days": theirs is a stretch from now, ours the length;
 * - "since", "until", "before", "after", "by": we mark the date itself, so the stated end agrees ("since" also the start).
 */
import { existsSync, readFileSync } from "node:fs";
import { type DateMark, overlaps } from "#record";
import { findDates } from "../../src/reading/find-dates.ts";
import { parseArticle, sourceOf } from "../attribution/parse-article.ts";
import { type ExpectedTime, readCases } from "./read-cases.ts";
import { outOfScope } from "./scope.ts";

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
};

const folder = `${option("corpus", "../shared/corpus")}/date-cases`;
if (!existsSync(folder)) {
  console.log(`No date cases at ${folder}: nothing was scored.`);
  process.exit(0);
}
const misses = Number(option("misses", "0"));
const only = option("only", "");

const files = ["DateTimeModel", "DateParser", "DatePeriodParser", "MergedParser"];
const out = new Map<string, number>();
const byType = new Map<string, { expected: number; found: number; valued: number }>();
let expectedCount = 0;
let foundCount = 0;
let spanned = 0;
let agreed = 0;
let wholeCases = 0;
let inScope = 0;
let shown = 0;
const seen = new Set<string>();
for (const file of files) {
  for (const testCase of readCases(JSON.parse(readFileSync(`${folder}/${file}.json`, "utf8").replace(/^\uFEFF/, "")))) {
    const key = `${testCase.text}|${testCase.reference}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const reason = outOfScope(testCase);
    if (reason !== undefined) {
      out.set(reason, (out.get(reason) ?? 0) + 1);
      continue;
    }
    inScope++;
    const source = sourceOf(testCase.text, testCase.reference?.slice(0, 10));
    // A date the calendar does not have is kept as a passage without a day: not a time found.
    const marks = findDates(parseArticle(source), source).filter(
      (mark) => mark.value !== undefined || testCase.expected.some((expected) => overlaps(mark.range, expected.range)),
    );
    const hits = testCase.expected.map((expected) => marks.find((mark) => overlaps(mark.range, expected.range)));
    const values = testCase.expected.map((expected, at) => agrees(hits[at], expected));
    expectedCount += testCase.expected.length;
    foundCount += marks.length;
    spanned += hits.filter((hit) => hit !== undefined).length;
    agreed += values.filter(Boolean).length;
    testCase.expected.forEach((expected, at) => {
      const tally = byType.get(expected.type) ?? { expected: 0, found: 0, valued: 0 };
      byType.set(expected.type, tally);
      tally.expected++;
      if (hits[at] !== undefined) tally.found++;
      if (values[at] === true) tally.valued++;
    });
    const isRight =
      values.every(Boolean) && marks.every((mark) => testCase.expected.some((expected) => overlaps(mark.range, expected.range)));
    if (isRight) wholeCases++;
    else if (shown < misses && (only === "" || testCase.expected.some((expected) => expected.type === only))) {
      shown++;
      console.log(`\n${testCase.text}   [${testCase.reference ?? "no day"}]`);
      for (const expected of testCase.expected) {
        console.log(
          `  expected ${expected.words} (${expected.type}): ${expected.timex.join(" or ")} ${expected.days.map((days) => `${days.from ?? ""}..${days.to ?? ""}`).join(" or ")}`,
        );
      }
      for (const mark of marks) {
        console.log(
          `  found    ${testCase.text.slice(mark.range.start, mark.range.end)} (${mark.type}, ${mark.basis.name}): ${mark.value ?? "unknown"} ${mark.time?.from ?? ""}..${mark.time?.to ?? ""}`,
        );
      }
    }
  }
}

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
console.log("\nOut of scope:");
for (const [reason, count] of [...out].sort((one, other) => other[1] - one[1])) console.log(`  ${String(count).padStart(5)}  ${reason}`);
console.log(`\nIn scope: ${inScope} cases with ${expectedCount} expressions; ${foundCount} found`);
for (const [type, tally] of byType) {
  console.log(
    `  ${type.padEnd(14)} ${String(tally.expected).padStart(5)}  found ${percent(tally.found, tally.expected)}  value right ${percent(tally.valued, tally.expected)}`,
  );
}
const precision = agreed / Math.max(1, foundCount);
const recall = agreed / Math.max(1, expectedCount);
console.log(
  `Expressions found: ${percent(spanned, expectedCount)}; with the right value: precision ${percent(agreed, foundCount)}, recall ${percent(agreed, expectedCount)}, F1 ${percent((2 * precision * recall) / Math.max(0.001, precision + recall), 1)}`,
);
console.log(`Whole cases right: ${percent(wholeCases, inScope)}`);

function agrees(mark: DateMark | undefined, expected: ExpectedTime): boolean {
  if (mark === undefined) return false;
  if (expected.type === "duration" || expected.type === "set")
    return expected.timex.some((timex) => lengthOf(timex) === lengthOf(mark.value ?? ""));
  if (mark.type === "duration" && /^within /i.test(expected.words)) {
    return expected.timex.some((timex) => lengthOf(timex.replace(/^\(.*,(P[^)]*)\)$/, "$1")) === lengthOf(mark.value ?? ""));
  }
  if (expected.isImpossible) return mark.time === undefined;
  if (expected.type === "time") return expected.clocks.some((clock) => mark.value?.includes(`T${clock}`) === true);
  if (expected.days.length === 0 && !expected.isImpossible) return expected.timex.includes(mark.value ?? "");
  const { time } = mark;
  if (time === undefined) return false;
  const from = time.from.slice(0, 10);
  const to = time.to.slice(0, 10);
  if (expected.type === "datetime")
    return expected.clocks.some((clock) => time.from.includes(`T${clock}`)) && expected.days.some((days) => days.from === from);
  return expected.days.some((days) => {
    if (expected.type === "datetimerange") return days.from === from;
    if (days.from === undefined || days.to === undefined) {
      return (
        days.from === from ||
        days.to === to ||
        days.to === from ||
        days.from === to ||
        nextDay(to) === days.from ||
        nextDay(days.to) === from
      );
    }
    if (expected.isSingleDay && time.approximate) return from <= days.from && days.from <= to;
    if (time.approximate && time.precision !== "day" && expected.isVague) return from <= days.to && days.from <= to;
    if (mark.basis.name === "date/stretch")
      return (
        (days.to === to || nextDay(days.to) === to) && (days.from === from || nextDay(from) === days.from || nextDay(days.from) === from)
      );
    // Their stretches leave out the end they name, ours take it in.
    const namedEnd = mark.value?.split("/")[1];
    const isSameEnd = days.to === to || (namedEnd !== undefined && nextDay(days.to)?.startsWith(startOf(namedEnd)) === true);
    return days.from === from && isSameEnd;
  });
}

/** The month a named quarter begins with; other names as they are. */
function startOf(name: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(name);
  return quarter === null ? name : `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, "0")}`;
}

function nextDay(day: string | undefined): string | undefined {
  return day === undefined ? undefined : new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** TIMEX3 lengths with their units folded. */
function lengthOf(timex: string): string {
  if (timex === "XXXX-WXX-WE") return "P1WE";
  const weeks = /^P(\d+)W$/.exec(timex);
  if (weeks !== null) return `P${Number(weeks[1]) * 7}D`;
  const days = /^PT(\d+)H$/.exec(timex);
  if (days !== null && Number(days[1]) % 24 === 0) return `P${Number(days[1]) / 24}D`;
  const years = /^P(\d+(?:\.\d+)?)Y$/.exec(timex);
  return years === null ? timex : `P${Number(years[1]) * 12}M`;
}
