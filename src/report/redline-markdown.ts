/** Decides how a redline stands in Markdown: `<ins>` and `<del>` inside the text, line by line, with nothing of the draft read as markup. */
import { escapeHtml } from "./redline-html.ts";
import { changeSideOf, type RedlineSegment, type RedlineView } from "./redline-view.ts";

/** Markdown that shows insertions and deletions wherever inline HTML is shown; signs of the draft that Markdown would read are escaped. */
export function redlineMarkdown(view: RedlineView): string {
  const blocks = view.blocks.map((block) => {
    const text = (block.against.length > 0 ? block.against : block.segments).map(writeSegment).join("");
    const head =
      block.title === ""
        ? ""
        : `## ${escapeMarkdown(block.title)}${block.note === undefined ? "" : ` (${escapeMarkdown(block.note)})`}\n\n`;
    // Each line of the draft is a line of its own; blank lines between them keep Markdown from joining them.
    return `${head}${text.replaceAll(/[ \t]*\n\s*/gu, "\n\n").trim()}`;
  });
  const note = view.note === undefined ? [] : [escapeMarkdown(view.note)];
  return `${[`# ${escapeMarkdown(view.old)} → ${escapeMarkdown(view.new)}`, ...note, ...blocks.filter((block) => block !== "")].join("\n\n")}\n`;
}

function writeSegment({ kind, text, move, draft, by }: RedlineSegment): string {
  const side = changeSideOf(kind);
  if (side === "stayed") return text.split("\n").map(escapeMarkdown).join("\n");
  const element = side === "came" ? "ins" : "del";
  const told = [...(move === undefined ? [] : [`${kind}, passage ${move + 1}`]), ...(draft === undefined ? [] : [draft]), ...(by ?? [])];
  const label = told.length === 0 ? "" : ` title="${escapeHtml(told.join(", "))}"`;
  return text
    .split("\n")
    .map((line) => (line.trim() === "" ? line : `<${element}${label}>${escapeMarkdown(line)}</${element}>`))
    .join("\n");
}

function escapeMarkdown(text: string): string {
  return escapeHtml(text.replaceAll(/[\\`*_[\]{}()#+\-.!|~^]/gu, (sign) => `\\${sign}`));
}
