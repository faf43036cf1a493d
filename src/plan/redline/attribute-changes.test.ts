import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBrackets } from "../brackets/read-brackets.ts";
import { compareDrafts, redlineOf } from "../compare-drafts.ts";
import { parseDraft } from "../structure/parse-draft.ts";
import { cutByProposal, traceLifetimes } from "./attribute-changes.ts";
import { NoProposal, proposalsOfDraft } from "./proposals-of-draft.ts";

const First = "1. The ships pay a fee at the port of Vell before they leave it, and keep the receipt on board for a year.";
const Second =
  "1. The ships pay [Orsa proposes: half] a fee [Tovria proposes: in crowns] at the port of Vell before they leave it, and keep the receipt on board for a year.";
const Third = "1. The ships pay half a fee in gold at the port of Vell before they leave it, and keep the receipt on board for a year.";

function steps(texts: readonly string[]) {
  return texts.slice(1).map((text, at) => {
    const comparison = compareDrafts(parseDraft(texts[at] ?? ""), parseDraft(text));
    const work = redlineOf(comparison);
    let step = work.next();
    while (step.done !== true) step = work.next();
    const { blocks, moved } = step.value;
    return { segments: blocks.flatMap((block) => block.exact), moved, oldLength: comparison.old.text.length, newLength: text.length };
  });
}

function attribution(texts: readonly string[]) {
  const proposals = texts.map((text) => proposalsOfDraft(readBrackets(parseDraft(text))));
  return {
    text: texts.at(-1) ?? "",
    lifetimes: traceLifetimes(steps(texts)),
    proposalAt: (draft: number, offset: number) => proposals[draft]?.(offset) ?? NoProposal,
    lastDraft: texts.length - 1,
  };
}

const at = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

describe("whose proposal a change is", () => {
  it("is that of the bracket it stands in, head and signs included", () => {
    const given = attribution([First, Second]);
    expect(cutByProposal(at(Second, "[Orsa proposes: half]"), "new", given)).toMatchObject([{ draft: 1, by: ["Orsa"] }]);
    expect(cutByProposal(at(Second, "half] a fee [Tovria"), "new", given).map(({ by }) => by)).toEqual([["Orsa"], [], ["Tovria"]]);
  });
  it("is that of the draft in which the words came, once the brackets are gone", () => {
    const given = attribution([First, Second, Third]);
    expect(cutByProposal(at(Third, "half"), "new", given)).toMatchObject([{ draft: 1, by: ["Orsa"] }]);
    expect(cutByProposal(at(Third, "gold"), "new", given)).toMatchObject([{ draft: 2, by: [] }]);
  });
  it("is, for words that went, that of whoever stood behind them last", () => {
    const given = attribution([Second, Third]);
    expect(cutByProposal(at(Second, "crowns"), "old", { ...given, text: Second })).toMatchObject([{ draft: 1, by: ["Tovria"] }]);
  });
  it("gives words that stayed inside a changed phrase to the change before them", () => {
    const given = attribution([First, Second]);
    const whole = { start: Second.indexOf("[Orsa"), end: Second.indexOf(" at the port") };
    expect(cutByProposal(whole, "new", given).every(({ draft }) => draft === 1)).toBe(true);
  });
  it("is nobody's where only a sign, a small word or a part of the bracket comes again", () => {
    const given = attribution([
      "1. The ships pay [Orsa proposes: a fee of the port] [Tovria proposes: three gold crowns] before they leave Vell.",
      "1. The ships pay [two] [nine] crowns on the day of the sailing before they leave Vell.",
    ]);
    const fresh = "1. The ships pay [two] [nine] crowns on the day of the sailing before they leave Vell.";
    const told = cutByProposal(at(fresh, "[two] [nine] crowns on the day of the sailing"), "new", given);
    expect(told).toMatchObject([{ draft: 1, by: [] }]);
  });
  it("stays with the bracket whose words came over whole, or in a long run", () => {
    const old =
      "1. The ships pay [Orsa proposes: twelve crowns] [Tovria proposes: what the harbour master of the port of Vell asks of them on the day].";
    for (const [fresh, words, by] of [
      ["1. The ships pay twelve crowns.", "twelve crowns", ["Orsa"]],
      ["1. The ships pay what the harbour master of the port of Vell asks.", "harbour master of the port of Vell", ["Tovria"]],
    ] as const)
      expect(cutByProposal(at(fresh, words), "new", attribution([old, fresh])), fresh).toMatchObject([{ by }]);
  });
  it("is nobody's where the bracket held no more than a small word, but a figure is", () => {
    const old = "1. The ships pay [Orsa proposes: the] [Tovria proposes: 12] crowns of Vell before they sail.";
    const fresh = "1. The ships give the sum of 12 crowns of Vell before they sail.";
    const given = attribution([old, fresh]);
    expect(cutByProposal(at(fresh, "12"), "new", given)).toMatchObject([{ by: ["Tovria"] }]);
    expect(cutByProposal({ start: 0, end: fresh.length }, "new", given).flatMap(({ by }) => by)).not.toContain("Orsa");
  });
  it("tells a rewritten phrase in one piece, whatever signs of it recur from the draft between", () => {
    const fresh = "1. The ships pay [ten] [nine] loads in spring before they leave Vell.";
    const given = attribution([
      "1. The ships pay a fee before they leave Vell.",
      "1. The ships pay [a toll] [a tax] before they leave Vell.",
      fresh,
    ]);
    expect(cutByProposal(at(fresh, "[ten] [nine] loads in spring"), "new", given)).toMatchObject([{ draft: 2, by: [] }]);
    const told = cutByProposal(at(fresh, "[ten] [nine] loads in spring"), "new", given);
    expect(told.map(({ start, end }) => fresh.slice(start, end)).join("")).toBe("[ten] [nine] loads in spring");
  });
  it("names only who stands behind those very words in some draft, on any drafts", () => {
    const word = fc.constantFrom("a", "the", "ships", "pay", "crowns", "[", "]", "fee", "of", "port");
    const text = fc
      .array(
        fc.oneof(
          word,
          fc.tuple(fc.constantFrom("Orsa", "Tovria"), word).map(([who, one]) => `[${who} proposes: ${one}]`),
        ),
        { maxLength: 12 },
      )
      .map((words) => `1. ${words.join(" ")}`);
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (texts) => {
        const given = attribution(texts);
        const last = texts.at(-1) ?? "";
        for (const { start, end, by } of cutByProposal({ start: 0, end: last.length }, "new", given)) {
          if (by.length === 0) continue;
          for (let place = start; place < end; place++) {
            const origin = given.lifetimes.came[place] ?? 0;
            const named = [given.proposalAt(origin, given.lifetimes.cameAt[place] ?? 0), given.proposalAt(texts.length - 1, place)];
            expect(named.map((one) => one.by)).toContainEqual(by);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
