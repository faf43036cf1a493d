import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Source, sourceIdOf } from "#record";
import { findPoints } from "./find-points.ts";

function sourceOf(text: string, title?: string): Source {
  return {
    id: sourceIdOf("0".repeat(12), undefined),
    text,
    textHash: "0".repeat(64),
    format: "text",
    details: { credit: [], ...(title === undefined ? {} : { title }) },
    blocks: [],
  };
}

function pointsOf(text: string, title?: string) {
  return findPoints(sourceOf(text, title), { text, plain: text, paragraphs: [], sentences: [], tokens: [] });
}

function check(text: string, expected: readonly string[], title = "Draft plan"): void {
  it(text.replaceAll("\n", " ⏎ ").slice(0, 90), () => {
    expect(pointsOf(text, title).map(({ number, name, headingTopic }) => [number, name, headingTopic].filter(Boolean).join(" · "))).toEqual(
      expected,
    );
  });
}

describe("points of a draft", () => {
  check("1. Ceasefire. The truce holds.\n\n2. Prisoners: all are released.\n\n3. Mines — both clear them.", [
    "1 · Ceasefire · ceasefire",
    "2 · Prisoners · prisoners",
    "3 · Mines · mines",
  ]);
  check("Point 1. **Ceasefire.** It holds.\nPoint 2. **Water.** It is shared.\nPoint 3. **Fees.** They end.", [
    "1 · Ceasefire · ceasefire",
    "2 · Water",
    "3 · Fees",
  ]);
  check(
    "Article 1\nDefinitions\nIn this text words mean things.\n\nArticle 2\nWithdrawal of forces\nThey leave.\n\nArticle 3\nDisputes\nA panel sits.",
    ["1 · Definitions", "2 · Withdrawal of forces · troop withdrawal", "3 · Disputes"],
  );
  check(
    "1) The parties shall end all hostilities on the day on which both have signed this text.\n2) Both shall exchange maps.\n3) A panel sits.",
    ["1 · The parties shall end all hostilities on the day on which …", "2 · Both shall exchange maps", "3 · A panel sits"],
  );
  check("1. Stages. In two stages:\n1. first half\n2. second half\n2. Access. Always.\n3. Flights. Daily.", [
    "1 · Stages",
    "2 · second half",
    "3 · Flights",
  ]);
});

describe("what is no draft", () => {
  check("The talks went on.\n1. Ceasefire. It holds.\n2. Mines. They go.", []);
  check("1. Eat well. Often.\n2. Sleep well. Long.\n3. Walk. Daily.", [], "Three ways to stay fit");
  check(`${"The minister spoke at length about the plan. ".repeat(20)}\n1. One.\n2. Two.\n3. Three.`, [], "The plan in brief");
});

it("gives points in order, inside the text, each ending where the next begins at the latest", () => {
  const line = fc.oneof(
    fc.tuple(fc.nat(12), fc.constantFrom(". ", ") ", ".", ": "), fc.string({ maxLength: 12 })).map((parts) => parts.join("")),
    fc.string({ maxLength: 20 }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const text = lines.join("\n");
      const points = pointsOf(text, "Draft plan");
      for (const [at, { range, number, heading }] of points.entries()) {
        expect(number).toBe(String(at + 1));
        expect(range.start).toBeLessThanOrEqual(range.end);
        expect(range.end).toBeLessThanOrEqual(points[at + 1]?.range.start ?? text.length);
        if (heading !== undefined) expect(text.slice(range.start, range.end)).toContain(text.slice(heading.start, heading.end));
      }
    }),
    { seed: 7 },
  );
});
