import { describe, expect, it } from "vitest";
import { readInTalks } from "../../test/read-in-talks.ts";
import { factsOfReading } from "./facts-of-reading.ts";

const channelsOf = (passage: string): readonly string[] => {
  const { text, reading } = readInTalks(passage);
  return factsOfReading(text, reading).channels.map(({ kind, words }) => `${kind} · ${words.words}`);
};
const check = (passage: string, expected: readonly string[]): void => it(passage, () => expect(channelsOf(passage)).toEqual(expected));

describe("people who keep their names back", () => {
  check("Diplomats from Orsa said the quota was too low.", ["unnamed source · Diplomats from Orsa"]);
  check("Western military attaches say the road was mined.", ["unnamed source · Western military attaches"]);
  check("An aide to Mr Harl Venning said the quota was too low.", ["unnamed source · An aide to Mr Harl Venning"]);
  check("The two captains had met twice, said two people briefed on the talks.", ["unnamed source · two people briefed on the talks"]);
  check("A senior agency official, who asked not to be named, said the quota was too low.", ["unnamed source · A senior agency official"]);
  check("The two captains, who trained together, have met twice, said two people briefed on the talks.", [
    "unnamed source · two people briefed on the talks",
  ]);
  check("Analysts at Corvell said the quota was too low.", []);
  check("Both ministers said the quota was too low.", []);
  check("Olga Prent's predecessor said the quota was too low.", []);
});

describe("papers that speak", () => {
  check("The fee would be halved, according to a copy of the letter.", ["letter · a copy of the letter"]);
  check("According to a note he sent to the council, the fee would be halved.", ["letter · a note he sent to the council"]);
  check("The fee would be halved, the memo says.", ["letter · the memo"]);
});
