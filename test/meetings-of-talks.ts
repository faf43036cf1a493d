/** Decides how tests have meetings read that are told after the opening of a report on talks between Tarsia and Velland, mediated by Ostmark. */
import { buildWorld, readDocument } from "#reading";
import type { MeetingMark, Reading } from "#record";
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

/** Whose talks they are; neither sentence is of one meeting. */
export const openingOfTalks =
  "Talks between Tarsia and Velland on a border accord have been mediated by Ostmark since May. The Tarsian foreign minister, Maria Lindqvist, wrote to her Vellandic counterpart, Peter Novak, about a truce. ";

/** The reading of a text of Monday 22 December 2025, where no other day is given. */
export function readReport(text: string, published = "2025-12-22"): Reading {
  return readDocument(plainSource(text, published), { models, world, gazetteer: "" });
}

/** The meetings told in `words` after the opening, with the names of each side. */
export function meetingsToldIn(words: string, opening = openingOfTalks): readonly (MeetingMark & { readonly seated: string })[] {
  const { actors, meetings } = readReport(opening + words);
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  return meetings
    .filter(({ range }) => range.end > opening.length)
    .map((mark) => ({ ...mark, seated: mark.sides.map((side) => side.actors.map((id) => names.get(id)).join(", ")).join(" / ") }));
}

/** "status: A / B | day" of each meeting told in `words`. */
export function meetingsOfTalks(words: string): readonly string[] {
  return meetingsToldIn(words).map(({ status, seated, time }) => {
    const [from, to] = [time?.from.slice(0, 10), time?.to.slice(0, 10)];
    return `${status}: ${seated} | ${from ?? "-"}${from === to ? "" : ` to ${to}`}`;
  });
}
