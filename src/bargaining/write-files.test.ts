import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everyPackage } from "../../test/bargaining/twin.ts";
import { compile, exactPreferences } from "./compile.ts";
import { inUnits, utilitiesOf } from "./game.ts";
import type { Model } from "./model.ts";
import { readModelFiles } from "./read-files.ts";
import { FileForms, writeModelFiles } from "./write-files.ts";

/** Every package's utilities, in the order of packages. */
function utilitiesIn(model: Model): readonly (readonly number[])[] {
  const exact = exactPreferences(model);
  if (exact.kind !== "exact") throw new Error(exact.unknown.join());
  const { game } = compile(model, exact.preferences);
  return everyPackage(game).map((choice) => [...utilitiesOf(game, choice)].map((whole, party) => inUnits(game, party, whole)));
}

const models: fc.Arbitrary<Model> = fc
  .tuple(
    fc.array(fc.constantFrom(2, 3, 4), { minLength: 1, maxLength: 3 }),
    fc.infiniteStream(fc.integer({ min: 0, max: 20 })),
    fc.boolean(),
  )
  .map(([sizes, stream, isRange]) => {
    const next = () => stream.next().value ?? 0;
    const points = sizes.map((size, at) => ({
      id: `point <${at}> & "more"`,
      options:
        isRange && at === 0
          ? { from: 3, to: 2 + size }
          : Array.from({ length: size }, (_, option) => (option === 0 ? "no" : `option ${option}`)),
    }));
    const parties = ["North", "South/East", "domain"].map((id) => ({
      id,
      reservationValue: next() / 40,
      weights: Object.fromEntries(points.map((point) => [point.id, next() / 20])),
      values: Object.fromEntries(
        points.map((point, at) => [
          point.id,
          Object.fromEntries(
            Array.from({ length: sizes[at] ?? 0 }, (_, option) => [
              isRange && at === 0 ? String(3 + option) : option === 0 ? "no" : `option ${option}`,
              isRange && at === 0 ? option / 5 : `${next()}/7`,
            ]),
          ),
        ]),
      ),
    }));
    return { name: "a & b", points, parties };
  });

describe("files for other tools", () => {
  it.each(FileForms)("in the form %s are read back to the same utilities", (form) => {
    fc.assert(
      fc.property(models, (model) => {
        const written = writeModelFiles(model, form);
        if (written.kind === "refused") throw new Error(JSON.stringify(written.problems));
        expect(new Set(written.files.map(({ name }) => name)).size).toBe(written.files.length);
        const read = readModelFiles(written.files);
        if (read.kind === "refused") throw new Error(JSON.stringify(read.problems));
        expect(read.model.points.map(({ id }) => id)).toEqual(model.points.map(({ id }) => id));
        const [before, after] = [utilitiesIn(model), utilitiesIn(read.model)];
        for (const [at, utilities] of before.entries())
          for (const [party, utility] of utilities.entries()) expect(after[at]?.[party]).toBeCloseTo(utility, 12);
        expect(read.model.parties.map(({ reservationValue }) => reservationValue)).toEqual(
          model.parties.map(({ reservationValue }) => reservationValue),
        );
      }),
      { seed: 71, numRuns: 40 },
    );
  });

  it("say what they cannot hold", () => {
    const read = readModelFiles([{ name: "m.json", text: readFileSync("examples/strait-of-orsa/outcomes.json", "utf8") }]);
    if (read.kind === "refused") throw new Error("the example can be read");
    const written = writeModelFiles(read.model, "genius");
    expect(written.problems[0]?.message).toMatch(/links, red lines, the draft/u);
    const open = writeModelFiles({ ...read.model, parties: [{ id: "P", statements: [] }] }, "negolog");
    expect(open).toMatchObject({ kind: "refused", problems: [{ code: "not-exact" }] });
    const negative: Model = { points: [{ id: "a", options: ["x"] }], parties: [{ id: "P", weights: { a: 1 }, values: { a: { x: -1 } } }] };
    expect(writeModelFiles(negative, "genius").kind).toBe("refused");
  });
});
