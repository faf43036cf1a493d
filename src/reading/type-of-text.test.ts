import { describe, expect, test } from "vitest";
import { syntaxModelsForTests } from "../../test/models.ts";
import { plainSource } from "../../test/plain-source.ts";
import { parseText } from "./parse-text.ts";
import { typeOfParsed } from "./type-of-text.ts";

/** Each pair differs only in what is made of the deed. */
const cases: readonly (readonly [text: string, type: string | undefined])[] = [
  ["Tarsia lifted the embargo on Orsa.", "RETREAT"],
  ["Tarsia agreed to lift the embargo on Orsa.", "AGREE"],
  ["Tarsia refused to lift the embargo on Orsa.", "REJECT"],
  ["Tarsia demanded that Orsa lift the embargo.", "DEMAND"],
  ["Orsa must lift the embargo, Tarsia said.", "DEMAND"],
  ["Tarsia will not lift the embargo.", "REJECT"],
  ["Tarsia imposed an embargo on Orsa.", "SANCTION"],
  ["Tarsia will impose an embargo on Orsa.", "THREATEN"],
  ["Tarsia threatened to impose an embargo on Orsa.", "THREATEN"],
  ["Tarsia accused Orsa of breaking the embargo.", "DISAPPROVE"],
  ["The two foreign ministers met in Bergen on Tuesday.", "CONSULT"],
  ["The Front released four prisoners on Tuesday.", "RETREAT"],
  ["Orsa walked out of the talks.", "SANCTION"],
  ["The union called a strike at the port.", "PROTEST"],
  ["Orsa did not impose an embargo.", undefined],
  ["The harbour is wide and calm.", undefined],
];

describe("the type of a sentence", () => {
  test.each(cases)("%s", (text, type) => {
    expect(typeOfParsed(parseText(plainSource(text), syntaxModelsForTests()))).toBe(type);
  });
});
