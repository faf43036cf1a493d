/** Reads the text of a Word file as it stands when all tracked changes are accepted, or all rejected: the rules of WordprocessingML, no more. */
import { inflateRawSync } from "node:zlib";

/** Lines of `word/document.xml` after accepting or rejecting everything. */
export function docxText(file: Uint8Array, choice: "accept" | "reject"): string {
  const xml = partOf(Buffer.from(file), "word/document.xml");
  const gone = choice === "accept" ? "w:del" : "w:ins";
  let text = "";
  const open: string[] = [];
  let markGone = false;
  for (const match of xml.matchAll(/<(\/?)([\w:]+)([^>]*?)(\/?)>([^<]*)/gu)) {
    const [, slash, name = "", , selfClosed, content = ""] = match;
    if (slash === "/") {
      if (name === "w:p") text += markGone ? "" : "\n";
      open.splice(open.lastIndexOf(name));
      continue;
    }
    if (name === "w:p") {
      markGone = false;
      if (selfClosed === "/") text += "\n";
    }
    // A change inside paragraph properties is one of the paragraph's mark: without it the next paragraph goes on in this one.
    if (name === gone && open.includes("w:pPr")) markGone = true;
    if (selfClosed === "/") continue;
    open.push(name);
    if ((name === "w:t" || name === "w:delText") && !open.includes(gone)) text += decode(content);
  }
  // The last paragraph ends the document, not a line.
  return text.replace(/\n$/u, "");
}

function decode(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
}

/** One file of a zip archive, by its central directory. */
function partOf(zip: Buffer, name: string): string {
  let at = zip.readUInt32LE(zip.lastIndexOf("PK\x05\x06", undefined, "latin1") + 16);
  for (; zip.readUInt32LE(at) === 0x02014b50; ) {
    const [nameLength, extraLength, commentLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    if (zip.toString("utf8", at + 46, at + 46 + nameLength) === name) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      return (zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString("utf8");
    }
    at += 46 + nameLength + extraLength + commentLength;
  }
  throw new Error(`the archive has no ${name}`);
}
