import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFrontMatter } from "./front-matter.ts";

/** What a text says about itself, and where its body begins. */
function check(text: string, details: object, body: string) {
  const read = parseFrontMatter(text);
  expect({ details: read.details, body: read.body }).toEqual({ details, body });
}

describe("front matter", () => {
  it.each([
    [
      "all keys",
      "---\ntitle: T\noutlet: O\nbyline: B\npublished: 2026-02-03\nlanguage: en\nmarking: TLP:AMBER\ncredit: One, Two\n---\nBody",
      { title: "T", outlet: "O", byline: "B", published: "2026-02-03", language: "en", marking: "TLP:AMBER", credit: ["One", "Two"] },
    ],
    [
      "other names of keys, in any case",
      "---\nPublisher: O\nAuthor: B\nDATE: 3 February 2026\nlang: fr\n---\nBody",
      { outlet: "O", byline: "B", published: "2026-02-03", language: "fr" },
    ],
    ["quotes around a value", `---\ntitle: "A: B"\noutlet: 'C'\n---\nBody`, { title: "A: B", outlet: "C" }],
    ["a quote on one side stays", `---\ntitle: "A\n---\nBody`, { title: '"A' }],
    ["comments, empty lines, empty values and unknown keys", "---\n# about\n\ntags: x\noutlet:\ntitle: T\n---\nBody", { title: "T" }],
  ] as const)("%s", (_name, text, details) => check(text, details, "Body"));

  it("ends at the second ruled line, also at the end of the file, and takes blank lines after it along", () => {
    check("---\ntitle: T\n---\n\n\nBody\n---\nmore", { title: "T" }, "Body\n---\nmore");
    check("---\ntitle: T\n---", { title: "T" }, "");
  });

  it("tells a date it cannot read, and keeps the rest", () => {
    const read = parseFrontMatter("---\ntitle: T\npublished: soon\n---\nBody");
    expect(read).toEqual({ details: { title: "T" }, body: "Body", unreadDate: "soon" });
  });
});

describe("no front matter", () => {
  it.each([
    ["a text", "Body"],
    ["a ruled line and a sentence", "---\nWords without a colon\n---\nBody"],
    ["a transcript between ruled lines", "---\nMinister: we will go on.\nReporter: until when?\n---\nBody"],
    ["a block that does not end", "---\ntitle: T\nBody"],
    ["a block longer than any", `---\ntitle: ${"x".repeat(5000)}\n---\nBody`],
    ["a ruled line that is not the first", "\n---\ntitle: T\n---\nBody"],
    ["two ruled lines", "---\n---\nBody"],
  ])("%s stays as it is", (_name, text) => check(text, {}, text));

  it("any text keeps its end, and loses nothing without a key it knows", () => {
    const line = fc.constantFrom("---", "title: T", "note: x", "words", "", "a: b");
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.join("\n");
        const { body, details } = parseFrontMatter(text);
        expect(text.endsWith(body)).toBe(true);
        if (Object.keys(details).length === 0) expect(body).toBe(text);
      }),
    );
  });
});
