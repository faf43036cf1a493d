import { describe, expect, it } from "vitest";
import { compareDrafts, redlineOf } from "../compare-drafts.ts";
import { parseDraft } from "../parse-draft.ts";
import { readBrackets } from "../read-brackets.ts";
import { cutByProposal, traceLifetimes } from "./attribute-changes.ts";
import { proposalsOfDraft } from "./proposals-of-draft.ts";

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
    lifetimes: traceLifetimes(steps(texts)),
    proposersAt: (draft: number, offset: number) => proposals[draft]?.(offset) ?? [],
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
    expect(cutByProposal(at(Second, "crowns"), "old", given)).toMatchObject([{ draft: 1, by: ["Tovria"] }]);
  });
  it("gives words that stayed inside a changed phrase to the change before them", () => {
    const given = attribution([First, Second]);
    const whole = { start: Second.indexOf("[Orsa"), end: Second.indexOf(" at the port") };
    expect(cutByProposal(whole, "new", given).every(({ draft }) => draft === 1)).toBe(true);
  });
});
