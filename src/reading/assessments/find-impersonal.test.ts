import { describe, expect, it } from "vitest";
import { assessmentsIn } from "../../../test/read-in-talks.ts";

describe("judgements in the passive and as a label", () => {
  const check = (passage: string, expected: readonly string[]): void => {
    it(passage, () => expect(assessmentsIn(passage)).toEqual(expected));
  };
  check("The union is thought to want a way out.", ["intent ·  · The union is thought to want a way out"]);
  check("The rebels are believed to have enough fuel for six weeks, Una Strand said.", [
    "capability · Una Strand · The rebels are believed to have enough fuel for six weeks",
  ]);
  check("A breakthrough is not expected this week.", ["likelihood ·  · A breakthrough is not expected this week"]);
  check("Analysts see the offer as an attempt to split the rebels.", [
    "intent · Analysts · Analysts see the offer as an attempt to split the rebels",
  ]);
  // Arrivals, guests, hearsay of no power and labels without an aim.
  check("The envoy is expected at noon.", []);
  check("Snow is expected this week.", []);
  check("The minister is thought to be in Brona.", []);
  check("The soup is believed to want salt.", []);
  check("Una Strand described the hall as an old barn.", []);
  check("A deal is expected of nobody.", []);
  check("The vote is expected on Friday.", []);
});
