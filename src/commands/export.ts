/** Exports the record: JSON Lines, CSV that is safe in spreadsheets, or W3C Web Annotations. */
import { z } from "zod";
import type { Item, ItemKind } from "#record";
import { annotationsOf, csvOf, makeSourceView, tableOf } from "#report";
import type { AsOf, Store } from "#store";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { everyItem } from "./every-item.ts";
import { asOfFields, momentOf } from "./moments.ts";
import { viewItems } from "./view-items.ts";
import { writeOut } from "./write-out.ts";

const Kinds = {
  actors: "actor",
  meetings: "meeting",
  statements: "statement",
  silences: "silence",
  points: "point",
  positions: "position",
  assessments: "assessment",
  contingencies: "contingency",
  instruments: "instrument",
  clashes: "clash",
} as const satisfies Record<string, ItemKind>;

const Formats = {
  jsonl: { mediaType: "application/jsonl", ending: "jsonl" },
  csv: { mediaType: "text/csv; charset=utf-8", ending: "csv" },
  annotations: { mediaType: "application/ld+json", ending: "jsonld" },
} as const;

const PageSize = 1000;

export const exportCommand = defineCommand({
  name: "export",
  summary: "Export the record as JSON Lines, CSV or W3C Web Annotations.",
  example: "export csv --what positions --out positions.csv",
  effect: "outside",
  words: ["format"],
  overHttp: true,
  input: z.strictObject({
    format: z.enum(["jsonl", "csv", "annotations"]).describe("Format."),
    what: z
      .enum([
        "everything",
        "actors",
        "meetings",
        "statements",
        "silences",
        "points",
        "positions",
        "assessments",
        "contingencies",
        "instruments",
        "clashes",
      ])
      .default("everything")
      .describe("Which items; CSV takes one kind."),
    out: z.string().optional().describe("File to write; printed if not given."),
    ...asOfFields,
  }),
  output: z.strictObject({
    mediaType: z.string(),
    fileName: z.string(),
    rows: z.int(),
    content: z.string().optional(),
    written: z.string().optional(),
  }),
  async run({ format, what, out, ...clocks }, { parley }) {
    const { store } = parley;
    if (format === "csv" && what === "everything") {
      throw new CommandError("bad-input", "a CSV table holds one kind of item", "Add for example --what positions.");
    }
    await parley.keeper.bringUpToDate();
    const moment = await momentOf(store, clocks);
    const kinds = what === "everything" ? Object.values(Kinds) : [Kinds[what]];
    const items = await everyItem(store, { ...moment, kinds, saidBy: clocks.asOf });
    const content = await contentOf(store, { format, kind: kinds[0] ?? "actor", items }, moment, clocks.asOf);
    const fileName = `parley-${what}.${Formats[format].ending}`;
    const answer = { mediaType: Formats[format].mediaType, fileName, rows: items.length };
    if (out === undefined) return { ...answer, content };
    await writeOut(out, content);
    return { ...answer, written: out };
  },
  toText: ({ content, written, rows }) => content?.trimEnd() ?? `${rows} items written to ${written}`,
});

type Content = { readonly format: keyof typeof Formats; readonly kind: ItemKind; readonly items: readonly Item[] };

async function contentOf(store: Store, { format, kind, items }: Content, moment: AsOf, asOf: string | undefined): Promise<string> {
  const views = await viewItems(store, items, moment, asOf);
  if (format === "csv") {
    const { head, rows } = tableOf(kind, views);
    return csvOf(head, rows);
  }
  if (format === "annotations") {
    const texts = new Map<string, string>();
    for (const source of new Set(views.flatMap((view) => view.accounts.map((account) => account.passage.source)))) {
      texts.set(source, (await store.text(source)) ?? "");
    }
    return `${JSON.stringify(
      annotationsOf(views, (source) => texts.get(source) ?? ""),
      undefined,
      1,
    )}\n`;
  }
  const sources: string[] = [];
  for (let offset = 0; ; offset += PageSize) {
    const page = await store.sources({ ...moment, offset, limit: PageSize });
    sources.push(...page.rows.map((row) => JSON.stringify(makeSourceView(row, row.learned.at))));
    if (offset + page.rows.length >= page.total || page.rows.length === 0) break;
  }
  return [...sources, ...views.map((view) => JSON.stringify(view))].map((line) => `${line}\n`).join("");
}
