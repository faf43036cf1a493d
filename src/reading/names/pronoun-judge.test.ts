/** Tries whom "he" and "she" are taken to mean: with the weights that ship, and the judge by itself. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { learnJudge } from "../../../models/pronouns/learn-judge.ts";
import { syntaxModelsForTests } from "../../../test/models.ts";
import { plainSource } from "../../../test/plain-source.ts";
import { identifyActors } from "../identify-actors.ts";
import { parseText } from "../parse-text.ts";
import { ModelFileError } from "../syntax/model-bytes.ts";
import { buildWorld } from "../world.ts";
import { judgeBy, parsePronounModel } from "./pronoun-judge.ts";

const bytes = new Uint8Array(readFileSync(new URL("../../../models/pronouns/weights.bin", import.meta.url)));
const pronouns = parsePronounModel(bytes);
const world = buildWorld();

function readActors(text: string) {
  const source = plainSource(text);
  return identifyActors(parseText(source, syntaxModelsForTests()), source, { world, pronouns });
}

/** Whom each "he", "she", "his" or "her" of the text is taken to mean. */
function meantIn(text: string): readonly string[] {
  const { actors, mentions } = readActors(text);
  return mentions
    .filter(({ form, range }) => form === "pronoun" && /^(?:he|she|his|her|him)$/i.test(text.slice(range.start, range.end)))
    .map(({ actor }) => actors.find(({ id }) => id === actor)?.name ?? "");
}

describe("he and she", () => {
  it.each([
    ["Peter Novak met Karl Orrin on Monday. He told Orrin that the list was short.", ["Peter Novak"]],
    ["Anna Velmar arrived on Sunday. Peter Novak waited at the gate. She thanked him.", ["Anna Velmar", "Peter Novak"]],
    ["In his letter, Peter Novak said that the list was short.", ["Peter Novak"]],
    ["Anna Velmar said her delegation would stay.", ["Anna Velmar"]],
  ])("%s", (text, expected) => expect(meantIn(text)).toEqual(expected));

  it("are never somebody of the other gender, nor the subject of their own verb", () => {
    expect(meantIn("Anna Velmar praised him.")).toEqual([]);
    expect(meantIn("Peter Novak praised him.")).toEqual([]);
  });

  it("say how certain they are, between 0 and 1, and by which model", () => {
    const { mentions } = readActors("Peter Novak met Karl Orrin. He left.");
    const [pronoun] = mentions.filter(({ form }) => form === "pronoun");
    expect(pronoun?.basis.kind).toBe("model");
    expect(pronoun?.basis.name).toMatch(/^pronouns:/);
    expect(pronoun?.basis.certainty).toBeGreaterThan(0.3);
    expect(pronoun?.basis.certainty).toBeLessThanOrEqual(1);
  });

  it("cost no more for each in a long text than in a short one", () => {
    const story = (count: number) =>
      Array.from({ length: count }, (_, at) => `Peter Novak${at % 7} met Karl Orrin${at % 5}. He thanked him and his host.`).join(" ");
    const looks: number[] = [];
    const counting = {
      ...pronouns,
      score: (...asked: Parameters<typeof pronouns.score>) => {
        looks.push(asked[0].length);
        return pronouns.score(...asked);
      },
    };
    const text = story(400);
    const source = plainSource(text);
    identifyActors(parseText(source, syntaxModelsForTests()), source, { world, pronouns: counting });
    expect(looks.length).toBeGreaterThan(400);
    expect(Math.max(...looks)).toBeLessThan(40);
  });
});

describe("the judge", () => {
  it("takes nothing but its own files", () => {
    expect(() => parsePronounModel(bytes.subarray(0, 100))).toThrow(ModelFileError);
    expect(() => parsePronounModel(new TextEncoder().encode("something else"))).toThrow(ModelFileError);
  });

  it("sums the weights of the features, as adding them one by one does", () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -5, max: 5, noNaN: true }), { minLength: 8, maxLength: 8 }),
        fc.array(fc.array(fc.integer(), { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        (weights, lists) => {
          const table = Float32Array.from(weights);
          const scores = judgeBy("trial", table).score(
            lists.map((features) => ({ mention: undefined, features })),
            0,
          );
          lists.forEach((features, place) => {
            let sum = 0;
            for (const feature of features) sum += table[((feature % 8) + 8) % 8] ?? 0;
            expect(scores[place]).toBeCloseTo(sum, 4);
          });
        },
      ),
    );
  });

  it("learns what tells right from wrong, and the same each time", () => {
    const choices = Array.from({ length: 60 }, (_, at) => ({
      candidates:
        at % 2 === 0
          ? [
              [1, 7],
              [2, 9],
            ]
          : [
              [2, 7],
              [1, 9],
            ],
      isRight: at % 2 === 0 ? [true, false] : [false, true],
    }));
    const options = { bits: 6, passes: 6, rate: 0.1 };
    const weights = learnJudge(choices, options);
    expect(weights[1]).toBeGreaterThan((weights[2] ?? 0) + 0.5);
    expect(learnJudge(choices, options)).toEqual(weights);
  });
});
