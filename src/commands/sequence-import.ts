/** Brings a plan in from JSON, a spreadsheet (CSV) or MSPDI: into the dossier, or as a JSON file. */
import { writeFile } from "node:fs/promises";
import { z } from "zod";
import { importMspdi, importTable, parseCsv } from "#sequence";
import type { Json } from "#store";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { parseXml } from "./parse-xml.ts";
import { PlanSetting, parseJson, readTextFile, refusal, usePlan } from "./read-plan.ts";

export const sequenceImportCommand = defineCommand({
  name: "sequence import",
  summary: "Bring a plan in from JSON, a spreadsheet (CSV) or MSPDI, into the dossier or as a JSON file.",
  example: "sequence import plan.xml --to plan.json",
  effect: "change",
  words: ["file"],
  overHttp: false,
  dossier: ({ to, dryRun }) => (to === undefined && !dryRun ? "made" : "none"),
  input: z.strictObject({
    file: z.string().describe("A plan: .json, .csv or MSPDI .xml."),
    format: z.enum(["json", "csv", "mspdi"]).optional().describe("By the file's name where nothing is said."),
    start: z.iso.date().optional().describe("The plan's day 0, for a table, which has none."),
    to: z.string().optional().describe("Write the plan as JSON to this file and leave the dossier alone; '-' prints it."),
    dryRun: z.boolean().default(false).describe("Only say what is in it."),
  }),
  output: z.strictObject({
    file: z.string(),
    format: z.enum(["json", "csv", "mspdi"]),
    steps: z.int(),
    milestones: z.int(),
    parties: z.array(z.string()),
    warnings: z.array(z.string()),
    writtenTo: z.string().optional(),
    command: z.string().optional(),
    plan: z.looseObject({}).describe("The plan as it would stand in a JSON file."),
  }),
  async run({ file, format: said, start, to, dryRun }, { parley }) {
    const text = (await readTextFile(file)).replace(/^\uFEFF/u, "");
    const format = said ?? formatOf(file, text);
    const { json, warnings } = readAs(format, text, file, start);
    const { plan, written, problems } = usePlan(json, file);
    const planJson = JSON.parse(JSON.stringify(written)) as Record<string, Json>;
    const answer = {
      file,
      format,
      steps: plan.commitments.length,
      milestones: plan.milestones.length,
      parties: plan.parties.map(({ id }) => id),
      warnings: [...warnings, ...problems.map(({ message }) => message)],
      plan: planJson,
    };
    if (dryRun) return answer;
    if (to !== undefined) {
      if (to !== "-") await writeFile(to, `${JSON.stringify(planJson, undefined, 2)}\n`);
      return { ...answer, writtenTo: to };
    }
    const outcome = await parley.store.write(
      { at: parley.now(), by: parley.by, verb: "sequence import", words: { file, steps: answer.steps } },
      { settings: [{ key: PlanSetting, value: planJson }] },
    );
    return { ...answer, ...(outcome.kind === "written" ? { command: outcome.command } : {}) };
  },
  toText: ({ file, format, steps, milestones, parties, warnings, writtenTo, plan }) =>
    writtenTo === "-"
      ? JSON.stringify(plan, undefined, 2)
      : [
          `${file} (${format}): ${steps} steps, ${milestones} milestones, parties ${parties.join(", ")}.`,
          ...(writtenTo === undefined ? [] : [`Written to ${writtenTo}.`]),
          ...warnings,
        ].join("\n"),
});

function formatOf(file: string, text: string): "json" | "csv" | "mspdi" {
  if (/[.]json$/iu.test(file)) return "json";
  if (/[.](?:csv|tsv)$/iu.test(file)) return "csv";
  if (/[.](?:xml|mspdi)$/iu.test(file)) return "mspdi";
  if (/^\s*[{[]/u.test(text)) return "json";
  if (/^\s*</u.test(text)) return "mspdi";
  throw new CommandError("bad-input", `the format of '${file}' is not known by its name`, "Say it with --format json, csv or mspdi.");
}

function readAs(
  format: "json" | "csv" | "mspdi",
  text: string,
  file: string,
  start: string | undefined,
): { readonly json: unknown; readonly warnings: readonly string[] } {
  if (format === "json") return { json: parseJson(text, file), warnings: [] };
  const imported = format === "csv" ? importTable(parseCsv(text), start) : importMspdi(parseXml(text, file));
  if (imported.kind === "refused") throw refusal(file, imported.problems);
  return { json: imported.file, warnings: imported.problems.map(({ message }) => message) };
}
