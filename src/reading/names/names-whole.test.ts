/** Tries which words belong to one name of a body, and when one word stands for a longer name; beside each what only looks like it. */
import { describe, expect, it } from "vitest";
import { readingModelsForTests } from "../../../test/models.ts";
import { plainSource } from "../../../test/plain-source.ts";
import { readDocument } from "../read-document.ts";
import { buildWorld } from "../world.ts";

const models = readingModelsForTests();
const world = buildWorld({ states: [{ name: "Tarsia", demonyms: ["Tarsian"], capitals: ["Orsa"] }] });
const Setting = "\n\nThe negotiations are in their third week. A long deadlock had come before. The mediation goes on.";

const actorsIn = (words: string) => readDocument(plainSource(words + Setting, "2025-12-22"), { models, world, gazetteer: "" }).actors;
const called = (words: string, name: string) => actorsIn(words).find((actor) => actor.name === name);

describe("whole names of bodies", () => {
  it.each([
    ["The Bakers' Guild refused the offer.", "Bakers' Guild"],
    ["The Tavish People's Army refused the offer.", "Tavish People's Army"],
    ["She was received by the Chairman of the Senate Committee on Public Works, Ewald Tarr.", "Senate Committee on Public Works"],
    ["The Office of the Prime Minister refused the offer.", "Office of the Prime Minister"],
    ["The Union of Brackish Shores refused the offer.", "Union of Brackish Shores"],
  ])("%s", (words, name) => expect(called(words, name)?.kind).toBe("organisation"));

  it("are no persons where 'which' follows", () => {
    expect(called("Talks failed. Velmond, which wants a fee, opposes a vote.", "Velmond")?.kind).toBe("organisation");
    expect(called("Talks failed. Orrin Velmond, who wants a fee, opposes a vote.", "Orrin Velmond")?.kind).toBe("person");
  });

  it("are meant by their first word where a firm has it, and by the noun before 'of'", () => {
    expect(called("Pickets stay at Harlow Foods. Harlow said no. Harlow will not sign.", "Harlow Foods")?.alsoCalled).toContain("Harlow");
    expect(called("The Union of Brackish Shores met. The Union refused.", "Union of Brackish Shores")?.alsoCalled).toContain("Union");
    expect(called("Harlow Council met. Mr Harlow said no. He will not sign.", "Harlow Council")?.alsoCalled).not.toContain("Harlow");
  });

  it("are not the body told before where a name follows 'of'", () => {
    const words = "The delegation of Tarsia spoke first. The delegation of Quarra refused the fee. Quarra's minister left.";
    expect(called(words, "delegation of Quarra")).toBeDefined();
  });
});
