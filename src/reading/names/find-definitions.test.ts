import { describe, expect, it } from "vitest";
import { syntaxModelsForTests } from "../../../test/models.ts";
import { plainSource } from "../../../test/plain-source.ts";
import { parseText } from "../parse-text.ts";
import { definedKind } from "./find-definitions.ts";

function kindOf(name: string, text: string): string | undefined {
  const source = plainSource(text);
  const parsed = parseText(source, syntaxModelsForTests());
  const words = name.split(" ");
  const first = parsed.tokens.findIndex(({ form }) => form === words[0]);
  expect(first).toBeGreaterThanOrEqual(0);
  return definedKind(parsed, { first, after: first + words.length });
}

describe("what a noun beside a name says it is", () => {
  it.each([
    ["Brellhoek", "Brellhoek is a small village in the north of the island.", "place"],
    ["Varsk Nol", "Varsk Nol was a pianist and lived in two countries.", "person"],
    ["Ottermark", "Ottermark is the largest supplier of turbines in the region.", "body"],
    ["Ottermark", "The deal was signed by the company Ottermark on Monday.", "body"],
    ["Brellhoek", "They met in the village Brellhoek on Monday.", "place"],
  ])("%s: %s", (name, text, kind) => expect(kindOf(name, text)).toBe(kind));

  it.each([
    ["Brellhoek", "Brellhoek is not a village."],
    ["Brellhoek", "Brellhoek could be a village by then."],
    ["Brellhoek", "Brellhoek is close to the village."],
    ["Varsk", "In the village Varsk refused to speak."],
    ["Varsk", "Varsk met the company on Monday."],
    ["Varsk", "Varsk was the news of the day."],
  ])("nothing is said of %s: %s", (name, text) => expect(kindOf(name, text)).toBeUndefined());
});
