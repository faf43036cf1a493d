/** Writes a plan for other programs: MSPDI, iCalendar, CSV, JSON, and the chart as SVG or PNG. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { csvOf } from "#report";
import { drawChart, exportIcal, exportMspdi, planRows, type SequencePlan, TableHead } from "#sequence";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { onPlans, planFileField, readPlan, refusal } from "./read-plan.ts";

const Formats = ["mspdi", "ical", "csv", "json", "svg", "png"] as const;
const Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"] as const;

export const sequenceExportCommand = defineCommand({
  name: "sequence export",
  summary: "Write a plan as MSPDI, iCalendar, CSV, JSON, or its chart as SVG or PNG.",
  example: "sequence export plan.json --format ical --to plan.ics",
  effect: "outside",
  ...onPlans,
  terminalOnly: ["file", "to"],
  input: z.strictObject({
    ...planFileField,
    format: z.enum(Formats).default("mspdi").describe("Which form."),
    exposure: z
      .enum(["earliest", "latest"])
      .default("earliest")
      .describe("In the chart: exposures when each step ends as early as it can, or as late as it may."),
    to: z.string().optional().describe("The file to write; printed where none is named (not for png)."),
  }),
  output: z.strictObject({ format: z.enum(Formats), writtenTo: z.string().optional(), bytes: z.int(), content: z.string().optional() }),
  async run({ file, format, to, exposure }, { parley, signal }) {
    const { plan, written } = await readPlan(parley.store, file);
    const name = file ?? "the dossier's plan";
    if (format === "png") {
      if (to === undefined) throw new CommandError("bad-input", "a PNG cannot be printed on a terminal", "Name a file with --to.");
      const image = await drawPng(textOf(plan, { format: "svg", name, now: parley.now(), written, exposure }), signal);
      await writeFile(to, image);
      return { format, writtenTo: to, bytes: image.length };
    }
    const content = textOf(plan, { format, name, now: parley.now(), written, exposure });
    if (to === undefined) return { format, bytes: Buffer.byteLength(content), content };
    await writeFile(to, content);
    return { format, writtenTo: to, bytes: Buffer.byteLength(content) };
  },
  toText: ({ writtenTo, bytes, content }) => content ?? `${writtenTo ?? ""} written, ${bytes} bytes.`,
});

type Asked = {
  readonly format: Exclude<(typeof Formats)[number], "png">;
  readonly name: string;
  readonly now: string;
  readonly written: object;
  readonly exposure: "earliest" | "latest";
};

function textOf(plan: SequencePlan, { format, name, now, written, exposure }: Asked): string {
  if (format === "json") return `${JSON.stringify(written, undefined, 2)}\n`;
  if (format === "csv") {
    const table = planRows(plan);
    if (table.kind === "refused") throw refusal(name, table.problems);
    return csvOf(TableHead, table.rows);
  }
  const stamp = `${now.slice(0, 19).replaceAll(/[-:]/gu, "")}Z`;
  const exported =
    format === "mspdi"
      ? exportMspdi(plan)
      : format === "ical"
        ? exportIcal(plan, stamp)
        : drawChart(plan, { today: now.slice(0, 10), curveEnds: exposure });
  if (exported.kind === "refused") throw refusal(name, exported.problems);
  return exported.text;
}

/** The chart as a picture, drawn by a Chromium that is installed; nothing is fetched. */
async function drawPng(svg: string, signal: AbortSignal): Promise<Buffer> {
  const browser = process.env["PARLEY_CHROMIUM"] ?? Browsers.find((path) => existsSync(path));
  if (browser === undefined || !existsSync(browser))
    throw new CommandError(
      "not-possible",
      "no Chromium was found to draw a PNG with",
      "Export the chart as SVG, or name a browser in PARLEY_CHROMIUM.",
    );
  const folder = await mkdtemp(join(tmpdir(), "parley-chart-"));
  try {
    const [, width = "1400", height = "900"] = /width="(\d+)" height="(\d+)"/u.exec(svg) ?? [];
    const page = join(folder, "chart.svg");
    const picture = join(folder, "chart.png");
    await writeFile(page, svg);
    const words = [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--hide-scrollbars",
      `--user-data-dir=${join(folder, "profile")}`,
      `--window-size=${width},${height}`,
      `--screenshot=${picture}`,
      `file://${page}`,
    ];
    await new Promise<void>((resolve, reject) => {
      const child = spawn(browser, words, { stdio: "ignore", signal, timeout: 60_000 });
      child.on("error", reject);
      child.on("exit", () => resolve());
    });
    if (!existsSync(picture)) throw new CommandError("not-possible", "Chromium drew no picture", "Export the chart as SVG.");
    return await readFile(picture);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
