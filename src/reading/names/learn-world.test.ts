import { describe, expect, it } from "vitest";
import { syntaxModelsForTests } from "../../../test/models.ts";
import { plainSource } from "../../../test/plain-source.ts";
import { parseText } from "../parse-text.ts";
import { buildWorld } from "../world.ts";
import { learnStates } from "./learn-world.ts";

function learntIn(text: string): { readonly states: readonly string[]; readonly bodies: readonly string[] } {
  const source = plainSource(text);
  const { states, bodies } = learnStates(parseText(source, syntaxModelsForTests()), buildWorld());
  return { states: states.map(({ name }) => name), bodies };
}

const statesIn = (text: string): readonly string[] => learntIn(text).states;
const Talks = "Talks on the strait went on. The mediator tabled a draft. A deal is near.";

describe("states a text makes known", () => {
  it("are those with a minister or an army in a text about talks", () => {
    expect(statesIn(`Quenby's deputy trade minister left on Monday. ${Talks}`)).toEqual(["Quenby"]);
    expect(statesIn(`Quenby's army has refused the offer. ${Talks}`)).toEqual(["Quenby"]);
  });

  it.each([
    ["Quenby has refused the offer.", ["Quenby"]],
    ["Brellmart turned down the plan.", ["Brellmart"]],
    ["Ovaxa pressed for access, and Ovaxa wants a vote.", ["Ovaxa"]],
    ["Lorstead's offer was low.", ["Lorstead"]],
    ["Brellmart declined to comment.", []],
    ["Brellmart declined comment on Monday.", []],
    ["Brellmart refused to say when.", []],
  ])("are not those that only act, which are bodies: %s", (text, bodies) =>
    expect(learntIn(`${text} ${Talks}`)).toEqual({ states: [], bodies }),
  );

  it("are told after the name of a month, and by an adjective that cuts the end of the name", () => {
    expect(statesIn(`In a note dated 3 August Quenby protested. The delegation of Quenby left. ${Talks}`)).toEqual(["Quenby"]);
    expect(statesIn(`The Halvish delegation left. Halvmark refused. ${Talks}`)).toEqual(["Halvmark"]);
  });

  it("are not the first word of a longer name", () => {
    expect(statesIn(`The Union of Brackish Shores met. It refused the offer. ${Talks}`)).toEqual([]);
  });

  it("are not people who are introduced by their first name, and not bodies after an article", () => {
    expect(statesIn(`Anna Bergvald met the press. Bergvald refused the offer. ${Talks}`)).toEqual([]);
    expect(statesIn(`The Ministers agreed on a text. ${Talks}`)).toEqual([]);
  });

  it("need more than one verb where nothing is negotiated", () => {
    expect(learntIn("Quenby refused the tea. The harbour was calm. Rain fell all day.")).toEqual({ states: [], bodies: [] });
  });
});
