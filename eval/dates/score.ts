/**
 * Decides how well times are read: found expressions and their values against the cases of Recognizers-Text (MIT), with the reasons why a case is out of scope.
 * Usage: score [--corpus ../shared/corpus] [--misses 40] [--only date]
 *
 * What agrees stands at the head of `src/report/score-dates.ts`; `parley eval dates FILE` scores one file with the whole reader.
 */
import { existsSync, readFileSync } from "node:fs";
import { outOfScope } from "../../src/commands/gold/date-scope.ts";
import { readCases } from "../../src/commands/gold/read-date-cases.ts";
import { findDates } from "../../src/reading/find-dates.ts";
import { type DateCaseRead, isCaseRight, scoreDates } from "../../src/report/score-dates.ts";
import { parseArticle, sourceOf } from "../attribution/parse-article.ts";

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
const cases: DateCaseRead[] = [];
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
    const source = sourceOf(testCase.text, testCase.reference?.slice(0, 10));
    const marks = findDates(parseArticle(source), source);
    const read = { expected: testCase.expected, found: marks };
    cases.push(read);
    if (!isCaseRight(read) && shown < misses && (only === "" || testCase.expected.some((expected) => expected.type === only))) {
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
const score = scoreDates(cases);
console.log(`\nIn scope: ${score.cases} cases with ${score.expected} expressions; ${score.found} found`);
for (const { type, expected, located, right } of score.byType) {
  console.log(
    `  ${type.padEnd(14)} ${String(expected).padStart(5)}  found ${percent(located, expected)}  value right ${percent(right, expected)}`,
  );
}
console.log(
  `Expressions found: ${percent(score.located, score.expected)}; with the right value: precision ${percent(score.precision, 1)}, recall ${percent(score.recall, 1)}, F1 ${percent(score.f1, 1)}`,
);
console.log(`Whole cases right: ${percent(score.casesRight, score.cases)}`);
