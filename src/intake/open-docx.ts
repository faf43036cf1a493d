/** Decides which parts of a Word file are unpacked, and refuses one that would grow beyond its caps before anything is unpacked. */
import { strFromU8, unzipSync } from "fflate";
import { Caps } from "./caps.ts";
import { type Refusal, refuse } from "./refusal.ts";

/** The parts that hold words, by name inside the file. */
const Parts = ["document", "numbering", "styles", "comments", "footnotes", "endnotes"] as const;
export type DocxPart = (typeof Parts)[number];
export type OpenedDocx = { readonly kind: "parts"; readonly parts: ReadonlyMap<DocxPart, string> };

/** True for bytes that begin as a zip file does. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

/** True for the older Word format, and for a Word file behind a password: both are OLE containers. */
export function looksLikeOle(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

/**
 * Unpacks the parts with words. The directory of the file says how large each part becomes; a part or a sum over the cap, or one that grows
 * more than ordinary text can, is refused unread. A directory that lies gains nothing: the part is cut at the size it stated.
 */
export function openDocx(bytes: Uint8Array): OpenedDocx | Refusal {
  let total = 0;
  let refusal: Refusal | undefined;
  let unpacked: Readonly<Record<string, Uint8Array>>;
  try {
    unpacked = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (refusal !== undefined || partOf(name) === undefined) return false;
        total += originalSize;
        const isBomb = originalSize > Caps.unpackedQuietly && originalSize > size * Caps.growth;
        if (isBomb || total > Caps.unpacked) {
          const megabytes = Math.round(Math.max(total, originalSize) / 1024 / 1024);
          refusal = refuse(
            "too-large",
            `Unpacked, the Word file would have ${megabytes} MB and more from ${Math.max(1, Math.round(bytes.length / 1024))} kB; at most ${Caps.unpacked / 1024 / 1024} MB are unpacked, and no more than ${Caps.growth} times its size.`,
            "If you trust it, save it anew from a word processor, or as text.",
          );
          return false;
        }
        return true;
      },
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refuse("unreadable", `The Word file is damaged: ${error.message}.`, "Open it in a word processor and save it anew.");
  }
  if (refusal !== undefined) return refusal;
  const parts = new Map<DocxPart, string>();
  for (const [name, part] of Object.entries(unpacked)) {
    const known = partOf(name);
    if (known !== undefined && !parts.has(known)) parts.set(known, strFromU8(part));
  }
  if (parts.has("document")) return { kind: "parts", parts };
  return refuse(
    "unknown-format",
    "The file is a zip archive, but no Word document.",
    "If it is an archive, unpack it and read its documents.",
  );
}

function partOf(name: string): DocxPart | undefined {
  const found = /^\/?word\/(\w+?)\d?\.xml$/u.exec(name)?.[1];
  return Parts.find((part) => part === found);
}
