import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readInTalks } from "../../test/read-in-talks.ts";
import { isPeopleNoun } from "./rules/people-words.ts";

function speakersIn(passage: string): readonly string[] {
  const { reading } = readInTalks(passage);
  const names = new Map(reading.actors.map(({ id, name }) => [id, name]));
  return reading.attributions.map(({ speakers }) => speakers.map((id) => names.get(id)).join(", "));
}

describe("people without a name who speak", () => {
  it("are told by a noun for people, with what describes it", () => {
    expect(speakersIn("The lights will stay on, the harbourmaster said.")).toEqual(["the harbourmaster"]);
    expect(speakersIn("Several bookmakers suspect that the vote will slip.")).toEqual(["Several bookmakers"]);
    expect(speakersIn("One skipper with two boats said the mood had soured.")).toEqual(["One skipper with two boats"]);
  });

  it("are the same person at every place where the noun has its article", () => {
    const { reading } = readInTalks("The harbourmaster said the quay was full. The harbourmaster said it would stay so.");
    const speakers = reading.attributions.map((mark) => mark.speakers);
    expect(speakers[0]).toHaveLength(1);
    expect(speakers[0]).toEqual(speakers[1]);
  });

  it("are no papers, and nobody is no one", () => {
    expect(speakersIn("The leaflet said the quay was full.")).toEqual([""]);
    expect(speakersIn("Nobody at the quay thinks the pact will last.")).toEqual([""]);
  });

  it("leave a known name alone", () => {
    expect(speakersIn("Foreign minister Ilse Marrow said the quay was full.")).toEqual(["Ilse Marrow"]);
  });

  it("are in the cast under the ids that count on", () => {
    const nouns = fc.constantFrom("weigher", "stevedore", "shipowner", "ledger", "pilot", "warden", "banner", "Marsk");
    fc.assert(
      fc.property(fc.array(nouns, { minLength: 1, maxLength: 4 }), (list) => {
        const { reading } = readInTalks(list.map((noun) => `A ${noun} said that the gate was shut.`).join(" "));
        const ids = reading.actors.map(({ id }) => id);
        expect(ids).toEqual(ids.map((_, at) => `a${at + 1}`));
        for (const { speakers, via } of reading.attributions) for (const id of [...speakers, ...via]) expect(ids).toContain(id);
        for (const { actor } of reading.mentions) expect(ids).toContain(actor);
        const starts = reading.mentions.map(({ range }) => range.start);
        expect(starts).toEqual([...starts].sort((one, other) => one - other));
      }),
      { numRuns: 25 },
    );
  });
});

describe("nouns for people", () => {
  it("are told by themselves or by their ending, in both numbers", () => {
    for (const word of ["envoy", "envoys", "bookmaker", "fishermen", "economists", "allies", "people", "harbourmaster", "librarian"])
      expect(isPeopleNoun(word), word).toBe(true);
  });
  it("are no papers, bodies and things", () => {
    for (const word of ["letter", "letters", "newspaper", "statement", "treaty", "quarter", "tariff", "checklist", "river", "month"])
      expect(isPeopleNoun(word), word).toBe(false);
  });
});
