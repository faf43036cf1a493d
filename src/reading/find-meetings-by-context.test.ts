/** Tries what a meeting takes from the words told before it: whom a pair, a partner or an office means, and the day its own is counted from. */
import { describe, expect, it } from "vitest";
import { meetingsOfTalks } from "../../test/meetings-of-talks.ts";

const first = "held: Maria Lindqvist / Peter Novak | 2025-12-10";

describe("a day counted from the meeting told before", () => {
  it.each([
    [
      "A fire of 9 March was raised. On the same day Novak was received by the Ostmarker president, Karl Rehn.",
      "held: Karl Rehn / Peter Novak | 2025-12-10",
    ],
    ["The next morning the two had breakfast at the embassy.", "held: Maria Lindqvist / Peter Novak | 2025-12-11"],
    ["The night before, they had dined at the embassy.", "held: Maria Lindqvist / Peter Novak | 2025-12-09"],
    ["In the evening the two ministers dined at the embassy.", "held: Maria Lindqvist / Peter Novak | 2025-12-10"],
    ["Later Lindqvist telephoned Karl Rehn, the Ostmarker envoy.", "held: Maria Lindqvist / Karl Rehn | 2025-12-10"],
    ["Earlier the same day experts of the two countries held a session of three hours.", "held: Tarsia / Velland | 2025-12-10"],
    [
      "On the eve of the meeting the two ministers were received by the Ostmarker president, Karl Rehn.",
      "held: Karl Rehn / Maria Lindqvist / Peter Novak | 2025-12-09",
    ],
  ])("%s", (words, expected) => expect(meetingsOfTalks(`Lindqvist met Novak in Orsa on 10 December. ${words}`)).toEqual([first, expected]));

  it.each([
    "On the same day the harvest began in Orsa.",
    "In the evening the two ministers praised each other.",
    "The night before the vote was quiet in Varn.",
    "On the eve of the harvest the two ministers issued a list.",
  ])("no other in: %s", (words) => expect(meetingsOfTalks(`Lindqvist met Novak in Orsa on 10 December. ${words}`)).toEqual([first]));
});

describe("the day a sitting lasted into or ran to", () => {
  it.each([
    ["The two sides negotiated until 3am on Thursday.", "held: Tarsia / Velland | 2025-12-18"],
    ["The talks lasted from Monday to Wednesday.", "held: Tarsia / Velland | 2025-12-15 to 2025-12-17"],
    ["The next round will be held in Varn (Velland) in March 2026.", "planned: Velland / Tarsia | 2026-03-01 to 2026-03-31"],
  ])("%s", (words, expected) => expect(meetingsOfTalks(words)).toEqual([expected]));

  it("is none for what is only not to be before", () => expect(meetingsOfTalks("Nobody may fish until 3am on Thursday.")).toEqual([]));
});

describe("a partner told by what he is to the other", () => {
  it.each([
    ["Lindqvist met her Vellandic counterpart on Sunday.", "held: Maria Lindqvist / Velland | 2025-12-21"],
    ["Lindqvist will meet her counterpart on Tuesday.", "planned: Maria Lindqvist / Velland | 2025-12-23"],
    ["Novak received his colleague in Varn on Sunday.", "held: Peter Novak / Tarsia | 2025-12-21"],
    ["Novak held talks with his opposite number on Sunday.", "held: Peter Novak / Tarsia | 2025-12-21"],
  ])("%s", (words, expected) => expect(meetingsOfTalks(words)).toEqual([expected]));

  it.each(["Her colleague met reporters on Sunday.", "Lindqvist praised her counterpart on Sunday."])("none in: %s", (words) =>
    expect(meetingsOfTalks(words)).toEqual([]),
  );
});

describe("both, the two ministries, the two sides", () => {
  it.each([
    ["Both met the Ostmarker envoy, Karl Rehn, on Sunday.", "held: Maria Lindqvist / Peter Novak / Karl Rehn | 2025-12-21"],
    ["The Ostmarker envoy, Karl Rehn, saw both on Sunday.", "held: Karl Rehn / Maria Lindqvist / Peter Novak | 2025-12-21"],
    [
      "The Ostmarker mediators invited both back for January 18 and 19.",
      "planned: Maria Lindqvist / Peter Novak | 2026-01-18 to 2026-01-19",
    ],
    ["Experts of the two ministries would gather in mid-January.", "planned: Tarsia / Velland | 2026-01-11 to 2026-01-20"],
    ["The two commanders met at the bridge on Sunday.", "held: Tarsia / Velland | 2025-12-21"],
  ])("%s", (words, expected) => expect(meetingsOfTalks(words)).toEqual([expected]));

  it("are those who met last, by whatever name", () =>
    expect(meetingsOfTalks("Tarsian rebels met Novak on Friday. The two sides are to meet again in January.")).toEqual([
      "held: Tarsian rebels / Peter Novak | 2025-12-19",
      "planned: Tarsian rebels / Velland | 2026-01-01 to 2026-01-31",
    ]));

  it.each([
    "On Friday Lindqvist was received by the Ostmarker president, Karl Rehn.",
    "On Friday the two ministers were received by the Ostmarker president, Karl Rehn.",
  ])("stay who they were after: %s", (aside) =>
    expect(
      meetingsOfTalks(`Lindqvist met Novak in Orsa on 10 December. ${aside} The next round will be held in Lund on Tuesday.`).at(-1),
    ).toBe("planned: Maria Lindqvist / Peter Novak | 2025-12-23"),
  );

  it.each(["Both papers praised the draft on Sunday.", "Both have denied it since Sunday.", "Both A-roads were shut on Sunday."])(
    "none in: %s",
    (words) => expect(meetingsOfTalks(words)).toEqual([]),
  );
});

