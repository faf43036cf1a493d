/** Finds words in the texts of the dossier and in its items; words are text, never a query syntax. */

import { z } from "zod";
import { ItemViewShape, type Passage, PassageShape } from "#report";
import { defineCommand } from "./command.ts";
import { asOfFields, momentOf } from "./moments.ts";
import { viewItems } from "./view-items.ts";

const Output = z.strictObject({
  passages: z.array(z.strictObject({ passage: PassageShape, found: z.array(z.strictObject({ start: z.int(), end: z.int() })) })),
  items: z.array(ItemViewShape),
  totalPassages: z.int(),
  complete: z.boolean().describe("False where so many passages hold the words that only the newest were ranked."),
});

export const searchCommand = defineCommand({
  name: "search",
  summary: "Find words in the texts and in the record; words in double quotes are found in that order.",
  example: "search 'security guarantees'",
  effect: "query",
  words: ["words…"],
  overHttp: true,
  input: z.strictObject({
    words: z.array(z.string()).min(1).describe("Words to find."),
    limit: z.int().positive().max(500).default(20).describe("How many passages and items at most."),
    ...asOfFields,
  }),
  output: Output,
  async run({ words, limit, asOf, knownAsOf }, { parley }) {
    const { store } = parley;
    const moment = await momentOf(store, { knownAsOf });
    const text = words.join(" ");
    const passages = await store.searchPassages({ ...moment, text, limit, saidBy: asOf });
    const items = await store.searchItems({ ...moment, text, limit, saidBy: asOf });
    const ids = [...new Set(passages.rows.map((hit) => hit.span.source))];
    const entries = ids.length === 0 ? [] : (await store.sources({ ...moment, ids, limit: 500 })).rows;
    const shown: { passage: Passage; found: { start: number; end: number }[] }[] = [];
    for (const hit of passages.rows) {
      const details = entries.find((entry) => entry.id === hit.span.source)?.details;
      const exact = ((await store.text(hit.span.source)) ?? "").slice(hit.span.start, hit.span.end);
      const { outlet, title, published } = details ?? {};
      shown.push({
        passage: {
          ...hit.span,
          exact,
          ...(outlet === undefined ? {} : { outlet }),
          ...(title === undefined ? {} : { title }),
          ...(published === undefined ? {} : { published }),
        },
        found: hit.found.map(({ start, end }) => ({ start, end })),
      });
    }
    return {
      passages: shown,
      items: await viewItems(
        store,
        items.rows.map((row) => row.item),
        moment,
        asOf,
      ),
      totalPassages: passages.total,
      complete: passages.complete && items.complete,
    };
  },
  toText(output) {
    if (output.passages.length + output.items.length === 0) return "Nothing found.";
    const passages = output.passages.map(
      ({ passage }) =>
        `${passage.source} @${passage.start}  ${passage.outlet ?? "outlet unknown"}, ${passage.published?.slice(0, 10) ?? "undated"}\n  “${passage.exact.replaceAll(/\s+/gu, " ").slice(0, 240)}”`,
    );
    const items = output.items.map((item) => `${item.id}  ${item.kind}: ${item.line}`);
    const note = output.complete ? [] : ["(Very many places hold these words; only the newest were ranked.)"];
    return [...items, ...(items.length > 0 ? [""] : []), ...passages, ...note].join("\n");
  },
});
