/** Tries what ordinary reporters write of where sides stand: what can be done with a point, what there will not be, several things at once, deeds on a condition. */
import { describe, expect, it } from "vitest";
import { heldIn } from "../../../test/positions-of-talks.ts";

describe("what can be done with a point", () => {
  it.each([
    ["The southern crossing could be reopened, Tarsia said.", "Tarsia open: The southern crossing"],
    ["A longer lease can be talked about, the union said.", "union open: A longer lease"],
    ["Foreign patrols would not be tolerated, Tarsia said.", "Tarsia rejects: Foreign patrols"],
    ["Tarsia said there would be no access to the mine.", "Tarsia rejects: access to the mine"],
    ["Norland said there was no room for a second delay.", "Norland rejects: a second delay"],
  ])("%s", (words, expected) => expect(heldIn(words)).toContain(expected));

  it.each([
    "The gate could be reopened with a key.",
    "Tarsia said for the first time on what terms it would give up the mine.",
    "Tarsia did not say whether it would release the crew.",
    "The mayor said there would be no fireworks without rain.",
    "Tarsia said there was no doubt about the weather.",
    "Tarsia said there would be no comment.",
    "The choir could be heard, the union said.",
    "He could be seen on the bridge, Tarsia said.",
  ])("none in: %s", (words) => expect(heldIn(words)).toEqual([]));
});

describe("several things with one verb", () => {
  it("are told one by one", () => {
    const told = heldIn("Tarsia called for 40 more buses and for a bridge over the Lume.");
    expect(told).toContain("Tarsia demands: 40 more buses");
    expect(told).toContain("Tarsia demands: a bridge over the Lume");
  });
  it("are one where the verb asks for them together", () => {
    expect(heldIn("Tarsia called for peace between farmers and herders on the Lume.")).not.toContain("Tarsia demands: herders on the Lume");
  });
});

describe("who holds a stance", () => {
  it.each([
    ["The government of Tarsia and the rebel Amber Front agreed to prolong the truce.", 2],
    ["Tarsia and Norland back the staged approach.", 2],
  ])("%s", (words, count) => expect(heldIn(words)).toHaveLength(count));

  it("is the side of whoever is named after the office", () => {
    expect(heldIn("Tarsia's chief negotiator, Ines Morrow, ruled out a second delay.")).toContain("Tarsia rejects: a second delay");
  });

  it("is one where the other is told of beside", () => {
    expect(heldIn("The government of Tarsia, with Norland at its side, agreed to prolong the truce.")).toHaveLength(1);
  });
});

describe("plain words of stance", () => {
  it.each([
    ["Tarsia agreed on Thursday to release the crew.", "Tarsia accepts: release the crew"],
    ["Tarsia has offered in exchange to pay for a ferry.", "Tarsia accepts with conditions: pay for a ferry"],
    ["Tarsia asks for the railway to be reopened.", "Tarsia demands: the railway to be reopened"],
    ["Tarsia asked that guards remain on the bridge.", "Tarsia demands: guards remain on the bridge"],
    ["The union is all for the longer lease.", "union accepts: the longer lease"],
    ["Norland was not in a position to share its charts.", "Norland rejects: share its charts"],
    ["Norland will readmit its own nationals within a month.", "Norland accepts: readmit its own nationals within a month"],
    ["Norland has little liking for a joint fund.", "Norland objects: a joint fund"],
    ["We are not going to release the crew, Tarsia said.", "Tarsia rejects: release the crew"],
  ])("%s", (words, expected) => expect(heldIn(words)).toContain(expected));

  it.each([
    "Norland will host the games in May.",
    "Tarsia is not going to comment.",
    "Tarsia considered the letters as secret.",
    "The minister refused to discuss potential appointees.",
    "The troops came back the next day.",
    "She does not like coffee.",
  ])("none in: %s", (words) => expect(heldIn(words)).toEqual([]));

  it.each(["Fillwise turned down the film.", "Aid agency Helpwell pressed for humanitarian access to the valley."])(
    "bodies outside talks take no side: %s",
    (words) => expect(heldIn(words, "")).toEqual([]),
  );
});

