/** Shows one document: its exact text and, beside it, every mark the reader made with the item of the record it became. */

import { z } from "zod";
import {
  BasisShape,
  DoubtfulShape,
  type Item,
  ItemIdShape,
  type MarkId,
  marksOf,
  ProblemShape,
  TextBlockShape,
  TextRangeShape,
  UnreadShape,
} from "#record";
import { describeItem, makeSourceView, SourceViewShape } from "#report";
import { defineCommand } from "./command.ts";
import { everyItem } from "./every-item.ts";
import { requireSource } from "./find-item.ts";
import { asOfFields, momentOf, requirePublishedBy } from "./moments.ts";
import { gatherContext } from "./view-items.ts";

const Margin = z.strictObject({
  mark: z.string(),
  kind: z.string(),
  range: TextRangeShape,
  parts: z
    .array(z.strictObject({ name: z.string(), range: TextRangeShape }))
    .describe("Ranges with a role: source, cue, content, trigger …"),
  basis: BasisShape,
  item: ItemIdShape.optional(),
  standing: z.string().optional(),
  line: z.string(),
});

const Output = z.strictObject({
  source: SourceViewShape,
  text: z.string(),
  blocks: z.array(TextBlockShape),
  marks: z.array(Margin),
  problems: z.array(ProblemShape),
  unread: z.array(UnreadShape).optional().describe("What was not read; missing where the reading is older than this field."),
  doubtful: z.array(DoubtfulShape).optional().describe("What is perhaps a statement; missing where the reading is older than this field."),
  copies: z.array(SourceViewShape).describe("Other sources that carry the same report."),
});

export const documentCommand = defineCommand({
  name: "document",
  summary: "Show a document's text with every mark the reader made in it.",
  example: "document src-1",
  effect: "query",
  words: ["source"],
  overHttp: true,
  input: z.strictObject({ source: z.string().describe("Id of the source, or its beginning."), ...asOfFields }),
  output: Output,
  async run({ source: id, asOf, knownAsOf }, { parley }) {
    const { store } = parley;
    const moment = await momentOf(store, { knownAsOf });
    const source = await requireSource(store, id, moment);
    requirePublishedBy(source, asOf);
    const reading = await store.reading(source.id, moment);
    const items = await everyItem(store, { ...moment, source: source.id, saidBy: asOf });
    const context = await gatherContext(store, items, moment, asOf);
    const itemOfMark = new Map<MarkId, Item>();
    // A clash is about items and carries their accounts; the mark itself became the item, not the clash.
    for (const item of items.filter(({ kind }) => kind !== "clash"))
      for (const account of item.accounts) if (account.source === source.id) itemOfMark.set(account.mark, item);
    const nameOfLocal = new Map(reading?.actors.map((actor) => [actor.id, actor.name]) ?? []);
    const marks = (reading === undefined ? [] : marksOf(reading)).map((mark): z.infer<typeof Margin> => {
      const item = itemOfMark.get(mark.id);
      const line =
        item === undefined
          ? mark.kind === "mention"
            ? (nameOfLocal.get(mark.actor) ?? "")
            : mark.kind === "date"
              ? (mark.value ?? "unknown day")
              : mark.kind
          : describeItem(item, context);
      return {
        mark: mark.id,
        kind: mark.kind,
        range: { ...mark.range },
        parts: partsOf(mark),
        basis: { ...mark.basis },
        ...(item === undefined ? {} : { item: item.id, standing: item.standing }),
        line,
      };
    });
    const view = makeSourceView({ ...source, length: source.text.length }, source.learned.at);
    const copies = await copiesOf(items, source.id, async (ids) =>
      (await store.sources({ ...moment, ids, publishedBy: asOf, limit: ids.length })).rows.map((row) =>
        makeSourceView(row, row.learned.at),
      ),
    );
    const unread = reading?.unread?.map(({ range, verb, sort }) => ({ range: { ...range }, verb: { ...verb }, sort }));
    return {
      source: view,
      text: source.text,
      blocks: source.blocks,
      marks,
      problems: reading?.problems ?? [],
      ...(unread === undefined ? {} : { unread }),
      ...(reading?.doubtful === undefined ? {} : { doubtful: [...reading.doubtful] }),
      copies,
    };
  },
  toText({ source, text, marks }) {
    const margin = marks
      .filter((mark) => mark.item !== undefined && mark.kind !== "mention")
      .map((mark) => `  @${mark.range.start}–${mark.range.end} ${mark.kind}: ${mark.line}`);
    return [`${source.id}  ${source.line}`, "", text, "", ...margin].join("\n");
  },
});

/** The ranges inside a mark that play a part, in the order of its fields. */
function partsOf(mark: object): z.infer<typeof Margin>["parts"] {
  const parts: z.infer<typeof Margin>["parts"] = [];
  for (const [name, value] of Object.entries(mark)) {
    if (name === "range" || name === "basis") continue;
    for (const candidate of Array.isArray(value) ? value : [value]) {
      const range = TextRangeShape.safeParse(candidate);
      const inner = range.success ? range : TextRangeShape.safeParse(candidate?.range);
      if (inner.success) parts.push({ name, range: inner.data });
    }
  }
  return parts;
}

/** Sources whose accounts stand in the same independent group as one of this source's statements. */
async function copiesOf<View>(
  items: readonly Item[],
  own: string,
  load: (ids: readonly Item["accounts"][number]["source"][]) => Promise<readonly View[]>,
): Promise<readonly View[]> {
  const others = new Set<Item["accounts"][number]["source"]>();
  for (const item of items) {
    const keys = new Set(item.accounts.filter((account) => account.source === own).map((account) => account.independent));
    for (const account of item.accounts) if (account.source !== own && keys.has(account.independent)) others.add(account.source);
  }
  return others.size === 0 ? [] : await load([...others]);
}
