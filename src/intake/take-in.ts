/** Takes in one document: bytes to a source with clean text, hash and details, or a refusal that says why. */
import { createHash } from "node:crypto";
import { type Problem, type Source, type SourceDetails, sourceIdOf } from "#record";
import { Caps } from "./caps.ts";
import { findCredit } from "./credit-line.ts";
import { decodeExactText, decodeText } from "./decode-text.ts";
import { takeInDocx } from "./docx.ts";
import { parseFrontMatter } from "./front-matter.ts";
import { takeInHtml } from "./html.ts";
import { takeInMarkdown } from "./markdown.ts";
import { looksLikeOle, looksLikeZip } from "./open-docx.ts";
import { parsePublished } from "./parse-published.ts";
import { looksLikePdf, takeInPdf } from "./pdf.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { type TakenText, type TextRevision, takeInText } from "./text.ts";

/** Bytes with the name they came under and what the person said about them; the person beats the document. */
export type Delivery = {
  readonly label: string;
  readonly bytes: Uint8Array;
  readonly given: Partial<Pick<SourceDetails, "published" | "outlet" | "title" | "byline">>;
};

export type TakenIn = {
  readonly kind: "taken";
  readonly source: Source;
  readonly problems: readonly Problem[];
  /** Tracked changes and comments of a word processor, in order; missing where the format has none. */
  readonly revisions?: readonly TextRevision[];
};

/** Takes a document of any format in. Runs in a worker, because a file can be built to keep a parser busy. */
export async function takeInAny(delivery: Delivery): Promise<TakenIn | Refusal> {
  return (await takeInPacked(delivery, Caps.characters)) ?? takeIn(delivery);
}

/** Takes in a Word document or a PDF; undefined for bytes that are neither. */
async function takeInPacked({ label, bytes, given }: Delivery, mostCharacters: number): Promise<TakenIn | Refusal | undefined> {
  if (bytes.length > Caps.bytes) return tooLarge(bytes.length);
  if (looksLikeOle(bytes))
    return refuse(
      "unknown-format",
      "The file is in the older Word format (.doc), or a Word file behind a password.",
      "Open it in a word processor and save it as .docx without a password.",
    );
  const format = looksLikeZip(bytes) ? "docx" : looksLikePdf(bytes) ? "pdf" : undefined;
  if (format === undefined) return undefined;
  const taken = format === "docx" ? takeInDocx(bytes) : await takeInPdf(bytes);
  if ("kind" in taken) return taken;
  return finish({ label, given, format, taken, note: undefined, mostCharacters });
}

/** Takes in a document that is text: plain, Markdown or a web page. */
export function takeIn({ label, bytes, given }: Delivery): TakenIn | Refusal {
  if (bytes.length > Caps.bytes) return tooLarge(bytes.length);
  const decoded = decodeText(bytes);
  if (decoded.kind === "refused") return decoded;
  const format = formatOf(label, decoded.text);
  const taken = Formats[format](decoded.text);
  if ("kind" in taken) return taken;
  return finish({ label, given, format, taken, note: decoded.note, mostCharacters: Caps.characters });
}

/**
 * Takes a draft of an instrument in. Plain text and Markdown stay exactly as they are in the file, front matter, markup and line ends included,
 * because every bracket is shown at its own line and column; other formats become text as in `takeIn`.
 */
export async function takeInDraft(delivery: Delivery): Promise<TakenIn | Refusal> {
  return (await takeInPacked(delivery, Caps.draftCharacters)) ?? takeInDraftText(delivery);
}

function takeInDraftText({ label, bytes, given }: Delivery): TakenIn | Refusal {
  if (bytes.length > Caps.bytes) return tooLarge(bytes.length);
  const decoded = decodeExactText(bytes);
  if (decoded.kind === "refused") return decoded;
  const format = formatOf(label, decoded.text);
  if (format === "html") return takeIn({ label, bytes, given });
  const { details } = parseFrontMatter(decoded.text.replace(/^\ufeff/u, "").replaceAll(/\r\n?/gu, "\n"));
  const taken = { text: decoded.text, blocks: [], details, notes: [] };
  return finish({ label, given, format, taken, note: decoded.note, mostCharacters: Caps.draftCharacters });
}

/** A source of what a format's reader made, with the details a person gave. */
function finish({
  label,
  given,
  format,
  taken,
  note,
  mostCharacters,
}: Pick<Delivery, "label" | "given"> & {
  readonly format: Source["format"];
  readonly taken: TakenText;
  readonly note: string | undefined;
  readonly mostCharacters: number;
}): TakenIn | Refusal {
  if (taken.text.length > mostCharacters) {
    return refuse(
      "too-long",
      `The text has ${taken.text.length} characters; at most ${mostCharacters} are read at once.`,
      "Split it into parts and read them one by one.",
    );
  }
  if (taken.text.trim() === "")
    return refuse("no-text", "The document has no text beside its front matter.", "Check that it was saved completely.");
  const published = given.published === undefined ? taken.details.published : parsePublished(given.published);
  if (given.published !== undefined && published === undefined) {
    return refuse("bad-date", `'${given.published}' is no date of publication.`, "Write it as 2026-02-03 or 2026-02-03T09:00:00+01:00.");
  }
  const details: SourceDetails = {
    ...taken.details,
    ...given,
    credit: taken.details.credit ?? findCredit(taken.text),
    origin: label,
    ...(published === undefined ? {} : { published }),
  };
  const textHash = createHash("sha256").update(taken.text, "utf8").digest("hex");
  const id = sourceIdOf(textHash, details.outlet);
  const notes = [...(note === undefined ? [] : [note]), ...taken.notes];
  return {
    kind: "taken",
    source: { id, text: taken.text, textHash, format, details, blocks: taken.blocks },
    problems: notes.map((message) => ({ code: "intake-note", severity: "note", message, where: label })),
    ...(taken.revisions === undefined ? {} : { revisions: taken.revisions }),
  };
}

/** The refusal of a file that is larger than the cap, without reading it. */
export function tooLarge(bytes: number): Refusal {
  const megabytes = (count: number): string => (count / 1024 / 1024).toFixed(0);
  return refuse(
    "too-large",
    `The file has ${megabytes(bytes)} MB; at most ${megabytes(Caps.bytes)} MB are taken in.`,
    "If it is an archive, unpack it and read its documents.",
  );
}

const Formats: Readonly<Record<TextFormat, (decoded: string) => TakenText | Refusal>> = {
  text: takeInText,
  markdown: takeInMarkdown,
  html: takeInHtml,
};

type TextFormat = Exclude<Source["format"], "docx" | "pdf">;

function formatOf(label: string, text: string): TextFormat {
  if (/[.](?:html?|xhtml)$/iu.test(label)) return "html";
  if (/[.](?:md|markdown)$/iu.test(label)) return "markdown";
  return /^\s*(?:<!doctype html|<html[\s>])/iu.test(text.slice(0, 2000)) ? "html" : "text";
}
