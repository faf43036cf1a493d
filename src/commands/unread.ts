/** Lists what was not read: source by source, the sentences whose verb promised a statement, a meeting or a position and that gave no mark. */

import { z } from "zod";
import { UnreadShape } from "#record";
import { makeSourceView, SourceViewShape, wrapLine } from "#report";
import { defineCommand } from "./command.ts";
import { requireSource } from "./find-item.ts";
import { asOfFields, momentOf, requirePublishedBy } from "./moments.ts";

const SentenceShape = UnreadShape.extend({
  words: z.string().describe("The sentence, verbatim."),
  verbWords: z.string().describe("The verb, verbatim."),
});

export const unreadCommand = defineCommand({
  name: "unread",
  summary: "List the sentences with a verb of reporting, meeting or stance that gave no mark, source by source.",
  example: "unread src-1",
  effect: "query",
  words: ["source"],
  overHttp: true,
  input: z.strictObject({
    source: z.string().optional().describe("Id of one source, or its beginning; every source without it."),
    offset: z.int().nonnegative().default(0).describe("Sources to skip."),
    limit: z.int().positive().max(1000).default(100).describe("Sources to look through."),
    ...asOfFields,
  }),
  output: z.strictObject({
    total: z.int().describe("Sources there are to look through."),
    offset: z.int(),
    complete: z.boolean().describe("False where sources after these were not looked through."),
    next: z.int().optional().describe("The offset to go on with, where it is not complete."),
    sentences: z.int().describe("Sentences listed."),
    sources: z
      .array(
        z.strictObject({
          source: SourceViewShape,
          sentences: z.array(SentenceShape),
          isKnown: z.boolean().describe("False where the source was read before this was kept, or not yet: read it again."),
        }),
      )
      .describe("Those with such sentences, and those of which it is not known, in the order of intake."),
  }),
  async run({ source: id, offset, limit, asOf, knownAsOf }, { parley }) {
    const { store } = parley;
    const moment = await momentOf(store, { knownAsOf });
    const page = id === undefined ? await store.sources({ ...moment, publishedBy: asOf, offset, limit }) : undefined;
    const ids =
      page === undefined && id !== undefined ? [(await requireSource(store, id, moment)).id] : (page?.rows.map((row) => row.id) ?? []);
    const sources = [];
    for (const one of ids) {
      const source = await requireSource(store, one, moment);
      requirePublishedBy(source, asOf);
      const unread = (await store.reading(source.id, moment))?.unread;
      if (unread?.length === 0) continue;
      sources.push({
        source: makeSourceView({ ...source, length: source.text.length }, source.learned.at),
        sentences: (unread ?? []).map(({ range, verb, sort }) => ({
          range: { ...range },
          verb: { ...verb },
          sort,
          words: source.text.slice(range.start, range.end),
          verbWords: source.text.slice(verb.start, verb.end),
        })),
        isKnown: unread !== undefined,
      });
    }
    const total = page?.total ?? 1;
    const complete = page === undefined || offset + ids.length >= total;
    return {
      total,
      offset,
      complete,
      ...(complete ? {} : { next: offset + ids.length }),
      sentences: sources.reduce((sum, { sentences }) => sum + sentences.length, 0),
      sources,
    };
  },
  toText({ next, sentences, sources }) {
    const lines = sources.flatMap(({ source, sentences: own, isKnown }) => [
      wrapLine(`${source.id}  ${source.line}`),
      ...(isKnown ? [] : ["    read before this was kept; read it again to know"]),
      ...own.map(({ range, words, verbWords, sort }) =>
        wrapLine(`    @${range.start}–${range.end} ${sort} “${verbWords}”: ${words.replaceAll(/\s+/gu, " ").trim()}`),
      ),
    ]);
    const count = `${sentences} sentence${sentences === 1 ? "" : "s"} with a verb of reporting, meeting or stance gave no mark.`;
    return [...lines, next === undefined ? count : `${count} Go on with --offset ${next}.`].join("\n");
  },
});
