import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessmentsIn, readInTalks } from "../../../test/read-in-talks.ts";
import { bandOfShare, chanceAt } from "../rules/chance-words.ts";

describe("chances in a text about talks", () => {
  const check = (passage: string, expected: readonly string[]): void => {
    it(passage, () => expect(assessmentsIn(passage)).toEqual(expected));
  };
  check("There is a slim chance of a deal this week, said the envoy, Arlo Finch.", [
    "likelihood · Arlo Finch · There is a slim chance of a deal this week",
  ]);
  check("In all probability the vote will slip into next year, Professor Una Strand said.", [
    "likelihood · Una Strand · In all probability the vote will slip into next year",
  ]);
  check("The pact is bound to fail, said Una Strand.", ["likelihood · Una Strand · The pact is bound to fail"]);
  check("The odds of a truce are even, said Una Strand.", ["likelihood · Una Strand · The odds of a truce are even"]);
  check("Ten to one the council walks out, said Una Strand.", ["likelihood · Una Strand · Ten to one the council walks out"]);
  check("Una Strand put a deal by Friday at 60 per cent.", ["likelihood · Una Strand · Una Strand put a deal by Friday at 60 per cent"]);
  check("Una Strand put the probability of a recount at 30 per cent.", [
    "likelihood · Una Strand · Una Strand put the probability of a recount at 30 per cent",
  ]);
  check("Brokers here put the odds of a truce at no better than one in three.", [
    "likelihood · Brokers · Brokers here put the odds of a truce at no better than one in three",
  ]);
  check("Grain traders give the plan an even chance.", ["likelihood · Grain traders · Grain traders give the plan an even chance"]);
  check("Analysts consider a full settlement unlikely before the vote.", [
    "likelihood · Analysts · Analysts consider a full settlement unlikely before the vote",
  ]);
  check("The walkout is all but certain to go ahead, said Una Strand.", [
    "likelihood · Una Strand · The walkout is all but certain to go ahead",
  ]);
  check("An end to the strike is in sight, said Una Strand.", ["likelihood · Una Strand · An end to the strike is in sight"]);
  check("The odds of a truce have risen to three in five, said Una Strand.", [
    "likelihood · Una Strand · The odds of a truce have risen to three in five",
  ]);
  check("She had no chance to speak before the hall was cleared.", []);
  check("One in three workers took the bus to the hall.", []);
  check("The minister was late in the hall.", []);
});

describe("what is judged, and how high", () => {
  const check = (passage: string, expected: readonly (readonly [of: string | undefined, band: string | undefined])[]): void => {
    it(passage, () => {
      const { text, reading } = readInTalks(passage);
      const found = reading.assessments.map(({ of, term }) => [of === undefined ? undefined : text.slice(of.start, of.end), term?.band]);
      expect(found).toEqual(expected);
    });
  };
  check("Una Strand expects the talks to end by Friday.", [["expects the talks to end by Friday", "likely"]]);
  check("Una Strand put the odds of a truce at no better than even.", [["a truce", "roughly even chance"]]);
  check("A rise in rates is inevitable, the bank said.", [["A rise in rates is inevitable", "almost certain"]]);
  check("It is inevitable that rates will rise, the bank said.", [["rates will rise", "almost certain"]]);
  // A comparison says nothing of how high.
  check("The draft makes a truce less likely, said Una Strand.", [["The draft makes a truce less likely", undefined]]);
  check("There is a high risk of a walkout, said Una Strand.", [["a walkout", undefined]]);
  check("The truce is more likely to hold, said Una Strand.", [["The truce is more likely to hold", undefined]]);
});

describe("how high a chance is", () => {
  const words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

  it("follows the scale of the standard for so many in so many, in words and in figures", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 2, max: 12 }), (one, of) => {
        fc.pre(one < of);
        const expected = bandByHand((100 * one) / of);
        for (const told of [`${words[one]} chance in ${words[of]}`, `${one} in ${of}`, `${words[one]} out of ${words[of]}`])
          expect(chanceAt(told.split(" "), 0)?.band, told).toBe(expected);
      }),
    );
  });

  it.each([
    ["one chance in two hundred", "almost no chance"],
    ["one chance in ten thousand", "almost no chance"],
    ["one chance in 50 million", "almost no chance"],
    ["two hundred to one against", "almost no chance"],
    ["two hundred to one on", "almost certain"],
  ])("takes numbers whole: %s", (told, band) => {
    const words = told.split(" ");
    expect(chanceAt(words, 0)).toMatchObject({ band, start: 0, after: words.length });
    for (let at = 1; at < words.length; at++) expect(chanceAt(words, at), words.slice(at).join(" ")).toBeUndefined();
  });

  it.each([
    ["a minus five in ten chance"],
    ["a - 40 per cent chance"],
    ["two hundred per cent chance"],
    [`${"9".repeat(400)} to one against`],
    ["five in five chance"],
  ])("is not told by what is no share: %s", (told) => {
    const words = told.split(" ");
    words.forEach((_, at) => {
      expect(chanceAt(words, at), words.slice(at).join(" ")).toBeUndefined();
    });
  });

  it("follows it for shares of a hundred", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (share) => {
        expect(bandOfShare(share / 100)).toBe(bandByHand(share));
        expect(chanceAt([`${share}`, "per", "cent", "chance"], 0)?.band).toBe(bandByHand(share));
      }),
    );
  });

  /** The scale as the standard prints it, in per cent. */
  function bandByHand(percent: number): string {
    if (percent <= 5) return "almost no chance";
    if (percent <= 20) return "very unlikely";
    if (percent <= 45) return "unlikely";
    if (percent <= 55) return "roughly even chance";
    if (percent <= 80) return "likely";
    return percent <= 95 ? "very likely" : "almost certain";
  }

  it("reads no chance where more than all of them, a year or a sum is told", () => {
    for (const told of ["three in two", "ten in 2031", "five in a room", "two to the council"])
      expect(chanceAt(told.split(" "), 0), told).toBeUndefined();
  });
});
