/** Exports what changed between two drafts, or one draft compiled by its brackets: as a page, Markdown, a Word file, PDF, a table or Akoma Ntoso. */
import { z } from "zod";
import { findOpenPlaces } from "#plan";
import type { ValueOf } from "#record";
import { akomaNtoso, csvOf, documentHtml, documentMarkdown, type PlainDocument, redlineHtml, redlineMarkdown } from "#report";
import { aknDraftOf } from "./akn-draft-of.ts";
import type { Run } from "./command.ts";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { areFiles, unitLabel, unitName } from "./compare-named-drafts.ts";
import { compilationOf, readingsOf } from "./compile-brackets.ts";
import { documentDocx } from "./document-docx.ts";
import { loadBracketed, nothingSaid } from "./load-brackets.ts";
import { loadChains } from "./load-chains.ts";
import { type AsOfInput, asOfFields, momentOf } from "./moments.ts";
import { partyIndex } from "./party-index.ts";
import { printPdf } from "./print-pdf.ts";
import { redlineDocx } from "./redline-docx.ts";
import { type NamedRedline, redlineNamedDrafts } from "./redline-named-drafts.ts";
import { writeOut } from "./write-out.ts";

const Formats = {
  html: "text/html; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  csv: "text/csv; charset=utf-8",
  akn: "application/akn+xml; charset=utf-8",
} as const;

const Output = z.strictObject({
  mediaType: z.string(),
  format: z.string(),
  changes: z.int().describe("Changed stretches of text; rows for csv, units for akn, open places or parties for what is compiled."),
  content: z.string().optional(),
  base64: z.boolean().optional().describe("True where the content is a file's bytes in base64: docx and pdf for a page."),
  written: z.string().optional(),
});
type Answer = ValueOf<typeof Output>;

export const planExportCommand = defineCommand({
  name: "plan export",
  summary:
    "Export what changed between two drafts (html, md, docx with tracked changes, pdf, csv of the alignment), a draft as akn, or its brackets compiled.",
  example: "plan export draft-2.md draft-3.md --format docx --out changes.docx",
  effect: "outside",
  words: ["drafts…"],
  overHttp: true,
  readsDrafts: true,
  dossier: ({ drafts }) => (areFiles(drafts) ? "none" : "existing"),
  input: z.strictObject({
    drafts: z
      .array(z.string())
      .min(1)
      .describe(
        "The earlier and the later draft, as files or ids; with --layer attributed also those between; for akn one or more, oldest first.",
      ),
    format: z
      .enum(["html", "md", "docx", "pdf", "csv", "akn"])
      .default("html")
      .describe("Format; akn is the last draft as Akoma Ntoso 3.0, its points with the ids they had in the drafts before it."),
    what: z
      .enum(["changes", "compilation", "readings"])
      .default("changes")
      .describe(
        "changes between two drafts; of one draft the compilation of all brackets point by point, or each party's own readings (html, md, docx, pdf).",
      ),
    party: z.array(z.string()).default([]).describe("For readings: only these parties; all that the draft names where nothing is said."),
    layer: z.enum(["exact", "readable", "attributed"]).default("readable").describe("How changes are told; see 'plan diff'."),
    relink: z.array(z.string()).default([]).describe("Links you know better, as OLD=NEW; may be given several times."),
    ...asOfFields,
    out: z.string().optional().describe("File to write; printed if not given. docx and pdf need one."),
  }),
  output: Output,
  async run({ format, out, what, party, ...input }, run) {
    const isBinary = format === "docx" || format === "pdf";
    if (out === undefined && isBinary && run.isPage !== true) {
      throw new CommandError("bad-input", `a ${format} file cannot be printed to the terminal`, `Add for example --out changes.${format}.`);
    }
    if (what !== "changes") return await exportCompiled({ format, out, what, party, drafts: input.drafts, clocks: input }, run);
    if (format === "akn") return await exportAkn(input, out, run);
    const redlined = await redlineNamedDrafts(input, run, input);
    const changes =
      format === "csv"
        ? alignmentRows(redlined).length
        : redlined.view.blocks.flatMap((block) => block.segments).filter(({ kind }) => kind !== "same").length;
    return await handOver({ format, changes, content: await contentOf(format, redlined, run) }, out);
  },
  toText: ({ content, written, changes, format }) =>
    content?.trimEnd() ?? `${changes} ${Counted.get(format) ?? "change"}${changes === 1 ? "" : "s"} written to ${written}`,
});

/** Writes the file a person named, or answers with its content; bytes travel as base64. */
async function handOver(
  { format, changes, content }: { readonly format: keyof typeof Formats; readonly changes: number; readonly content: string | Uint8Array },
  out: string | undefined,
): Promise<Answer> {
  const answer = { mediaType: Formats[format], format, changes };
  if (out !== undefined) {
    await writeOut(out, content);
    return { ...answer, written: out };
  }
  if (typeof content === "string") return { ...answer, content };
  return { ...answer, content: Buffer.from(content).toString("base64"), base64: true };
}

