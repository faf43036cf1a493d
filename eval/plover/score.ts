/**
 * Decides how well the PLOVER type of a sentence is told, on PLOVER's gold records. Usage: score [--corpus ../shared/corpus] [--misses 20]
 *
 * The rules were made on the looked-at half alone; misses are printed of that half only. What is counted stands at the head of
 * `src/report/score-types.ts`; `parley eval plover DIR` counts beside this what the marks of the whole reader carry.
 */
import { existsSync, readFileSync } from "node:fs";
import { type PloverRecord, parsePlover } from "../../src/commands/gold/read-plover.ts";
import { typeOfParsed } from "../../src/reading/type-of-text.ts";
import { scoreTypes, type TypeScores } from "../../src/report/score-types.ts";
import { parseArticle } from "../attribution/parse-article.ts";

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
};

const file = `${option("corpus", "../shared/corpus")}/plover/gold_standard_records/PLOVER_GSR_CAMEO.txt`;
if (!existsSync(file)) {
  console.log(`No PLOVER records at ${file}: nothing was scored.`);
  process.exit(0);
}
const read = parsePlover(readFileSync(file, "utf8")).map((record) => ({ ...record, found: typeOfParsed(parseArticle(record)) }));
for (const half of ["looked at", "not looked at"] as const) {
  const records = read.filter((record) => record.half === half);
  report(
    half,
    scoreTypes(
      records.map(({ type, found }) => ({ marked: type, found })),
      { samples: 1000, seed: 20160101 },
    ),
  );
}
let shown = 0;
for (const { id, type, found, eventText, text } of read.filter((record) => record.half === "looked at" && record.found !== record.type)) {
  if (shown++ >= Number(option("misses", "0"))) break;
  console.log(`\n${id}: ${type}, found ${found ?? "none"}; shown by "${eventText}"\n  ${text}`);
}

function report(half: PloverRecord["half"], { all, byType, confusions }: TypeScores): void {
  const rate = (share: number) => (100 * share).toFixed(1).padStart(6);
  console.log(`PLOVER types, ${half}: ${all.marked} records`);
  for (const { type, ...score } of [{ type: "all", ...all }, ...byType]) {
    console.log(
      `  ${type.padEnd(12)} P ${rate(score.precision)}  R ${rate(score.recall)}  F1 ${rate(score.f1)}  (${rate(score.low)} to ${rate(score.high)})  ${score.found} found, ${score.marked} marked`,
    );
  }
  console.log(
    `  taken for another: ${confusions
      .slice(0, 12)
      .map(({ marked, found, records }) => `${marked} for ${found} ${records}`)
      .join(", ")}`,
  );
}
