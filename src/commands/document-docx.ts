/** Decides how a plain document stands in a Word file: headings as headings, manners as bold, dotted underline and strikethrough. */
import { BorderStyle, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
import type { DocumentBlock, DocumentRun, PlainDocument } from "#report";
import { withoutControls } from "./redline-docx.ts";

export async function documentDocx({ title, blocks }: PlainDocument): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator: "Parley",
    sections: [
      { children: [new Paragraph({ text: withoutControls(title), heading: HeadingLevel.HEADING_1 }), ...blocks.flatMap(writeBlock)] },
    ],
  });
  return await Packer.toBuffer(document);
}

function writeBlock(block: DocumentBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({ text: withoutControls(block.text), heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3 }),
      ];
    case "paragraph":
      return linesOf(block.runs).map((runs) => new Paragraph({ children: runs.map(writeRun) }));
    case "list":
      return block.lines.map((runs) => new Paragraph({ bullet: { level: 0 }, children: runs.map(writeRun) }));
    case "table":
      return [
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: [block.head, ...block.rows].map(
            (cells, at) =>
              new TableRow({
                tableHeader: at === 0,
                children: cells.map(
                  (cell) =>
                    new TableCell({
                      borders: Borders,
                      children: [new Paragraph({ children: [new TextRun({ text: withoutControls(cell), bold: at === 0 })] })],
                    }),
                ),
              }),
          ),
        }),
      ];
  }
}

const line = { style: BorderStyle.SINGLE, size: 4, color: "808080" } as const;
const Borders = { top: line, bottom: line, left: line, right: line };

/** A paragraph a line of the text. */
function linesOf(runs: readonly DocumentRun[]): readonly (readonly DocumentRun[])[] {
  const lines: DocumentRun[][] = [[]];
  for (const run of runs) {
    for (const [at, text] of run.text.split("\n").entries()) {
      if (at > 0) lines.push([]);
      if (text !== "") lines.at(-1)?.push({ ...run, text });
    }
  }
  return lines.filter((one, at) => one.length > 0 || at === 0);
}

function writeRun({ text, manner }: DocumentRun): TextRun {
  return new TextRun({
    text: withoutControls(text),
    bold: manner === "strong" || manner === "kept",
    strike: manner === "dropped",
    ...(manner === "open" ? { underline: { type: "dotted" } } : {}),
    ...(manner === "faint" ? { italics: true } : {}),
  });
}
