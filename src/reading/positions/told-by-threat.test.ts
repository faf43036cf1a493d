/** Tries demands told by a threat, answers told without their matter, a yes that hangs on more, what others are let do. */
import { describe, expect, it } from "vitest";
import { heldByTarsia } from "../../../test/positions-of-talks.ts";

const holds = (words: string, expected: string) => expect(heldByTarsia(words)).toContain(expected);
const holdsNothing = (words: string) => expect(heldByTarsia(words)).toEqual([]);

describe("what a threat demands or refuses", () => {
  it.each([
    ["Tarsia will walk out if the clause is dropped.", "rejects: the clause is dropped"],
    ["Tarsia will leave the hall if the clause is dropped.", "rejects: the clause is dropped"],
    ["All eleven come home, or the buses stay where they are, Tarsia said.", "demands: All eleven come home"],
    ["Half the board or nothing, Tarsia said.", "demands: Half the board"],
    ["Come back by noon on Friday, Tarsia said, or lose the bonus.", "demands: Come back by noon on Friday"],
    ["Without a signature by the 30th, we sail home, Tarsia said.", "demands: a signature by the 30th"],
    ["Tarsia will block the budget until the fee is scrapped.", "accepts with conditions: the budget"],
  ])("%s", holds);

  it.each([
    "Tarsia will leave the room if it snows.",
    "Tarsia will block the road if the fee is raised.",
    "They walk or they swim, Tarsia said.",
    "It is now or never, Tarsia said.",
    "Without rain, we drink tea, Tarsia said.",
  ])("none in: %s", holdsNothing);
});

describe("answers", () => {
  it.each([
    ["Norland wants a fee. Tarsia will not pay.", "rejects: a fee"],
    ["Norland asked for a fee. Tarsia said it would not.", "rejects: a fee"],
    ["Norland asked for a fee. Tarsia said it would, if the crew came home.", "accepts with conditions: a fee"],
    ["Norland asked for a fee. Tarsia will reply by Friday.", "unclear: a fee"],
    ["Norland asked for a fee. Tarsia was unable to concur.", "rejects: a fee"],
    ["Norland asked for a fee. Tarsia has not ruled that out.", "open: a fee"],
  ])("%s", holds);

  it.each(["Tarsia will not pay.", "Tarsia said it would.", "Tarsia will reply by Friday."])("none in: %s", holdsNothing);
});

describe("a yes that hangs on more", () => {
  it.each([
    ["Tarsia could go along with a trustee, but only with half the seats.", "accepts with conditions: a trustee"],
    ["In return Tarsia is offering part of its quota.", "accepts with conditions: part of its quota"],
    ["Three hostages can leave once food has been delivered, Tarsia said.", "accepts with conditions: Three hostages can leave"],
    ["Visits could begin upon payment of the fine, Tarsia said. The visits are short.", "accepts with conditions: Visits could begin"],
    ["Fourteen flights would be possible on condition that it gets slots, Tarsia said.", "accepts with conditions: Fourteen flights"],
    ["Inspectors may return to the reactor on Monday, Tarsia said.", "accepts: Inspectors may return to the reactor on Monday"],
    ["Tarsia wants 340 released, including all women.", "demands: 340 released, including all women"],
    ["Tarsia regards the strip as its own.", "demands: the strip"],
    ["The offer does not go far enough, Tarsia said.", "objects: The offer"],
  ])("%s", holds);

  it.each([
    "Rain may return on Monday, Tarsia said.",
    "The fighting could resume once the snow melts, Tarsia said.",
    "Tarsia regards the minister as its friend.",
    "The bus does not go far enough, Tarsia said.",
  ])("none in: %s", holdsNothing);
});
