import { describe, expect, it } from "vitest";
import { statementsIn } from "../../../test/read-in-talks.ts";

const actsOf = (passage: string): readonly string[] => statementsIn(passage).map((line) => line.split(" · ")[0] ?? "");

describe("plain words of refusing, granting and asking", () => {
  const check = (passage: string, act: string): void => it(`${act}: ${passage}`, () => expect(actsOf(passage)).toContain(act));
  check("Olga Prent, the minister, said there would be no escorts beyond the quay.", "REJECT");
  check('"There is nothing to discuss," said Olga Prent, the minister.', "REJECT");
  check("Olga Prent, the minister, said the state would not bear the loss.", "REJECT");
  check('"We are not going to pay for the mooring," said Olga Prent.', "REJECT");
  check("Olga Prent said the quota could not be accepted.", "REJECT");
  check("Olga Prent said she saw no reason to open the ledgers.", "REJECT");
  check("Olga Prent said a toll was not on the table.", "REJECT");
  check("Olga Prent said she saw no reason to turn down the berth.", "AGREE");
  check("Olga Prent did not rule out a joint patrol, she said she would not exclude it.", "AGREE");
  check("Olga Prent said the crews could live with a smaller quota.", "AGREE");
  check("Olga Prent said she was prepared to look at the tolls.", "AGREE");
  check("Olga Prent said the union had nothing against a later date.", "AGREE");
  check("The tolls could be talked about, Olga Prent said.", "AGREE");
  check("Olga Prent challenged the council to publish the ledgers.", "DEMAND");
  check("The Brigade denied any part in the blaze, and Olga Prent said it had denied having been there.", "DISAPPROVE");
  check("Olga Prent, the minister, called the gesture a stunt.", "DISAPPROVE");
  check("Olga Prent, the minister, dismissed the toll as a tale for tourists.", "DISAPPROVE");
  check("The minister, Olga Prent, said the fee was an insult.", "DISAPPROVE");
  check("The minister, Olga Prent, called the talks constructive.", "SUPPORT");
  check("The Brigade denied harbouring the pilots.", "DISAPPROVE");
  check("The council said it would readmit the pilots in May.", "AGREE");
  check("Olga Prent said her ministry would begin marking the border in May.", "AGREE");
  check("Should the talks fail, the Brigade would build a road of its own, said Olga Prent.", "THREATEN");
  check('"If they keep both posts, we stay out of this cabinet," said Olga Prent.', "REJECT");
});

describe("words like them that refuse, grant, ask and support nothing", () => {
  const check = (passage: string, act: string): void => it(`${act}: ${passage}`, () => expect(actsOf(passage)).not.toContain(act));
  check("Olga Prent said there would be no rain on Friday.", "REJECT");
  check("Olga Prent said there is no doubt about the date.", "REJECT");
  check("Olga Prent said the voters would not be convinced by a speech.", "REJECT");
  check('"He lives with his aunt," said Olga Prent.', "AGREE");
  check("Olga Prent said she was asked to pay for the lamp.", "REJECT");
  check("Olga Prent said she wanted to sleep.", "DEMAND");
  check("Olga Prent said the crew asked a question to please the host.", "DEMAND");
  check("Olga Prent said she was not willing to sign.", "AGREE");
  check("Olga Prent called for talks on illegal fishing.", "DISAPPROVE");
  check("Olga Prent said the fleet was tracking illegal fishing.", "DISAPPROVE");
  check("The Brigade denied that the two had met.", "REJECT");
  check("Olga Prent did not say whether she would honour the pledge.", "AGREE");
  check('"There is no question about it," said Olga Prent.', "REJECT");
  check("He welcomed several hundred guests, Olga Prent said.", "SUPPORT");
  check("Olga Prent, the minister, welcomed the visitors from Tarsia.", "SUPPORT");
  check('"We have heard of crews who surrendered early," Olga Prent told the hall.', "RETREAT");
});

it("welcomes a step by supporting it", () => {
  expect(actsOf("Olga Prent, the minister, said she welcomed the decision.")).toContain("SUPPORT");
});

describe("everyday sentences tell of no act", () => {
  const check = (passage: string): void =>
    it(passage, () => expect(actsOf(passage).filter((act) => act !== "-" && act !== "CONSULT")).toEqual([]));
  check("Anna Merrick said the bakery would open at nine on Sundays.");
  check('"There is no milk left in the fridge," said Anna Merrick.');
  check("Anna Merrick said she started packing when the rain stopped.");
  check("The coach, Jon Tarrow, said he wanted to win on Saturday.");
  check("Anna Merrick believes that the rival band will release a song in May.");
  check("The curator said the lamp may return to its shelf in spring.");
  check("Jon Tarrow said the soup was cold and the bread was fresh.");
  check("Anna Merrick did not know how to climb down from the loft.");
  check("Jon Tarrow denied a report that he had moved to the coast.");
  check("The guide said the tower was on an island with no road.");
  check('"He lives with two cats," said a neighbour.');
  check("Anna Merrick said the crowd welcomed the players at the gate.");
  check("Jon Tarrow said the museum could be reached by tram.");
  check('"If the sun shines, I think we will swim," said Anna Merrick.');
  check("The baker told Anna Merrick that the flour had come late.");
});

describe("whose act it is, and whether it was one", () => {
  it("takes the name before the brackets for the speaker", () =>
    expect(statementsIn("Sen. Olga Prent (R-S.C.) said the quota could not be accepted.")).toEqual([
      expect.stringMatching(/^REJECT · Olga Prent\b/u),
    ]));
  const actOf = (passage: string) => statementsIn(passage)[0]?.split(" · ")[0];
  it("has no act where nobody or no thing did it", () => {
    expect(actOf("Olga Prent, the minister, said the police had arrested two pilots.")).toBe("COERCE");
    expect(actOf("Olga Prent, the minister, said no one had been arrested.")).toBe("-");
    expect(actOf("Olga Prent, the minister, said no pilot would be jailed.")).toBe("-");
    expect(actOf('"With no warning the police arrested two pilots," said Olga Prent, the minister.')).toBe("COERCE");
  });
  it("takes arms that go off for an attack, numbers that explode for none", () => {
    expect(actOf("Olga Prent, the minister, said a bomb had exploded near the mill.")).toBe("ASSAULT");
    expect(actOf("The number of ferries stood at six and has since exploded, the minister said.")).toBe("-");
  });
  it("praises by giving credit, gives aid with credit", () => {
    expect(actOf("Olga Prent, the minister, said her office gave credit to the crews for the calm.")).toBe("SUPPORT");
    expect(actOf("Olga Prent, the minister, said the bank had given the crews credit.")).toBe("AID");
  });
});

describe("what is thought or sought", () => {
  it("asks where only another can give it", () =>
    expect(actsOf("The nurses are seeking a rise of nine percent, Olga Prent said.")).toContain("DEMAND"));
  it("begins a retreat by its name, not by parking", () => {
    expect(actsOf("Olga Prent said Tarsia had begun its withdrawal from the ridge.")).toContain("RETREAT");
    expect(actsOf("Olga Prent said she had started parking the aircraft.")).not.toContain("RETREAT");
  });
});
