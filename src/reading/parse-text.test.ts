/** Checks the layout of whole texts: offsets, trees, limits. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Source } from "#record";
import { syntaxModelsForTests } from "../../test/models.ts";
import { processorTime } from "../../test/processor-time.ts";
import { parseText } from "./parse-text.ts";
import type { ParsedText } from "./parsed-text.ts";

const models = syntaxModelsForTests();

function parse(text: string): ParsedText {
  // A source as intake makes it; the id's brand has no maker for tests.
  return parseText({ id: "src-test" as Source["id"], text, textHash: "", format: "text", details: { credit: [] }, blocks: [] }, models);
}

/** `word relation head` for every token. */
function treeOf(text: string): readonly string[] {
  const { tokens } = parse(text);
  return tokens.map((token) => `${token.form} ${token.relation} ${tokens[token.head]?.form}`);
}

describe("the parse of plain sentences", () => {
  test("who said what", () => {
    const tree = treeOf("The minister said the delegation would leave on Sunday.");
    expect(tree).toContain("minister nsubj said");
    expect(tree).toContain("leave ccomp said");
    expect(tree).toContain("delegation nsubj leave");
    expect(tree).toContain("Sunday obl leave");
    expect(tree).toContain("said root said");
  });
  test("who met whom", () => {
    const tree = treeOf("Norland's president met the foreign minister in Paris.");
    expect(tree).toContain("president nsubj met");
    expect(tree).toContain("minister obj met");
    expect(tree).toContain("Norland nmod:poss president");
  });
  test("a passive with its agent", () => {
    const tree = treeOf("The plan was rejected by the government.");
    expect(tree).toContain("plan nsubj:pass rejected");
    expect(tree).toContain("government obl:agent rejected");
  });
  test("tags and lemmas", () => {
    const { tokens } = parse("She told us the talks weren’t long.");
    expect(tokens.map((token) => `${token.form}/${token.fineTag}/${token.lemma}`).join(" ")).toBe(
      "She/PRP/she told/VBD/tell us/PRP/we the/DT/the talks/NNS/talk were/VBD/be n't/RB/not long/JJ/long ././.",
    );
  });
});

describe("the shape of every layout", () => {
  const words = fc.constantFrom(
    "The",
    "envoy",
    "said",
    "“",
    "”",
    "’",
    "U.S.",
    "no",
    ".",
    "...",
    "?",
    "\n",
    "\n\n",
    "al-Nahr",
    "—",
    "5",
    "%",
    "and",
    "\u200b",
    "é",
    "\ud83d",
    "Mr.",
  );
  test("offsets point at the exact text, every sentence is one tree", () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), fc.constantFrom("", " "), (list, glue) => {
        const text = list.join(glue);
        const parsed = parse(text);
        expect(parsed.text).toBe(text);
        expect(parsed.plain.length).toBe(text.length);
        expect(parsed.sentences.reduce((sum, sentence) => sum + sentence.afterToken - sentence.firstToken, 0)).toBe(parsed.tokens.length);
        parsed.tokens.forEach((token, index) => {
          expect(token.index).toBe(index);
          expect(parsed.plain.slice(token.start, token.end)).toBe(token.form);
        });
        parsed.sentences.forEach((sentence, number) => {
          const own = parsed.tokens.slice(sentence.firstToken, sentence.afterToken);
          expect(own.filter((token) => token.head === token.index).map((token) => token.index)).toEqual([sentence.root]);
          for (const token of own) {
            expect(token.sentence).toBe(number);
            expect(token.head >= sentence.firstToken && token.head < sentence.afterToken).toBe(true);
            let at = token.index;
            for (let steps = 0; steps <= own.length && at !== sentence.root; steps++) at = parsed.tokens[at]?.head ?? -1;
            expect(at).toBe(sentence.root);
          }
          const paragraph = parsed.paragraphs[sentence.paragraph];
          expect(paragraph !== undefined && paragraph.start <= sentence.start && sentence.end <= paragraph.end).toBe(true);
        });
      }),
      { numRuns: 200 },
    );
  });
  test("the same text gives the same layout", () => {
    const text = "The envoy left. “We agreed,” she said.";
    expect(parse(text)).toEqual(parse(text));
  });
  test("nothing gives nothing", () =>
    expect(parse("")).toEqual({ nameScores: new Float32Array(), text: "", plain: "", paragraphs: [], sentences: [], tokens: [] }));
});

describe("hostile texts take linear time", () => {
  const cases: readonly (readonly [name: string, text: string])[] = [
    ["a line of a million units", "the envoy of Norland said ".repeat(40_000)],
    ["100,000 quote marks", '"'.repeat(100_000)],
    ["a sentence of 50,000 tokens", "word, ".repeat(25_000)],
    ["a word of a million letters", "a".repeat(1_000_000)],
    ["100,000 lines", "a\n".repeat(100_000)],
  ];
  for (const [name, text] of cases) {
    test(name, () => {
      const spent = processorTime();
      expect(parse(text).tokens.length).toBeGreaterThan(0);
      expect(spent()).toBeLessThan(25_000);
    });
  }
});