describe("an office told with its remit before the name", () => {
  it.each([
    [
      "Lindqvist received the Minister of Water and Irrigation of Velland, Peter Novak, in Orsa on Sunday.",
      "held: Maria Lindqvist / Peter Novak | 2025-12-21",
    ],
    [
      "Lindqvist was received by the Chairman of the Senate Committee on Foreign Relations, Karl Rehn, on Sunday.",
      "held: Karl Rehn / Maria Lindqvist | 2025-12-21",
    ],
    ["Lindqvist met the Special Envoy for the Lakes, Karl Rehn, on Sunday.", "held: Maria Lindqvist / Karl Rehn | 2025-12-21"],
  ])("%s", (words, expected) => expect(meetingsOfTalks(words)).toEqual([expected]));

  it.each([
    "Lindqvist met officials on Sunday about roads, Novak said.",
    "Lindqvist praised the envoy for the Lakes, Karl Rehn, on Sunday.",
  ])("none in: %s", (words) => expect(meetingsOfTalks(words)).toEqual([]));
});

describe("those who are to meet again", () => {
  it.each([
    ["The talks were long. The map was wrong. They are to meet again on the 31st.", "planned: Maria Lindqvist / Peter Novak | 2025-12-31"],
    [
      "The map was wrong, and so was the list. The day was cold. They agreed to reconvene in Lund in February.",
      "planned: Maria Lindqvist / Peter Novak | 2026-02-01 to 2026-02-28",
    ],
  ])("%s", (words, expected) => expect(meetingsOfTalks(`Lindqvist met Novak on Friday. ${words}`).at(-1)).toBe(expected));

  it("are not all whom a pronoun may mean", () =>
    expect(
      meetingsOfTalks("Lindqvist met Novak on Friday. The guards were late. The day was cold. They were to eat again on the 31st."),
    ).toEqual(["held: Maria Lindqvist / Peter Novak | 2025-12-19"]));
});

describe("a body in which both sides sit", () => {
  it.each([
    ["The sub-commission on rivers will convene in Lund from 16 to 18 January.", "planned: Tarsia / Velland | 2026-01-16 to 2026-01-18"],
    ["A joint working group met in Lund on Sunday.", "held: Tarsia / Velland | 2025-12-21"],
    ["The joint commission on rivers will meet on Tuesday.", "planned: Tarsia / Velland | 2025-12-23"],
    [
      "The Boundary Commission held its ninth session on Sunday, with Peter Novak and Maria Lindqvist in the chair.",
      "held: Peter Novak / Maria Lindqvist | 2025-12-21",
    ],
    ["The meeting of technical experts scheduled for 5 January at Lund will not take place.", "cancelled: Tarsia / Velland | 2026-01-05"],
    ["A second round of the same kind is due next Wednesday.", "planned: Tarsia / Velland | 2025-12-31"],
  ])("%s", (words, expected) => expect(meetingsOfTalks(words)).toEqual([expected]));

  it.each([
    "A contact group of miners met on Sunday in Lund.",
    "The committee will meet on Tuesday.",
    "A round of golf of the same kind is due next Wednesday.",
  ])("none in: %s", (words) => expect(meetingsOfTalks(words)).toEqual([]));
});

describe("two who are called or joined by a third", () => {
  it.each(["telephoned both ministers separately on Friday", "telephoned his two counterparts separately on Friday"])("%s", (words) =>
    expect(meetingsOfTalks(`The Ostmarker envoy, Karl Rehn, ${words}.`)).toEqual([
      "held: Karl Rehn / Maria Lindqvist | 2025-12-19",
      "held: Karl Rehn / Peter Novak | 2025-12-19",
    ]),
  );

  it("sit with whoever joined them", () =>
    expect(
      meetingsOfTalks("Lindqvist met Novak on Friday. The Ostmarker envoy, Karl Rehn, joined them for an afternoon session.").at(-1),
    ).toBe("held: Karl Rehn / Maria Lindqvist / Peter Novak | 2025-12-19"));

  it("are none of a third who joined a club", () => expect(meetingsOfTalks("Karl Rehn joined a club for lawyers on Friday.")).toEqual([]));
});

describe("a day told before the place", () => {
  it.each([
    ["A day later she was in Varn for lunch with Novak.", "held: Maria Lindqvist / Peter Novak | 2025-12-20"],
    ["On Sunday, the minister said, Lindqvist was in Varn for lunch with Novak.", "held: Maria Lindqvist / Peter Novak | -"],
  ])("%s", (words, expected) => expect(meetingsOfTalks(`Lindqvist saw Karl Rehn in Orsa on Friday. ${words}`).at(-1)).toBe(expected));
});
