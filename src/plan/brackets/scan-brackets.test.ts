import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDraft } from "../structure/parse-draft.ts";
import { bordersOf } from "./bracket-borders.ts";
import { printBrackets, scanBrackets } from "./scan-brackets.ts";

/** Pairs as a person with a finger would find them: again and again the first '[' directly before its ']'. */
function slowPairs(text: string): readonly string[] {
  const signs = [...text].map((sign, at) => ({ sign, at })).filter(({ sign }) => sign === "[" || sign === "]");
  const pairs: string[] = [];
  for (;;) {
    const at = signs.findIndex((one, index) => one.sign === "[" && signs[index + 1]?.sign === "]");
    if (at < 0) return pairs.sort();
    pairs.push(`${signs[at]?.at}-${signs[at + 1]?.at}`);
    signs.splice(at, 2);
  }
}

const soup = fc
  .array(
    fc.constantFrom(
      "[",
      "]",
      "a",
      " ",
      "\n",
      "[^1]",
      "[x](http://a.b)",
      "\\[",
      "\\]",
      "{",
      "}",
      "Article 2\n",
      "\n\n",
      "［",
      "*",
      "é",
      "😀",
      "\r\n",
      "[1]",
    ),
    { maxLength: 80 },
  )
  .map((parts) => parts.join(""));

describe("every text", () => {
  it("is printed back as it was, balanced or not, with borders or without", () => {
    fc.assert(
      fc.property(soup, fc.array(fc.nat(60), { maxLength: 5 }), (text, borders) => {
        expect(printBrackets(scanBrackets(text))).toBe(text);
        expect(
          printBrackets(
            scanBrackets(
              text,
              borders.toSorted((one, other) => one - other),
            ),
          ),
        ).toBe(text);
        expect(printBrackets(scanBrackets(text, bordersOf(parseDraft(text))))).toBe(text);
      }),
      { seed: 4, numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: "binary" }), (text) => {
        expect(printBrackets(scanBrackets(text))).toBe(text);
      }),
      { seed: 4 },
    );
  });
  it("has the pairs that a person with a finger finds, and every other bracket is a stray", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("[", "]", "a", " "), { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        const tree = scanBrackets(text);
        const pairs = tree.brackets.flatMap(({ opening, closing }) => (closing === undefined ? [] : [`${opening.start}-${closing.start}`]));
        expect([...pairs].sort()).toEqual(slowPairs(text));
        expect(tree.strays.length + 2 * pairs.length).toBe(tree.openings + tree.closings);
        for (const bracket of tree.brackets) {
          const before = [...text.slice(0, bracket.opening.start)];
          let open = 0;
          for (const sign of before) open = sign === "[" ? open + 1 : sign === "]" ? Math.max(0, open - 1) : open;
          expect(bracket.depth).toBe(open + 1);
        }
      }),
      { seed: 4, numRuns: 2000 },
    );
  });
  it("may nest a hundred thousand deep", () => {
    const text = `${"[".repeat(100_000)}x${"]".repeat(100_000)}`;
    const tree = scanBrackets(text);
    expect(tree.brackets.at(-1)?.depth).toBe(100_000);
    expect(printBrackets(tree)).toBe(text);
    expect(scanBrackets("[".repeat(100_000)).strays).toHaveLength(100_000);
  });
});

describe("footnote marks and links", () => {
  const opened = (text: string): number => scanBrackets(text).openings;
  it("are no brackets in dispute", () => {
    expect(opened("Ships[^1] pass [the strait](https://a.example/b) freely [here][src].\n\n[^1]: Note.\n\n[src]: https://a.example")).toBe(
      0,
    );
    expect(opened("Ships pass.[1] Tolls end.[2]\n\n[1] See the annex.\n[2] Until May.")).toBe(0);
    expect(opened("![map](map.pdf) and [[^9]]")).toBe(1);
  });
  it("are not what only looks like them", () => {
    expect(opened("Ships [shall][should] pass within [5] days under paragraph [x](a).")).toBe(4);
    expect(opened("[1] day or [2] days")).toBe(2);
    expect(opened("\\[shall\\] and ［should］")).toBe(2);
  });
});

describe("borders", () => {
  it("tell pairs that reach over them, but not a bracket around whole articles", () => {
    const text = "Article 1\n\nShips [pass freely.\n\nArticle 2\n\nTolls end].\n";
    expect(scanBrackets(text, bordersOf(parseDraft(text))).brackets.map(({ isAcross }) => isAcross)).toEqual([true]);
    const whole = "[Article 1\n\nShips pass.\n\nArticle 2\n\nTolls end.]\n";
    const tree = scanBrackets(whole, bordersOf(parseDraft(whole)));
    expect(tree.brackets.map(({ isAcross }) => isAcross)).toEqual([false]);
    expect(tree.brackets[0]?.closing?.start).toBe(whole.length - 2);
  });
});

const corpus = "../shared/corpus/paris-2015";
describe.skipIf(!existsSync(corpus))("three drafts of a treaty", () => {
  it.each([
    ["23-oct-2015.md", 1025],
    ["4-dec-2015.md", 1015],
    ["9-dec-2015.md", 217],
  ])("%s is printed back, and its %i opening brackets are found", (name, openings) => {
    const text = readFileSync(`${corpus}/${name}`, "utf8");
    const tree = scanBrackets(text, bordersOf(parseDraft(text)));
    expect(printBrackets(tree)).toBe(text);
    expect(tree.openings).toBe(openings);
    expect(tree.strays.length).toBeGreaterThan(0);
    for (const { start, end, sign } of tree.strays) expect(text.slice(start, end)).toBe(sign);
  });
});
