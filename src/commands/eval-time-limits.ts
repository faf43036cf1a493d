/** Scores the time limits read from agreements against marked ones, in an open half and one that rules were not tuned on. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readCapped } from "#intake";
import { findTimeLimits } from "#plan";
import { denseText, type LimitField, type LimitScore, type LimitToScore, limitFields, type MarkedLimit, scoreTimeLimits } from "#report";
import { defineCommand, type Run } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { parseJson } from "./read-plan.ts";

/** Which articles are frozen hangs on this; never change it. */
const FrozenSeed = 20261123;

const Dense = z.tuple([z.int().min(0), z.int().min(0)]);
const GoldShape = z.strictObject({
  form: z.literal("time-limits 1"),
  agreements: z.array(
    z.strictObject({
      text: z.string(),
      characters: z.int(),
      sha256: z.string(),
      articles: z.array(z.tuple([z.string(), z.int()])).default([]),
      limits: z.array(
        z.strictObject({
          span: Dense,
          events: z.array(Dense),
          relation: z.string(),
          amount: z.string().optional(),
          anchor: z.union([Dense, z.string()]).optional(),
        }),
      ),
    }),
  ),
});

const ScoreShape = z.strictObject({
  marked: z.int(),
  found: z.int(),
  right: z.int().describe("Found and marked limits that meet and agree in event, relation, amount and anchor."),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  agree: z
    .strictObject({ place: z.int(), event: z.int(), relation: z.int(), amount: z.int(), anchor: z.int() })
    .describe("Of those that meet, how many agree in each field; place: how many meet."),
});

export const evalTimeLimitsCommand = defineCommand({
  name: "eval time-limits",
  summary: "Score the time limits read from agreements against marked ones, the frozen half apart.",
  example: "eval time-limits eval/time-limits/gold.json --texts ../shared/corpus/agreements",
  effect: "query",
  words: ["gold"],
  overHttp: false,
  dossier: "none",
  input: z.strictObject({
    gold: z.string().describe("JSON of marked limits, in the form of eval/time-limits/gold.json."),
    texts: z.string().describe("The folder with the agreements it names."),
    misses: z.int().min(0).default(0).describe("How many misses of the open half to show; the frozen half's are not shown."),
  }),
  output: z.strictObject({
    open: ScoreShape,
    frozen: ScoreShape,
    all: ScoreShape,
    misses: z.array(
      z.strictObject({ agreement: z.string(), article: z.string(), wrong: z.array(z.string()), marked: z.string(), found: z.string() }),
    ),
  }),
  async run({ gold, texts, misses }, running) {
    const loaded = await loadGold(gold);
    const agreements = [];
    const textOf = new Map<string, string>();
    for (const { text: name, sha256, articles, limits } of loaded.agreements) {
      const text = await textIn(join(texts, name), running);
      if (createHash("sha256").update(denseText(text)).digest("hex") !== sha256)
        throw new CommandError(
          "bad-input",
          `'${name}' is not the text that was marked`,
          "Mark it again, or use the edition the marks were made on.",
        );
      textOf.set(name, text);
      agreements.push({ name, text, found: findTimeLimits(text), marked: limits, articles });
    }
    const scored = scoreTimeLimits(agreements, FrozenSeed);
    return {
      open: plainScore(scored.open),
      frozen: plainScore(scored.frozen),
      all: plainScore(scored.all),
      misses: scored.misses
        .filter(({ half }) => half === "open")
        .slice(0, misses)
        .map(({ agreement, article, wrong, marked, found }) => {
          const text = textOf.get(agreement) ?? "";
          return {
            agreement,
            article,
            wrong: [...wrong],
            marked: marked === undefined ? "" : markedWords(denseText(text), marked),
            found: found === undefined ? "" : foundWords(text, found),
          };
        }),
    };
  },
  toText: ({ open, frozen, all, misses }) =>
    [
      ...misses.flatMap(({ agreement, article, wrong, marked, found }) => [
        `${agreement} ${article}: ${wrong.join(", ")}`,
        ...(marked === "" ? [] : [`  marked ${marked}`]),
        ...(found === "" ? [] : [`  found  ${found}`]),
      ]),
      line("open half", open),
      line("frozen half", frozen),
      line("both", all),
    ].join("\n"),
});

function plainScore(score: LimitScore) {
  const { place, event, relation, amount, anchor } = score.agree;
  return { ...score, agree: { place, event, relation, amount, anchor } satisfies Record<LimitField, number> };
}

function line(name: string, { marked, found, right, precision, recall, f1, agree }: LimitScore): string {
  const percent = (share: number) => (100 * share).toFixed(1);
  const fields = limitFields.map((field) => `${field} ${agree[field]}`).join(", ");
  return `${name}: ${marked} marked, ${found} found, ${right} right in all four fields; precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)} (${fields})`;
}

function markedWords(dense: string, { span, events, relation, amount, anchor }: MarkedLimit): string {
  const words = ([start, end]: readonly [number, number]) => dense.slice(start, end);
  return `${words(span)} | ${events.map(words).join("/")} | ${relation} | ${amount ?? "–"} | ${anchor === undefined ? "–" : typeof anchor === "string" ? anchor : words(anchor)}`;
}

function foundWords(text: string, { range, event, relation, amount, anchor }: LimitToScore): string {
  const words = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end).replace(/\s+/gu, " ");
  const counted = amount === undefined ? "–" : `${amount.count} ${amount.unit}`;
  const from = anchor === undefined ? "–" : (anchor.date ?? words(anchor.range));
  return `${words(range)} | ${event === undefined ? "–" : words(event)} | ${relation} | ${counted} | ${from}`;
}

async function textIn(path: string, { parley }: Run): Promise<string> {
  const bytes = await readCapped({ label: path, path });
  const taken = bytes.kind === "refused" ? bytes : await parley.reader.takeInDraft({ label: path, bytes: bytes.bytes, given: {} });
  if (taken.kind === "refused")
    throw new CommandError("no-such-file", `'${path}' cannot be read: ${taken.message}`, "Name the folder of the agreements with --texts.");
  return taken.source.text;
}

async function loadGold(path: string): Promise<z.output<typeof GoldShape>> {
  const whatToDo = "Give a file in the form of eval/time-limits/gold.json.";
  const json = await readFile(path, "utf8").catch((error: unknown) => {
    throw new CommandError("no-such-file", `'${path}' cannot be read`, whatToDo, error);
  });
  const parsed = GoldShape.safeParse(parseJson(json, path));
  if (!parsed.success)
    throw new CommandError("bad-input", `'${path}' holds no marked limits: ${z.prettifyError(parsed.error).slice(0, 300)}`, whatToDo);
  return parsed.data;
}
