/** Decides how tests have positions read that are told in a text about talks, of sides called Tarsia, Velden and Norland. */
import { buildWorld, readDocument } from "#reading";
import type { PositionMark } from "#record";
import { plainSource } from "../src/commands/gold/plain-source.ts";
import { readingModelsForTests } from "./models.ts";

const models = readingModelsForTests();
const world = buildWorld({
  states: [
    { name: "Tarsia", demonyms: ["Tarsian", "Tarsians"], capitals: ["Orsa"] },
    { name: "Velden", demonyms: ["Veldish"], capitals: ["Marn"] },
    { name: "Norland", demonyms: ["Norlandic"], capitals: ["Hald"] },
  ],
});

/** What makes a text one about talks; it holds no position. */
const TalksGoOn = "\n\nThe negotiations are in their third week. A long deadlock had come before. The mediation goes on.";

type Held = PositionMark & { readonly heldBy: string; readonly told: string };

/** Every position of the words with its heldBy's name and the words of its summary; `setting` stands after them. */
export function positionsOfTalks(words: string, setting = TalksGoOn): readonly Held[] {
  const text = words + setting;
  const { actors, positions } = readDocument(plainSource(text, "2025-12-22"), { models, world, gazetteer: "" });
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  return positions.map((mark) => ({
    ...mark,
    heldBy: names.get(mark.party) ?? "",
    told: text.slice(mark.summary.start, mark.summary.end),
  }));
}

/** "party stance: summary" of every position of the words. */
export function heldIn(words: string, setting?: string): readonly string[] {
  return positionsOfTalks(words, setting).map((mark) => `${mark.heldBy} ${mark.stance}: ${mark.told}`);
}

/** "stance: summary" of every position of Tarsia's. */
export function heldByTarsia(words: string): readonly string[] {
  const own = positionsOfTalks(words).filter(({ heldBy }) => heldBy === "Tarsia");
  return own.map((mark) => `${mark.stance}: ${mark.told}`);
}
