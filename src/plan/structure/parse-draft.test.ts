import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citationOf, type DraftText, nodeAt, unitsOf } from "./draft-text.ts";
import { placeOf, splitLines } from "./lines.ts";
import { parseDraft } from "./parse-draft.ts";

/** One line for each node: level, kind, label, heading, and the beginning of its own text. */
function outline(text: string): readonly string[] {
  return parseDraft(text).nodes.map((node) =>
    [
      "  ".repeat(node.depth) + node.kind,
      node.label,
      node.heading === undefined ? undefined : `#${text.slice(node.heading.start, node.heading.end)}`,
      node.own.end > node.own.start ? text.slice(node.own.start, node.own.end).replaceAll(/\s+/gu, " ").slice(0, 24) : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(" | "),
  );
}

function check(text: string, expected: readonly string[]): void {
  expect(outline(text), text).toEqual(expected);
  // The same text with the line ends of another system has the same structure.
  const windows = text.replaceAll("\n", "\r\n");
  expect(parseDraft(windows).nodes.map(({ id }) => id)).toEqual(parseDraft(text).nodes.map(({ id }) => id));
}

describe("numbering", () => {
  it("of articles, with insertions and headings on the same or the next line", () =>
    check("Article 3\n\nScope\n\nWords.\n\nArticle 3bis – Aid\n\nMore.\n\nArticle 3ter. Last\n\nEnd.", [
      "article | Article 3 | #Scope",
      "  paragraph | Words.",
      "article | Article 3bis | #Aid",
      "  paragraph | More.",
      "article | Article 3ter | #Last",
      "  paragraph | End.",
    ]));
  it("1., (a), (i) below each other without indentation", () =>
    check("Article 1\n1. The parties shall:\n(a) stop;\n(b) withdraw:\n(i) from the north;\n(ii) from the south;\n(c) report.\n2. Done.", [
      "article | Article 1",
      "  paragraph | 1. | The parties shall:",
      "    item | (a) | stop;",
      "    item | (b) | withdraw:",
      "      item | (i) | from the north;",
      "      item | (ii) | from the south;",
      "    item | (c) | report.",
      "  paragraph | 2. | Done.",
    ]));
  it("1.1, 1.1.1 and 1) and A.", () =>
    check("1. Security\n1.1 Forces leave.\n1.1.1 All of them.\n1.2 Guns follow.\n2. Aid\n2.1 Roads open.", [
      "point | 1. | #Security",
      "  item | 1.1 | Forces leave.",
      "    item | 1.1.1 | All of them.",
      "  item | 1.2 | Guns follow.",
      "point | 2. | #Aid",
      "  item | 2.1 | Roads open.",
    ]));
  it("OP6alt, PP2bis, Annex B, Point 7, §", () =>
    check("PP2bis Recalling the accord,\n\nOP6. Calls for aid;\n\nOP6alt Calls for more aid;\n\nAnnex B\n\nMaps\n\n§ 4 The line.", [
      "paragraph | PP2bis | Recalling the accord,",
      "paragraph | OP6 | Calls for aid;",
      "paragraph | OP6alt | Calls for more aid;",
      "annex | Annex B | #Maps",
      "  article | § 4 | #The line.".replace("#The line.", "The line."),
    ]));
  it("Point 7 with a title, and paragraphs without numbers below it", () =>
    check("Point 7: Crossings\n\nThey open.\n\nThey stay open.\n\nPoint 8\n\nGuards leave.", [
      "point | Point 7 | #Crossings",
      "  paragraph | They open.",
      "  paragraph | They stay open.",
      "point | Point 8",
      "  paragraph | Guards leave.",
    ]));
  it("options, with numbers in them and in other scripts of numbers", () =>
    check("Article 2\n\n**Option 1:**\n\n1. One.\n2. Two.\n\n**Option 2:** No text\n\nArticle ٣\n\nWords.", [
      "article | Article 2",
      "  option | Option 1",
      "    paragraph | 1. | One.",
      "    paragraph | 2. | Two.",
      "  option | Option 2 | No text",
      "article | Article ٣",
      "  paragraph | Words.",
    ]));
  it("two labels on one line", () =>
    check("4. **Option 1:** Aid.\n\n    **Option 2:** No aid.\n\n5. (a) First;\n\n(b) second.", [
      "point | 4.",
      "  option | Option 1 | Aid.",
      "  option | Option 2 | No aid.",
      "point | 5.",
      "  item | (a) | First;",
      "  item | (b) | second.",
    ]));
});

describe("letters and Roman numbers", () => {
  const labels = (text: string): readonly string[] => parseDraft(text).nodes.map((node) => `${node.depth}${node.label ?? ""}`);
  it("(i) after (h) is a letter where (j) comes, a Roman one where (ii) comes", () => {
    const list = (last: string): string => `1. The following:\n${[..."abcdefgh"].map((letter) => `(${letter}) word;`).join("\n")}\n${last}`;
    expect(labels(list("(i) word;\n(j) word."))).toEqual(["01.", ...[..."abcdefghij"].map((letter) => `1(${letter})`)]);
    expect(labels(list("(i) word;\n(ii) word;\n(i) word."))).toEqual([
      "01.",
      ...[..."abcdefgh"].map((letter) => `1(${letter})`),
      "2(i)",
      "2(ii)",
      "1(i)",
    ]);
  });
  it("(v) and (x) go on with the list that has (iv), (ix), (u) or (w)", () => {
    const romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi"];
    expect(labels(romans.map((number) => `(${number}) word;`).join("\n"))).toEqual(romans.map((number) => `0(${number})`));
    const letters = [..."abcdefghijklmnopqrstuvwxyz"];
    expect(labels(letters.map((letter) => `(${letter}) word;`).join("\n"))).toEqual(letters.map((letter) => `0(${letter})`));
  });
  it("C. and D. go on with A. and B.; an initial is no number", () => {
    const capitals = [..."ABCDEFGHI"].map((letter) => `${letter}. SOME HEADING\n\nWords about it.`).join("\n\n");
    expect(
      parseDraft(capitals)
        .nodes.filter(({ kind }) => kind === "part")
        .map(({ label }) => label),
    ).toEqual([..."ABCDEFGHI"].map((letter) => `${letter}.`));
    expect(labels("C. Orlan signed for the islands.")).toEqual(["0"]);
  });
});

describe("what is no number", () => {
  it("a mention of an article inside a wrapped sentence", () =>
    check("Article 1\n\nThe council acts in accordance with\nArticle 5 of the accord and under\nArticle 6\nof it.\n\nArticle 2\n\nWords.", [
      "article | Article 1",
      "  paragraph | The council acts in acco",
      "article | Article 2",
      "  paragraph | Words.",
    ]));
  it("a year or figure at the start of a line", () =>
    check("The parties met in\n2015. They met again in\n15 places and agreed.", ["paragraph | The parties met in 2015."]));
  it("a table of contents, with or without page numbers", () => {
    const text =
      "CONTENTS\nArticle 1 Aim\nArticle 2 Aid\nArticle 3 End\n\nArticle 1\nAim\n\nPeace.\n\nArticle 2\nAid\n\nBread.\n\nArticle 3\nEnd\n\nDone.";
    expect(
      parseDraft(text)
        .nodes.filter(({ kind }) => kind === "article")
        .map(({ id }) => id),
    ).toEqual(["article-1", "article-2", "article-3"]);
    const paged = "Article 1 Aim ........ 2\nArticle 2 Aid ........ 7\n\nArticle 1 Aim\n\nPeace.";
    expect(parseDraft(paged).nodes.map(({ kind }) => kind)).toEqual(["contents", "contents", "article", "paragraph"]);
  });
});

describe("frame", () => {
  it("front matter, title, preamble with its recitals, notes", () =>
    check(
      "---\ntitle: Accord\n---\n\n# Framework accord\n\n## Preamble\n\nThe Parties,\n\n*Recalling* the truce,\n\nHave agreed as follows:\n\n1. Peace.[^1]\n\n[^1]: A note.",
      [
        "markup",
        "markup",
        "markup",
        "title | #Framework accord",
        "preamble | #Preamble",
        "  paragraph | The Parties,",
        "  paragraph | *Recalling* the truce,",
        "  paragraph | Have agreed as follows:",
        "point | 1. | Peace.[^1]",
        "note | [^1] | A note.",
      ],
    ));
  it("a preamble without its heading, parts above articles", () =>
    check(
      "ACCORD ON THE STRAIT\n\nThe Parties to this accord,\n\nRecalling the truce,\n\nHave agreed as follows:\n\nPART ONE\nGENERAL\n\nArticle 1\n\nPeace.",
      [
        "title | #ACCORD ON THE STRAIT",
        "preamble",
        "  paragraph | The Parties to this acco",
        "  paragraph | Recalling the truce,",
        "  paragraph | Have agreed as follows:",
        "part | PART ONE | #GENERAL",
        "  article | Article 1",
        "    paragraph | Peace.",
      ],
    ));
});

describe("problems", () => {
  const codes = (text: string): readonly string[] => parseDraft(text).problems.map(({ code, line, column }) => `${code} ${line}:${column}`);
  it("tell numbers that repeat, skip or go back, with their place", () => {
    expect(codes("1. One.\n2. Two.\n4. Four.\n4. Four again.\n3. Three.")).toEqual([
      "number-skips 3:1",
      "number-repeats 4:1",
      "number-goes-back 5:1",
    ]);
    expect(codes("Article 1\n\nA.\n\nArticle 3\n\nB.\n\nArticle 3\n\nC.")).toEqual(["number-skips 5:1", "number-repeats 9:1"]);
    expect(codes("Article 1\n\nA.\n\nArticle 1bis\n\nB.\n\nArticle 2\n\nC.")).toEqual([]);
  });
});

const snippet = fc.constantFrom(
  "Article 1",
  "Article 2bis",
  "1. ",
  "(a) ",
  "(i) ",
  "- ",
  "[",
  "]",
  "Option 1: ",
  "words and words",
  ".",
  "\n",
  "\n\n",
  "\r\n",
  "    ",
  "\t",
  "# ",
  "**",
  "[^1]: ",
  "---\n",
  "I. ",
  "الماده",
  "1.1 ",
  "PP2 ",
);

describe("every text", () => {
  it("has nodes that stand in order, inside their parents, beside their siblings, and all words in one of them", () => {
    fc.assert(
      fc.property(fc.array(snippet, { maxLength: 60 }), (parts) => {
        const draft = parseDraft(parts.join(""));
        expectWellFormed(draft);
      }),
      { seed: 4, numRuns: 1500 },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: "binary" }), (text) => expectWellFormed(parseDraft(text))),
      { seed: 4, numRuns: 500 },
    );
  });
  it("tells line and column of every offset as counting does", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "\n", "\r\n", "\r", "é", "😀"), { maxLength: 30 }), fc.nat(40), (parts, offset) => {
        const text = parts.join("");
        const at = Math.min(offset, text.length);
        const before = text.slice(0, at).replaceAll("\r\n", "\n").replaceAll("\r", "\n");
        if (text[at - 1] === "\r" && text[at] === "\n") return;
        const rows = before.split("\n");
        expect(placeOf(splitLines(text), at)).toEqual({ line: rows.length, column: (rows.at(-1) ?? "").length + 1 });
      }),
      { seed: 4 },
    );
  });
});

