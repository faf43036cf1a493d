/** Lists what the record holds of one kind, with filters, as of any moment on either clock. */

import { z } from "zod";
import { type ItemKind, StandingShape } from "#record";
import { cutTo, ItemViewShape, makeSourceView, type SourceView, SourceViewShape, wrapLine } from "#report";
import type { AsOf, Store } from "#store";
import { defineCommand } from "./command.ts";
import { requireItem, requireSource } from "./find-item.ts";
import { type AsOfInput, asOfFields, momentOf } from "./moments.ts";
import { viewItems } from "./view-items.ts";

const Listings = {
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

const LongestQuote = 200; // Characters; the whole passage is one 'parley show' away.

const Input = z.strictObject({
  what: z
    .enum([
      "sources",
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
    .describe("What to list."),
  standing: StandingShape.optional().describe("Only items of this standing."),
  source: z.string().optional().describe("Only items with an account from this source."),
  actor: z.string().optional().describe("Only items that refer to this actor (or point)."),
  words: z.string().optional().describe("Only items with these words in their names or passages."),
  offset: z.int().nonnegative().default(0).describe("Rows to skip."),
  limit: z.int().positive().max(5000).default(200).describe("Rows to give."),
  ...asOfFields,
});

const Output = z.strictObject({
  what: Input.shape.what,
  total: z.int(),
  offset: z.int(),
  complete: z.boolean().describe("False where a limit was reached and rows are missing that belong here."),
  items: z.array(ItemViewShape),
  sources: z.array(SourceViewShape),
});

export const listCommand = defineCommand({
  name: "list",
  summary: "List sources, actors, meetings, statements, positions, assessments, contingencies, instruments, points, silences or clashes.",
  example: "list meetings --as-of 2026-02-20",
  effect: "query",
  words: ["what"],
  overHttp: true,
  input: Input,
  output: Output,
  async run(input, { parley }) {
    const { store } = parley;
    const moment = await momentOf(store, input);
    const { what, offset, limit } = input;
    if (what === "sources") {
      const { sources, total } = await listSources(store, { ...input, moment });
      return { what, total, offset, complete: offset + sources.length >= total, items: [], sources };
    }
    const query = {
      ...moment,
      kinds: [Listings[what]],
      saidBy: input.asOf,
      ...(input.standing === undefined ? {} : { standings: [input.standing] }),
      ...(input.source === undefined ? {} : { source: (await requireSource(store, input.source)).id }),
      ...(input.actor === undefined ? {} : { refersTo: [{ to: (await requireItem(store, input.actor, moment)).item.id }] }),
      ...(input.words === undefined ? {} : { words: input.words }),
    };
    const page = await store.items({ ...query, offset, limit });
    const items = await viewItems(
      store,
      page.rows.map((row) => row.item),
      moment,
      input.asOf,
    );
    return { what, total: page.total, offset, complete: offset + items.length >= page.total, items, sources: [] };
  },
  toText(output) {
    const rows = output.what === "sources" ? output.sources : output.items;
    if (rows.length === 0)
      return `No ${output.what}${output.offset > 0 ? " from there on" : " in the dossier"}. Read something with 'parley read FILE…'.`;
    const lines = rows.map((row) => (row.kind === "source" ? wrapLine(`${row.id}  ${row.line}`) : itemLines(row)));
    const shown = output.offset + rows.length;
    if (shown < output.total) lines.push(`… ${shown} of ${output.total}; go on with --offset ${shown}`);
    return lines.join("\n");
  },
});

async function listSources(
  store: Store,
  { moment, asOf, offset, limit }: { readonly moment: AsOf; readonly offset: number; readonly limit: number } & AsOfInput,
): Promise<{ readonly sources: readonly SourceView[]; readonly total: number }> {
  const page = await store.sources({ ...moment, publishedBy: asOf, offset, limit });
  const sources: SourceView[] = [];
  for (const row of page.rows) {
    const title = row.details.title ?? row.details.origin ?? (await store.text(row.id))?.slice(0, 60) ?? "";
    sources.push(makeSourceView({ ...row, details: { ...row.details, title } }, row.learned.at));
  }
  return { sources, total: page.total };
}

function itemLines(view: {
  readonly id: string;
  readonly line: string;
  readonly standing: string;
  readonly sources: number;
  readonly independent: number;
  readonly clashes: readonly string[];
  readonly accounts: readonly {
    readonly passage: { readonly exact: string; readonly outlet?: string | undefined; readonly source: string; readonly start: number };
  }[];
}): string {
  const marks = [view.standing, `${view.sources} source${view.sources === 1 ? "" : "s"}, ${view.independent} independent`];
  if (view.clashes.length > 0) marks.push(`in ${view.clashes.length} clash${view.clashes.length === 1 ? "" : "es"}`);
  const passage = view.accounts[0]?.passage;
  const lines = [`${view.id}  ${view.line}`, `    [${marks.join("; ")}]`];
  if (passage !== undefined) {
    const words = cutTo(passage.exact.replaceAll(/\s+/gu, " "), LongestQuote);
    lines.push(`    “${words}” — ${passage.outlet ?? passage.source} @${passage.start}`);
  }
  return lines.map((line) => wrapLine(line)).join("\n");
}
