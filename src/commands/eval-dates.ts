/** Scores the times the reader finds against expected ones: a file of cases with a text, a day of reference and what it should give. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { DateMark } from "#record";
import { type DateScore, isCaseRight, scoreDates } from "#report";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { outOfScope } from "./gold/date-scope.ts";
import { plainSource } from "./gold/plain-source.ts";
import { type DateCase, readCases } from "./gold/read-date-cases.ts";
import { readGoldTexts } from "./gold/read-gold-texts.ts";

const ScoreShape = z.strictObject({
  cases: z.int(),
  casesRight: z.int().describe("Cases with every expected value and nothing else found."),
  expected: z.int(),
  found: z.int(),
  located: z.int().describe("Expected expressions that share a character with something found."),
  right: z.int().describe("Located ones with the right value."),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  byType: z.array(z.strictObject({ type: z.string(), expected: z.int(), located: z.int(), right: z.int() })),
});

export const evalDatesCommand = defineCommand({
  name: "eval dates",
  summary:
    "Score the times the reader finds against a file of cases: text, day of reference and expected values (as Recognizers-Text has them).",
  example: "eval dates gold/DateTimeModel.json",
  effect: "query",
  words: ["file"],
  overHttp: false,
  dossier: "none",
  input: z.strictObject({
    file: z.string().describe("JSON: a list of cases with Input, Context.ReferenceDateTime and Results."),
    misses: z.int().min(0).default(10).describe("How many missed cases to show."),
  }),
  output: z.strictObject({
    file: z.string(),
    inScope: ScoreShape.describe("Cases of the kinds that reports have."),
    all: ScoreShape.describe("Every case of the file."),
    outOfScope: z.array(z.strictObject({ reason: z.string(), cases: z.int() })),
    misses: z.array(
      z.strictObject({
        text: z.string(),
        reference: z.string().optional(),
        expected: z.array(z.strictObject({ words: z.string(), type: z.string(), timex: z.array(z.string()) })),
        found: z.array(z.strictObject({ words: z.string(), type: z.string(), value: z.string().optional() })),
      }),
    ),
  }),
  async run({ file, misses }, running) {
    const cases = await casesIn(file);
    const sources = cases.map(({ text, reference }, at) => ({
      name: `case ${at + 1}`,
      source: plainSource(text, reference?.slice(0, 10)),
    }));
    const readings = await readGoldTexts(sources, running);
    const read = cases.map((one, at) => ({ one, expected: one.expected, found: readings[at]?.dates ?? [] }));
    const inScope = read.filter(({ one }) => outOfScope(one) === undefined);
    const reasons = new Map<string, number>();
    for (const { one } of read) {
      const reason = outOfScope(one);
      if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    return {
      file,
      inScope: scoreDates(inScope),
      all: scoreDates(read),
      outOfScope: [...reasons].map(([reason, count]) => ({ reason, cases: count })).sort((one, other) => other.cases - one.cases),
      misses: inScope
        .filter((each) => !isCaseRight(each))
        .slice(0, misses)
        .map(({ one, found }) => missOf(one, found)),
    };
  },
  toText: ({ file, inScope, all, outOfScope: reasons, misses }) =>
    [
      ...misses.flatMap(({ text, reference, expected, found }) => [
        `${text}   [${reference ?? "no day"}]`,
        ...expected.map(({ words, type, timex }) => `  expected ${words} (${type}): ${timex.join(" or ")}`),
        ...found.map(({ words, type, value }) => `  found    ${words} (${type}): ${value ?? "unknown"}`),
      ]),
      `${file}: ${all.cases} cases, ${inScope.cases} of them in scope.`,
      ...reasons.map(({ reason, cases }) => `  ${String(cases).padStart(5)}  out of scope: ${reason}`),
      ...linesOf("In scope", inScope),
      ...linesOf("Every case", all),
    ].join("\n"),
});

function linesOf(name: string, { expected, located, precision, recall, f1, cases, casesRight }: DateScore): readonly string[] {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return [
    `${name}: ${expected} expressions, ${percent(expected === 0 ? 0 : located / expected)} found; with the right value: precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)}; whole cases right ${percent(cases === 0 ? 0 : casesRight / cases)}.`,
  ];
}

function missOf({ text, reference, expected }: DateCase, found: readonly DateMark[]) {
  return {
    text,
    ...(reference === undefined ? {} : { reference }),
    expected: expected.map(({ words, type, timex }) => ({ words, type, timex: [...timex] })),
    found: found.map(({ range, type, value }) => ({
      words: text.slice(range.start, range.end),
      type,
      ...(value === undefined ? {} : { value }),
    })),
  };
}

/** The cases of the file; the same text on the same day counts once. */
async function casesIn(file: string): Promise<readonly DateCase[]> {
  const whatToDo = "Give a JSON list of cases: {Input, Context: {ReferenceDateTime}, Results: [{Text, Start, TypeName, Resolution}]}.";
  const json = await readFile(file, "utf8").catch((error: unknown) => {
    throw new CommandError("no-such-file", `'${file}' cannot be read`, whatToDo, error);
  });
  try {
    const byKey = new Map<string, DateCase>();
    for (const one of readCases(JSON.parse(json.replace(/^\uFEFF/, "")))) {
      const key = `${one.text}|${one.reference}`;
      if (one.text.trim() !== "" && !byKey.has(key)) byKey.set(key, one);
    }
    return [...byKey.values()];
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new CommandError("bad-input", `'${file}' holds no such cases: ${why.slice(0, 300)}`, whatToDo, error);
  }
}
