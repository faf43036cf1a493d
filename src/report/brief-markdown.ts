/** Decides how a brief is written in Markdown: numbered citations at the end, each with outlet, date, exact words and place. */
import type { Brief } from "./brief.ts";

/** The brief as Markdown. Words from sources are escaped, so that none can become markup. */
export function briefMarkdown(brief: Brief): string {
  const scope = [
    ...(brief.asOf === undefined ? [] : [`as of ${brief.asOf}`]),
    ...(brief.since === undefined ? [] : [`new since ${brief.since} first`]),
    `${brief.sources} sources`,
  ];
  const lines = [`# ${escapeMarkdown(brief.title)}`, "", `*${escapeMarkdown(scope.join("; "))}*`, ""];
  for (const section of brief.sections) {
    lines.push(`## ${escapeMarkdown(section.heading)}`, "");
    if (section.sentences.length === 0) lines.push("Nothing.");
    for (const sentence of section.sentences) {
      const marks = sentence.citations.map((number) => `[${number}]`).join("");
      const support = sentence.sources > 1 ? ` (${sentence.sources} sources, ${sentence.independent} independent)` : "";
      const standing = sentence.standing === "proposed" ? "" : ` *${sentence.standing}*`;
      lines.push(`- ${escapeMarkdown(sentence.text)}${support}${standing} ${marks}`);
    }
    if (section.left > 0) lines.push(`- … and ${section.left} more in the dossier.`);
    lines.push("");
  }
  if (!brief.complete) lines.push("*The dossier holds more than was looked at for this brief; the counts above are too low.*", "");
  lines.push("## Citations", "");
  for (const { number, passage } of brief.citations) {
    const where = [passage.outlet ?? "outlet unknown", passage.published?.slice(0, 10) ?? "undated", passage.title].filter(
      (part) => part !== undefined,
    );
    const words = passage.exact.replaceAll(/\s+/gu, " ").trim();
    lines.push(
      `${number}. ${escapeMarkdown(where.join(", "))}: “${escapeMarkdown(words)}” (${passage.source} @${passage.start}–${passage.end})`,
    );
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

/** Text as text on one line: characters that Markdown or HTML could take for markup are escaped, also where a line would begin a list. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replaceAll(/[\\`*_{}[\]<>|#~]/gu, (mark) => `\\${mark}`)
    .replaceAll("&", "&amp;")
    .replace(/^[-+=]/u, (mark) => `\\${mark}`)
    .replace(/^(\d{1,9})([.)])/u, "$1\\$2");
}
