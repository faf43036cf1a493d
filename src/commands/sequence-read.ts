/** Reads time limits from the text of agreements, and proposes the commitments a plan would have of them; a person accepts what is meant. */
import { z } from "zod";
import { limitRelations, placeOf, splitLines, type TimeLimit } from "#plan";
import { TextRangeShape, type ValueOf } from "#record";
import { CommitmentShape, PlanFileShape } from "#sequence";
import type { Run } from "./command.ts";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { dossierDrafts } from "./dossier-drafts.ts";
import { isDraftFile, type LoadedDraft, loadDraft } from "./load-draft.ts";
import { planOfProposals, proposeCommitments } from "./propose-commitments.ts";

const AmountShape = z.strictObject({
  count: z.number().describe("Negative for an exact limit or a window before the anchor."),
  unit: z.enum(["hours", "days", "weeks", "months", "years"]),
  working: z.boolean(),
  ordinal: z.boolean().describe("Counted as a day or month of the anchor, so that the first is 1."),
});

const LimitShape = z.strictObject({
  range: TextRangeShape.describe("The words of the limit; offsets in UTF-16 code units of the text as taken in."),
  words: z.string(),
  line: z.int(),
  relation: z.enum(limitRelations),
  amount: AmountShape.optional(),
  upTo: AmountShape.optional().describe("The upper amount of 'between'."),
  anchor: z
    .strictObject({
      range: TextRangeShape,
      words: z.string(),
      date: z.string().optional().describe("The day, or the year or month, where the anchor is a date."),
      of: z.enum(["earliest", "latest"]).optional().describe("Which counts, where several are named."),
    })
    .optional()
    .describe("What it is counted from; missing where the text leaves it open."),
  event: z.strictObject({ range: TextRangeShape, words: z.string() }).optional().describe("The verb or noun that says what is limited."),
  act: z.string().optional(),
  obligor: z.string().optional(),
  beneficiary: z.string().optional(),
  condition: z.string().optional(),
  snapback: z.boolean().describe("The condition leads to something being suspended, resumed or taken back."),
  clause: TextRangeShape.describe("The sentence or item it stands in."),
  rule: z.string(),
});

const ReadShape = z.strictObject({
  label: z.string(),
  source: z.string(),
  draft: z.string().optional().describe("Its id in the dossier."),
  limits: z.array(LimitShape),
  proposals: z.array(
    z.strictObject({
      id: z.string().describe("For 'sequence accept'."),
      point: z.string().optional().describe("Where it stands, as one cites it."),
      commitment: CommitmentShape,
      notes: z.array(z.string()).describe("What the text leaves open or a plan cannot hold."),
    }),
  ),
  plan: PlanFileShape.describe("All proposals as a plan, to be checked or kept."),
});

export const sequenceReadCommand = defineCommand({
  name: "sequence read",
  summary: "Read the time limits of agreements or drafts, and propose the commitments they make, each with its words.",
  example: "sequence read agreement.html",
  effect: "query",
  words: ["texts…"],
  overHttp: true,
  dossier: ({ texts }) => (texts.length > 0 && texts.every(isDraftFile) ? "none" : "existing"),
  input: z.strictObject({
    texts: z
      .array(z.string())
      .default([])
      .describe("Texts to read (.html, .md, .txt, .docx, .pdf) or drafts of the dossier by id; all its drafts where none is named."),
  }),
  output: z.strictObject({ texts: z.array(ReadShape) }),
  async run({ texts }, run) {
    const names = texts.length > 0 ? texts : await draftsOf(run);
    const loaded: LoadedDraft[] = [];
    for (const [at, name] of names.entries()) {
      run.signal.throwIfAborted();
      run.onProgress({ done: at, total: names.length, current: name });
      loaded.push(await loadDraft(name, run));
    }
    const described: ValueOf<typeof ReadShape>[] = [];
    for (const one of loaded) described.push(await describeText(one, run));
    return { texts: described };
  },
  toText: ({ texts }) =>
    texts
      .flatMap(({ label, limits, proposals }) => [
        `${label}: ${limits.length} time limits, ${proposals.length} commitments proposed.`,
        ...limits.map((limit) => {
          const amount = limit.amount === undefined ? "" : ` ${limit.amount.count} ${limit.amount.unit}`;
          const anchor = limit.anchor === undefined ? "" : `, from ${limit.anchor.date ?? limit.anchor.words}`;
          return `  line ${limit.line}  ${limit.event?.words ?? "?"}: ${limit.relation}${amount}${anchor}  (${limit.obligor ?? "obligor not stated"})  “${limit.words}”`;
        }),
        ...(limits.length === 0 ? ["  No time limit was found; only English is read."] : []),
      ])
      .join("\n"),
});

/** The drafts that were added to the dossier. */
async function draftsOf({ parley }: Run): Promise<readonly string[]> {
  const { drafts } = await dossierDrafts(parley.store, {});
  const ids = drafts.filter(({ origin }) => origin === "added").map(({ id }) => id);
  if (ids.length === 0)
    throw new CommandError("not-in-the-dossier", "the dossier has no draft", "Name a file, or add a draft with 'parley plan add FILE'.");
  return ids;
}

async function describeText({ label, source, id }: LoadedDraft, run: Run): Promise<ValueOf<typeof ReadShape>> {
  const { limits, proposals } = await proposeCommitments(source.text, source.id, run);
  const lines = splitLines(source.text);
  return {
    label,
    source: source.id,
    ...(id === undefined ? {} : { draft: id }),
    limits: limits.map((limit) => describeLimit(limit, source.text, placeOf(lines, limit.range.start).line)),
    proposals: proposals.map(({ id: name, commitment, clause, notes }) => ({
      id: name,
      ...(clause.reference === undefined ? {} : { point: clause.reference }),
      commitment,
      notes: [...notes],
    })),
    plan: planOfProposals(proposals, label),
  };
}

function describeLimit(limit: TimeLimit, text: string, line: number): ValueOf<typeof LimitShape> {
  const words = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end).replace(/\s+/gu, " ");
  const { anchor, event } = limit;
  const told = (name: "act" | "obligor" | "beneficiary" | "condition") => {
    const range = limit[name];
    return range === undefined ? {} : { [name]: words(range) };
  };
  return {
    range: limit.range,
    words: words(limit.range),
    line,
    relation: limit.relation,
    ...(limit.amount === undefined ? {} : { amount: limit.amount }),
    ...(limit.upTo === undefined ? {} : { upTo: limit.upTo }),
    ...(anchor === undefined
      ? {}
      : {
          anchor: {
            range: anchor.range,
            words: words(anchor.range),
            ...(anchor.date === undefined ? {} : { date: anchor.date }),
            ...(anchor.of === undefined ? {} : { of: anchor.of }),
          },
        }),
    ...(event === undefined ? {} : { event: { range: event, words: words(event) } }),
    ...told("act"),
    ...told("obligor"),
    ...told("beneficiary"),
    ...told("condition"),
    snapback: limit.isSnapback,
    clause: limit.clause,
    rule: limit.rule,
  };
}
