import { describe, expect, it } from "vitest";
import { documentOfCase } from "../../../test/cases/facts/cast-of-cases.ts";
import { viewClauses } from "./clause-view.ts";

/** Each clause as "[opener] subject | verb", with `not` where it is denied. */
function clausesIn(text: string): readonly string[] {
  const view = viewClauses(documentOfCase({ name: "clauses", text }));
  const words = (first: number, after: number) => text.slice(view.tokens[first]?.start, view.tokens[after - 1]?.end);
  return view.clauses.map(({ opener, subject, verb }) => {
    const own = subject === undefined ? "-" : words(subject.first, subject.after);
    return `${opener === undefined ? "" : `[${opener}] `}${own} | ${words(verb.first, verb.main + 1)}${verb.negated ? " | not" : ""}`;
  });
}

function check(text: string, expected: readonly string[]): void {
  expect(clausesIn(text)).toEqual(expected);
}

describe("clauses", () => {
  it("parts two clauses joined by a conjunction without a comma", () =>
    check("Orsa wants to keep the islands and Mirev has refused to cede them.", ["Orsa | wants", "Mirev | has refused"]));
  it("gives a joined verb the subject of the first", () =>
    check("Tarsia accepted the map but rejected the dates.", ["Tarsia | accepted", "Tarsia | rejected"]));
  it("steps over what commas set off", () =>
    check("Marrow, who came on Monday, has ruled out a truce.", ["Marrow | came", "Marrow | has ruled"]));
  it("steps over an apposition", () => check("Hald, a close ally of Polk, opposed the plan.", ["Hald | opposed"]));
  it("keeps two joined names as one subject", () =>
    check("Veldland and Tarsia did not agree on Sunday.", ["Veldland and Tarsia | did not agree | not"]));
  it("names what opens a clause", () => check("It is unclear if Polk would accept the deal.", ["It | is", "[if] Polk | would accept"]));
  it("leaves the words of a speaker beside what is said", () =>
    check("If he does not, Lindqvist said, the ministry should act.", [
      "[if] he | does | not",
      "Lindqvist | said",
      "the ministry | should act",
    ]));
  it("takes a noun with an infinitive as subject", () =>
    check("A refusal to sign the map would lead to sanctions.", ["A refusal to sign the map | would lead"]));
  it("sees a contact clause inside an object", () => check("Orsa wants the areas it has seized.", ["Orsa | wants", "it | has seized"]));
});
