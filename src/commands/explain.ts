/** Explains any id: the passage it rests on, the rule or model that read it, the decisions made about it, and when the dossier learned it. */

import { z } from "zod";
import { explainBasis } from "#reading";
import { type Basis, BasisShape, type Item, type Mark, marksOf } from "#record";
import { type Passage, PassageShape } from "#report";
import type { AsOf, Store } from "#store";
import { actInWords } from "./act-in-words.ts";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { requireItem, requireSource } from "./find-item.ts";
import { asOfFields, momentOf, requirePublishedBy, requireStoodBy } from "./moments.ts";
import { viewItems } from "./view-items.ts";

const Ground = z.strictObject({
  mark: z.string(),
  passage: PassageShape,
  sentence: PassageShape.optional().describe("The sentence around it."),
  basis: BasisShape,
  reason: z.string().describe("Why that rule or model reads it so."),
  example: z.string().optional(),
});

const Output = z.strictObject({
  id: z.string(),
  line: z.string(),
  standing: z.string().optional(),
  grounds: z.array(Ground),
  decisions: z.array(z.strictObject({ at: z.string(), by: z.string(), what: z.string(), reason: z.string().optional() })),
  versions: z.array(z.strictObject({ at: z.string(), seq: z.int(), line: z.string() })).describe("What the dossier held, and since when."),
});

export const explainCommand = defineCommand({
  name: "explain",
  summary: "Explain where an item or a mark comes from: passage, rule or model and its reason, decisions, history.",
  example: "explain S-1",
  effect: "query",
  words: ["id"],
  overHttp: true,
  input: z.strictObject({ id: z.string().describe("Id of an item (or its beginning) or of a mark."), ...asOfFields }),
  output: Output,
  async run({ id, asOf, knownAsOf }, { parley }) {
    const moment = await momentOf(parley.store, { knownAsOf });
    if (id.includes("/")) return await explainMark(parley.store, id, moment, asOf);
    if (id.startsWith("src-")) {
      throw new CommandError(
        "bad-input",
        `'${id}' is a source, and a source rests on nothing but itself`,
        `Read it with 'parley show ${id}'.`,
      );
    }
    const { store } = parley;
    const { item } = await requireItem(store, id, moment);
    requireStoodBy(item, asOf);
    const [view] = await viewItems(store, [item], moment, asOf);
    const grounds = await Promise.all(item.accounts.map((account) => groundOf(store, moment, account)));
    const decisions = (await store.decisions(moment)).filter((decision) => touches(decision.act, item));
    const versions = (await store.itemVersions(item.id)).filter(({ at }) => at.seq <= (moment.asOf ?? at.seq));
    const lines = await Promise.all(
      versions.map(async (version) => {
        if (version.item === undefined) return "not in the record";
        return (await viewItems(store, [version.item], { asOf: version.at.seq }))[0]?.line ?? version.item.id;
      }),
    );
    return {
      id: item.id,
      line: view?.line ?? item.id,
      standing: item.standing,
      grounds,
      decisions: decisions.map(({ at, by, reason, act }) => ({
        at,
        by,
        what: actInWords(act),
        ...(reason === undefined ? {} : { reason }),
      })),
      versions: versions.map((version, at) => ({ at: version.at.at, seq: version.at.seq, line: lines[at] ?? "" })),
    };
  },
  toText(output) {
    const lines = [`${output.id}  ${output.line}${output.standing === undefined ? "" : `  [${output.standing}]`}`];
    for (const ground of output.grounds) {
      const { passage, basis } = ground;
      lines.push(
        "",
        `  “${passage.exact}”`,
        `    ${passage.outlet ?? "outlet unknown"}, ${passage.published ?? "undated"}; ${passage.source} @${passage.start}–${passage.end}`,
      );
      lines.push(`    ${basis.kind} ${basis.name}, certainty ${basis.certainty.toFixed(2)}: ${ground.reason}`);
      if (ground.example !== undefined) lines.push(`    for example: ${ground.example}`);
    }
    if (output.decisions.length > 0)
      lines.push(
        "",
        "Decisions:",
        ...output.decisions.map((one) => `  ${one.at} ${one.by}: ${one.what}${one.reason === undefined ? "" : ` (${one.reason})`}`),
      );
    if (output.versions.length > 0)
      lines.push("", "Learned:", ...output.versions.map((one) => `  ${one.at} (entry ${one.seq}) ${one.line}`));
    return lines.join("\n");
  },
});

type Place = {
  readonly mark: string;
  readonly basis: Basis;
  readonly span: { readonly source: string; readonly start: number; readonly end: number };
};

async function groundOf(store: Store, moment: AsOf, { mark, basis, span }: Place): Promise<z.infer<typeof Ground>> {
  const source = await requireSource(store, span.source, moment);
  const { outlet, title, published } = source.details;
  const passageAt = (range: { readonly start: number; readonly end: number }): Passage => ({
    source: source.id,
    start: range.start,
    end: range.end,
    exact: source.text.slice(range.start, range.end),
    ...(outlet === undefined ? {} : { outlet }),
    ...(title === undefined ? {} : { title }),
    ...(published === undefined ? {} : { published }),
  });
  const reading = await store.reading(source.id, moment);
  const sentence = reading?.sentences.find((range) => range.start <= span.start && span.start < range.end);
  const explained = explainBasis(basis);
  return {
    mark,
    passage: passageAt(span),
    ...(sentence === undefined ? {} : { sentence: passageAt(sentence) }),
    basis,
    reason: explained.reason,
    ...(explained.example === undefined ? {} : { example: explained.example }),
  };
}

async function explainMark(store: Store, id: string, moment: AsOf, asOf: string | undefined): Promise<z.infer<typeof Output>> {
  const sourceId = id.slice(0, id.indexOf("/"));
  const source = await requireSource(store, sourceId, moment);
  requirePublishedBy(source, asOf);
  const reading = await store.reading(source.id, moment);
  const mark: Mark | undefined = reading === undefined ? undefined : marksOf(reading).find((one) => one.id === id);
  if (mark === undefined) {
    throw new CommandError(
      "no-such-item",
      `${sourceId} has no mark '${id}' in its current reading`,
      "'parley show' gives the mark of each account; a mark of an earlier reading is explained by the item it became.",
    );
  }
  const ground = await groundOf(store, moment, { mark: mark.id, basis: mark.basis, span: { source: source.id, ...mark.range } });
  return { id, line: `${mark.kind} in ${source.details.title ?? source.id}`, grounds: [ground], decisions: [], versions: [] };
}

type Act = Awaited<ReturnType<Store["decisions"]>>[number]["act"];

function touches(act: Act, item: Item): boolean {
  return act.kind === "merge" ? act.items.includes(item.id) : act.item === item.id;
}
