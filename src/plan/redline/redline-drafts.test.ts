/** Checks that a redline of whole drafts gives both texts back, and that moved, merged and new points are told as such. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { alignUnits } from "../alignment/align-units.ts";
import type { AlignUnit } from "../alignment/unit.ts";
import { type RedlineDraft, redlineDrafts, redlineInSteps } from "./redline-drafts.ts";
import { newTextOf, oldTextOf } from "./segments.ts";

const sentences = [
  "The parties shall withdraw all artillery behind the line of contact within thirty days.",
  "A joint commission verifies the withdrawal and publishes its findings each week.",
  "Prisoners are released in three groups, beginning with the wounded and the sick.",
  "Elections to the lower chamber take place no later than nine months after signature.",
  "The port authority of Serrin keeps the harbour open to grain ships of every flag.",
  "Customs duties on fish are abolished by both sides from the first day of the year.",
];

test("both drafts can be had back from the blocks, whatever was moved, dropped and added", () => {
  const draft = fc.array(
    fc.record({
      words: fc.shuffledSubarray(sentences, { minLength: 1, maxLength: 3 }),
      lead: fc.constantFrom("\n", "\n\nPart II\n\n", ""),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(draft, draft, fc.boolean(), (one, other, tail) => {
      const [old, fresh] = [build(one, tail ? "\nDone in one copy." : ""), build(other, "")];
      const redline = redlineDrafts(old.draft, fresh.draft, alignUnits(old.units, fresh.units));
      for (const layer of ["exact", "readable"] as const) {
        const segments = redline.blocks.flatMap((block) => block[layer]);
        expect(oldTextOf(segments, old.draft.text)).toBe(old.draft.text);
        expect(newTextOf(segments, fresh.draft.text)).toBe(fresh.draft.text);
      }
      expect(redline.optimal).toBe(true);
      for (const { old: from, new: to } of redline.moved) {
        expect(words(old.draft.text.slice(from.start, from.end))).toEqual(words(fresh.draft.text.slice(to.start, to.end)));
      }
    }),
    { seed: 8, numRuns: 500 },
  );
});

test("a point that changed places is told as moved, against what it was", () => {
  const [first, second, third, fourth] = sentences as [string, string, string, string];
  const old = build([{ words: [first] }, { words: [second] }, { words: [third] }, { words: [fourth] }], "");
  const fresh = build([{ words: [second] }, { words: [third] }, { words: [fourth] }, { words: [first.replace("thirty", "forty")] }], "");
  const { blocks } = redlineDrafts(old.draft, fresh.draft, alignUnits(old.units, fresh.units));
  const kinds = blocks.map((block) => block.kind).filter((kind) => kind !== "between");
  expect(kinds).toEqual(["moved away", "together", "together", "together", "moved here"]);
  const here = blocks.find((block) => block.kind === "moved here");
  // Its number and one word: each went and came.
  expect(here?.against.filter((segment) => segment.kind !== "same").length).toBe(4);
});

test("work can be watched and stopped between two steps", () => {
  const old = build([{ words: [sentences[0] ?? ""] }, { words: [sentences[1] ?? ""] }], "");
  const steps = redlineInSteps(old.draft, old.draft, alignUnits(old.units, old.units));
  expect(steps.next()).toEqual({ done: false, value: { done: 1, total: expect.any(Number) } });
});

function build(
  points: readonly { readonly words: readonly string[]; readonly lead?: string }[],
  tail: string,
): { readonly draft: RedlineDraft; readonly units: readonly AlignUnit[] } {
  let text = "";
  const spans = points.map(({ words: list, lead = "\n" }, at) => {
    text += lead;
    const start = text.length;
    text += `${at + 1}. ${list.join(" ")}`;
    return { start, end: text.length };
  });
  text += tail;
  const units = spans.map(({ start, end }, at) => ({
    id: `p${at + 1}`,
    number: `${at + 1}`,
    heading: "",
    text: text.slice(start, end),
    parents: [],
  }));
  return { draft: { text, units: spans }, units };
}

function words(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+|[^\s]/gu) ?? [];
}
