/** Writes the brief: what is new since a day first, then the whole picture, each sentence with its citations. */

import { z } from "zod";
import type { Item } from "#record";
import { BriefShape, briefMarkdown, chooseForBrief, type DatedView, writeBrief } from "#report";
import { defineCommand } from "./command.ts";
import { asOfFields, dayOfItem, momentOf, stoodBy } from "./moments.ts";
import { viewItems } from "./view-items.ts";

/** Items of one kind looked at; the newest of them stand in the brief and the rest are counted. Where there are more the brief says so. */
const MostOfAKind = 20_000;
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
    const dated: DatedView[] = [];
    const unviewed: { kind: Item["kind"]; day: string | undefined }[] = [];
    let complete = true;
    for (const kind of Kinds) {
      const page = await store.items({ ...moment, kinds: [kind], standings: StandingKept, order: "newest", limit: MostOfAKind });
      complete &&= page.total <= MostOfAKind;
      const items = page.rows.map(({ item }) => ({ item, day: dayOfItem(item) })).filter(({ item }) => stoodBy(item, clocks.asOf));
      const { chosen, left } = chooseForBrief(items, { since, longestSection: longest });
      const views = await viewItems(
        store,
        chosen.map(({ item }) => item),
        moment,
      );
      dated.push(...views.map((view, at) => ({ view, day: chosen[at]?.day })));
      unviewed.push(...left.map(({ day }) => ({ kind, day })));
    }
    const name = await store.setting("name", moment);
    const sources = await store.sources({ ...moment, limit: 1 });
    const brief = writeBrief({
      title: title ?? `Brief${typeof name === "string" ? `: ${name}` : ""}`,
      since,
      asOf: clocks.asOf,
      items: dated,
      unviewed,
      complete,
      sources: sources.total,
      longestSection: longest,
    });
    return { brief, markdown: briefMarkdown(brief) };
  },
  toText: ({ markdown }) => markdown,
});
