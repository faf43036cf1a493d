/** Exports what changed between two drafts: as a page, Markdown, a Word file with tracked changes, PDF, or a table of the alignment. */
import { z } from "zod";
import type { ValueOf } from "#record";
import { akomaNtoso, csvOf, redlineHtml, redlineMarkdown } from "#report";
import { aknDraftOf } from "./akn-draft-of.ts";
import type { Run } from "./command.ts";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { areFiles, unitLabel, unitName } from "./compare-named-drafts.ts";
import { loadChains } from "./load-chains.ts";
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
  changes: z.int().describe("Changed stretches of text; rows for csv, units for akn."),
  content: z.string().optional(),
  written: z.string().optional(),
});
type Answer = ValueOf<typeof Output>;

export const planExportCommand = defineCommand({
  name: "plan export",
  summary: "Export what changed between two drafts: html, md, docx with tracked changes, pdf, csv of the alignment; or a draft as akn.",
  example: "plan export draft-2.md draft-3.md --format docx --out changes.docx",
  effect: "outside",
  words: ["drafts…"],
  overHttp: false,
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
    layer: z.enum(["exact", "readable", "attributed"]).default("readable").describe("How changes are told; see 'plan diff'."),
    relink: z.array(z.string()).default([]).describe("Links you know better, as OLD=NEW; may be given several times."),
    out: z.string().optional().describe("File to write; printed if not given. docx and pdf need one."),
  }),
  output: Output,
  async run({ format, out, ...input }, run) {
    if (out === undefined && (format === "docx" || format === "pdf")) {
      throw new CommandError("bad-input", `a ${format} file cannot be printed to the terminal`, `Add for example --out changes.${format}.`);
    }
    if (format === "akn") return await exportAkn(input.drafts, out, run);
    const redlined = await redlineNamedDrafts(input, run);
    const content = await contentOf(format, redlined, run);
    const changes =
      format === "csv"
        ? alignmentRows(redlined).length
        : redlined.view.blocks.flatMap((block) => block.segments).filter(({ kind }) => kind !== "same").length;
    const answer = { mediaType: Formats[format], format, changes };
    if (out === undefined) return { ...answer, content: String(content) };
    await writeOut(out, content);
    return { ...answer, written: out };
  },
  toText: ({ content, written, changes, format }) =>
    content?.trimEnd() ?? `${changes} ${Counted.get(format) ?? "changes"} written to ${written}`,
});

async function exportAkn(names: readonly string[], out: string | undefined, run: Run): Promise<Answer> {
  const { drafts, chains } = await loadChains(names, run);
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
  const answer = { mediaType: Formats.akn, format: "akn", changes: firstIds.size };
  if (out === undefined) return { ...answer, content };
  await writeOut(out, content);
  return { ...answer, written: out };
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
  ["csv", "rows"],
  ["akn", "units"],
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
