/** Tries stances in sentences turned round, bargains, intentions, threats and nouns with an owner; beside each way what only looks like it. */
import { describe, expect, it } from "vitest";
import { heldIn } from "../../../test/positions-of-talks.ts";

describe("a stance in a sentence turned round", () => {
  it.each([
    ["What Tarsia cannot stomach is a foreign judge.", "Tarsia rejects: a foreign judge"],
    ["What Tarsia wants is a share of the catch.", "Tarsia demands: a share of the catch"],
    ["Among Tarsia's demands is the release of a trawler.", "Tarsia demands: the release of a trawler"],
    ["Tarsia's price is the return of the ferry.", "Tarsia demands: the return of the ferry"],
    ["Tarsia's red lines include the naval base.", "Tarsia rejects: the naval base"],
    ['"No quota, no treaty," said the Tarsian minister Ada Koul.', "Tarsia demands: quota"],
    [
      '"Let them open the mine and we pay the arrears," said the Tarsian minister Ada Koul.',
      "Tarsia accepts with conditions: pay the arrears",
    ],
  ])("%s", (words, expected) => expect(heldIn(words)).toContain(expected));

  it.each([
    "What the children wanted was a dog.",
    "Among the town's sights is a tower.",
    "No pain, no gain, the coach said.",
    "Let them eat cake and we go home, he said.",
    "The bakery's price is two crowns.",
  ])("none in: %s", (words) => expect(heldIn(words)).toEqual([]));
});

describe("deeds and words of a side", () => {
  it.each([
    ["Tarsia intends to lift its embargo on the islands.", "Tarsia accepts: lift its embargo on the islands"],
    ["Tarsia intends to keep the harbour.", "Tarsia demands: keep the harbour"],
    ["Tarsia said it could give up the radar in exchange for a lease.", "Tarsia accepts with conditions: give up the radar"],
    ["Tarsia said it might hand over the maps.", "Tarsia open: hand over the maps"],
    ["Tarsia will not come back while the guards are there, its envoy said.", "Tarsia accepts with conditions: come back"],
    ['"Unless the cuts are made by May, we shut the port," the union said.', "union demands: the cuts are made by May"],
    ["Tarsia made clear that a one-sided toll cannot be accepted.", "Tarsia rejects: a one-sided toll"],
    ["Tarsia asked the owners for a list.", "Tarsia demands: a list"],
    ["Tarsia wants a pier. Its draft also calls for a list of mines.", "Tarsia demands: a list of mines"],
    ["Velden's letter demands a lease.", "Velden demands: a lease"],
    ["Drivers are after a bonus.", "drivers demands: a bonus"],
    ["The villagers will not hear of a dam.", "villagers rejects: a dam"],
    ["Tarsia's long-standing opposition to the dam is known.", "Tarsia objects: the dam"],
    ["Velden noted the reservations of Tarsia about the dam.", "Tarsia objects: the dam"],
    ["The union raised its offer to 4 percent.", "union accepts: 4 percent"],
    ["Tarsia has not budged on the fee.", "Tarsia rejects: the fee"],
    ["Tarsia will not hear of a fine.", "Tarsia rejects: a fine"],
    ["Tarsia dug in its heels over the fee.", "Tarsia rejects: the fee"],
    ["Tarsia insisted the fence come down.", "Tarsia demands: the fence come down"],
    ["Tarsia demanded a pardon, a bridge and a bus.", "Tarsia demands: a bridge"],
    ["Tarsia made a treaty conditional on the sale of the mill.", "Tarsia accepts with conditions: a treaty"],
  ])("%s", (words, expected) => expect(heldIn(words)).toContain(expected));

  it.each([
    "The hotel plans to open in May.",
    "Its letter arrived on Monday.",
    "If the bus does not come, passengers could leave.",
    "Unless it rains, we start at noon, the guide said.",
    "The council asked residents for patience.",
    "There will be no trains on Sunday, the operator said.",
    "The dog dug in its heels in the mud.",
    "Tarsia would sooner see the talks collapse than wait.",
    "The band might release an album next year, its singer said.",
  ])("none in: %s", (words) => expect(heldIn(words)).toEqual([]));
});

describe("whose stance it is where somebody is of a state without being its voice", () => {
  it.each([
    ["Tarsian Foreign Minister Olga Prent rejected the treaty.", "Tarsia rejects: the treaty"],
    ["Tarsian Senator Olga Prent rejected the treaty.", "Olga Prent rejects: the treaty"],
    ["The Tarsian lawmaker Olga Prent opposes a ceasefire.", "Olga Prent objects: a ceasefire"],
    ["The former Tarsian minister Olga Prent opposes a ceasefire.", "Olga Prent objects: a ceasefire"],
    ["Senator Olga Prent (R-Ohio) came. Karl Lund, a spokesman for Prent, rejected the treaty.", "Karl Lund rejects: the treaty"],
    ["Ohio Gov. Olga Prent opposed the treaty.", "Olga Prent objects: the treaty"],
  ])("%s", (words, expected) => expect(heldIn(words)).toEqual([expected]));
});
