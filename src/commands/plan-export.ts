/** Exports what changed between two drafts: as a page, Markdown, a Word file with tracked changes, PDF, or a table of the alignment. */
import { z } from "zod";
import { csvOf, redlineHtml, redlineMarkdown } from "#report";
import type { Run } from "./command.ts";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { areFiles, unitLabel, unitName } from "./compare-named-drafts.ts";
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
} as const;

export const planExportCommand = defineCommand({
  name: "plan export",
  summary: "Export what changed between two drafts: html, md, docx with tracked changes, pdf, or csv of the alignment.",
  example: "plan export draft-2.md draft-3.md --format docx --out changes.docx",
  effect: "outside",
  words: ["drafts…"],
  overHttp: false,
  dossier: ({ drafts }) => (areFiles(drafts) ? "none" : "existing"),
  input: z.strictObject({
    drafts: z
      .array(z.string())
      .min(2)
      .describe("The earlier and the later draft, as files or ids; with --layer attributed also those between."),
    format: z.enum(["html", "md", "docx", "pdf", "csv"]).default("html").describe("Format."),
    layer: z.enum(["exact", "readable", "attributed"]).default("readable").describe("How changes are told; see 'plan diff'."),
    relink: z.array(z.string()).default([]).describe("Links you know better, as OLD=NEW; may be given several times."),
    out: z.string().optional().describe("File to write; printed if not given. docx and pdf need one."),
  }),
  output: z.strictObject({
    mediaType: z.string(),
    format: z.string(),
    changes: z.int().describe("Changed stretches of text; rows for csv."),
    content: z.string().optional(),
    written: z.string().optional(),
  }),
  async run({ format, out, ...input }, run) {
    if (out === undefined && (format === "docx" || format === "pdf")) {
      throw new CommandError("bad-input", `a ${format} file cannot be printed to the terminal`, `Add for example --out changes.${format}.`);
    }
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
    content?.trimEnd() ?? `${changes} ${format === "csv" ? "rows" : "changes"} written to ${written}`,
});

async function contentOf(format: keyof typeof Formats, redlined: NamedRedline, { parley, signal }: Run): Promise<string | Uint8Array> {
  if (format === "html") return redlineHtml(redlined.view);
  if (format === "md") return redlineMarkdown(redlined.view);
  if (format === "csv") return csvOf(Head, alignmentRows(redlined));
  if (format === "docx") return await redlineDocx(redlined.view, parley.now());
  return await printPdf(redlineHtml(redlined.view), signal);
}

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
