import { describe, expect, it } from "vitest";
import { statementsIn } from "../../test/read-in-talks.ts";

describe("acts of statements whose words name no deed", () => {
  const check = (passage: string, act: string): void => {
    it(`${act}: ${passage}`, () => expect(statementsIn(passage).map((line) => line.split(" · ")[0])).toContain(act));
  };
  check("The Brigade said it would reopen the quay if the fine was dropped.", "AGREE");
  check("The Brigade said it would leave the hall if the quay was shut.", "THREATEN");
  check('"We will not budge on the quota," said the minister, Olga Prent.', "REJECT");
  check("The union's leader, Olga Prent, said armed escorts would not be permitted.", "REJECT");
  check("Olga Prent, the minister, floated a compromise on the quota.", "DEMAND");
  check("Olga Prent, the minister, rejected the accusation as baseless.", "DISAPPROVE");

  it("asks for nothing where a helper only opens a condition, or somebody is only told", () => {
    const told = statementsIn("Olga Prent told the council that the ferries would sail on Friday.");
    expect(told.some((line) => line.startsWith("DEMAND"))).toBe(false);
    const opened = statementsIn("Should the pact fail, the ferries would sail, said Olga Prent.");
    expect(opened.some((line) => line.startsWith("DEMAND"))).toBe(false);
  });

  it("admits where somebody concedes that a thing is so", () => {
    expect(statementsIn('"It was late," one official conceded.').some((line) => line.startsWith("CONCEDE"))).toBe(false);
  });
});
