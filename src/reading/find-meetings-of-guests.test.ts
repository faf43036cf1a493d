/** Tries meetings told by the company kept: who had whom in the office or to dinner, who is expected, asked back, shuttles or is said never to have met. */
import { describe, expect, it } from "vitest";
import { meetingsOfTalks } from "../../test/meetings-of-talks.ts";

const held = (day: string): string => `held: Maria Lindqvist / Peter Novak | ${day}`;
const planned = (day: string): string => `planned: Maria Lindqvist / Peter Novak | ${day}`;

describe("time spent with somebody", () => {
  it.each([
    ["Lindqvist spent the better part of Saturday with Novak.", held("2025-12-20")],
    ["Lindqvist sat next to Novak at dinner on Sunday.", held("2025-12-21")],
    ["Lindqvist had Novak in her office on Sunday.", held("2025-12-21")],
    ["Lindqvist had Novak over for dinner on Sunday.", held("2025-12-21")],
    ["Lindqvist took Novak out to lunch on Sunday.", held("2025-12-21")],
    ["Lindqvist dropped by the embassy on Sunday to see Novak.", held("2025-12-21")],
    ["Lindqvist fell ill on Friday and dropped by the embassy to see Novak on Sunday.", held("2025-12-21")],
    ["Lindqvist had been to the embassy on Sunday, to see Novak.", held("2025-12-21")],
    [
      "Novak and Lindqvist were joined by Karl Rehn, the Ostmarker envoy, on Sunday.",
      "held: Peter Novak / Maria Lindqvist / Karl Rehn | 2025-12-21",
    ],
  ])("%s", (words, expected) => expect(meetingsOfTalks(words)).toEqual([expected]));

  it.each([
    "Lindqvist had Novak in mind on Sunday.",
    "Lindqvist had Novak arrested at his home on Sunday.",
    "Lindqvist took Novak to court on Sunday.",
    "Lindqvist took office on Sunday.",
    "Lindqvist spent the better part of Saturday on the map.",
  ])("none in: %s", (words) => expect(meetingsOfTalks(words)).toEqual([]));
});

describe("a meal or a reception for somebody", () => {
  it.each([
    ["Lindqvist gave a dinner in Novak's honour on Sunday.", held("2025-12-21")],
    ["Lindqvist hosted a lunch in honour of Novak on Sunday.", held("2025-12-21")],
    ["Lindqvist threw a banquet on Sunday for the Vellandic delegation.", "held: Maria Lindqvist / Velland | 2025-12-21"],
  ])("%s", (words, expected) => expect(meetingsOfTalks(words)).toEqual([expected]));

  it.each([
    "Lindqvist gave a reception for veterans on Sunday.",
    "Lindqvist gave Novak a book on Sunday.",
    "Lindqvist gave a speech for Novak on Sunday.",
    "Lindqvist gave talks on peace for Novak on Sunday.",
  ])("none in: %s", (words) => expect(meetingsOfTalks(words)).toEqual([]));
});

describe("a guest who is to come", () => {
  it.each([
    ["Lindqvist is expecting Novak on Tuesday.", planned("2025-12-23")],
    ["Lindqvist looks forward to receiving Novak on January 6.", planned("2026-01-06")],
    ["Both sides have been asked back on Tuesday.", "planned: Tarsia / Velland | 2025-12-23"],
    [
      "The visit to Velland by Lindqvist, previously foreseen for January, has been deferred.",
      "cancelled: Maria Lindqvist / Velland | 2026-01-01 to 2026-01-31",
    ],
  ])("%s", (words, expected) => expect(meetingsOfTalks(words)).toEqual([expected]));

  it.each([
    "Lindqvist expects Novak to resign on Tuesday.",
    "Lindqvist expected Novak in Orsa on Sunday.",
    "Lindqvist looks forward to meeting the deadline on January 6.",
    "Lindqvist called on Novak to meet Karl Rehn on Friday.",
    "Both sides have been asked for maps on Tuesday.",
  ])("none in: %s", (words) => expect(meetingsOfTalks(words)).toEqual([]));
});

