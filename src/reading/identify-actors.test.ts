import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactText } from "#record";
import { syntaxModelsForTests } from "../../test/models.ts";
import { plainSource } from "../../test/plain-source.ts";
import type { Cast } from "./cast.ts";
import { identifyActors } from "./identify-actors.ts";
import { parseText } from "./parse-text.ts";
import { buildWorld } from "./world.ts";

const world = buildWorld();

function castOf(text: string): Cast {
  const source = plainSource(text);
  return identifyActors(parseText(source, syntaxModelsForTests()), source, { world });
}

/** Actors as `kind name → side`, in order; a group's members and a count stand in brackets. */
function check(text: string, expected: readonly string[]): void {
  const cast = castOf(text);
  const nameOf = (id: string) => cast.actors.find((actor) => actor.id === id)?.name ?? id;
  const shown = cast.actors.map((actor) => {
    const side = actor.actsFor === undefined ? "" : ` → ${nameOf(actor.actsFor)}`;
    const members = actor.members === undefined ? "" : ` [${actor.members.map(nameOf).join(", ")}]`;
    const count = actor.count === undefined ? "" : ` [${actor.count}]`;
    return `${actor.kind} ${actor.name}${members}${count}${side}`;
  });
  expect(shown).toEqual([...expected]);
}

/** The places that mean the actor called `name`, as words, and their forms. */
function checkMentions(text: string, name: string, expected: readonly string[]): void {
  const cast = castOf(text);
  const actor = cast.actors.find((candidate) => candidate.name === name);
  const places = cast.mentions
    .filter((mention) => mention.actor === actor?.id)
    .map((mention) => `${exactText(text, mention.range)} (${mention.form})`);
  expect(places).toEqual([...expected]);
}

describe("persons with titles and sides", () => {
  test.each<readonly [text: string, ...expected: string[]]>([
    ["French President Odile Marchand met reporters.", "state France", "person Odile Marchand → France"],
    [
      "Norwegian Foreign Minister Lars Holmvik's special envoy Greta Solberg arrived early.",
      "state Norway",
      "person Lars Holmvik → Norway",
      "person Greta Solberg → Norway",
    ],
    ["Kremlin envoy Arkady Belov said no.", "state Russia", "person Arkady Belov → Russia"],
    ["Peru's Ramón Quispe said no.", "state Peru", "person Ramón Quispe → Peru"],
    ["Ramón Quispe of Peru said no.", "person Ramón Quispe → Peru", "state Peru"],
    ["NATO Secretary-General Henrik Dahl said no.", "organisation NATO", "person Henrik Dahl → NATO"],
    ["Secretary of State Paula Whitcomb said no.", "state United States", "person Paula Whitcomb → United States"],
    [
      "Senator Paula Whitcomb, an Ohio Republican and old friend of the miller, said no.",
      "person Paula Whitcomb → United States",
      "state United States",
    ],
    ["Rep. Paula Whitcomb (D-Mass.) said no.", "person Paula Whitcomb → United States", "state United States"],
    ["Ibrahim al-Masri, who leads the Yemeni delegation, said no.", "person Ibrahim al-Masri → Yemen", "state Yemen"],
    [
      "They met the Yemeni delegation, led by senior official Ibrahim al-Masri.",
      "group Yemeni delegation [Yemen, Ibrahim al-Masri] → Yemen",
      "state Yemen",
      "person Ibrahim al-Masri → Yemen",
    ],
    ["The foreign minister of Chile, Rosa Ibáñez, said no.", "state Chile", "person Rosa Ibáñez → Chile"],
    ["Ursula van der Meer and Osama bin Talib met.", "person Ursula van der Meer", "person Osama bin Talib"],
    ["The US ambassador to Kenya, Paula Whitcomb, said no.", "state United States", "person Paula Whitcomb → United States"],
  ])("%s", (text, ...expected) => check(text, expected));
});

describe("states, places and bodies", () => {
  test.each<readonly [text: string, ...expected: string[]]>([
    ["Madrid wants to keep the port and Lisbon has refused to sell it.", "state Spain", "state Portugal"],
    ["The delegates met in Madrid and flew to Lisbon."],
    ["The ships lay near Brazil."],
    ["Talks between Madrid and Lisbon will begin soon.", "state Spain", "state Portugal"],
    ["Those terms may be acceptable to Ankara.", "state Türkiye"],
    ["The Brazilians left early.", "state Brazil"],
    ["They drank Brazilian coffee."],
    ["A Brazilian refusal would end the talks.", "state Brazil"],
    ["The White House said no.", "state United States"],
    ["US intelligence reported losses.", "organisation US intelligence → United States", "state United States"],
    ["Brazil's foreign ministry said no.", "organisation Brazil's foreign ministry → Brazil", "state Brazil"],
    ["The Brazilian government said no.", "state Brazil"],
    ["Brussels has rejected the offer.", "organisation European Union"],
    ["The African Union and IGAD agreed.", "organisation African Union", "organisation IGAD"],
    ["On Monday in March nobody came."],
  ])("%s", (text, ...expected) => check(text, expected));
});

