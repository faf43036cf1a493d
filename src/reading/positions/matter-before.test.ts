/** Tries stances whose matter stands before them: relatives, appositions, fronted points, pronouns, what was said of another point. */
import { describe, expect, it } from "vitest";
import { heldByTarsia } from "../../../test/positions-of-talks.ts";

describe("the matter of a stance that stands before it", () => {
  it.each([
    ["Four seats, which Tarsia is willing to give, are on the table.", "accepts: Four seats"],
    ["It is a price Tarsia is not willing to pay.", "rejects: a price"],
    ["Norland wants a fee, which Tarsia will not accept.", "rejects: a fee"],
    ['Norland wants a fee. "That we cannot accept," Tarsia said.', "rejects: a fee"],
    ["A longer lease we could discuss, Tarsia said.", "open: A longer lease"],
    ["Norland proposed longer shifts, something Tarsia will not hear of.", "rejects: longer shifts"],
    ["Norland proposed that both fleets share the quay, an idea Tarsia has not rejected.", "open: both fleets share the quay"],
    ["Norland demanded a refund, a claim Tarsia brushed aside.", "rejects: a refund"],
    ["Norland would like a mediator. That is fine with Tarsia.", "accepts: a mediator"],
    ["A later date is good enough for Tarsia.", "accepts: A later date"],
    ["The levy that Tarsia keeps floating is unpopular.", "demands: The levy"],
    ["On a ban on nets, Tarsia voiced misgivings.", "objects: a ban on nets"],
    ["As for the fee, Tarsia has yet to decide.", "unclear: the fee"],
    ["Norland called for a toll. Tarsia is lukewarm.", "objects: a toll"],
  ])("%s", (words, expected) => expect(heldByTarsia(words)).toContain(expected));

  it.each([
    "It was a day that Tarsia will not forget.",
    "On Monday, Tarsia voiced misgivings.",
    "On the pier of the old harbour Tarsia had yet to decide.",
    "Tarsia paid a toll. Tarsia is cool.",
    "That we can see, Tarsia said.",
    "Tarsia lost the ship, a fact Norland accepts.",
    "It was an idea Tarsia had in the bath.",
    "The hotel is good enough for the minister, Norland said. Tarsia is far away.",
  ])("none in: %s", (words) => expect(heldByTarsia(words)).toEqual([]));
});

describe("what is said of one point and denied of another", () => {
  it("counts for both", () => {
    const held = heldByTarsia('The distance could be haggled over, Tarsia said. "A toll could not."');
    expect(held).toEqual(["open: The distance", "rejects: A toll"]);
  });
  it("needs the first to be one that can be talked of", () =>
    expect(heldByTarsia('The ship could be seen from the pier, Tarsia said. "A toll could not."')).toEqual([]));
});
