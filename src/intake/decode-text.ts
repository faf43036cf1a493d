/** Decides which characters a document's bytes are: byte order marks, a declared charset, UTF-8, and last Windows-1252. */
import { type Refusal, refuse } from "./refusal.ts";

/** Decoded text; `note` says where the encoding had to be assumed. */
export type Decoded = { readonly kind: "text"; readonly text: string; readonly note: string | undefined };

/** Share of control characters above which bytes are not a text. */
const MostControls = 0.01;
/** How far into a page its charset may be declared (HTML standard: the first 1024 bytes). */
const CharsetWindow = 1024;

/** Decodes `bytes`, with line ends as `\n`; refuses what is not a text. */
export function decodeText(bytes: Uint8Array): Decoded | Refusal {
  const exact = decodeExactText(bytes);
  return exact.kind === "refused" ? exact : { ...exact, text: exact.text.replace(/^\ufeff/u, "").replaceAll(/\r\n?/gu, "\n") };
}

/** Decodes `bytes` and leaves every character as it is, line ends too; a byte order mark stays as its character. */
export function decodeExactText(bytes: Uint8Array): Decoded | Refusal {
  if (bytes.length === 0) return refuse("empty", "The file is empty.", "Check that it was saved completely.");
  const marked = byteOrderMark(bytes);
  if (marked === undefined) {
    const unmarked = decodeUnmarkedUtf16(bytes);
    if (unmarked !== undefined) return unmarked;
  }
  const declared = marked ?? declaredCharset(bytes);
  const attempts = [...new Set([declared, "utf-8", "windows-1252"])].filter((label) => label !== undefined);
  for (const label of attempts) {
    const text = tryDecode(bytes, label);
    if (text === undefined) continue;
    if (!looksLikeText(text)) break;
    const assumed = label === "windows-1252" && declared !== label;
    const note = assumed ? "The bytes are not valid UTF-8; they were read as Windows-1252. Check names with accents." : undefined;
    if (text.trim() === "") return refuse("empty", "The file holds only white space.", "Check that it was saved completely.");
    return { kind: "text", text, note };
  }
  return refuse("not-text", "The file is not a text: its bytes are binary.", "Save it as text, Markdown or HTML and read that.");
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** How many pairs of bytes are looked at for zeros, and how many of them must have one in the same place. */
const PairsLookedAt = 4096;
const LeastZeros = 0.1;
/** Share of letters, digits, marks and spaces below which units of two bytes are no text. */
const LeastWords = 0.8;

/**
 * UTF-16 without a byte order mark: spaces, line ends and Latin letters have a zero byte in the same place of each pair, and hardly any pair one
 * in the other place. What comes out must also read like a text, so that tables of small numbers are not taken for one.
 */
function decodeUnmarkedUtf16(bytes: Uint8Array): Decoded | undefined {
  const pairs = Math.min(PairsLookedAt, bytes.length >> 1);
  if (bytes.length % 2 !== 0 || pairs < 2) return undefined;
  let first = 0;
  let second = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) first++;
    if (bytes[2 * pair + 1] === 0) second++;
  }
  const [more, fewer] = first > second ? [first, second] : [second, first];
  if (more < Math.max(2, pairs * LeastZeros) || fewer * 20 > more) return undefined;
  const [label, name] = second > first ? (["utf-16le", "little"] as const) : (["utf-16be", "big"] as const);
  const text = tryDecode(bytes, label);
  if (text === undefined || !looksLikeText(text) || text.trim() === "") return undefined;
  const window = text.slice(0, 100_000);
  if ((window.match(/[\p{L}\p{M}\p{N}\p{P}\s]/gu) ?? []).length < window.length * LeastWords) return undefined;
  const note = `The bytes do not say how they are encoded; by their zeros they were read as UTF-16, ${name} end first. Check the text.`;
  return { kind: "text", text, note };
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, CharsetWindow));
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})/iu.exec(head)?.[1]?.toLowerCase();
}

/** Undefined where the bytes are not valid in that encoding or the encoding is unknown. */
function tryDecode(bytes: Uint8Array, label: string): string | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
    const text = decoder.decode(bytes);
    // Node 20 decodes Windows-1252 as Latin-1, which leaves its quotation marks and dashes as control characters.
    return decoder.encoding === "windows-1252"
      ? text.replaceAll(/[\u0080-\u009f]/gu, (mark) => Windows1252[mark.charCodeAt(0) - 0x80] ?? mark)
      : text;
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function looksLikeText(text: string): boolean {
  const window = text.slice(0, 100_000);
  let controls = 0;
  for (let at = 0; at < window.length; at++) {
    const unit = window.charCodeAt(at);
    if (unit === 0) return false;
    const isControl = (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0c && unit !== 0x0d) || (unit >= 0x7f && unit < 0xa0);
    if (isControl) controls++;
  }
  return controls <= window.length * MostControls;
}

/** Bytes 0x80 to 0x9f of Windows-1252 (WHATWG Encoding Standard, index windows-1252); unassigned ones stay control characters. */
const Windows1252 = [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"];