function expectWellFormed(draft: DraftText): void {
  const ids = new Set<string>();
  const covered = new Uint8Array(draft.text.length);
  for (const node of draft.nodes) {
    expect(ids.has(node.id), node.id).toBe(false);
    ids.add(node.id);
    const parent = node.parent === undefined ? undefined : draft.nodes[node.parent];
    if (parent !== undefined) {
      expect(parent.range.start).toBeLessThanOrEqual(node.range.start);
      expect(parent.range.end).toBeGreaterThanOrEqual(node.range.end);
      expect(parent.children).toContain(node.index);
    }
    for (const [at, child] of node.children.entries()) {
      const after = draft.nodes[node.children[at + 1] ?? -1];
      if (after !== undefined) expect(draft.nodes[child]?.range.end).toBeLessThanOrEqual(after.range.start);
    }
    for (const range of [node.own, node.labelRange ?? node.own, node.heading ?? node.own]) {
      expect(range.start).toBeGreaterThanOrEqual(node.range.start);
      expect(range.end).toBeLessThanOrEqual(node.range.end);
    }
    covered.fill(1, node.range.start, node.range.end);
    expect(nodeAt(draft, node.range.start)).toBeDefined();
  }
  for (const match of draft.text.matchAll(/[^\s\ufeff\u200e\u200f#]/gu))
    expect(covered[match.index], `offset ${match.index} of ${JSON.stringify(draft.text)}`).toBe(1);
}

describe("names", () => {
  it("cite a node by the numbers above it, and units are articles, else points", () => {
    const draft = parseDraft("Article 3bis\n\n1. Words:\n(a) more.");
    expect(citationOf(draft, draft.nodes[2] ?? (draft.nodes[0] as never))).toBe("Article 3bis, 1, (a)");
    expect(unitsOf(draft).map(({ id }) => id)).toEqual(["article-3bis"]);
    expect(unitsOf(parseDraft("1. One.\n2. Two.")).map(({ id }) => id)).toEqual(["1", "2"]);
  });
});
