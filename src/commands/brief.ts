/** Writes the brief: what is new since a day first, then the whole picture, each sentence with its citations. */

import { z } from "zod";
import type { Item } from "#record";
import { BriefShape, briefMarkdown, type DatedView, type LeftOut, mostInBrief, writeBrief } from "#report";
import { dayOfItem } from "#store";
import { defineCommand } from "./command.ts";
import { asOfFields, momentOf } from "./moments.ts";
import { viewItems } from "./view-items.ts";

const StandingKept = ["proposed", "confirmed", "corrected"] as const;
const Kinds = ["clash", "meeting", "position", "contingency", "assessment", "statement", "instrument"] as const;

export const briefCommand = defineCommand({
  name: "brief",
  summary: "Write a brief with citations, what is new since a day first.",
  example: "brief --since 2026-03-10",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({
    since: asOfFields.asOf.describe("What was so or was said since that day (YYYY-MM-DD) stands first."),
    longest: z.int().positive().max(500).default(12).describe("Sentences in a section, at most."),
    title: z.string().optional().describe("Title of the brief."),
    ...asOfFields,
  }),
  output: z.strictObject({ brief: BriefShape, markdown: z.string() }),
  async run({ since, longest, title, ...clocks }, { parley }) {
    const { store } = parley;
    const moment = await momentOf(store, clocks);
    const chosen: Item[] = [];
    const left: LeftOut[] = [];
    for (const kind of Kinds) {
      const query = { ...moment, kinds: [kind], standings: StandingKept, saidBy: clocks.asOf, order: "newest day" } as const;
      const { fresh: mostFresh, older: mostOlder } = mostInBrief(longest);
      const fresh = since === undefined ? undefined : await store.items({ ...query, saidSince: since, limit: mostFresh });
      const older = await store.items({ ...query, saidBefore: since, limit: mostOlder });
      chosen.push(...[...(fresh?.rows ?? []), ...older.rows].map(({ item }) => item));
      left.push({ kind, isNew: false, count: older.total - older.rows.length });
      if (fresh !== undefined) left.push({ kind, isNew: true, count: fresh.total - fresh.rows.length });
    }
    const views = await viewItems(store, chosen, moment, clocks.asOf);
    const dated = chosen.flatMap((item, at): readonly DatedView[] => {
      const view = views[at];
      return view === undefined ? [] : [{ view, day: dayOfItem(item) }];
    });
    const name = await store.setting("name", moment);
    const sources = await store.sources({ ...moment, publishedBy: clocks.asOf, limit: 1 });
    const brief = writeBrief({
      title: title ?? `Brief${typeof name === "string" ? `: ${name}` : ""}`,
      since,
      asOf: clocks.asOf,
      items: dated,
      left,
      sources: sources.total,
      longestSection: longest,
    });
    return { brief, markdown: briefMarkdown(brief) };
  },
  toText: ({ markdown }) => markdown,
});
