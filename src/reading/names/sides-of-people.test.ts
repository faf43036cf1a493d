/** Tries for whom people speak in a text about talks, told by who heads, represents and owns what; beside each way what only looks like it. */
import { describe, expect, it } from "vitest";
import { readingModelsForTests } from "../../../test/models.ts";
import { plainSource } from "../../../test/plain-source.ts";
import { readDocument } from "../read-document.ts";
import { buildWorld } from "../world.ts";

const models = readingModelsForTests();
const world = buildWorld({ states: [{ name: "Tarsia", demonyms: ["Tarsian"], capitals: ["Orsa"] }] });
const Setting = "\n\nThe negotiations are in their third week. A long deadlock had come before. The mediation goes on.";

/** For whom the person acts, by name. */
function sideIn(words: string, person: string): string | undefined {
  const { actors } = readDocument(plainSource(words + Setting, "2025-12-22"), { models, world, gazetteer: "" });
  const found = actors.find(({ name }) => name === person);
  return actors.find(({ id }) => id === found?.actsFor)?.name;
}

describe("for whom people speak", () => {
  it.each([
    ["The delegation of Tarsia, headed by Undersecretary Crispin Balmer, met the islanders.", "Crispin Balmer", "Tarsia"],
    ["Minister Ada Koul sat with the rebels' chief delegate, Colonel Bastian Zeer. The rebels refused.", "Bastian Zeer", "rebels"],
    ['The villagers refused a dam. "No," said Mina Gelov, a teacher who speaks for the villagers.', "Mina Gelov", "villagers"],
    ["The government refused. Finance Minister Hale Danner said no.", "Hale Danner", "government"],
    ['Tarsia refused a fee. Quarra wants a fee. "Never," Mina Gelov, of Quarra, told reporters.', "Mina Gelov", "Quarra"],
    ["Quarra wants a fee, and Quarra rejected a vote. Trade Minister Hale Danner will not sign.", "Hale Danner", "Quarra"],
    [
      "Tarsia and Quarra met. Quarra wants a fee. Tarsian minister Ada Koul spoke with the foreign minister, Hale Danner.",
      "Hale Danner",
      "Quarra",
    ],
  ])("%s", (words, person, side) => expect(sideIn(words, person)).toBe(side));

  it.each([
    ["The regional health board refused. Health Minister Aurel Bast said no.", "Aurel Bast"],
    ["The Harrow Guild refused. Trade Minister Hale Danner said no.", "Hale Danner"],
    ["Talks were led by Ines Morrow. Foreign Secretary Ines Morrow said no.", "Ines Morrow"],
  ])("nobody's in: %s", (words, person) => expect(sideIn(words, person)).toBeUndefined());
});

describe("what kind of actor", () => {
  function kindIn(words: string, called: string): string | undefined {
    const { actors } = readDocument(plainSource(words + Setting, "2025-12-22"), { models, world, gazetteer: "" });
    return actors.find(({ name }) => name === called)?.kind;
  }

  it.each([
    "Quarra will not hear of a fine.",
    "Quarra has not budged on the pension.",
    "Quarra's long opposition to the toll is known.",
    "Negotiators for Tarsia and Quarra met.",
  ])("takes a name nobody knows for a side: %s", (words) => expect(["organisation", "state"]).toContain(kindIn(words, "Quarra")));
  it.each(["Quarra has a fine harbour.", "Quarra's long winter is known."])("leaves a name alone: %s", (words) =>
    expect(kindIn(words, "Quarra")).toBeUndefined(),
  );

  it("takes who has a regional head for no person", () => {
    expect(kindIn("Velau refused a fee. The regional head of Velau, Sal Vaini, wants a contract. Velau is ready to sign.", "Velau")).toBe(
      "organisation",
    );
  });
  it("takes who is called by the first word of the name for a firm", () => {
    expect(kindIn("Harrow Buses refused a fee. Later Harrow said it wants a contract.", "Harrow Buses")).toBe("organisation");
    expect(kindIn("Harrow Busby refused a fee. Later Busby said he wants a contract.", "Harrow Busby")).toBe("person");
  });
  it("leaves whoever has a spokesman a person", () => {
    expect(kindIn("Mr Velau's spokesman, Sal Vaini, wants a contract. Velau said no.", "Velau")).not.toBe("organisation");
  });
});
