import { describe, expect, it } from "vitest";
import { isBareVerb, isFiniteVerb } from "./verb-tags.ts";

describe("forms of verbs by their tags", () => {
  it("heads a clause with a past or present tense or a modal, and with no other form", () => {
    expect(["VBD", "VBZ", "VBP", "MD", "VB", "VBG", "VBN", "NN"].filter((fineTag) => isFiniteVerb({ fineTag }))).toEqual([
      "VBD",
      "VBZ",
      "VBP",
      "MD",
    ]);
    expect(isFiniteVerb(undefined)).toBe(false);
  });

  it("is bare where tagged so, or where a present tense is spelt like the lemma", () => {
    expect(isBareVerb({ fineTag: "VB", lower: "be", lemma: "be" })).toBe(true);
    expect(isBareVerb({ fineTag: "VBP", lower: "sign", lemma: "sign" })).toBe(true);
    expect(isBareVerb({ fineTag: "VBP", lower: "are", lemma: "be" })).toBe(false);
    expect(isBareVerb({ fineTag: "VBD", lower: "put", lemma: "put" })).toBe(false);
    expect(isBareVerb(undefined)).toBe(false);
  });
});
