/** Shows one thing whole: an item of the record with every account, or a source with its text. */

import { z } from "zod";
import { ItemViewShape, makeSourceView, SourceViewShape } from "#report";
import { defineCommand } from "./command.ts";
import { requireItem, requireSource } from "./find-item.ts";
import { asOfFields, momentOf, requirePublishedBy, requireStoodBy } from "./moments.ts";
import { viewItems } from "./view-items.ts";

const Input = z.strictObject({
  id: z.string().describe("Id of an item or a source, or the beginning of one."),
  ...asOfFields,
});

const Output = z.strictObject({
  item: ItemViewShape.optional(),
  source: SourceViewShape.extend({ text: z.string() }).optional(),
});

export const showCommand = defineCommand({
  name: "show",
  summary: "Show one item with every account of it, or one source with its text.",
  example: "show M-1",
  effect: "query",
  words: ["id"],
  overHttp: true,
  input: Input,
  output: Output,
  async run({ id, asOf, knownAsOf }, { parley }) {
    const moment = await momentOf(parley.store, { knownAsOf });
    if (id.startsWith("src-")) {
      const source = await requireSource(parley.store, id, moment);
      requirePublishedBy(source, asOf);
      const view = makeSourceView({ ...source, length: source.text.length }, source.learned.at);
      return { source: { ...view, text: source.text } };
    }
    const { item } = await requireItem(parley.store, id, moment);
    requireStoodBy(item, asOf);
    const [view] = await viewItems(parley.store, [item], moment, asOf);
    return view === undefined ? {} : { item: view };
  },
  toText({ item, source }) {
    if (source !== undefined) return `${source.id}  ${source.line}\n\n${source.text}`;
    if (item === undefined) return "";
    const accounts = item.accounts.map(({ passage, basis, mark }) => {
      const where = [passage.outlet ?? "outlet unknown", passage.published?.slice(0, 10) ?? "undated"].join(", ");
      return `  “${passage.exact}”\n    — ${where}; ${passage.source} @${passage.start}–${passage.end}\n    read by ${basis.kind} ${basis.name} (certainty ${basis.certainty.toFixed(2)}), mark ${mark}`;
    });
    const head = [`${item.id}  ${item.line}`, `${item.standing}; ${item.sources} sources, ${item.independent} independent`];
    if (item.corrected.length > 0) head.push(`set by a person: ${item.corrected.join(", ")}`);
    if (item.clashes.length > 0) head.push(`clashes: ${item.clashes.join(", ")}`);
    return [...head, "", ...accounts].join("\n");
  },
});
