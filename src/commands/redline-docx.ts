/** Decides how a redline stands in a Word file: every change a tracked one, so that rejecting all gives the old text and accepting all the new. */
import { DeletedTextRun, Document, InsertedTextRun, Packer, Paragraph, type ParagraphChild, TextRun } from "docx";
import { changeSideOf, type RedlineSegment, type RedlineView } from "#report";

/** A paragraph a line of the text. `at` is the time of the changes, ISO 8601; their author is whoever proposed them, or the later draft. */
export async function redlineDocx(view: RedlineView, at: string): Promise<Uint8Array> {
  let id = 0;
  const paragraphs: Paragraph[] = [];
  let children: ParagraphChild[] = [];
  const segments = view.blocks.flatMap((block) => block.segments);
  for (const segment of segments) {
    const side = changeSideOf(segment.kind);
    const change = (): { id: number; author: string; date: string } => ({ id: ++id, author: authorOf(segment, view), date: at });
    const lines = withoutControls(segment.text).split("\n");
    lines.forEach((line, place) => {
      if (place > 0) {
        // The mark at a paragraph's end is tracked as well: lines that came or went join and part as they should.
        const run = side === "stayed" ? {} : { run: side === "came" ? { insertion: change() } : { deletion: change() } };
        paragraphs.push(new Paragraph({ children, ...run }));
        children = [];
      }
      if (line === "") return;
      if (side === "stayed") children.push(new TextRun(line));
      else if (side === "came") children.push(new InsertedTextRun({ text: line, ...change() }));
      else children.push(new DeletedTextRun({ text: line, ...change() }));
    });
  }
  paragraphs.push(new Paragraph({ children }));
  const document = new Document({
    title: `${view.old} → ${view.new}`,
    creator: "Parley",
    features: { trackRevisions: true },
    sections: [{ children: paragraphs }],
  });
  return await Packer.toBuffer(document);
}

function authorOf({ by, draft }: RedlineSegment, view: RedlineView): string {
  if (by !== undefined && by.length > 0) return by.join(", ");
  return draft ?? view.new;
}

/** Carriage returns are part of a line's end; other control signs cannot stand in XML. */
export function withoutControls(text: string): string {
  return text.replaceAll("\r", "").replaceAll(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, "\ufffd");
}
