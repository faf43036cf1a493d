/** Tries stances told without a verb of stance, and the parties without a name who hold them; beside each way what only looks like it. */
import { describe, expect, it } from "vitest";
import { heldIn } from "../../../test/positions-of-talks.ts";

describe("a stance told of the point itself", () => {
  it.each([
    ["Every second Sunday would do, the union said.", "union accepts: Every second Sunday"],
    ["The clause stays, the abbey said. The abbey refused a delay.", "abbey demands: The clause"],
    ["Three sailings a day is the minimum, the islanders said.", "islanders demands: Three sailings a day"],
    ["There is no deal without proof of life, the government said.", "government demands: proof of life"],
    ["Tarsia is ready to talk about sugar but not about steel.", "Tarsia rejects: steel"],
    ["Tarsia would rather walk out than sign a contract.", "Tarsia rejects: sign a contract"],
    ["The insurgents would hand in heavy weapons only after an amnesty.", "insurgents accepts with conditions: hand in heavy weapons"],
    ["The consortium is not budging on the clause.", "consortium rejects: the clause"],
    ["The trust can imagine a lower charge.", "trust open: a lower charge"],
    ["The ministers of Tarsia issued a joint call for a moratorium.", "Tarsia demands: a moratorium"],
    ["The union made a formal request for arbitration.", "union demands: arbitration"],
    ["The union issued a call for a moratorium.", "union demands: a moratorium"],
    ["A lower fee is vital, the union said.", "union demands: A lower fee"],
    ["The quota stays, the union said.", "union demands: The quota"],
  ])("%s", (words, expected) => expect(heldIn(words)).toContain(expected));

  it.each([
    "The minister would do the rest, the union said.",
    "The army stays, the union said.",
    "The night passed with no deal without a word, the union said.",
    "It is colder than last year, the union said.",
    "The union said the ferry could be discussed once the fee was.",
    "Would every second Sunday do?",
    "Rain will stay until Friday, the union said.",
    "The union said its doors would stay closed.",
    "The king stays, the union said.",
    "Coffee would do, the union said.",
    "Sleep is vital, the union said.",
    "The union said security was its priority.",
    "There is no smoke without fire, the union said.",
    "Tarsia launched a bid for the World Cup.",
    "Tarsia filed a request for a visa.",
    "The union raised the call for prayer.",
    "The union issued a call for blood.",
    "The union made an appeal for clothes.",
    "It would take eight years to clear the field, the union said.",
    "It is a fair bit better than last year, the union said.",
  ])("none in: %s", (words) => expect(heldIn(words)).toEqual([]));
});

describe("a party without a name", () => {
  it.each([
    ["The company wants a vote. On Friday Sound Link rejected a delay, and later Sound Link said so.", "Sound Link"],
    ["Kel Duran said his movement would not hand over its radios.", "Kel Duran's movement"],
    ["The dockers went home. Their union refused a delay. The union wants a vote.", "dockers"],
    ["The separatist authorities in Tarsia refused a delay.", "Tarsia"],
    ["Tarsia, which at first refused a delay, left the hall.", "Tarsia"],
    ["Stonewell is late. The port's chief engineer, Ottar Brisk, refused a delay. The port wants a vote.", "port"],
  ])("%s", (words, party) => {
    const held = heldIn(words);
    expect(held).not.toEqual([]);
    for (const one of held) expect(one.startsWith(`${party} `)).toBe(true);
  });

  it("is not the one firm where the text has two", () =>
    expect(
      heldIn(
        "The company wants a vote. On Friday Sound Link rejected a delay, and Sound Link left. On Monday Marrow Cable rejected a fee, and Marrow Cable left.",
      ).some((one) => one.startsWith("company ")),
    ).toBe(true));
});
