import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { Caps } from "./caps.ts";
import { takeInDocx } from "./docx.ts";
import { takeInAny, takeInDraft } from "./take-in.ts";
import type { TakenText } from "./text.ts";
import { formatNumber } from "./word-numbering.ts";

const Namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const listed = (list: number, level: number, words: string): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(words)}</w:p>`;
const Numbering = `<w:numbering ${Namespace}><w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2.%3"/><w:isLgl/></w:lvl></w:abstractNum>
  <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`;

function docx(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {
    "word/document.xml": strToU8(`<w:document ${Namespace}><w:body>${body}</w:body></w:document>`),
  };
  for (const [name, xml] of Object.entries(more)) files[`word/${name}.xml`] = strToU8(xml);
  return zipSync(files);
}

function take(body: string, more: Readonly<Record<string, string>> = {}): TakenText {
  const taken = takeInDocx(docx(body, more));
  if ("kind" in taken) throw new Error(taken.message);
  return taken;
}

describe("numbers", () => {
  it("are written out as Word shows them, each list counting on", () => {
    const body = [
      listed(3, 0, "Ships pass."),
      listed(3, 1, "by day;"),
      listed(3, 1, "by night."),
      listed(3, 2, "always"),
      listed(3, 0, "Tolls end."),
      listed(3, 1, "all of them."),
      listed(4, 0, "Aid."),
    ];
    expect(take(body.join(""), { numbering: Numbering }).text.split("\n\n")).toEqual([
      "1. Ships pass.",
      "(a) by day;",
      "(b) by night.",
      "1.2.1 always",
      "2. Tolls end.",
      "(a) all of them.",
      "5. Aid.",
    ]);
  });
  it("are indented where a deeper level has numbers of the same form", () => {
    const same = Numbering.replace(
      '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/>',
      '<w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/>',
    );
    expect(take(listed(3, 0, "One.") + listed(3, 1, "Below."), { numbering: same }).text).toBe("1. One.\n\n    1. Below.");
  });
  it("come from paragraph styles too, and headings are told", () => {
    const styles = `<w:styles ${Namespace}><w:style w:styleId="Para"><w:name w:val="Para"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
      <w:style w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Para"/></w:style><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>`;
    const styled = (style: string, words: string): string => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(words)}</w:p>`;
    const taken = take(styled("H1", "Article 1") + styled("Sub", "Ships pass."), { numbering: Numbering, styles });
    expect(taken.text).toBe("Article 1\n\n1. Ships pass.");
    expect(taken.blocks.map(({ kind }) => kind)).toEqual(["heading", "paragraph"]);
  });
  it("have Word's formats", () => {
    expect([
      formatNumber(28, "lowerLetter"),
      formatNumber(4, "upperRoman"),
      formatNumber(3, "ordinal"),
      formatNumber(7, "decimalZero"),
      formatNumber(9, "kanji"),
    ]).toEqual(["bb", "IV", "3rd", "07", "9"]);
  });
});

describe("tracked changes and comments", () => {
  const body = `<w:p>${run("Ships ")}<w:ins w:author="Ada" w:date="2026-03-01T09:00:00Z">${run("may")}</w:ins><w:del w:author="Ben"><w:r><w:delText>shall</w:delText></w:r></w:del>
    <w:commentRangeStart w:id="0"/>${run(" pass.")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`;
  const comments = `<w:comments ${Namespace}><w:comment w:id="0" w:author="Cy"><w:p>${run("Since when?")}</w:p></w:comment></w:comments>`;
  it("are kept as what they are: the text has what was inserted, not what was deleted", () => {
    const { text, revisions = [], notes } = take(body, { comments });
    expect(text).toBe("Ships may pass.");
    expect(revisions.map(({ kind, words, author, range }) => [kind, words, author, text.slice(range.start, range.end)])).toEqual([
      ["insertion", "may", "Ada", "may"],
      ["deletion", "shall", "Ben", ""],
      ["comment", "Since when?", "Cy", " pass."],
    ]);
    expect(revisions[1]?.range.start).toBe(9);
    expect(notes.join(" ")).toContain("1 insertions are in the text, 1 deletions are not");
  });
});

describe("the rest of a document", () => {
  it("footnotes, tables, breaks, symbols, drawings with a second version", () => {
    const footnotes = `<w:footnotes ${Namespace}><w:footnote w:type="separator" w:id="-1"><w:p>${run("---")}</w:p></w:footnote><w:footnote w:id="2"><w:p>${run("See annex.")}</w:p></w:footnote></w:footnotes>`;
    const cell = (words: string): string => `<w:tc><w:p>${run(words)}</w:p></w:tc>`;
    const body = `<w:p>${run("[Ships]")}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:br/></w:r>${run("pass &amp; stay")}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
      <w:tbl><w:tr>${cell("Port")}${cell("Toll")}</w:tr></w:tbl><w:p></w:p><mc:AlternateContent><mc:Fallback><w:p>${run("twice")}</w:p></mc:Fallback></mc:AlternateContent>`;
    expect(take(body, { footnotes }).text).toBe("[Ships][^1]\npass & stay\n\nPort\tToll\n\n[^1]: See annex.");
  });
});

describe("hostile and broken files", () => {
  const given = {};
  const code = async (label: string, bytes: Uint8Array): Promise<string> => {
    const taken = await takeInAny({ label, bytes, given });
    return taken.kind === "refused" ? taken.code : "taken";
  };
  it("are refused with a reason", async () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(40 * 1024 * 1024).fill(0x61) });
    expect(bomb.length).toBeLessThan(Caps.bytes);
    expect(await code("bomb.docx", bomb)).toBe("too-large");
    expect(await code("deep.docx", docx("<w:sdt>".repeat(2000)))).toBe("too-deep");
    expect(await code("cut.docx", docx("<w:p/>").subarray(0, 60))).toBe("unreadable");
    expect(await code("zip.zip", zipSync({ "a.txt": strToU8("words") }))).toBe("unknown-format");
    expect(await code("empty.docx", docx("<w:p/>"))).toBe("no-text");
    expect(await code("old.doc", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toBe("unknown-format");
  });
  it("XML that is cut short or names entities gives the words there are", () => {
    expect(take(`<w:p>${run("Ships &boom; pass")}</w:p><w:p>`).text).toContain("pass");
  });
  it("is a source with its own format, as a draft and as coverage", async () => {
    const taken = await takeInDraft({ label: "a.docx", bytes: docx(`<w:p>${run("1. Ships pass.")}</w:p>`), given });
    expect(taken.kind === "taken" ? taken.source.format : taken.message).toBe("docx");
  });
});
