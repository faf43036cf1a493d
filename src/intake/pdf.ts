/** Takes in a PDF that holds text: lines put together from where their words stand, running heads and page numbers left out; a scan is refused. */
import { getDocumentProxy } from "unpdf";
import { Caps } from "./caps.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { TakenText } from "./text.ts";
import { createTextBuilder } from "./text-builder.ts";

/** True for bytes that begin as a PDF does. */
export function looksLikePdf(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-");
}

/** A line of words on a page; `y` counts from the bottom, in points. */
type PdfLine = { readonly words: string; readonly x: number; readonly y: number; readonly right: number; readonly height: number };

/** Reads the text of a PDF page by page. Stops at the caps; never runs scripts or loads anything. */
export async function takeInPdf(bytes: Uint8Array): Promise<TakenText | Refusal> {
  const opened = await openPdf(bytes);
  if ("refusal" in opened) return opened.refusal;
  const { document } = opened;
  try {
    if (document.numPages > Caps.pages)
      return refuse(
        "too-long",
        `The PDF has ${document.numPages} pages; at most ${Caps.pages} are read at once.`,
        "Split it into parts and read them one by one.",
      );
    const pages: (readonly PdfLine[])[] = [];
    let characters = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const lines = linesOf(items);
      characters += lines.reduce((sum, { words }) => sum + words.length, 0);
      if (characters > Caps.draftCharacters)
        return refuse(
          "too-long",
          `The PDF has more than ${Caps.draftCharacters} characters.`,
          "Split it into parts and read them one by one.",
        );
      pages.push(lines);
      page.cleanup();
    }
    const empty = pages.filter((lines) => lines.length === 0).length;
    if (characters < LeastPerPage * Math.min(pages.length, 20))
      return refuse(
        "no-text",
        `The PDF has ${pages.length} ${pages.length === 1 ? "page" : "pages"} and ${characters === 0 ? "no text" : "hardly any text"}: it is a scan or a picture.`,
        "Run text recognition on it (OCR), or get the text from whoever made it.",
      );
    const { text, blocks } = layPages(pages);
    const title = await titleOf(document);
    const notes = empty > 0 ? [`${empty} of ${pages.length} pages have no text; they may be pictures.`] : [];
    return { text, blocks, details: title === undefined ? {} : { title }, notes };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return damaged(error);
  } finally {
    await document.destroy();
  }
}

/** Fewer characters a page than this, taken over all of them, are stamps on pictures. */
const LeastPerPage = 10;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

async function openPdf(bytes: Uint8Array): Promise<{ readonly document: PdfDocument } | { readonly refusal: Refusal }> {
  try {
    // The library takes the bytes over; the caller's stay whole.
    return { document: await getDocumentProxy(Uint8Array.from(bytes), { isEvalSupported: false, stopAtErrors: false, verbosity: 0 }) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === "PasswordException")
      return { refusal: refuse("unreadable", "The PDF is behind a password.", "Open it with the password and save it without one.") };
    return { refusal: damaged(error) };
  }
}

function damaged(error: Error): Refusal {
  return refuse(
    "unreadable",
    `The PDF cannot be read: ${error.message.slice(0, 200)}`,
    "Open it in a viewer and save or print it anew as PDF.",
  );
}

async function titleOf(document: PdfDocument): Promise<string | undefined> {
  const { info } = await document.getMetadata();
  const title = "Title" in info ? info.Title : undefined;
  // Word processors put a file name there.
  return typeof title === "string" && title.trim() !== "" && !/\.(?:docx?|pdf|rtf|indd|odt)$|^(?:microsoft word|untitled)/iu.test(title)
    ? title.trim().slice(0, 300)
    : undefined;
}

/** Words of one page into lines: what stands at one height is one line, from left to right; columns far apart stay apart. */
function linesOf(items: readonly unknown[]): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  let current: { words: string; x: number; y: number; right: number; height: number } | undefined;
  for (const item of items) {
    const word = asWord(item);
    if (word === undefined) continue;
    const isSameLine = current !== undefined && Math.abs(current.y - word.y) < Math.max(2, current.height * 0.4) && word.x > current.x - 1;
    if (current !== undefined && isSameLine) {
      const distance = word.x - current.right;
      const needsSpace = distance > word.height * 0.15 && !/\s$/u.test(current.words) && !/^\s/u.test(word.words);
      current.words += (needsSpace ? " " : "") + word.words;
      current.right = word.x + word.width;
      current.height = Math.max(current.height, word.height);
    } else if (word.words.trim() !== "") {
      if (current !== undefined) lines.push(current);
      current = { words: word.words, x: word.x, y: word.y, right: word.x + word.width, height: word.height };
    }
  }
  if (current !== undefined) lines.push(current);
  return lines.map((line) => ({ ...line, words: line.words.replaceAll(/\s+/gu, " ").trim() })).filter(({ words }) => words !== "");
}

