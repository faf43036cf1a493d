/** Tries what ordinary reporters write of where sides stand: what can be done with a point, what there will not be, several things at once, deeds on a condition. */
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

/** "party stance summary" of every position of the words; `setting` makes a text about talks of them. */
function heldIn(words: string, setting = Setting): readonly string[] {
  const text = words + setting;
  const { actors, positions } = readDocument(plainSource(text, "2025-12-22"), { models, world, gazetteer: "" });
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]));
  return positions.map(({ party, stance, summary }) => `${nameOf.get(party)} ${stance}: ${text.slice(summary.start, summary.end)}`);
}

describe("what can be done with a point", () => {
  it.each([
    ["The southern crossing could be reopened, Tarsia said.", "Tarsia open: The southern crossing"],
    ["A longer lease can be talked about, the union said.", "union open: A longer lease"],
    ["Foreign patrols would not be tolerated, Tarsia said.", "Tarsia rejects: Foreign patrols"],
    ["Tarsia said there would be no access to the mine.", "Tarsia rejects: access to the mine"],
    ["Norland said there was no room for a second delay.", "Norland rejects: a second delay"],
  ])("%s", (words, expected) => expect(heldIn(words)).toContain(expected));

  it.each([
    "The gate could be reopened with a key.",
    "Tarsia said for the first time on what terms it would give up the mine.",
    "Tarsia did not say whether it would release the crew.",
    "The mayor said there would be no fireworks without rain.",
    "Tarsia said there was no doubt about the weather.",
    "Tarsia said there would be no comment.",
    "The choir could be heard, the union said.",
    "He could be seen on the bridge, Tarsia said.",
  ])("none in: %s", (words) => expect(heldIn(words)).toEqual([]));
});

describe("several things with one verb", () => {
  it("are told one by one", () => {
    const told = heldIn("Tarsia called for 40 more buses and for a bridge over the Lume.");
    expect(told).toContain("Tarsia demands: 40 more buses");
    expect(told).toContain("Tarsia demands: a bridge over the Lume");
  });
  it("are one where the verb asks for them together", () => {
    expect(heldIn("Tarsia called for peace between farmers and herders on the Lume.")).not.toContain("Tarsia demands: herders on the Lume");
  });
});

describe("who holds a stance", () => {
  it.each([
    ["The government of Tarsia and the rebel Amber Front agreed to prolong the truce.", 2],
    ["Tarsia and Norland back the staged approach.", 2],
  ])("%s", (words, count) => expect(heldIn(words)).toHaveLength(count));

  it("is the side of whoever is named after the office", () => {
    expect(heldIn("Tarsia's chief negotiator, Ines Morrow, ruled out a second delay.")).toContain("Tarsia rejects: a second delay");
  });

  it("is one where the other is told of beside", () => {
    expect(heldIn("The government of Tarsia, with Norland at its side, agreed to prolong the truce.")).toHaveLength(1);
  });
});

describe("plain words of stance", () => {
  it.each([
    ["Tarsia agreed on Thursday to release the crew.", "Tarsia accepts: release the crew"],
    ["Tarsia has offered in exchange to pay for a ferry.", "Tarsia accepts with conditions: pay for a ferry"],
    ["Tarsia asks for the railway to be reopened.", "Tarsia demands: the railway to be reopened"],
    ["Tarsia asked that guards remain on the bridge.", "Tarsia demands: guards remain on the bridge"],
    ["The union is all for the longer lease.", "union accepts: the longer lease"],
    ["Norland was not in a position to share its charts.", "Norland rejects: share its charts"],
    ["Norland will readmit its own nationals within a month.", "Norland accepts: readmit its own nationals within a month"],
    ["Norland has little liking for a joint fund.", "Norland objects: a joint fund"],
    ["We are not going to release the crew, Tarsia said.", "Tarsia rejects: release the crew"],
  ])("%s", (words, expected) => expect(heldIn(words)).toContain(expected));

  it.each([
    "Norland will host the games in May.",
    "Tarsia is not going to comment.",
    "Tarsia considered the letters as secret.",
    "The minister refused to discuss potential appointees.",
    "The troops came back the next day.",
    "She does not like coffee.",
  ])("none in: %s", (words) => expect(heldIn(words)).toEqual([]));

  it.each(["Fillwise turned down the film.", "Aid agency Helpwell pressed for humanitarian access to the valley."])(
    "bodies outside talks take no side: %s",
    (words) => expect(heldIn(words, "")).toEqual([]),
  );
});
