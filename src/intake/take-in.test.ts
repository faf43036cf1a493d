import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Caps } from "./caps.ts";
import { takeIn } from "./take-in.ts";

const Story = "examples/strait-of-orsa";

function take(label: string, content: string | Uint8Array, given: Parameters<typeof takeIn>[0]["given"] = {}) {
  return takeIn({ label, bytes: typeof content === "string" ? new TextEncoder().encode(content) : content, given });
}

function taken(label: string, content: string | Uint8Array, given: Parameters<typeof takeIn>[0]["given"] = {}) {
  const result = take(label, content, given);
  if (result.kind !== "taken") throw new Error(`refused: ${result.message}`);
  return result.source;
}

function refusalOf(label: string, content: string | Uint8Array) {
  const result = take(label, content);
  return result.kind === "refused" ? result.code : "taken";
}

describe("plain text", () => {
  it("keeps the words as they are, so that offsets in the file are offsets in the source", () => {
    const text = "  First line. \n\nSecond “line”, with — dashes.\n";
    expect(taken("a.txt", text).text).toBe(text);
  });

  it("takes details from front matter and cuts it off", () => {
    const source = taken(
      "a.txt",
      "---\ntitle: A title: with colon\noutlet: The Courier\npublished: 2026-02-03\ncredit: Wire One, Wire Two\n---\n\nBody.\n",
    );
    expect(source.text).toBe("Body.\n");
    expect(source.details).toMatchObject({
      title: "A title: with colon",
      outlet: "The Courier",
      published: "2026-02-03",
      credit: ["Wire One", "Wire Two"],
    });
  });

  it("does not take a ruled line at the top for front matter", () => {
    const text = "---\nThis is a sentence\n---\nBody";
    expect(taken("a.txt", text).text).toBe(text);
  });

  it("lets the person's word beat the document's", () => {
    const source = taken("a.txt", "---\npublished: 2026-02-03\n---\nBody.", { published: "2026-02-04" });
    expect(source.details.published).toBe("2026-02-04");
  });

  it("finds the credit in the last line", () => {
    expect(taken("a.txt", "A long report of something.\nwith Agency One and Agency Two").details.credit).toEqual([
      "Agency One",
      "Agency Two",
    ]);
    expect(taken("a.txt", "A long report.\nShe left with her delegation and her notes.").details.credit).toEqual([]);
  });

  it.each([
    ["UTF-8 with mark", new Uint8Array([0xef, 0xbb, 0xbf, 0x41, 0xc3, 0xa9]), "Aé"],
    ["UTF-16 little endian", new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0xe9, 0x00]), "Aé"],
    ["UTF-16 big endian", new Uint8Array([0xfe, 0xff, 0x00, 0x41, 0x00, 0xe9]), "Aé"],
    ["UTF-16 little endian without mark", utf16("Die Lage – said “no”.\nYes"), "Die Lage – said “no”.\nYes"],
    [
      "UTF-16 big endian without mark",
      utf16("Die Lage – said “no”.\nYes").map((_, at, all) => all[at ^ 1] ?? 0),
      "Die Lage – said “no”.\nYes",
    ],
    ["UTF-16 in Cyrillic without mark", utf16("Стороны встретились во вторник в столице."), "Стороны встретились во вторник в столице."],
    ["Windows-1252", new Uint8Array([0x41, 0x93, 0xe9, 0x94]), "A“é”"],
    ["old line ends", new Uint8Array([0x41, 0x0d, 0x0a, 0x42, 0x0d, 0x43]), "A\nB\nC"],
  ])("decodes %s", (_name, bytes, expected) => {
    expect(taken("a.txt", bytes).text).toBe(expected);
  });
});

/** Little end first, no mark. */
function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "utf16le"));
}

describe("UTF-16 without a mark", () => {
  it("is said to have been assumed", () => {
    const answer = takeIn({ label: "a.txt", bytes: utf16("The two sides met on Tuesday."), given: {} });
    expect(answer).toMatchObject({
      kind: "taken",
      problems: [{ severity: "note", message: expect.stringContaining("read as UTF-16, little end first") }],
    });
  });

  it.each([
    ["small numbers", new Uint8Array(new Uint16Array(Array.from({ length: 300 }, (_, at) => at % 24)).buffer)],
    ["numbers of four bytes", new Uint8Array(new Uint32Array(Array.from({ length: 300 }, (_, at) => 65 + (at % 26))).buffer)],
    ["an odd number of bytes", new Uint8Array([...utf16("The two sides met."), 0])],
    ["half a pair of surrogates", new Uint8Array([...utf16("The two sides met."), 0x00, 0xd8])],
    ["text with one zero", new Uint8Array([...Buffer.from("The two sides met\0 on Tuesday.", "latin1")])],
  ])("is not seen in %s", (_name, bytes) => {
    expect(takeIn({ label: "a.txt", bytes, given: {} })).toMatchObject({ kind: "refused", code: "not-text" });
  });
});

