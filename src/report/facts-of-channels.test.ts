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

describe("an occasion that the sentence before tells", () => {
  check("Olga Prent gave a press conference at noon. Money can be discussed, she said.", ["press conference · gave a press conference"]);
  check('Olga Prent is addressing supporters at the quay. "We want two seats," she tells them.', ["speech · addressing supporters"]);
  check("Olga Prent stopped for the cameras on her way out. The fee was too high, she said.", ["reporters · stopped for the cameras"]);
  check("Olga Prent gave a press conference at noon. Arlo Finch said the fee was too high.", []);
  check("Olga Prent left the press conference at noon. The fee was too high, she said.", []);
  check("Olga Prent stopped for a coffee on her way out. The fee was too high, she said.", []);
});

describe("texts that somebody puts out", () => {
  check("The ministry issued a terse statement saying the fee was too high.", ["written statement · issued a terse statement"]);
  check("The council sent a letter to the ministry demanding a lower fee.", ["letter · sent a letter"]);
  check("The ministry issued a permit saying the boat could sail.", []);
});

describe("people the writer has heard", () => {
  check("The envoy will not get six seats; I have that from two people in the council.", ["unnamed source · two people in the council"]);
  check("Orsa dislikes the plan, we're hearing from a southern envoy.", ["unnamed source · a southern envoy"]);
  check("We learned from the wreck that the ferry was old.", []);
  check("We have not heard from a single envoy that it is off.", []);
  check("The fee is forty marks, per two officials.", ["unnamed source · two officials"]);
  check("The firm pays forty marks a wagon, per the contract.", []);
});

describe("people without a name who speak for a place or a circle", () => {
  check("Folks on the quay say the quota is too low.", ["unnamed source · Folks on the quay"]);
  check("Lena Marsk's inner circle says the quota is too low.", ["unnamed source · Lena Marsk's inner circle"]);
  check("The guests sat in a circle, and the host said the quota was too low.", []);
  check("Every few weeks somebody announces that the war is over.", []);
  check("A minister who asked not to be named said the quota was too low.", ["unnamed source · A minister who asked not to be named"]);
  check("Whatever a minister says in public, the quota is too low.", []);
  check("The firm will not sell, a clerk at the head office emailed.", ["unnamed source · a clerk at the head office", "letter · emailed"]);
});

describe("papers that speak", () => {
  check("The fee would be halved, according to a copy of the letter.", ["letter · a copy of the letter"]);
  check("According to a note he sent to the council, the fee would be halved.", ["letter · a note he sent to the council"]);
  check("The fee would be halved, the memo says.", ["letter · the memo"]);
});
