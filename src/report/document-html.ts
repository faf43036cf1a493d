/** Decides how a plain document stands as a page of its own, without script or outside resource; every word is escaped. */
import type { DocumentBlock, DocumentRun, PlainDocument } from "./plain-document.ts";
import { escapeHtml } from "./redline-html.ts";

/** Manners are told by weight, line and words for the ear, never by colour. */
export function documentHtml({ title, blocks }: PlainDocument): string {
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${Style}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<main>
${blocks.map(writeBlock).join("\n")}
</main>
</body>
</html>
`;
}

function writeBlock(block: DocumentBlock): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level} dir="auto">${escapeHtml(block.text)}</h${block.level}>`;
    case "paragraph":
      return `<p dir="auto">${block.runs.map(writeRun).join("")}</p>`;
    case "list":
      return `<ul>${block.lines.map((runs) => `<li dir="auto">${runs.map(writeRun).join("")}</li>`).join("")}</ul>`;
    case "table": {
      const head = block.head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join("");
      const rows = block.rows
        .map((cells) => `<tr>${cells.map((cell) => `<td dir="auto">${escapeHtml(cell)}</td>`).join("")}</tr>`)
        .join("\n");
      return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows}\n</tbody></table>`;
    }
  }
}

function writeRun({ text, manner }: DocumentRun): string {
  const words = escapeHtml(text);
  switch (manner) {
    case "strong":
    case "kept":
      return `<strong>${words}</strong>`;
    case "faint":
      return `<small>${words}</small>`;
    case "open":
      return `<em>${words}</em>`;
    case "dropped":
      return `<del>${words}</del>`;
    default:
      return words;
  }
}

const Style = `
:root{color-scheme:light dark;font:1rem/1.5 Georgia,serif}
body{max-width:52rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.1rem;border-top:1px solid;padding-top:.5rem}h3{font-size:1rem}
h1,h2,h3,table{font-family:system-ui,sans-serif}
p{white-space:pre-wrap}p,li,td{overflow-wrap:anywhere}
em{font-style:normal;text-decoration:underline dotted;text-underline-offset:3px}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{border:1px solid;padding:.3rem .5rem;text-align:start;vertical-align:top}
@media print{body{max-width:none;margin:0}}
`;