type Compiling = {
  readonly format: keyof typeof Formats;
  readonly out: string | undefined;
  readonly what: "compilation" | "readings";
  readonly party: readonly string[];
  readonly drafts: readonly string[];
  readonly clocks: AsOfInput;
};

async function exportCompiled({ format, out, what, party, drafts, clocks }: Compiling, run: Run): Promise<Answer> {
  const [name, second] = drafts;
  if (name === undefined || second !== undefined)
    throw new CommandError(
      "bad-input",
      `a ${what} is made of one draft, and ${drafts.length} are named`,
      "Name the draft whose brackets you want.",
    );
  if (format === "csv" || format === "akn")
    throw new CommandError("bad-input", `a ${what} cannot be written as ${format}`, "Choose html, md, docx or pdf.");
  const loaded = await loadBracketed(name, { ...nothingSaid, parties: party }, run, clocks);
  const { store } = run.parley;
  const partyOf = loaded.id === undefined ? await partyIndex(undefined) : await partyIndex(store, await momentOf(store, clocks));
  const document = what === "compilation" ? compilationOf({ loaded, partyOf }) : readingsOf({ loaded, partyOf }, party);
  const changes = what === "compilation" ? findOpenPlaces(loaded.bracketed).length : document.blocks.filter(isPartyHeading).length;
  return await handOver({ format, changes, content: await compiledContent(format, document, run) }, out);
}

function isPartyHeading(block: PlainDocument["blocks"][number]): boolean {
  return block.kind === "heading" && block.level === 2;
}

async function compiledContent(
  format: "html" | "md" | "docx" | "pdf",
  document: PlainDocument,
  { signal }: Run,
): Promise<string | Uint8Array> {
  if (format === "md") return documentMarkdown(document);
  if (format === "docx") return await documentDocx(document);
  return format === "html" ? documentHtml(document) : await printPdf(documentHtml(document), signal);
}

async function exportAkn(
  { drafts: names, ...clocks }: AsOfInput & { readonly drafts: readonly string[] },
  out: string | undefined,
  run: Run,
): Promise<Answer> {
  const { drafts, chains } = await loadChains(names, run, clocks);
  const last = drafts.at(-1);
  if (last === undefined) throw new CommandError("bad-input", "no draft is named", "Name a draft.");
  const firstIds = new Map(
    chains.flatMap(({ places }) => {
      const first = places.findIndex((place) => place !== undefined);
      const [here, there] = [last.nodes[places.at(-1) ?? -1], drafts[first]?.nodes[places[first] ?? -1]];
      return here === undefined || there === undefined ? [] : [[here.id, there.id] as const];
    }),
  );
  const { draft, label } = last.loaded;
  const date = draft?.date ?? last.loaded.source.details.published?.slice(0, 10);
  const content = akomaNtoso(
    aknDraftOf(last.text, {
      title: last.loaded.source.details.title ?? label,
      ...(date === undefined ? {} : { date }),
      ...(draft === undefined ? {} : { status: draft.status }),
      firstIdOf: (id) => firstIds.get(id),
    }),
  );
  return await handOver({ format: "akn", changes: firstIds.size, content }, out);
}

async function contentOf(
  format: Exclude<keyof typeof Formats, "akn">,
  redlined: NamedRedline,
  { parley, signal }: Run,
): Promise<string | Uint8Array> {
  if (format === "html") return redlineHtml(redlined.view);
  if (format === "md") return redlineMarkdown(redlined.view);
  if (format === "csv") return csvOf(Head, alignmentRows(redlined));
  if (format === "docx") return await redlineDocx(redlined.view, parley.now());
  return await printPdf(redlineHtml(redlined.view), signal);
}

const Counted = new Map([
  ["csv", "row"],
  ["akn", "unit"],
]);

const Head = ["old", "new", "old label", "new label", "kind", "changes", "certainty", "likeness", "old in new", "new in old", "by person"];

function alignmentRows({ comparison }: NamedRedline): readonly (readonly string[])[] {
  const { alignment, oldNodes, newNodes } = comparison;
  const share = (value: number): string => value.toFixed(3);
  return [
    ...alignment.links.flatMap((link) => {
      const [old, fresh] = [oldNodes[link.old], newNodes[link.new]];
      if (old === undefined || fresh === undefined) return [];
      const { likeness, oldInNew, newInOld, byPerson } = link.evidence;
      const measures = [link.certainty, likeness, oldInNew, newInOld].map(share);
      return [
        [
          unitName(old),
          unitName(fresh),
          unitLabel(old),
          unitLabel(fresh),
          link.kind,
          link.changes.join(" "),
          ...measures,
          String(byPerson),
        ],
      ];
    }),
    ...alignment.dropped.flatMap((place) => {
      const node = oldNodes[place];
      return node === undefined ? [] : [[unitName(node), "", unitLabel(node), "", "dropped", "", "", "", "", "", "false"]];
    }),
    ...alignment.added.flatMap((place) => {
      const node = newNodes[place];
      return node === undefined ? [] : [["", unitName(node), "", unitLabel(node), "added", "", "", "", "", "", "false"]];
    }),
  ];
}
