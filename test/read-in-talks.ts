/** Decides how tests have a passage read as part of a report on talks: a heading and a paragraph that takes nobody's side before it. */
import { buildWorld, readDocument } from "#reading";
import type { Reading } from "#record";
import { plainSource } from "../src/commands/gold/plain-source.ts";
import { readingModelsForTests } from "./models.ts";

const models = readingModelsForTests();
const world = buildWorld();
const Before = "Talks go on\n\nThe negotiations are in their ninth month. So far the mediation has been slow. There is no treaty.\n\n";

/** The reading of the passage with its whole text. */
export function readInTalks(passage: string): { readonly text: string; readonly reading: Reading } {
  const text = `${Before}${passage}\n`;
  return { text, reading: readDocument(plainSource(text, "2031-03-12"), { models, world, gazetteer: "" }) };
}

/** Each assessment as "type · assessors · passage". */
export function assessmentsIn(passage: string): readonly string[] {
  const { text, reading } = readInTalks(passage);
  const names = new Map(reading.actors.map(({ id, name }) => [id, name]));
  return reading.assessments.map(
    ({ type, assessors, range }) => `${type} · ${assessors.map((id) => names.get(id)).join(", ")} · ${text.slice(range.start, range.end)}`,
  );
}

/** Each statement as "act · speakers · channel · content", what is missing as "-". */
export function statementsIn(passage: string): readonly string[] {
  const { text, reading } = readInTalks(passage);
  const names = new Map(reading.actors.map(({ id, name }) => [id, name]));
  return reading.attributions.map(({ plover, speakers, channel, content }) =>
    [
      plover?.type ?? "-",
      speakers.map((id) => names.get(id)).join(", ") || "-",
      channel?.kind ?? "-",
      content.map(({ start, end }) => text.slice(start, end)).join(" … "),
    ].join(" · "),
  );
}
