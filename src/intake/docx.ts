/** Takes in a Word document: its words with the numbers Word shows, footnotes, tables; tracked changes and comments are kept as what they are. */
import type { TextBlock } from "#record";
import { Caps } from "./caps.ts";
import { openDocx } from "./open-docx.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { TakenText, TextRevision } from "./text.ts";
import { createWordCounter, readWordStyles, readXml, styleValue } from "./word-numbering.ts";

/**
 * Reads a Word document. The text is the document as it stands with all tracked changes accepted: inserted words are in it, deleted ones are
 * not; each change and comment is listed with its place, author, date and words. Footnotes stand at the end behind `[^1]` marks.
 */
export function takeInDocx(bytes: Uint8Array): TakenText | Refusal {
  const opened = openDocx(bytes);
  if (opened.kind === "refused") return opened;
  const { parts } = opened;
  const styles = readWordStyles(parts.get("styles"));
  const counter = createWordCounter(parts.get("numbering"));
  const writer = createWriter();
  const comments = readComments(parts.get("comments"));
  const refusal = readBody(parts.get("document") ?? "", { styles, counter, writer, comments });
  if (refusal !== undefined) return refusal;
  for (const part of ["footnotes", "endnotes"] as const) appendNotes(parts.get(part), part, writer);
  const { text, blocks, revisions, title } = writer.build();
  if (text.trim() === "")
    return refuse("no-text", "The Word document has no text.", "Check that it was saved completely; words in pictures are not read.");
  return { text, blocks, details: title === undefined ? {} : { title }, notes: notesOn(revisions), revisions };
}

type Body = {
  readonly styles: ReturnType<typeof readWordStyles>;
  readonly counter: ReturnType<typeof createWordCounter>;
  readonly writer: Writer;
  readonly comments: ReadonlyMap<
    string,
    { readonly author: string | undefined; readonly date: string | undefined; readonly words: string }
  >;
};

type Paragraph = {
  style: string | undefined;
  list: string | undefined;
  level: number | undefined;
  outline: number | undefined;
  isStarted: boolean;
};

/** Elements whose words are not the document's: instructions of fields, second versions of drawings, deleted paragraphs' properties. */
const Silent = new Set([
  "instrText",
  "delInstrText",
  "mc:Fallback",
  "rPrChange",
  "pPrChange",
  "sectPrChange",
  "tblPrChange",
  "numberingChange",
]);

function readBody(xml: string, { styles, counter, writer, comments }: Body): Refusal | undefined {
  let depth = 0;
  let elements = 0;
  let silentSince: number | undefined;
  let refusal: Refusal | undefined;
  let paragraph: Paragraph | undefined;
  const outer: (Paragraph | undefined)[] = [];
  const changes: {
    readonly kind: TextRevision["kind"];
    readonly author: string | undefined;
    readonly date: string | undefined;
    readonly depth: number;
  }[] = [];
  let inText = false;
  let inDeleted = false;

  readXml(xml, {
    open(name, attribute) {
      depth++;
      elements++;
      if (depth > Caps.depth)
        refusal ??= refuse("too-deep", `The Word document nests more than ${Caps.depth} elements.`, "Save it anew from a word processor.");
      if (elements > Caps.docxElements)
        refusal ??= refuse("too-many-elements", `The Word document has more than ${Caps.docxElements} elements.`, "Split it into parts.");
      if (refusal !== undefined || silentSince !== undefined) return;
      if (Silent.has(name)) {
        silentSince = depth;
        return;
      }
      openElement(name, attribute);
    },
    text(words) {
      if (refusal !== undefined || silentSince !== undefined) return;
      const change = changes.at(-1);
      if (inDeleted || (inText && isTaken(change?.kind))) writer.removed(words);
      else if (inText) {
        start();
        writer.add(words);
      }
    },
    close(name) {
      if (silentSince === depth) silentSince = undefined;
      else if (silentSince === undefined && refusal === undefined) closeElement(name);
      depth--;
    },
  });
  return refusal;

  function openElement(name: string, attribute: (name: string) => string | undefined): void {
    switch (name) {
      case "p":
        outer.push(paragraph);
        paragraph = { style: undefined, list: undefined, level: undefined, outline: undefined, isStarted: false };
        break;
      case "pStyle":
        if (paragraph !== undefined) paragraph.style = attribute("val");
        break;
      case "numId":
        if (paragraph !== undefined) paragraph.list = attribute("val");
        break;
      case "ilvl":
        if (paragraph !== undefined) paragraph.level = Number(attribute("val") ?? 0);
        break;
      case "outlineLvl":
        if (paragraph !== undefined) paragraph.outline = Number(attribute("val") ?? 9);
        break;
      case "tr":
        writer.beginRow();
        break;
      case "t":
        inText = true;
        break;
      case "delText":
        inDeleted = true;
        break;
      case "tab":
        if (paragraph?.isStarted === true) writer.add("\t");
        break;
      case "br":
      case "cr":
        if (paragraph?.isStarted === true && attribute("type") !== "page") writer.add("\n");
        break;
      case "noBreakHyphen":
        start();
        writer.add("‑");
        break;
      case "ins":
      case "moveTo":
      case "del":
      case "moveFrom": {
        const kind = name === "ins" ? "insertion" : name === "del" ? "deletion" : name === "moveTo" ? "moved here" : "moved away";
        if (!isTaken(kind)) start();
        changes.push({ kind, author: attribute("author"), date: attribute("date"), depth });
        writer.begin();
        break;
      }
      case "commentRangeStart":
        writer.beginComment(attribute("id") ?? "");
        break;
      case "commentReference": {
        const id = attribute("id") ?? "";
        const comment = comments.get(id);
        if (comment !== undefined) writer.endComment(id, comment);
        break;
      }
      case "footnoteReference":
      case "endnoteReference": {
        start();
        writer.add(writer.noteMark(name === "footnoteReference" ? "footnotes" : "endnotes", attribute("id") ?? ""));
        break;
      }
      default:
        break;
    }
  }

  function closeElement(name: string): void {
    switch (name) {
      case "t":
        inText = false;
        break;
      case "delText":
        inDeleted = false;
        break;
      case "ins":
      case "moveTo":
      case "del":
      case "moveFrom": {
        const change = changes.pop();
        if (change !== undefined) writer.end(change);
        break;
      }
      case "p":
        if (paragraph !== undefined) writer.endParagraph(kindOf(paragraph));
        paragraph = outer.pop();
        break;
      case "tc":
        writer.endCell();
        break;
      case "tr":
        writer.endRow();
        break;
      default:
        break;
    }
  }

  /** Writes the paragraph's number before its first word: empty paragraphs are not counted on. */
  function start(): void {
    if (paragraph === undefined || paragraph.isStarted) return;
    paragraph.isStarted = true;
    const { style } = paragraph;
    const list = paragraph.list ?? styleValue(styles, style, (one) => one.list);
    if (list === undefined || list === "0") return;
    const level =
      paragraph.level ??
      styleValue(styles, style, (one) => one.level) ??
      (style === undefined ? undefined : counter.levelOfStyle(list, style)) ??
      0;
    const label = counter.next(list, level);
    if (label === "") return;
    if (counter.looksLikeOuter(list, level)) writer.indent(level);
    writer.add(`${label} `);
  }

  function kindOf({ style, outline }: Paragraph): TextBlock["kind"] | "title" {
    const name = styleValue(styles, style, (one) => (one.name === "" ? undefined : one.name))?.toLowerCase() ?? style?.toLowerCase() ?? "";
    if (name === "title") return "title";
    if (/^heading \d|^heading\d/u.test(name) || (outline ?? styleValue(styles, style, (one) => one.outline) ?? 9) < 9) return "heading";
    return name.startsWith("list") ? "list item" : "paragraph";
  }
}

