import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readingModelsForTests } from "../../test/models.ts";
import { plainSource } from "../../test/plain-source.ts";
import { overlaps } from "../record/index.ts";
import { readDocument } from "./read-document.ts";
import { buildWorld } from "./world.ts";

const folder = "examples/strait-of-orsa";
const texts = readdirSync(folder).filter((name) => name.endsWith(".txt"));
const resources = { models: readingModelsForTests(), world: buildWorld(), gazetteer: "" };
const readings = texts.map((name) => readDocument(plainSource(readFileSync(`${folder}/${name}`, "utf8")), resources));

describe("what is perhaps a statement", () => {
  it("is kept apart from the statements, in the order of the text, with how likely it is", () => {
    for (const { attributions, doubtful = [] } of readings) {
      for (const { range, cue, content, certainty } of doubtful) {
        expect(attributions.filter((told) => told.cue !== undefined && overlaps(told.cue, cue))).toEqual([]);
        expect(attributions.filter((told) => told.content.some((words) => words.start <= cue.start && cue.end <= words.end))).toEqual([]);
        expect(content.every((words) => words.start >= range.start && words.end <= range.end && words.end > words.start)).toBe(true);
        expect(certainty).toBeGreaterThan(0);
        expect(certainty).toBeLessThan(0.6);
      }
      const places = doubtful.map(({ cue }) => cue.start);
      expect(places).toEqual([...places].sort((one, other) => one - other));
    }
  });

  it("is there at all, and far less often than statements", () => {
    const count = (lists: readonly (readonly unknown[])[]) => lists.reduce((sum, list) => sum + list.length, 0);
    const perhaps = count(readings.map(({ doubtful = [] }) => doubtful));
    expect(perhaps).toBeGreaterThan(0);
    expect(perhaps).toBeLessThan(count(readings.map(({ attributions }) => attributions)));
  });
});