describe("what a side speaks for, warns of and puts off", () => {
  it.each([
    ["Tarsia spoke in favour of a shared fund.", "Tarsia demands: a shared fund"],
    ["Tarsia came out strongly in favour of the plan.", "Tarsia accepts: the plan"],
    ["Tarsia voiced support for a shared fund.", "Tarsia accepts: a shared fund"],
    ["Tarsia cautioned against creating new bodies.", "Tarsia objects: creating new bodies"],
    ["Tarsia sees no merit in a joint inquiry.", "Tarsia objects: a joint inquiry"],
    ["Tarsia agreed late on Friday to hold its fire.", "Tarsia accepts: hold its fire"],
    ["Tarsia declared itself willing, however, to reopen the channel.", "Tarsia accepts: reopen the channel"],
    ["Tarsia pronounced itself opposed to a fee.", "Tarsia objects: a fee"],
    ["Tarsia's wish to close the mine is known.", "Tarsia demands: close the mine"],
    ["Tarsia will take it to court unless Norland shows the maps.", "Tarsia demands: Norland shows the maps"],
    ["Tarsia is not sold on the timetable.", "Tarsia objects: the timetable"],
    ["Tarsia did not consider a yearly count acceptable.", "Tarsia rejects: a yearly count"],
    ["Tarsia does not regard the fee as justified.", "Tarsia objects: the fee"],
    ["Tarsia stressed the inadmissibility of such searches.", "Tarsia rejects: such searches"],
    ["Tarsia underlined the need for a corridor.", "Tarsia demands: a corridor"],
    ["Tarsia signalled its readiness to extend the lease.", "Tarsia accepts: extend the lease"],
    ["Tarsia withheld its consent to the plan.", "Tarsia rejects: the plan"],
    ["The second shift is gone for good, the plant said. The plant wants a vote.", "plant rejects: The second shift"],
    ["Tarsia and Norland agreed a truce.", "Norland accepts: a truce"],
    ["The bishops of Orsa would have no amnesty for deserters, Tarsia said. Tarsia would have no veto.", "Tarsia rejects: veto"],
  ])("%s", (words, expected) => expect(heldIn(words)).toContain(expected));

  it.each([
    "Tarsia spoke for an hour.",
    "Tarsia cautioned against reading too much into the visit.",
    "Tarsia stressed the importance of good neighbours.",
    "Tarsia does not consider the minister guilty.",
    "The snow is gone, Tarsia said.",
    "Tarsia settled the bill at the hotel.",
    "Tarsia would have no choice.",
    "Tarsia declared itself a republic.",
    "Tarsia agreed in February to negotiate over the repairs.",
    "Tarsia could not sell the fish if it caught it.",
  ])("none in: %s", (words) => expect(heldIn(words)).toEqual([]));
});

describe("an answer still to come, and what was only talked of", () => {
  it.each([
    ["Tarsia has not said whether it will lift the fee.", "Tarsia unclear: lift the fee"],
    ["Tarsia is studying the offer.", "Tarsia unclear: the offer"],
    ["Tarsia asked for more time to study the draft.", "Tarsia unclear: the draft"],
    ["Tarsia has neither accepted nor rejected the plan.", "Tarsia unclear: the plan"],
  ])("%s", (words, expected) => expect(heldIn(words)).toEqual([expected]));

  it.each([
    "Tarsia would not say whether ships would be sent.",
    "The parties considered fishing in the strait.",
    "It was agreed that experts of both ministries would gather in May.",
  ])("none in: %s", (words) => expect(heldIn(words)).toEqual([]));
});

describe("where a point begins and ends", () => {
  it.each([
    ["Tarsia demanded an apology and left without his tea.", "Tarsia demands: an apology"],
    ["Tarsia rejected the fee as excessive.", "Tarsia rejects: the fee"],
    ["Tarsia asked for a role as host.", "Tarsia demands: a role as host"],
    ["Tarsia did not reject a fee outright.", "Tarsia open: a fee"],
    ["Any deal must include a corridor, Tarsia said.", "Tarsia demands: a corridor"],
    ["Tarsia insists that any truce start with a swap.", "Tarsia demands: a swap"],
    ["Tarsia will drop its demand for a fee if the crew is freed.", "Tarsia accepts with conditions: drop its demand for a fee"],
    ["Tarsia would halve the fee if the crew came home.", "Tarsia accepts with conditions: halve the fee"],
  ])("%s", (words, expected) => expect(heldIn(words)).toContain(expected));

  it.each([
    "The deal includes a corridor, Tarsia said.",
    "Tarsia would lose money if the crew came home.",
    "Tarsia could not find the pier.",
  ])("none in: %s", (words) => expect(heldIn(words)).toEqual([]));
});

describe("a point and who backs, spurns or waits over it", () => {
  it.each([
    ["The plan has the backing of Tarsia.", "Tarsia accepts: The plan"],
    ["The plan ran into opposition from Tarsia.", "Tarsia objects: The plan"],
    ["The offer got short shrift from Tarsia.", "Tarsia rejects: The offer"],
    ["Tarsia said the plan deserved study.", "Tarsia open: the plan"],
    ["Only a full refund would do, Tarsia said.", "Tarsia demands: a full refund"],
    ["Tarsia will accept nothing less than a full refund.", "Tarsia demands: a full refund"],
    ["Tarsia said it would on no account accept the plan.", "Tarsia rejects: the plan"],
    ["Tarsia said that under no circumstances would it accept the plan.", "Tarsia rejects: the plan"],
    ["Tarsia took the plan back to its capital.", "Tarsia unclear: the plan"],
    ["Tarsia gave Norland until Friday to lift the ban.", "Tarsia demands: Norland until Friday to lift the ban"],
    ["Tarsia is of the opinion that the fee should be scrapped.", "Tarsia demands: the fee should be scrapped"],
    ["Tarsia has come down to 12 percent.", "Tarsia accepts: 12 percent"],
    ["Tarsia could not bring itself to accept the plan.", "Tarsia rejects: the plan"],
  ])("%s", (words, expected) => expect(heldIn(words)).toContain(expected));

  it.each([
    "The plan has a cover of leather.",
    "The minister has the backing of Tarsia.",
    "Tarsia told the reporters to wait.",
    "Tarsia gave the crew money to buy bread.",
    "Tarsia came down to breakfast.",
    "Tarsia is of the opinion that it rains.",
  ])("none in: %s", (words) => expect(heldIn(words)).toEqual([]));
});
