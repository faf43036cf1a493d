/** Tries who speaks or acts without a name: people told by what they are, and offices that readouts write with a capital. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Source, sourceIdOf } from "#record";
import { identifyActors } from "../identify-actors.ts";
import { loadReadingModels } from "../load-reading-models.ts";
import { parseText } from "../parse-text.ts";
import { buildWorld } from "../world.ts";

const weights = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../../models/${path}`, import.meta.url)));
const models = loadReadingModels({
  syntax: weights("syntax/network.bin"),
  kernels: weights("syntax/kernels.wasm"),
  attribution: weights("attribution/weights.bin"),
});
const world = buildWorld({ states: [{ name: "Tarsia", demonyms: ["Tarsian"], capitals: ["Orsa"] }] });

/** "kind name" of every actor of a text. */
function actorsIn(text: string): readonly string[] {
  const source: Source = {
    id: sourceIdOf("0".repeat(12), undefined),
    text,
    textHash: "0".repeat(64),
    format: "text",
    details: { credit: [] },
    blocks: [],
  };
  return identifyActors(parseText(source, models.syntax), source, { world }).actors.map(({ kind, name }) => `${kind} ${name}`);
}

describe("people who speak without a name", () => {
  it.each([
    ["A board member said the fee was too high.", "unnamed A board member"],
    ["One of the officials said the list was short.", "unnamed One of the officials"],
    ["The hall was cold. Another said the list was short.", "unnamed Another"],
    ["Those who have read the draft say it is short.", "unnamed Those who have read the draft"],
    ["The envoy left. Her spokeswoman said the list was short.", "unnamed Her spokeswoman"],
  ])("%s", (text, expected) => expect(actorsIn(text)).toContain(expected));

  it.each([
    "Another bridge was closed on Sunday.",
    "Those who read books are happy.",
    "The board member left the hall.",
    "Others stood outside.",
  ])("%s", (text) => expect(actorsIn(text).filter((actor) => actor.startsWith("unnamed"))).toEqual([]));
});

describe("offices without a name", () => {
  it("make one person where a readout tells what the office did", () => {
    const actors = actorsIn(
      "The Secretary spoke today with Tarsian Foreign Minister Peter Novak. The Secretary thanked Peter Novak. Novak told the Secretary of the list.",
    );
    expect(actors.filter((actor) => actor.includes("Secretary"))).toEqual(["person The Secretary"]);
  });

  it("are nobody where a named person holds them, they stand once, or belong to somebody named after them", () => {
    const actors = actorsIn("Prime Minister Peter Novak spoke. The Prime Minister left. The Chairman of Tarsia stayed. The Speaker rose.");
    expect(actors.filter((actor) => /^person The/.test(actor))).toEqual([]);
  });
});
