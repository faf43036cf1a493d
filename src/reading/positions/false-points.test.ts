/** Tries what looks like a stance in a text about talks and is none: a forecast by somebody else, a wish to be heeded, silence, a thing nobody trades; and how points are named. */
import { describe, expect, it } from "vitest";
import { positionsOfTalks } from "../../../test/positions-of-talks.ts";

/** "party stance [topic]: summary" of every position of the words. */
function heldIn(words: string): readonly string[] {
  return positionsOfTalks(words).map((mark) => `${mark.heldBy} ${mark.stance} [${mark.point.topic}]: ${mark.told}`);
}

describe("no stance", () => {
  it.each([
    "Tarsia could embrace the toll plan, but only if it can be won over, Edda Brill told reporters.",
    "Tarsia might accept a fee, the Veldish minister Ada Koul said.",
    "Both delegations had promised the hostess secrecy.",
    "The union had promised the host discretion.",
    "Tarsia would ask people to remember that this is a promise.",
    "Tarsia asked both sides to imagine a harbour without tolls.",
    "Lena Storrow turned down a film about the negotiations.",
    "The union would not discuss the report.",
    "Tarsia considers it likely that the dam will leak.",
    "Tarsia agreed that such rules cannot be eternal.",
    "Tarsia expects agreement this week.",
    "The union would begin by agreeing how to vote.",
    "Tarsia turned down the role.",
    "Tarsia would neither confirm nor deny what was said on the stairs.",
    'Asked about a fee, Tarsia said it would "neither confirm nor deny" a report.',
    "Tarsia's envoy, Ada Koul, would not discuss the report.",
    "Tarsia received a pledge by Velden that its parliament has ratified.",
    "Should the crew not be home by Monday, this offer lapses, Tarsia said.",
    "If the door shuts, the crew will have to sleep outside, Tarsia said.",
    "The treaty enters into force when Tarsia has accepted it.",
    "Tarsia would stop every Veldish tanker if Velden closed the strait, Tarsia said.",
    "Tarsia will seize the ferry if Velden shuts the port, Tarsia said.",
    "Tarsia's fee was gone from the first of May, Velden said.",
    "Tarsia will give its answer on Sunday.",
    "Tarsia plans to hand both sides a draft before the talks.",
    "If there is a patrol on the ice on Monday, Tarsia will meet it.",
    "Joren Hask, the leader of Tarsia's opposition, asked the prime minister to withdraw her words.",
  ])("in: %s", (words) => expect(heldIn(words)).toEqual([]));
});

describe("a stance beside it", () => {
  it.each([
    ["Tarsia could embrace the toll plan, its envoy said.", "Tarsia open [shipping and ports]: the toll plan"],
    ["Tarsia wants a pledge by Velden that the quota be halved.", "Velden accepts [quota]: the quota be halved"],
    ["The fee would have to go, Tarsia said.", "Tarsia demands [fee]: The fee would have to go"],
    ["Tarsia would stop its patrols if Velden closed the camp, Tarsia said.", "Tarsia accepts with conditions [patrols]: stop its patrols"],
    ["The fee is gone for good, Tarsia said.", "Tarsia rejects [fee]: The fee"],
    ["Tarsia will hand over the letters of the hostages.", "Tarsia accepts [hostages]: hand over the letters of the hostages"],
    ["Talks ended after Tarsia had accepted the fee.", "Tarsia accepts [fee]: the fee"],
    ["The company had promised the drivers a bonus.", "company accepts [bonus]: a bonus"],
    ["Tarsia asked Velden to lower the fee.", "Tarsia demands [lower the fee]: Velden to lower the fee"],
    ["Tarsia rejects any role in the contract for Velden.", "Tarsia rejects [role]: any role in the contract for Velden"],
  ])("%s", (words, expected) => expect(heldIn(words)).toContain(expected));
});

describe("how a point is named", () => {
  it.each([
    [
      "Tarsia had asked for the funds to be returned on the day.",
      "Tarsia demands [funds to be returned]: the funds to be returned on the day",
    ],
    ["The lease ran out in May when Tarsia declined to renew it.", "Tarsia rejects [lease]: The lease"],
  ])("%s", (words, expected) => expect(heldIn(words)).toContain(expected));
});
