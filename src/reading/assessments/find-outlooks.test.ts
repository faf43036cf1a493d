import { describe, expect, it } from "vitest";
import { assessmentsIn, readInTalks } from "../../../test/read-in-talks.ts";

describe("the outlook of talks", () => {
  const check = (passage: string, expected: readonly string[]): void => {
    it(passage, () => expect(assessmentsIn(passage)).toEqual(expected));
  };
  check("Hopes of a truce are fading, said Una Strand.", ["likelihood · Una Strand · Hopes of a truce are fading"]);
  check("Hopes are fading that the parties will sign.", ["likelihood ·  · Hopes are fading that the parties will sign"]);
  check("Prospects for an accord dimmed on Friday.", ["likelihood ·  · Prospects for an accord dimmed on Friday"]);
  check("The odds are stacked against a compromise.", ["likelihood ·  · The odds are stacked against a compromise"]);
  check("Expectations of a breakthrough are low.", ["likelihood ·  · Expectations of a breakthrough are low"]);
  check("A collapse cannot be ruled out.", ["likelihood ·  · A collapse cannot be ruled out"]);
  check("There is no guarantee that the pact will hold.", ["likelihood ·  · There is no guarantee that the pact will hold"]);
  check("Whether the Brigade will come is another question.", ["likelihood ·  · Whether the Brigade will come is another question"]);
  check("Traders question the Brigade's ability to hold the pass.", [
    "capability · Traders · Traders question the Brigade's ability to hold the pass",
  ]);
  check("Una Strand voiced doubts about the Brigade's sincerity.", [
    "intent · Una Strand · Una Strand voiced doubts about the Brigade's sincerity",
  ]);
  check("Una Strand was pessimistic about the chances of a truce.", [
    "likelihood · Una Strand · Una Strand was pessimistic about the chances of a truce",
  ]);
  check("The most likely outcome is another extension.", ["likelihood ·  · The most likely outcome is another extension"]);
  check('It was "highly likely" that the assembly would vote yes, said Una Strand.', [
    'likelihood · Una Strand · It was "highly likely" that the assembly would vote yes',
  ]);
  check("Una Strand said the threat was meant for the newspapers.", ["intent · Una Strand · the threat was meant for the newspapers"]);
  check("The hall was meant for the dancers, said Una Strand.", []);
  check("Hopes were the name of the boat.", []);
  check("The prospects of the young players are bright, the coach said.", []);
  check("There is no soup that the guests like.", []);
  check("Whether the guests like the soup is for the cook to say.", []);
  check("Una Strand questioned the waiter about the bill.", []);
  check("The union does not rule out a later date.", []);
  check("The chair was sure of the way to the hall.", []);
});

describe("how high an outlook is", () => {
  it.each([
    ["The prospects of an accord look bleak.", "unlikely"],
    ["The chances of a truce look good.", "likely"],
    ["Hopes of a truce have evaporated.", "very unlikely"],
    ["Doubts about the truce are high.", undefined],
    ["Hopes of a truce are rising.", undefined],
    ["Few expect a truce.", "unlikely"],
  ])("%s", (told, band) => {
    const [found] = readInTalks(told).reading.assessments;
    expect(found?.type).toBe("likelihood");
    expect(found?.term?.band).toBe(band);
  });
});
