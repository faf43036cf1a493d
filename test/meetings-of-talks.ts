/** Decides how tests have meetings read that are told after the opening of a report on talks between Tarsia and Velland, mediated by Ostmark. */
import { buildWorld, readDocument } from "#reading";
import { plainSource } from "../src/commands/gold/plain-source.ts";
import { readingModelsForTests } from "./models.ts";

const models = readingModelsForTests();
const world = buildWorld({
  states: [
    { name: "Tarsia", demonyms: ["Tarsian", "Tarsians"], capitals: ["Orsa"] },
    { name: "Velland", demonyms: ["Vellandic"], capitals: ["Varn"] },
    { name: "Ostmark", demonyms: ["Ostmarker"], capitals: ["Lund"] },
  ],
});

const opening =
  "Talks between Tarsia and Velland on a border accord have been mediated by Ostmark since May. The Tarsian foreign minister, Maria Lindqvist, wrote to her Vellandic counterpart, Peter Novak, about a truce. ";

/** "status: A / B | day" of each meeting told in `words`, in a report of Monday 22 December 2025. */
export function meetingsOfTalks(words: string): readonly string[] {
  const { actors, meetings } = readDocument(plainSource(opening + words, "2025-12-22"), { models, world, gazetteer: "" });
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  return meetings
    .filter(({ range }) => range.end > opening.length)
    .map(({ status, sides, time }) => {
      const seated = sides.map((side) => side.actors.map((id) => names.get(id)).join(", ")).join(" / ");
      const [from, to] = [time?.from.slice(0, 10), time?.to.slice(0, 10)];
      return `${status}: ${seated} | ${from ?? "-"}${from === to ? "" : ` to ${to}`}`;
    });
}
