/** Tries who speaks or acts without a name: people told by what they are, and offices that readouts write with a capital. */
import { describe, expect, it } from "vitest";
import { readingModelsForTests } from "../../../test/models.ts";
import { plainSource } from "../../../test/plain-source.ts";
import { identifyActors } from "../identify-actors.ts";
import { parseText } from "../parse-text.ts";
import { buildWorld } from "../world.ts";

const models = readingModelsForTests();
const world = buildWorld({ states: [{ name: "Tarsia", demonyms: ["Tarsian"], capitals: ["Orsa"] }] });

/** "kind name" of every actor of a text. */
function actorsIn(text: string): readonly string[] {
  const source = plainSource(text);
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

describe("sides of talks without a name", () => {
  const Setting = "The negotiations are in their third week. A long deadlock had come before. The mediation goes on.";
  it.each([
    ["The works council wants short hours.", "organisation works council"],
    ["Growers and canners meet again on Tuesday. Canners are offering 36.", "organisation canners"],
    ["The crown has not ruled out a share, but the crown refused a vote.", "organisation crown"],
    ["The skippers' association rejected the fee.", "organisation skippers' association"],
    ["The government's envoys left at noon.", "organisation government"],
    ["Upper Vale wants the sluice shut.", "organisation Upper Vale"],
    ["Osterby-on-Sea refused the fee.", "organisation Osterby-on-Sea"],
    ["Envoys of the Farmers' League stayed. The Farmers' League refused the fee.", "organisation Farmers' League"],
    ["Ostavia, its biggest customer, rejected the price.", "organisation Ostavia"],
    ["Vestria's negotiators left early.", "organisation Vestria"],
    ["The family rejected the price.", "organisation family"],
    ["The abbey warned of a delay. On Monday the abbey promised a list.", "organisation abbey"],
  ])("%s", (text, expected) => expect(actorsIn(`${text} ${Setting}`)).toContain(expected));

  it.each([
    [
      "a body told with and without its kind is one",
      "The nurses' union met the trust. The union wants a rest day. The nurses refused to wait.",
      "union",
    ],
    [
      "two bodies of a kind with nouns of their own are two",
      "The tenants' league wants a freeze. The landlords' league refuses.",
      "league",
    ],
  ])("%s", (name, text, noun) => {
    const bodies = actorsIn(`${text} ${Setting}`).filter((actor) => /union|nurses|league/.test(actor));
    expect(bodies).toHaveLength(name.includes("two bodies") ? 2 : 1);
    expect(bodies[0]).toContain(noun);
  });

  it.each([
    "The price refused to fall.",
    "The bridge is closed and the tankers wait.",
    "The mediator wants a list.",
    "Reminders hung on the doors.",
    "The gallery is north of the river.",
    "In Upper Vale the sluice was shut.",
    "Ottar Brisk wants a list. Brisk refused to wait.",
    "The family asked for privacy.",
    "The festival promised fireworks.",
    "The abbey declined to comment.",
    "Swimmers complained about the water. Swimmers complained again.",
    "Musicians asked the audience for silence.",
    "Passengers said the train was late.",
  ])("none in: %s", (text) => expect(actorsIn(`${text} ${Setting}`).filter((actor) => /^(?:organisation|state)/.test(actor))).toEqual([]));

  it("are not looked for where the text is not about talks", () => expect(actorsIn("The crown refused to shine.")).toEqual([]));
});
