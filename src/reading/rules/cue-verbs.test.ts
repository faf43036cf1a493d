import { describe, expect, it } from "vitest";
import { channelArea } from "./channels.ts";
import { cueArea, cueClassOf, cueRulesOf } from "./cue-verbs.ts";

for (const { area, rules, matches } of [cueArea, channelArea]) {
  describe(`rules for ${area}`, () => {
    for (const { id, example, counterExample } of rules) {
      it(`${id} fires on its example and not on its counter-example`, () => {
        expect(matches(id, example), example).toBe(true);
        expect(matches(id, counterExample), counterExample).toBe(false);
      });
    }
    it("has one rule for each id", () => expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length));
  });
}

describe("cueRulesOf", () => {
  it("knows verbs with their particle", () => expect(cueRulesOf("call for").map((rule) => rule.act)).toEqual(["speech"]));
  it("knows nothing of other verbs", () => expect(cueRulesOf("walk")).toEqual([]));
});

describe("cueClassOf", () => {
  it("is the rules of a lemma the model has learned", () => expect(cueClassOf("say")).toBe("cue.say"));
  it("is none for a lemma the rules have known since", () => {
    expect(cueRulesOf("email").map(({ act }) => act)).toEqual(["speech"]);
    expect(cueClassOf("email")).toBeUndefined();
  });
});
