import { describe, expect, it } from "vitest";
import { syntaxModelsForTests } from "../../../test/models.ts";
import { type Source, sourceIdOf } from "../../record/index.ts";
import { parseText } from "../parse-text.ts";
import { buildWorld } from "../world.ts";
import { learnStates } from "./learn-world.ts";

function statesIn(text: string): readonly string[] {
  const id = sourceIdOf("0".repeat(12), undefined);
  const source: Source = { id, text, textHash: "0".repeat(64), format: "text", details: { credit: [] }, blocks: [] };
  return learnStates(parseText(source, syntaxModelsForTests()), buildWorld()).states.map(({ name }) => name);
}

describe("states a text makes known", () => {
  it("are those that demand and refuse in a text about talks", () => {
    const talks = "Talks on the strait went on. The mediator tabled a draft. A deal is near.";
    expect(statesIn(`Quenby has refused the offer. ${talks}`)).toEqual(["Quenby"]);
    expect(statesIn(`Quenby's deputy trade minister left on Monday. ${talks}`)).toEqual(["Quenby"]);
  });

  it("are not people who are introduced by their first name, and not bodies after an article", () => {
    const talks = "Talks on the strait went on. The mediator tabled a draft. A deal is near.";
    expect(statesIn(`Anna Bergvald met the press. Bergvald refused the offer. ${talks}`)).toEqual([]);
    expect(statesIn(`The Ministers agreed on a text. ${talks}`)).toEqual([]);
  });

  it("need more than one verb where nothing is negotiated", () => {
    expect(statesIn("Quenby refused the tea. The harbour was calm. Rain fell all day.")).toEqual([]);
  });
});
