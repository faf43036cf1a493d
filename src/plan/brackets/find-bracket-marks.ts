/** Decides which square brackets are signs for a reader or a renderer and no text in dispute: footnote marks and links. */
import type { TextRange } from "#record";

/** A footnote mark or link; `note` is the footnote's name. Ranges do not overlap and stand in order. */
export type BracketMark = TextRange & { readonly kind: "footnote" | "link"; readonly note: string | undefined };

/** Longest mark looked for; a longer one is text. */
const LongestMark = 400;
const LooksLikeAddress =
  /^<?(?:[a-z][a-z0-9+.-]{1,20}:\/\/|mailto:|www\.|#|\.{0,2}\/)\S*|^\S+\.(?:html?|pdf|md|docx?|org|int|com|net)\b\S*$/iu;

/**
 * Finds `[^3]`, `[words](address)`, `[words][name]` and `[name]` where the text defines `name` as an address, and `[3]` where a line of the text
 * begins with `[3]` as a note does and `[3]` stands in running text as well. Cost: the length of the text.
 */
export function findBracketMarks(text: string): readonly BracketMark[] {
  const addresses = definedAddresses(text);
  const notes = numberedNotes(text);
  const marks: BracketMark[] = [];
  let from = 0;
  for (let at = text.indexOf("[", from); at >= 0; at = text.indexOf("[", from)) {
    const mark = footnoteAt(text, at) ?? linkAt(text, at, addresses) ?? numberedAt(text, at, notes);
    if (mark !== undefined) marks.push(mark);
    from = mark?.end ?? at + 1;
  }
  return marks;
}

function footnoteAt(text: string, at: number): BracketMark | undefined {
  if (text[at + 1] !== "^") return undefined;
  const match = /^\[\^([^\]\s[]{1,60})\]/u.exec(text.slice(at, at + 64));
  return match === null ? undefined : { kind: "footnote", start: at, end: at + match[0].length, note: match[1] };
}

function linkAt(text: string, at: number, addresses: ReadonlySet<string>): BracketMark | undefined {
  const close = simpleClose(text, at);
  if (close === undefined) return undefined;
  const after = text[close + 1];
  const start = text[at - 1] === "!" ? at - 1 : at;
  if (after === "(") {
    const address = /^\(([^()\s]{1,300}(?:\([^()\s]*\))?[^()\s]*)(?:\s+"[^"]{0,200}")?\)/u.exec(
      text.slice(close + 1, close + 1 + LongestMark),
    );
    if (address !== null && LooksLikeAddress.test(address[1] ?? "")) return link(start, close + 1 + address[0].length);
  }
  const isLineStart = at === 0 || text[at - 1] === "\n" || text[at - 1] === "\r";
  const name = text.slice(at + 1, close).toLowerCase();
  if (isLineStart && after === ":" && addresses.has(name)) return link(at, close + 1);
  if (after === "[") {
    const second = simpleClose(text, close + 1);
    const target = second === undefined ? "" : text.slice(close + 2, second).toLowerCase();
    if (second !== undefined && addresses.has(target === "" ? name : target)) return link(start, second + 1);
  }
  return addresses.has(name) ? link(start, close + 1) : undefined;
}

function link(start: number, end: number): BracketMark {
  return { kind: "link", start, end, note: undefined };
}

/** The bracket that closes the one at `open` where none stands between them on at most two lines. */
function simpleClose(text: string, open: number): number | undefined {
  for (let at = open + 1; at < Math.min(text.length, open + LongestMark); at++) {
    const sign = text[at];
    if (sign === "]") return at > open + 1 ? at : undefined;
    if (sign === "[" || (sign === "\n" && text[at + 1] === "\n")) return undefined;
  }
  return undefined;
}

/** Names that a line of the text defines as an address: `[name]: https://…`. */
function definedAddresses(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(/^ {0,3}\[([^\]^[]{1,80})\]:[ \t]*(\S{1,500})/gmu))
    if (LooksLikeAddress.test(match[2] ?? "")) names.add((match[1] ?? "").toLowerCase());
  return names;
}

/** Numbers that stand in brackets both at the beginning of a line, as a note does, and behind a word: '[1]' … '[1] See the annex.' */
function numberedNotes(text: string): ReadonlySet<string> {
  const atLineStart = new Set<string>();
  for (const match of text.matchAll(/^[ \t]{0,3}\[(\d{1,3})\][.:)]?[ \t]+\p{L}/gmu)) atLineStart.add(match[1] ?? "");
  if (atLineStart.size === 0) return atLineStart;
  const behindWords = new Set<string>();
  for (const match of text.matchAll(/[\p{L}\p{N}.,;:)”"’\]]\[(\d{1,3})\]/gu)) behindWords.add(match[1] ?? "");
  return new Set([...atLineStart].filter((number) => behindWords.has(number)));
}

function numberedAt(text: string, at: number, notes: ReadonlySet<string>): BracketMark | undefined {
  if (notes.size === 0) return undefined;
  const match = /^\[(\d{1,3})\]/u.exec(text.slice(at, at + 6));
  const number = match?.[1];
  if (match === null || number === undefined || !notes.has(number)) return undefined;
  const isAttached = /[\p{L}\p{N}.,;:)”"’\]\n\r]/u.test(text[at - 1] ?? "\n");
  return isAttached ? { kind: "footnote", start: at, end: at + match[0].length, note: number } : undefined;
}