describe("groups and unnamed sources", () => {
  test.each<readonly [text: string, ...expected: string[]]>([
    [
      "US, Brazilian and European officials reported progress.",
      "group US, Brazilian and European officials [United States, Brazil, Europe]",
      "state United States",
      "state Brazil",
      "group Europe",
    ],
    ["She met officials from Brazil and Peru.", "group officials from Brazil and Peru [Brazil, Peru]", "state Brazil", "state Peru"],
    ["Six people familiar with the draft said it was long.", "unnamed Six people familiar with the draft [6]"],
    ["A senior Brazilian official said no.", "unnamed A senior Brazilian official [1] → Brazil", "state Brazil"],
    ["It will rain, according to two diplomats briefed on the talks.", "unnamed two diplomats briefed on the talks [2]"],
    ["She is a senior official."],
  ])("%s", (text, ...expected) => check(text, expected));
});

describe("references", () => {
  test.each<readonly [text: string, name: string, ...expected: string[]]>([
    ["Odile Marchand arrived late. Marchand said nothing.", "Odile Marchand", "Odile Marchand (name)", "Marchand (surname)"],
    ["Envoy Odile Marchand arrived late. She said nothing.", "Odile Marchand", "Odile Marchand (name)", "She (pronoun)"],
    ["Brazilian envoy Odile Marchand arrived. The envoy said nothing.", "Odile Marchand", "Odile Marchand (name)", "The envoy (title)"],
    ["Henry Dahl met Odile Marchand. Mr. Dahl thanked her.", "Odile Marchand", "Odile Marchand (name)", "her (pronoun)"],
    ["Madrid wants to keep the islands it has seized.", "Spain", "Madrid (capital)", "it (pronoun)"],
    ["It remains unclear if Madrid agrees.", "Spain", "Madrid (capital)"],
  ])("%s %s", (text, name, ...expected) => checkMentions(text, name, expected));

  test("two of one family stay two", () => {
    const text = "Orrin Velmar met his wife Maria Velmar. Mr. Velmar left. Mrs. Velmar stayed.";
    checkMentions(text, "Orrin Velmar", ["Orrin Velmar (name)", "his (pronoun)", "Velmar (surname)"]);
    checkMentions(text, "Maria Velmar", ["Maria Velmar (name)", "Velmar (surname)"]);
  });
});

describe("a text that makes its own world known", () => {
  const text =
    "Tarsia and Kelmar met in Dost, the Kelmari capital, on Monday. Tarsian Foreign Minister Odile Marchand said the Kelmari delegation was late. Dost refused to comment.";
  test("states, their peoples and capitals", () => {
    check(text, ["state Tarsia", "state Kelmar", "person Odile Marchand → Tarsia", "group Kelmari delegation [Kelmar] → Kelmar"]);
    checkMentions(text, "Kelmar", ["Kelmar (name)", "Dost (capital)"]);
  });
});

describe("for any text", () => {
  const word = fc.constantFrom(
    "Tarsia",
    "the",
    "Mr.",
    "Velmar",
    "said",
    "US",
    "officials",
    "'s",
    ",",
    ".",
    '"',
    "he",
    "Moscow",
    "in",
    "President",
    "of",
    "-",
    "\n\n",
    "six",
    "AL",
    "é",
    "🙂",
  );
  test("nothing throws, places lie in the text, ids follow the first places, twice is the same", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word, { maxLength: 60 }).map((words) => words.join(" ")),
          fc.string({ maxLength: 200 }),
        ),
        (text) => {
          const cast = castOf(text);
          expect(cast.actors.map((actor) => actor.id)).toEqual(cast.actors.map((_, at) => `a${at + 1}`));
          for (const { range, actor } of cast.mentions) {
            expect(range.start).toBeLessThan(range.end);
            expect(range.end).toBeLessThanOrEqual(text.length);
            expect(cast.actors.some((candidate) => candidate.id === actor)).toBe(true);
          }
          expect(castOf(text)).toEqual(cast);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("a long line without a break is read in time that grows with its length", () => {
    const cast = castOf("President Velmar of Tarsia said the Russians and he ".repeat(4000));
    expect(cast.mentions.length).toBeGreaterThan(1000);
  });
});
