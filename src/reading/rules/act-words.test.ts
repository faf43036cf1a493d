import { describe, expect, test } from "vitest";
import { actWordRules } from "./act-words.ts";

describe("words of political acts", () => {
  test.each(actWordRules.rules.map((rule) => [rule.id, rule] as const))("%s", (id, { example, counterExample }) => {
    expect({ example: actWordRules.matches(id, example), counterExample: actWordRules.matches(id, counterExample) }).toEqual({
      example: true,
      counterExample: false,
    });
  });
});
