/** Sums up the dossier for the first glance: what it holds, what is new, what clashes, what waits for a decision, what is planned. */

import { z } from "zod";
import { ItemViewShape, makeSourceView, SourceViewShape } from "#report";
import { defineCommand } from "./command.ts";
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
  newest: z.array(ItemViewShape).describe("What the dossier learned last: statements, positions, contingencies."),
  recentSources: z.array(SourceViewShape),
  log: z.array(LogLineShape),
});

export const homeCommand = defineCommand({
  name: "home",
  summary: "Sum up the dossier: what is new, what clashes, what waits for a decision.",
  example: "home",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({ knownAsOf: asOfFields.knownAsOf }),
  output: Output,
  async run({ knownAsOf }, { parley }) {
    const { store } = parley;
    const moment = await momentOf(store, { knownAsOf });
    const counts: Record<string, { all: number; proposed: number }> = {};
    for (const { kind, standing, count } of await store.itemCounts(moment)) {
      const sum = counts[kind] ?? { all: 0, proposed: 0 };
      sum.all += count;
      if (standing === "proposed") sum.proposed += count;
      counts[kind] = sum;
    }
    const views = async (query: Parameters<typeof store.items>[0]) => {
      const page = await store.items({ ...moment, ...query });
      return await viewItems(
        store,
        page.rows.map((row) => row.item),
        moment,
      );
    };
    const sources = await store.sources({ ...moment, order: "published", limit: 8 });
    const name = await store.setting("name", moment);
    return {
      dossier: store.place,
      name: typeof name === "string" ? name : (store.place.split(/[\\/]/u).at(-1) ?? store.place).replace(/\.parley$/u, ""),
      head: await store.head(),
      sources: sources.total,
      counts,
      clashes: await views({ kinds: ["clash"], standings: ["proposed", "confirmed", "corrected"], order: "newest", limit: 8 }),
      planned: await views({ kinds: ["meeting"], varieties: ["planned"], order: "newest", limit: 8 }),
      newest: await views({ kinds: ["position", "contingency", "assessment"], order: "newest", limit: 12 }),
      recentSources: sources.rows.map((row) => makeSourceView(row, row.learned.at)),
      log: (await store.log({ ...moment, order: "newest", limit: 8 })).rows.map(logLineOf),
    };
  },
  toText(home) {
    const counts = Object.entries(home.counts).map(
      ([kind, { all, proposed }]) => `  ${kind.padEnd(12)} ${String(all).padStart(6)}   ${proposed} proposed`,
    );
    const clashes = home.clashes.map((clash) => `  ${clash.id}  ${clash.line}`);
    return [`${home.name}: ${home.sources} sources`, ...counts, ...(clashes.length > 0 ? ["", "Clashes:", ...clashes] : [])].join("\n");
  },
});
