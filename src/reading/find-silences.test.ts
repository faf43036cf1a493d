import { describe, expect, it } from "vitest";
import { syntaxModelsForTests } from "../../test/models.ts";
import { plainSource } from "../../test/plain-source.ts";
import { findSilences } from "./find-silences.ts";
import { parseText } from "./parse-text.ts";
import { silenceArea } from "./rules/silence-words.ts";

function silencesIn(text: string): readonly string[] {
  const source = plainSource(text);
  const parsed = parseText(source, syntaxModelsForTests());
  return findSilences({ source, parsed, cast: { actors: [], mentions: [] }, dates: [], attributions: [] }).map(
    ({ manner, about }) => `${manner}${about === undefined ? "" : `: ${text.slice(about.start, about.end)}`}`,
  );
}

function check(text: string, expected: readonly string[]): void {
  it(text, () => expect(silencesIn(text)).toEqual(expected));
}

describe("findSilences", () => {
  check("She did not mention the prisoners, but praised the hosts.", ["did not mention: the prisoners"]);
  check("The envoy declined to comment on the map.", ["declined to comment: the map"]);
  check("The envoy declined to comment.", ["declined to comment"]);
  check("The ministry did not immediately respond to a request for comment.", ["did not respond"]);
  check("He did not say when the ferry would sail.", ["did not say: when the ferry would sail"]);
  check("The statement made no reference to the border.", ["did not mention: the border"]);
  check("She thanked the hosts and mentioned the prisoners.", []);
  check("The envoy declined the invitation.", []);
});

describe("rules for silences", () => {
  for (const { id, example, counterExample } of silenceArea.rules) {
    it(`${id} fires on its example and not on its counter-example`, () => {
      expect(silenceArea.matches(id, example)).toBe(true);
      expect(silenceArea.matches(id, counterExample)).toBe(false);
    });
  }
});
