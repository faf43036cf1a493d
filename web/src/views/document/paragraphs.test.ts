import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TextBlock } from "#record";
import { cutIntoParagraphs } from "./paragraphs.ts";

function check(text: string, blocks: readonly TextBlock[], wanted: readonly string[]): void {
  expect(cutIntoParagraphs(text, blocks).map(({ start, end }) => text.slice(start, end))).toEqual(wanted);
}

const heading = (start: number, end: number): TextBlock => ({ kind: "heading", range: { start, end } });

describe("a text cut for showing", () => {
  it("is cut at empty lines where nothing better is known", () =>
    check("One.\n\nTwo\nlines.\n\n\nThree.", [], ["One.", "Two\nlines.", "\nThree."]));
  it("is cut at the blocks that intake found", () =>
    check("Title\nBody.", [heading(0, 5), { kind: "paragraph", range: { start: 6, end: 11 } }], ["Title", "Body."]));
  it("shows what lies between two blocks", () =>
    check("Title\n\nLost words.\n\nBody.", [heading(0, 5), heading(20, 25)], ["Title", "Lost words.", "Body."]));
  it("is nothing where there is nothing", () => check("  \n\n ", [], []));

  it("never loses a word, repeats one, or changes their order", () => {
    const texts = fc.array(fc.constantFrom("word ", "\n", "\n\n", " ", "end.")).map((parts) => parts.join(""));
    const cuts = fc.array(fc.tuple(fc.nat(40), fc.nat(12)));
    fc.assert(
      fc.property(texts, cuts, (text, wanted) => {
        let from = 0;
        const blocks: TextBlock[] = [];
        for (const [gap, length] of wanted) {
          const start = from + gap;
          const end = Math.min(text.length, start + length);
          if (start >= end) break;
          blocks.push({ kind: "paragraph", range: { start, end } });
          from = end;
        }
        const shown = cutIntoParagraphs(text, blocks).map(({ start, end }) => text.slice(start, end));
        expect(shown.join("").replaceAll(/\s/gu, "")).toBe(text.replaceAll(/\s/gu, ""));
      }),
    );
  });

  it("says to which paragraph every place belongs", () => {
    const paragraphs = cutIntoParagraphs("One.\n\nTwo.\n\nThree.", []);
    expect(paragraphs.map(({ start, next }) => [start, next])).toEqual([
      [0, 6],
      [6, 12],
      [12, 18],
    ]);
  });
});