describe("what is refused", () => {
  it.each([
    ["an empty file", new Uint8Array(), "empty"],
    ["white space", new TextEncoder().encode(" \n\n\t "), "empty"],
    ["random bytes", Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919 + 13) % 256), "not-text"],
    ["a file over the cap", new Uint8Array(Caps.bytes + 1), "too-large"],
    ["front matter without a body", new TextEncoder().encode("---\ntitle: x\n---\n\n"), "no-text"],
    ["a text over the cap", new TextEncoder().encode("word ".repeat(Caps.characters / 4)), "too-long"],
  ])("%s", (_name, bytes, code) => {
    expect(refusalOf("a.txt", bytes)).toBe(code);
  });

  it("a page nested 50,000 deep, a page of nothing, a bomb of quotes", () => {
    expect(refusalOf("a.html", "<div>".repeat(50_000))).toBe("too-deep");
    expect(refusalOf("a.html", "<html><script>document.write('x')</script></html>")).toBe("no-text");
    expect(refusalOf("a.md", `${"> ".repeat(5000)}x`)).toBe("too-deep");
  });

  it("but not a ruled line of any length, nor an underlined heading", () => {
    const { text } = taken("a.md", `Heading\n${"-".repeat(60)}\n\nOlvane met Brenn.\n\n${"* ".repeat(50)}\n\nThey talked.`);
    expect(text).toBe("Heading\n\nOlvane met Brenn.\n\nThey talked.");
    expect(refusalOf("a.md", `${"- ".repeat(50)}x`)).toBe("too-deep");
  });

  it("nor a page with an attribute too large for the main-text library", () => {
    const { text } = taken(
      "a.html",
      `<body><div class="${"comment ".repeat(200_000)}"><p>${"Olvane met Brenn in Geneva. ".repeat(20)}</p></div>`,
    );
    expect(text).toContain("Olvane met Brenn in Geneva.");
  });

  it.each(["2025-02-31", "99999-01-01", "yesterday", "03/04/2026", "0001-01-01"])("the date of publication %s", (published) => {
    const result = take("a.txt", "Body.", { published });
    expect(result).toMatchObject({ kind: "refused", code: "bad-date" });
  });
});

describe("a web page", () => {
  const article = `<p>${"The two delegations met in the capital and spoke for an hour about the ports. ".repeat(4)}</p><p>${"Nobody spoke to reporters afterwards, and no statement was given out by either side. ".repeat(4)}</p>`;
  const page = `<!doctype html><html lang="en"><head><title>Talks - Site</title>
    <meta property="og:title" content="Talks end"><meta property="og:site_name" content="The Courier">
    <meta name="author" content="By Ada Lind"><meta property="article:published_time" content="2026-02-03T10:00:00+01:00">
    <script>alert("x")</script></head><body><nav><a href="/">Home</a> Menu words</nav><article><h1>Talks end</h1>${article}</article>
    <aside>Related: something else</aside><footer>Imprint</footer></body></html>`;

  it("gives the main text without clutter or script, and the page's own details", () => {
    const source = taken("a.html", page);
    expect(source.text).toContain("spoke for an hour");
    for (const clutter of ["alert", "Menu words", "Related:", "Imprint"]) expect(source.text).not.toContain(clutter);
    expect(source.details).toMatchObject({
      title: "Talks end",
      outlet: "The Courier",
      byline: "Ada Lind",
      published: "2026-02-03T10:00:00+01:00",
      language: "en",
    });
  });

  it("reads schema.org articles and passes over broken ones", () => {
    const linked = page
      .replace(/<meta[^>]*>/gu, "")
      .replace(
        "</head>",
        `<script type="application/ld+json">{broken</script><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"H","datePublished":"2026-02-05","author":[{"name":"B"}],"publisher":{"name":"P"}}]}</script></head>`,
      );
    expect(taken("a.html", linked).details).toMatchObject({ title: "H", published: "2026-02-05", byline: "B", outlet: "P" });
  });

  it("shows hostile markup as nothing or as words, never as markup", () => {
    const hostile = page.replace("<p>", `<p><img src=x onerror=alert(1)>&lt;script&gt;alert(2)&lt;/script&gt; `);
    const source = taken("a.html", hostile);
    expect(source.text).toContain("<script>alert(2)</script>");
    expect(source.text).not.toContain("onerror");
  });
});

describe("every document", () => {
  it("of the example story is taken in with its outlet and date, and its blocks lie in its text", () => {
    const names = readdirSync(Story).filter((name) => name.startsWith("2026-"));
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      const source = taken(name, readFileSync(`${Story}/${name}`));
      expect(source.details.published?.slice(0, 10), name).toBe(name.slice(0, 10));
      expect(source.details.outlet, name).toBeDefined();
      expect(source.text, name).not.toMatch(/<\/?(?:p|div|script)\b/u);
      for (const block of source.blocks) {
        const words = source.text.slice(block.range.start, block.range.end);
        expect(words, name).toBe(words.trim());
        expect(words, name).not.toBe("");
      }
    }
  });

  it("whatever its bytes, is taken in or refused, never an exception, and the same twice", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom("a.txt", "a.md", "a.html"), (bytes, label) => {
        const first = take(label, bytes);
        expect(take(label, bytes)).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });

  it("of markup soup is taken in or refused, never an exception", () => {
    const piece = fc.constantFrom(
      "<div>",
      "</div>",
      "<p>",
      "<table>",
      "<td>",
      "&#0;",
      "&lt;",
      "<!--",
      "-->",
      "<script>",
      "</script>",
      "words ",
      "<li>",
      "](",
      "**",
      "> ",
      "1. ",
      "\n\n",
      "<![CDATA[",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom("a.md", "a.html"), (pieces, label) => {
        const result = take(label, pieces.join(""));
        expect(["taken", "refused"]).toContain(result.kind);
        if (result.kind === "taken")
          for (const block of result.source.blocks) expect(block.range.end).toBeLessThanOrEqual(result.source.text.length);
      }),
      { numRuns: 200 },
    );
  });
});