function asWord(
  item: unknown,
): { readonly words: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number } | undefined {
  if (typeof item !== "object" || item === null || !("str" in item) || !("transform" in item)) return undefined;
  const { str, transform } = item;
  if (typeof str !== "string" || str === "" || !Array.isArray(transform)) return undefined;
  const [, , , scale, x, y] = transform.map(Number);
  const width = "width" in item ? Number(item.width) : 0;
  const height = "height" in item && Number(item.height) > 0 ? Number(item.height) : Math.abs(scale ?? 10);
  return { words: str, x: x ?? 0, y: y ?? 0, width, height: height === 0 ? 10 : height };
}

/** Lines into paragraphs: a gap, a number at the margin or a short line before a capital begins a new one. */
function layPages(pages: readonly (readonly PdfLine[])[]): { readonly text: string; readonly blocks: TakenText["blocks"] } {
  const builder = createTextBuilder();
  const running = runningLines(pages);
  const kept = pages.map((lines) =>
    lines.filter((line, at) => !running.has(keyOf(line, at, lines.length)) && !isPageNumber(line, at, lines.length)),
  );
  const widest = percentile(
    kept.flat().map(({ right }) => right),
    0.9,
  );
  const words = new Set(kept.flat().flatMap((line) => line.words.toLowerCase().match(/[\p{L}-]+/gu) ?? []));
  let paragraph = "";
  let before: PdfLine | undefined;
  const flush = (): void => {
    builder.add("paragraph", paragraph);
    paragraph = "";
  };
  for (const lines of kept) {
    for (const [at, line] of lines.entries()) {
      const isPageStart = at === 0;
      if (before !== undefined && beginsParagraph(before, line, { isPageStart, widest })) flush();
      paragraph = paragraph === "" ? line.words : joinLines(paragraph, line.words, words);
      before = line;
    }
  }
  flush();
  return builder.build();
}

/** A word parted at the end of a line is closed where the text has the closed word elsewhere; else the hyphen is its own ('low-emission'). */
function joinLines(before: string, line: string, words: ReadonlySet<string>): string {
  const head = /([\p{L}-]*\p{Ll})-$/u.exec(before.slice(-60))?.[1];
  const tail = /^\p{Ll}[\p{L}-]*/u.exec(line)?.[0];
  if (head === undefined || tail === undefined) return `${before} ${line}`;
  return words.has((head + tail).toLowerCase()) ? before.slice(0, -1) + line : before + line;
}

/** How a numbered paragraph of a treaty begins. */
const Numbered =
  /^[[("“]?(?:\d{1,3}(?:\.\d{1,3})*(?:bis|ter|quater|alt)?[.):]\s|\d{1,3}(?:\.\d{1,3})+\s\p{Lu}|\([a-z]{1,4}\)\s|\(\d{1,3}\)\s|[a-z]\)\s|[•–—-]\s|(?:OP|PP)\s?\d)/u;
/** Words that also stand inside sentences: they begin a paragraph only where the line above has come to an end. */
const Headed =
  /^[[("“]?(?:Article|ARTICLE|Annex|ANNEX|Chapter|CHAPTER|Part|PART|Section|SECTION|TITLE|Title|Point|Option|OPTION)\s+[\dIVXLA-Z(]/u;

function beginsParagraph(
  before: PdfLine,
  line: PdfLine,
  { isPageStart, widest }: { readonly isPageStart: boolean; readonly widest: number },
): boolean {
  const endsSentence = /[.:;!?”",]$/u.test(before.words);
  if (Numbered.test(line.words)) return true;
  if (Headed.test(line.words) && (endsSentence || before.right < widest * 0.85)) return true;
  if (isPageStart) return endsSentence && /^[\p{Lu}[“"(]/u.test(line.words);
  if (before.y - line.y > Math.max(before.height, line.height) * 1.75 || line.y > before.y) return true;
  if (Math.abs(before.height - line.height) > 1.5) return true;
  return before.right < widest * 0.75 && /^[\p{Lu}[“"(]/u.test(line.words);
}

/** Lines that come again at the head or foot of most pages. */
function runningLines(pages: readonly (readonly PdfLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const lines of pages)
    for (const [at, line] of lines.entries())
      if (at < 2 || at >= lines.length - 2) counts.set(keyOf(line, at, lines.length), (counts.get(keyOf(line, at, lines.length)) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= 3 && count >= pages.length * 0.4).map(([key]) => key));
}

/** A line's words without digits, with the end of the page it stands at. */
function keyOf(line: PdfLine, at: number, length: number): string {
  const edge = at < 2 ? "head" : at >= length - 2 ? "foot" : `${at}`;
  return `${edge} ${line.words.replaceAll(/\d+/gu, "#")}`;
}

function isPageNumber(line: PdfLine, at: number, length: number): boolean {
  return (
    (at === 0 || at === length - 1) &&
    /^(?:page\s+)?[–—-]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[–—-]?(?:\s*(?:\/|of)\s*\d{1,4})?$/iu.test(line.words)
  );
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
