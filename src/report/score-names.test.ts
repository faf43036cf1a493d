import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NameKind, type NameToScore, scoreNames, scorePronouns } from "./score-names.ts";

const bootstrap = { samples: 20, seed: 1 };
const name = (start: number, end: number, kind: NameKind): NameToScore => ({ range: { start, end }, kind });

describe("scoring names", () => {
  it("tells exact ends from overlap, and kinds apart", () => {
    const marked = [name(0, 5, "person"), name(10, 20, "place"), name(30, 35, "organisation")];
    const found = [name(0, 5, "person"), name(12, 20, "place"), name(30, 35, "place")];
    const { exact, overlap } = scoreNames([{ found, marked }], bootstrap);
    expect(exact.all).toMatchObject({ found: 3, marked: 3, foundRight: 1, markedRight: 1 });
    expect(overlap.place).toMatchObject({ found: 2, marked: 1, foundRight: 1, markedRight: 1, precision: 0.5, recall: 1 });
    expect(overlap.organisation.f1).toBe(0);
  });

  it("gives a perfect score, with a perfect interval, to what equals the marks, whatever they are", () => {
    const kind = fc.constantFrom<NameKind>("person", "organisation", "place");
    const names = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 9 }), kind), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(names, (list) => {
        const marked = list.map(([start, length, of]) => name(start, start + length, of));
        const { exact } = scoreNames([{ found: marked, marked }], bootstrap);
        expect([exact.all.f1, exact.all.low, exact.all.high]).toEqual([1, 1, 1]);
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  it("counts each name offered for a pronoun", () => {
    const taken = { isFound: true, isMeant: true };
    const wrong = { isFound: true, isMeant: false };
    const missed = { isFound: false, isMeant: true };
    expect(scorePronouns([[taken, wrong], [missed]], bootstrap)).toMatchObject({
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
      found: 2,
      marked: 2,
    });
  });
});
