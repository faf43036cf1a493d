import { describe, expect, test } from "vitest";
import { actorArea } from "./actor-rules.ts";

describe("rules for actors", () => {
  test.each(actorArea.rules.map((rule) => [rule.id, rule] as const))("%s", (id, { example, counterExample }) => {
    expect({ example: actorArea.matches(id, example), counterExample: actorArea.matches(id, counterExample) }).toEqual({
      example: true,
      counterExample: false,
    });
  });
});