describe("a go-between on the way since a day", () => {
  it.each([
    "Since Sunday the Ostmarker envoy, Karl Rehn, has been pacing between the two delegations.",
    "The Ostmarker envoy, Karl Rehn, has been walking between the two wings of the lodge since Sunday.",
  ])("%s", (words) => expect(meetingsOfTalks(words)).toEqual(["held: Tarsia / Velland / Karl Rehn | 2025-12-21 to 2025-12-22"]));

  it("is none between things", () => expect(meetingsOfTalks("The envoy has been walking between the trees since Sunday.")).toEqual([]));
});

describe("hearsay of a meeting that the next sentence denies", () => {
  it.each([
    ["Rumour had it that Lindqvist met Novak on Sunday. A Tarsian aide said it never happened."],
    ["A newspaper reported that Lindqvist met Novak on Sunday. Her ministry called the report a fabrication."],
  ])("%s", (words) => expect(meetingsOfTalks(words)).toEqual(["denied: Maria Lindqvist / Peter Novak | 2025-12-21"]));

  it.each([
    ["A newspaper reported that Lindqvist met Novak on Sunday. The report was long."],
    ["Lindqvist met Novak on Sunday to agree a swap. It never took place."],
  ])("not so in: %s", (words) => expect(meetingsOfTalks(words)).toEqual([held("2025-12-21")]));
});

describe("a sitting told by its end or its entry in a list", () => {
  it.each([
    ["Informal consultations between Tarsia and Velland adjourned at 11:40 pm on Sunday.", "held: Tarsia / Velland | 2025-12-21"],
    [
      "\n\nTomorrow: The dialogue between Tarsia and Velland, scheduled for 3:00 pm, will not take place.",
      "cancelled: Tarsia / Velland | 2025-12-23",
    ],
  ])("%s", (words, expected) => expect(meetingsOfTalks(words)).toEqual([expected]));
});

describe("a sitting told by other everyday words", () => {
  it.each([
    ["Envoys from the two capitals sat through the night in Lund.", "held: Tarsia / Velland | -"],
    ["The delegations resume work at nine on Tuesday.", "planned: Tarsia / Velland | 2025-12-23"],
    ["The two sides come back to Lund on Tuesday.", "planned: Tarsia / Velland | 2025-12-23"],
    ["The third round, in Lund, closed on Friday.", "held: Tarsia / Velland | 2025-12-19"],
    ["Lindqvist and Novak spoke on the sidelines of a fair on Saturday.", held("2025-12-20")],
    ["The Ministers also exchanged views on fisheries during a working lunch on 12 December.", held("2025-12-12")],
    ["Novak pulled out of Saturday's session an hour before it.", "cancelled: Peter Novak / Tarsia | 2025-12-20"],
    [
      "The Vellandic delegation was headed by Mr Peter Novak, the Tarsian delegation by Ms Maria Lindqvist. They held talks in Lund on 12 December.",
      "held: Tarsia / Velland | 2025-12-12",
    ],
    ["We met the Vellandic side on Saturday, Lindqvist said.", "held: Maria Lindqvist / Velland | 2025-12-20"],
    ["I saw Novak on Saturday, Lindqvist told reporters.", held("2025-12-20")],
  ])("%s", (words, expected) => expect(meetingsOfTalks(words)).toEqual([expected]));

  it.each([
    "The rain comes back to Lund on Tuesday.",
    "The third hall, in Lund, closed on Friday.",
    "Novak pulled out of the race on Saturday.",
    "They held a fair in Lund on 12 December.",
    "We met the deadline on Saturday, Lindqvist said.",
  ])("none in: %s", (words) => expect(meetingsOfTalks(words)).toEqual([]));
});
