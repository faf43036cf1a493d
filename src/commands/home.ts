/** Sums up the dossier for the first glance: what it holds, what is new, what clashes, what waits for a decision, what is planned. */

import { z } from "zod";
import { ItemViewShape, makeSourceView, SourceViewShape, wrapLine } from "#report";
import { defineCommand } from "./command.ts";
import { nameOfDossier } from "./dossier-settings.ts";
import { LogLineShape, logLineOf } from "./log.ts";
import { asOfFields, momentOf } from "./moments.ts";
import { viewItems } from "./view-items.ts";

const Output = z.strictObject({
  dossier: z.string(),
  name: z.string(),
  head: z.int(),
  sources: z.int(),
  counts: z.record(z.string(), z.strictObject({ all: z.int(), proposed: z.int() })),
  clashes: z.array(ItemViewShape),
  planned: z.array(ItemViewShape).describe("Meetings said to be planned."),
  newest: z.array(ItemViewShape).describe("What the dossier learned last: positions, contingencies, assessments."),
  recentSources: z.array(SourceViewShape),
  log: z.array(LogLineShape).describe("What was done to the dossier; only the recorded clock acts on it."),
});

const NotRejected = ["proposed", "confirmed", "corrected"] as const;

export const homeCommand = defineCommand({
  name: "home",
  summary: "Sum up the dossier: what is new, what clashes, what waits for a decision.",
  example: "home",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({ ...asOfFields }),
  output: Output,
  async run({ asOf, knownAsOf }, { parley }) {
    const { store } = parley;
    const moment = await momentOf(store, { knownAsOf });
    const counts: Record<string, { all: number; proposed: number }> = {};
    for (const { kind, standing, count } of await store.itemCounts({ ...moment, saidBy: asOf })) {
      const sum = counts[kind] ?? { all: 0, proposed: 0 };
      sum.all += count;
      if (standing === "proposed") sum.proposed += count;
      counts[kind] = sum;
    }
    const views = async (query: Parameters<typeof store.items>[0]) => {
      const page = await store.items({ ...moment, saidBy: asOf, standings: NotRejected, order: "newest", ...query });
      return await viewItems(
        store,
        page.rows.map((row) => row.item),
        moment,
        asOf,
      );
    };
    const sources = await store.sources({ ...moment, publishedBy: asOf, order: "published", limit: 8 });
    return {
      dossier: store.place,
      name: await nameOfDossier(store, moment),
      head: moment.asOf ?? (await store.head()),
      sources: sources.total,
      counts,
      clashes: await views({ kinds: ["clash"], limit: 8 }),
      planned: await views({ kinds: ["meeting"], varieties: ["planned"], limit: 8 }),
      newest: await views({ kinds: ["position", "contingency", "assessment"], limit: 12 }),
      recentSources: sources.rows.map((row) => makeSourceView(row, row.learned.at)),
      log: (await store.log({ ...moment, order: "newest", limit: 8 })).rows.map(logLineOf),
    };
  },
  toText(home) {
    const counts = Object.entries(home.counts).map(
      ([kind, { all, proposed }]) => `  ${kind.padEnd(12)} ${String(all).padStart(6)}   ${proposed} proposed`,
    );
    const part = (title: string, items: typeof home.clashes): readonly string[] =>
      items.length === 0 ? [] : ["", `${title}:`, ...items.map((item) => wrapLine(`  ${item.id}  ${item.line}`))];
    return [
      `${home.name}: ${home.sources} source${home.sources === 1 ? "" : "s"}`,
      ...counts,
      ...part("Clashes", home.clashes),
      ...part("Planned meetings", home.planned),
      ...part("Learned last", home.newest.slice(0, 6)),
    ].join("\n");
  },
});