/** True for changes whose words are no longer in the text. */
function isTaken(kind: TextRevision["kind"] | undefined): boolean {
  return kind === "deletion" || kind === "moved away";
}

type Writer = ReturnType<typeof createWriter>;

/** Puts paragraphs together, one empty line between them, and keeps where each change and comment stands. */
function createWriter() {
  const pieces: string[] = [];
  const blocks: TextBlock[] = [];
  const revisions: TextRevision[] = [];
  const open: { start: number; removed: string }[] = [];
  const openComments = new Map<string, number>();
  const noteNumbers = new Map<string, number>();
  let length = 0;
  let blockStart: number | undefined;
  let inRow = false;
  let rowStart: number | undefined;
  let title: string | undefined;
  /** A gap that is written only when words follow it. */
  let gap = "";

  return { add, indent, noteMark, removed, begin, end, beginComment, endComment, endParagraph, beginRow, endCell, endRow, build };

  function add(words: string): void {
    let fresh = blockStart === undefined ? words.trimStart() : words;
    fresh = fresh.replaceAll(/[^\P{Cc}\t\n]/gu, "");
    if (fresh === "") return;
    if (blockStart === undefined) {
      write(gap);
      gap = "";
      blockStart = length;
      if (inRow) rowStart ??= length;
    }
    write(fresh);
  }

  /** '[^1]', '[^2]' in the order the text refers to them, as Word counts them; endnotes '[^e1]'. */
  function noteMark(part: "footnotes" | "endnotes", id: string): string {
    const key = `${part} ${id}`;
    const before = noteNumbers.get(key);
    const number = before ?? (noteNumbers.get(part) ?? 0) + 1;
    noteNumbers.set(key, number);
    if (before === undefined) noteNumbers.set(part, number);
    return `[^${part === "footnotes" ? "" : "e"}${number}]`;
  }

  function indent(level: number): void {
    if (blockStart === undefined) gap += " ".repeat(4 * level);
  }

  function write(words: string): void {
    if (words === "") return;
    pieces.push(words);
    length += words.length;
  }

  function here(): number {
    return length + (blockStart === undefined ? gap.length : 0);
  }

  function removed(words: string): void {
    const change = open.at(-1);
    if (change !== undefined) change.removed += words;
  }

  function begin(): void {
    open.push({ start: here(), removed: "" });
  }

  function end({
    kind,
    author,
    date,
  }: {
    readonly kind: TextRevision["kind"];
    readonly author: string | undefined;
    readonly date: string | undefined;
  }): void {
    const change = open.pop();
    if (change === undefined) return;
    const range = { start: Math.min(change.start, length), end: isTaken(kind) ? Math.min(change.start, length) : length };
    const words = isTaken(kind) ? change.removed : textBetween(range.start, range.end);
    if (words.trim() !== "") revisions.push({ kind, range, words, ...said(author, date) });
  }

  function beginComment(id: string): void {
    openComments.set(id, here());
  }

  function endComment(
    id: string,
    comment: { readonly author: string | undefined; readonly date: string | undefined; readonly words: string },
  ): void {
    const start = Math.min(openComments.get(id) ?? length, length);
    revisions.push({ kind: "comment", range: { start, end: length }, words: comment.words, ...said(comment.author, comment.date) });
  }

  function endParagraph(kind: TextBlock["kind"] | "title"): void {
    if (blockStart === undefined) return;
    if (inRow) {
      gap = "\n";
      blockStart = undefined;
      return;
    }
    if (kind === "title") title ??= textBetween(blockStart, length).trim();
    blocks.push({ kind: kind === "title" ? "heading" : kind, range: { start: blockStart, end: length } });
    blockStart = undefined;
    gap = "\n\n";
  }

  function beginRow(): void {
    inRow = true;
  }

  function endCell(): void {
    if (rowStart !== undefined) gap = "\t";
    blockStart = undefined;
  }

  function endRow(): void {
    if (rowStart !== undefined) blocks.push({ kind: "table row", range: { start: rowStart, end: length } });
    if (length > 0) gap = "\n\n";
    inRow = false;
    rowStart = undefined;
    blockStart = undefined;
  }

  /** What was written between two offsets; only ever asked about the end of the text. */
  function textBetween(start: number, to: number): string {
    let tail = "";
    for (let at = pieces.length - 1; at >= 0 && tail.length < length - start; at--) tail = (pieces[at] ?? "") + tail;
    return tail.slice(tail.length - (length - start), tail.length - (length - to));
  }

  function build(): {
    readonly text: string;
    readonly blocks: readonly TextBlock[];
    readonly revisions: readonly TextRevision[];
    readonly title: string | undefined;
  } {
    return { text: pieces.join(""), blocks, revisions: revisions.toSorted((one, other) => one.range.start - other.range.start), title };
  }
}

