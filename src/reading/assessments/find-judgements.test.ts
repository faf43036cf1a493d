import { describe, expect, it } from "vitest";
import { assessmentsIn } from "../../../test/read-in-talks.ts";
import { judgementPhraseAt } from "../rules/judgement-words.ts";

describe("judgements in a text about talks", () => {
  const check = (passage: string, expected: readonly string[]): void => {
    it(passage, () => expect(assessmentsIn(passage)).toEqual(expected));
  };
  check("Analysts suspect that the Brigade is stalling.", ["intent · Analysts · the Brigade is stalling"]);
  check("The lenders are betting that the minister will cave before the summer.", [
    "likelihood · lenders · the minister will cave before the summer",
  ]);
  check("The strike fund can pay members for eleven weeks, union accountants said.", [
    "capability · union accountants · The strike fund can pay members for eleven weeks",
  ]);
  check("It would take six years to clear the valley, said the engineer, Una Strand.", [
    "capability · Una Strand · It would take six years to clear the valley",
  ]);
  check('"They have no intention of withdrawing," said Marek Hollin, a retired judge.', [
    "intent · Marek Hollin · They have no intention of withdrawing",
  ]);
  check("Una Strand said Tarsia has everything it needs to finish the survey within weeks.", [
    "capability · Una Strand · Tarsia has everything it needs to finish the survey within weeks",
  ]);
  check("In the estimation of Una Strand, Tarsia possesses everything necessary to finish the survey.", [
    "capability · Una Strand · Tarsia possesses everything necessary to finish the survey",
  ]);
  check("The union thinks the threat is a bluff.", ["intent · union · the threat is a bluff"]);
  check("Una Strand said the envoys walked along a bluff above the sea.", []);
  check("Una Strand said the envoys had everything they needed for lunch.", []);
  check("Una Strand said the Brigade lacked ammunition.", ["capability · Una Strand · the Brigade lacked ammunition"]);
  check("Analysts believe the Brigade is trying to wreck the talks.", ["intent · Analysts · the Brigade is trying to wreck the talks"]);
  check("Una Strand said the rebels have enough fuel to hold the pass.", [
    "capability · Una Strand · the rebels have enough fuel to hold the pass",
  ]);
  check("Una Strand said the rebels lacked the mechanics to mend the trucks.", [
    "capability · Una Strand · the rebels lacked the mechanics to mend the trucks",
  ]);
  check('"They just don\'t know how to back down," said Una Strand.', ["capability · Una Strand · They just don't know how to back down"]);
  check("The Orlo chiefs no longer seem able to control the young men.", [
    "capability ·  · The Orlo chiefs no longer seem able to control the young men",
  ]);
  check('"They want to have it both ways," said Una Strand.', ["intent · Una Strand · They want to have it both ways"]);
  check("Una Strand said the rebels could not do without the toll money.", [
    "capability · Una Strand · the rebels could not do without the toll money",
  ]);
  check("There is no sign that it intends to, said Una Strand.", ["intent · Una Strand · There is no sign that it intends to"]);
  // One judgement of power with its chance, not two.
  check("Una Strand said the rebels probably had enough fuel for a march.", [
    "capability · Una Strand · the rebels probably had enough fuel for a march",
  ]);
  // One's own side could shorten a thing: an offer; "means to" after "lacks" is a noun.
  check("Tarsia's envoy, Mirek Orm, said Tarsia could shorten the 18 months to nine.", []);
  check("Una Strand does not expect a settlement before June.", [
    "likelihood · Una Strand · Una Strand does not expect a settlement before June",
  ]);
  check('"I don\'t see a deal happening this month," said Una Strand.', [
    "likelihood · Una Strand · I don't see a deal happening this month",
  ]);
  check("Una Strand continues to believe that the Brigade wants to settle.", ["intent · Una Strand · the Brigade wants to settle"]);
  check("Una Strand has no doubt that the pact will survive.", ["likelihood · Una Strand · the pact will survive"]);
  check("In the view of Una Strand, the Brigade cannot last the winter.", ["capability · Una Strand · the Brigade cannot last the winter"]);
  check('"They cannot repair the line," said Una Strand.', ["capability · Una Strand · They cannot repair the line"]);
  check("The Brigade is playing for time.", ["intent ·  · The Brigade is playing for time"]);
  check("The Brigade can barely hold the ridge.", ["capability ·  · The Brigade can barely hold the ridge"]);
  check("The Brigade's aim is to split the union, said Una Strand.", ["intent · Una Strand · The Brigade's aim is to split the union"]);
  check("Una Strand suspects the Brigade of dragging its feet.", [
    "intent · Una Strand · Una Strand suspects the Brigade of dragging its feet",
  ]);
  check("Una Strand expects guests on Friday.", []);
  check("The delegates expect the vote at noon.", []);
  check("The council has not made up its mind, said Una Strand.", []);
  check("The union cannot accept the offer, said Una Strand.", []);
  check("The driver cannot find the hotel, said Una Strand.", []);
  check("The aim is to finish by noon, said Una Strand.", []);
  // Who is ready to do a thing offers it, and what one can live with one accepts.
  check("An official said the Brigade was ready to sign the memorandum.", []);
  check("The minister, Olga Prent, said the council could live with a shorter lease for three years.", []);
});

describe("who is sure and who doubts", () => {
  it.each([
    ["have no doubt", "judgement.thinks"],
    ["has little doubt", "judgement.thinks"],
    ["have doubts", "judgement.doubts"],
    ["had no faith", "judgement.doubts"],
    ["have little confidence", "judgement.doubts"],
  ])("%s", (told, rule) => {
    expect(judgementPhraseAt(told.split(" "), 0, "judges")?.rule.id).toBe(rule);
  });
});
