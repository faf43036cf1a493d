import { describe, expect, it } from "vitest";
import { channelArea } from "./channels.ts";
import { cueArea, cueRulesOf } from "./cue-verbs.ts";

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
