/** Tries who holds a stance that the words tell of somebody else: who is spoken for, whose own side, those meant by "they"; beside each what only looks like it. */
import { describe, expect, it } from "vitest";
import { readingModelsForTests } from "../../../test/models.ts";
import { plainSource } from "../../../test/plain-source.ts";
import { readDocument } from "../read-document.ts";
import { buildWorld } from "../world.ts";

const models = readingModelsForTests();
const world = buildWorld({
  states: [
    { name: "Tarsia", demonyms: ["Tarsian"], capitals: ["Orsa"] },
    { name: "Norland", demonyms: ["Norlandic"], capitals: ["Hald"] },
  ],
});
const Setting = "\n\nThe negotiations are in their third week. A long deadlock had come before. The mediation goes on.";

/** "party stance" of every position of the words. */
function holdersIn(words: string, head = ""): readonly string[] {
  const { actors, positions } = readDocument(plainSource(head + words + Setting, "2025-12-22"), { models, world, gazetteer: "" });
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]));
  return positions.map(({ party, stance }) => `${nameOf.get(party)} ${stance}`);
}

describe("who is spoken for", () => {
  it.each([
    ["Tarsia, for the Group of Shores, called for a fund of its own.", "Group of Shores demands"],
    ["Tarsia, on behalf of the Group of Shores, called for a fund of its own.", "Group of Shores demands"],
    ["For the Group of Shores, Tarsia called for a fund of its own.", "Group of Shores demands"],
  ])("%s", (words, expected) => expect(holdersIn(words)).toContain(expected));

  it.each([
    ["Tarsia, for the third time, called for a fund of its own.", "Tarsia demands"],
    ["For the Group of Shores it was a long day, and Tarsia called for a fund of its own.", "Tarsia demands"],
  ])("nobody else: %s", (words, expected) => expect(holdersIn(words)).toContain(expected));
});

describe("our side", () => {
  const Issued = "Ministry of Foreign Affairs of the Republic of Tarsia\n\n";
  it("is that of the state that issues the text", () => {
    expect(holdersIn("On fishing, our side rejected a fee.", Issued)).toContain("Tarsia rejects");
  });

  it("is that of whoever speaks in a quotation", () => {
    const words = 'Norland refused. "Our side rejected a fee," said the Norlandic minister, Ada Koul.';
    expect(holdersIn(words, Issued)).not.toContain("Tarsia rejects");
  });
});

describe("those whom 'they' means", () => {
  it("are people told before as a subject, and so the union named after them", () => {
    const words =
      "The Bakers' Guild met Harlow Foods. The 40 bakers walked out after Harlow scrapped the extra pay. They want a say in the rota.";
    expect(holdersIn(words)).toContain("Bakers' Guild demands");
    expect(holdersIn(words)).not.toContain("Harlow Foods demands");
  });
});
