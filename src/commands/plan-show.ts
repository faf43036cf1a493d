/** Shows a draft's structure with the place of every node, or lists the dossier's drafts where none is named. */
import { z } from "zod";
import { DraftNodeShape, DraftProblemShape, parseDraft, unitsOf } from "#plan";
import { ProblemShape, SourceIdShape } from "#record";
import type { Store } from "#store";
import { defineCommand } from "./command.ts";
import { isDraftFile, loadDraft } from "./load-draft.ts";
import { type AsOfInput, asOfFields, momentOf } from "./moments.ts";
import { type KeptDraft, KeptDraftShape, keptDrafts, RevisionShape } from "./plan-drafts.ts";

const Output = z.strictObject({
  drafts: z.array(KeptDraftShape).optional().describe("The dossier's drafts by instrument and date, where no draft was named."),
  draft: KeptDraftShape.optional(),
  label: z.string().optional(),
  source: SourceIdShape.optional(),
  text: z.string().optional().describe("The exact text; every offset counts in it, in UTF-16 code units."),
  nodes: z.array(DraftNodeShape).optional(),
  units: z.array(z.string()).optional().describe("Ids of the nodes on which drafts are compared and counted: articles, else points."),
  revisions: z
    .array(RevisionShape)
    .optional()
    .describe("Tracked changes and comments of the file; the text is as if all changes were accepted."),
  problems: z.array(z.union([DraftProblemShape, ProblemShape])),
});

export const planShowCommand = defineCommand({
  name: "plan show",
  summary: "Show a draft's structure: parts, articles, points, paragraphs and items; or list the drafts there are.",
  example: "plan show draft-3.md",
  effect: "query",
  words: ["draft"],
  overHttp: false,
  dossier: ({ draft }) => (draft !== undefined && isDraftFile(draft) ? "none" : "existing"),
  input: z.strictObject({
    draft: z.string().optional().describe("A file, or the id of a draft in the dossier; the list of drafts where nothing is said."),
    ...asOfFields,
  }),
  output: Output,
  async run({ draft: name, ...clocks }, run) {
    if (name === undefined) return { drafts: await draftsBy(clocks, run.parley.store), problems: [] };
    const { label, source, draft, problems, revisions } = await loadDraft(name, run, clocks);
    const parsed = parseDraft(source.text);
    return {
      ...(draft === undefined ? {} : { draft }),
      label,
      source: source.id,
      text: source.text,
      nodes: parsed.nodes,
      units: unitsOf(parsed).map(({ id }) => id),
      ...(revisions.length === 0 ? {} : { revisions }),
      problems: [...problems, ...parsed.problems],
    };
  },
  toText({ drafts, text = "", nodes = [], revisions = [], problems }) {
    if (drafts !== undefined) {
      if (drafts.length === 0) return "There are no drafts yet. Add one with 'parley plan add FILE --instrument NAME'.";
      return drafts
        .map((draft) => `${draft.id}  ${draft.instrument}  ${draft.date ?? "no date"}  ${draft.title} [${draft.status}]`)
        .join("\n");
    }
    const outline = nodes
      .filter(({ kind }) => kind !== "markup" && kind !== "contents")
      .map((node) => {
        const heading = node.heading === undefined ? "" : ` ${text.slice(node.heading.start, node.heading.end)}`;
        const own = text.slice(node.own.start, node.own.end).replaceAll(/\s+/gu, " ");
        const words = heading === "" ? ` ${own.slice(0, 70)}${own.length > 70 ? "…" : ""}` : heading;
        return `${"  ".repeat(node.depth)}${node.label ?? node.kind}${words.trimEnd()}`;
      });
    const told = problems.map((problem) => ("line" in problem ? `${problem.line}:${problem.column} ${problem.message}` : problem.message));
    for (const { kind, words, author, date } of revisions)
      told.push(
        `${kind}${author === undefined ? "" : ` by ${author}`}${date === undefined ? "" : ` on ${date.slice(0, 10)}`}: ${words.slice(0, 100)}`,
      );
    return [...outline, ...(told.length === 0 ? [] : ["", ...told])].join("\n");
  },
});

/** The drafts that were added by the clocks; one without a date is kept, because leaving it out would be a guess. */
async function draftsBy(clocks: AsOfInput, store: Store): Promise<KeptDraft[]> {
  const drafts = await keptDrafts(store, await momentOf(store, clocks));
  return drafts.filter(({ date }) => clocks.asOf === undefined || date === undefined || date <= clocks.asOf);
}
