/**
 * Lists what was not read: source by source, the sentences whose verb promised a statement, a meeting or a position and that gave no mark; and the
 * passages that perhaps report what somebody said but were too doubtful to count.
 */

import { z } from "zod";
import { DoubtfulShape, type TextRange, UnreadShape } from "#record";
import { makeSourceView, SourceViewShape, wrapLine } from "#report";
import { defineCommand } from "./command.ts";
import { requireSource } from "./find-item.ts";
import { asOfFields, momentOf, requirePublishedBy } from "./moments.ts";

const SentenceShape = UnreadShape.extend({
  words: z.string().describe("The sentence, verbatim."),
  verbWords: z.string().describe("The verb, verbatim."),
});

const DoubtfulWordsShape = DoubtfulShape.extend({
  words: z.string().describe("The passage, verbatim."),
  sourceWords: z.string().optional().describe("Who would have said it, verbatim; missing where the text does not tell."),
  cueWords: z.string().describe("What would report it, verbatim."),
  contentWords: z.array(z.string()).describe("What would have been said, piece by piece, verbatim."),
});

export const unreadCommand = defineCommand({
  name: "unread",
  summary: "List the sentences with a verb of reporting, meeting or stance that gave no mark, and passages that are perhaps statements.",
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
    doubtful: z.int().describe("Doubtful passages listed."),
    sources: z
      .array(
        z.strictObject({
          source: SourceViewShape,
          sentences: z.array(SentenceShape),
          doubtful: z.array(DoubtfulWordsShape).describe("Passages too doubtful to count as statements, in the order of the text."),
          isKnown: z.boolean().describe("False where the source was read before this was kept, or not yet: read it again."),
        }),
      )
      .describe("Those with such sentences or passages, and those of which it is not known, in the order of intake."),
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
      const { unread, doubtful = [] } = (await store.reading(source.id, moment)) ?? {};
      if (unread?.length === 0 && doubtful.length === 0) continue;
      const wordsOf = ({ start, end }: TextRange) => source.text.slice(start, end);
      sources.push({
        source: makeSourceView({ ...source, length: source.text.length }, source.learned.at),
        sentences: (unread ?? []).map(({ range, verb, sort }) => ({
          range: { ...range },
          verb: { ...verb },
          sort,
          words: wordsOf(range),
          verbWords: wordsOf(verb),
        })),
        doubtful: doubtful.map(({ source: speaker, content, ...one }) => ({
          ...one,
          ...(speaker === undefined ? {} : { source: speaker, sourceWords: wordsOf(speaker) }),
          content: [...content],
          words: wordsOf(one.range),
          cueWords: wordsOf(one.cue),
          contentWords: content.map(wordsOf),
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
      doubtful: sources.reduce((sum, { doubtful }) => sum + doubtful.length, 0),
      sources,
    };
  },
  toText({ next, sentences, doubtful, sources }) {
    const tidy = (words: string) => words.replaceAll(/\s+/gu, " ").trim();
    const lines = sources.flatMap(({ source, sentences: own, doubtful: perhaps, isKnown }) => [
      wrapLine(`${source.id}  ${source.line}`),
      ...(isKnown ? [] : ["    read before this was kept; read it again to know"]),
      ...own.map(({ range, words, verbWords, sort }) =>
        wrapLine(`    @${range.start}–${range.end} ${sort} “${verbWords}”: ${tidy(words)}`),
      ),
      ...perhaps.map(({ range, sourceWords, cueWords, contentWords, certainty }) =>
        wrapLine(
          `    @${range.start}–${range.end} perhaps (${certainty.toFixed(2)}) ${sourceWords === undefined ? "somebody" : tidy(sourceWords)} “${tidy(cueWords)}”: ${contentWords.map(tidy).join(" … ")}`,
        ),
      ),
    ]);
    const passages = doubtful === 1 ? "One passage is perhaps a statement" : `${doubtful} passages are perhaps statements`;
    const count = `${sentences} sentence${sentences === 1 ? "" : "s"} with a verb of reporting, meeting or stance gave no mark. ${passages}.`;
    return [...lines, next === undefined ? count : `${count} Go on with --offset ${next}.`].join("\n");
  },
});
