/** Decides how a redline stands as a page of its own: insertions and deletions marked by line, pattern and words, never by colour alone. */
import { changeSideOf, type RedlineSegment, type RedlineView, type RedlineViewBlock } from "./redline-view.ts";

/** A standalone page without script or outside resource. Every word of the drafts is escaped. */
export function redlineHtml(view: RedlineView, { title = `${view.old} → ${view.new}` }: { readonly title?: string } = {}): string {
  const changed = view.blocks.filter((block) => block.changed && block.title !== "");
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
${view.note === undefined ? "" : `<p role="note">${escapeHtml(view.note)}</p>\n`}<p><ins>inserted</ins> <del>deleted</del> <ins class="moved">moved here</ins> <del class="moved">moved away</del></p>
<nav aria-label="Changed"><ol>${changed.map((block) => `<li><a href="#b${view.blocks.indexOf(block)}">${escapeHtml(headOf(block))}</a></li>`).join("")}</ol></nav>
<main>
${view.blocks.map(writeBlock).join("\n")}
</main>
</body>
</html>
`;
}

/** Text as it may stand in HTML, in content and in quoted attributes. Control signs that no page may hold become U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, "\ufffd");
}

function writeBlock(block: RedlineViewBlock, at: number): string {
  const segments = block.against.length > 0 ? block.against : block.segments;
  const text = `<div class="text" dir="auto">${segments.map(writeSegment).join("")}</div>`;
  if (block.title === "") return `<div id="b${at}">${text}</div>`;
  return `<section id="b${at}" aria-labelledby="h${at}"><h2 id="h${at}">${escapeHtml(headOf(block))}</h2>${text}</section>`;
}

function headOf({ title, note }: RedlineViewBlock): string {
  return note === undefined ? title : `${title}: ${note}`;
}

function writeSegment({ kind, text, move, draft, by }: RedlineSegment): string {
  const words = escapeHtml(text);
  const side = changeSideOf(kind);
  if (side === "stayed") return words;
  const element = side === "came" ? "ins" : "del";
  const who = [...(draft === undefined ? [] : [draft]), ...(by ?? [])].join(", ");
  const label = `${kind}${move === undefined ? "" : ` (passage ${move + 1})`}${who === "" ? "" : `, ${who}`}`;
  const marks = `${kind.startsWith("moved") ? ' class="moved"' : ""}${who === "" ? "" : ` title="${escapeHtml(who)}"`}`;
  // A screen reader is told where a change begins and ends; the labels are there for the eye as well when styles are off.
  return `<${element}${marks}><span class="label">[${escapeHtml(label)}: </span>${words}<span class="label">]</span></${element}>`;
}

const Style = `
:root{color-scheme:light dark;font:1rem/1.5 Georgia,serif}
body{max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1rem;font-family:system-ui,sans-serif;border-top:1px solid;padding-top:.5rem}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
ins{text-decoration:underline;text-decoration-thickness:2px;background:rgb(80 120 200/.15)}
del{text-decoration:line-through;background:rgb(128 128 128/.15)}
.moved{text-decoration-style:wavy}
del.moved{text-decoration-style:double}
.label{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{nav{display:none}body{max-width:none;margin:0}}
`;
