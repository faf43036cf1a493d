/** Decides how a plain document stands in Markdown, with nothing of its words read as markup. */
import { escapeMarkdown } from "./brief-markdown.ts";
import type { DocumentBlock, DocumentRun, PlainDocument } from "./plain-document.ts";

/** The document as Markdown; dropped words are struck through, open ones emphasised. */
export function documentMarkdown({ title, blocks }: PlainDocument): string {
  return `${[`# ${escapeMarkdown(title)}`, ...blocks.map(writeBlock)].filter((block) => block !== "").join("\n\n")}\n`;
}

function writeBlock(block: DocumentBlock): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${escapeMarkdown(block.text)}`;
    case "paragraph":
      // Each line of a draft is a line of its own.
      return block.runs
        .map(writeRun)
        .join("")
        .replaceAll(/[ \t]*\n\s*/gu, "\n\n")
        .trim();
    case "list":
      return block.lines
        .map((runs) => `- ${runs.map((run) => writeRun({ ...run, text: run.text.replaceAll(/\s+/gu, " ") })).join("")}`)
        .join("\n");
    case "table":
      return [block.head, block.head.map(() => undefined), ...block.rows]
        .map((cells) => `| ${cells.map((cell) => (cell === undefined ? "---" : escapeMarkdown(cell))).join(" | ")} |`)
        .join("\n");
  }
}

function writeRun({ text, manner }: DocumentRun): string {
  const sign = manner === "strong" || manner === "kept" ? "**" : manner === "open" ? "*" : manner === "dropped" ? "~~" : "";
  return text
    .split("\n")
    .map((line) => {
      const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(line) ?? [];
      return words === "" ? line : `${before}${sign}${escapeMarkdown(words)}${sign}${after}`;
    })
    .join("\n");
}