function said(author: string | undefined, date: string | undefined): Pick<TextRevision, "author" | "date"> {
  return { ...(author === undefined || author === "" ? {} : { author }), ...(date === undefined || date === "" ? {} : { date }) };
}

function readComments(xml: string | undefined): Body["comments"] {
  const comments = new Map<string, { author: string | undefined; date: string | undefined; words: string }>();
  let comment: { author: string | undefined; date: string | undefined; words: string } | undefined;
  let inText = false;
  readXml(xml ?? "", {
    open(name, attribute) {
      if (name === "comment") {
        comment = { author: attribute("author"), date: attribute("date"), words: "" };
        comments.set(attribute("id") ?? "", comment);
      }
      if (name === "t") inText = true;
      if (name === "p" && comment !== undefined && comment.words !== "") comment.words += "\n";
    },
    text(words) {
      if (inText && comment !== undefined && comment.words.length < LongestComment) comment.words += words;
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "comment") comment = undefined;
    },
  });
  return comments;
}
const LongestComment = 20_000;

/** Footnotes at the end, each behind the mark it has in the text; Word's own separator lines are passed over. */
function appendNotes(xml: string | undefined, part: "footnotes" | "endnotes", writer: Writer): void {
  const element = part === "footnotes" ? "footnote" : "endnote";
  let note: { readonly mark: string; words: string } | undefined;
  let inText = false;
  readXml(xml ?? "", {
    open(name, attribute) {
      if (name === element)
        note = attribute("type") === undefined ? { mark: writer.noteMark(part, attribute("id") ?? ""), words: "" } : undefined;
      if (name === "t") inText = true;
      if (name === "p" && note !== undefined && note.words !== "") note.words += "\n    ";
    },
    text(words) {
      if (inText && note !== undefined) note.words += words;
    },
    close(name) {
      if (name === "t") inText = false;
      if (name !== element || note === undefined) return;
      if (note.words.trim() !== "") {
        writer.add(`${note.mark}: ${note.words.trim()}`);
        writer.endParagraph("paragraph");
      }
      note = undefined;
    },
  });
}

function notesOn(revisions: readonly TextRevision[]): readonly string[] {
  const count = (kinds: readonly TextRevision["kind"][]): number => revisions.filter(({ kind }) => kinds.includes(kind)).length;
  const inserted = count(["insertion", "moved here"]);
  const deleted = count(["deletion", "moved away"]);
  const comments = count(["comment"]);
  const notes: string[] = [];
  if (inserted + deleted > 0)
    notes.push(
      `The Word document has tracked changes: ${inserted} insertions are in the text, ${deleted} deletions are not; each is kept with its author.`,
    );
  if (comments > 0) notes.push(`The Word document has ${comments} comments; they are kept beside the text.`);
  return notes;
}
