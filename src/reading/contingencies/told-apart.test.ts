import { describe, expect, it } from "vitest";
import { readInTalks } from "../../../test/read-in-talks.ts";

function termsIn(passage: string): readonly string[] {
  const { text, reading } = readInTalks(passage);
  const told = (ranges: readonly { readonly start: number; readonly end: number }[]) =>
    ranges.map(({ start, end }) => text.slice(start, end)).join(" + ");
  return reading.contingencies.map(({ trigger, response }) => `${told(trigger)} -> ${told(response)}`);
}

describe("terms without a word of condition", () => {
  const check = (passage: string, expected: readonly string[]): void => {
    it(passage, () => expect(termsIn(passage)).toEqual(expected));
  };
  // An order and what follows once it is obeyed.
  check('"Pay the fine and the ferries will sail," said Olga Prent.', ["Pay the fine -> the ferries will sail"]);
  check("Lift the ban; then we can talk about prices, the importers replied.", ["Lift the ban -> we can talk about prices"]);
  // What fails is told by the sentence before, demand or none.
  check("A third round opens on Monday. Failing that, the council would close the quay.", [
    "Failing that -> the council would close the quay",
  ]);
  // What a thing would bring.
  check("A withdrawal from the heights would bring relief, said Olga Prent.", ["A withdrawal from the heights -> relief"]);
  check("They would sign tomorrow were parliament to amend it, said Olga Prent.", ["parliament to amend it -> They would sign tomorrow"]);
  // Two things told one after the other, a judgement, a fixed saying and a list are no terms.
  check('"No law, no money," said Olga Prent.', ["No law -> no money"]);
  check('"No plan, no order and no need," said Olga Prent.', []);
  check("They paid the fine and the ferries sailed.", []);
  check('"I would be astonished if they did not sign," said Olga Prent.', []);
  check('"We will keep the quay shut as long as it takes," said Olga Prent.', []);
});

describe("what is given first, named by a noun", () => {
  const check = (passage: string, expected: readonly string[]): void => {
    it(passage, () => expect(termsIn(passage)).toEqual(expected));
  };
  check("Olga Prent replied that tours could begin upon receipt of the fee.", ["receipt of the fee -> tours could begin"]);
  check("Olga Prent said Orsa would sign, subject to a guarantee on the quota.", ["a guarantee on the quota -> Orsa would sign"]);
  check("Orsa would take the plan, but only with two more seats.", ["two more seats -> Orsa would take the plan"]);
  check("There would be no lease without a proper survey, the bank warned.", ["a proper survey -> There would be no lease"]);
  check("Orsa would end its escorts on the day on which the fee is lifted, its envoy said.", [
    "the fee is lifted -> Orsa would end its escorts",
  ]);
  check("The ban will end when the fee is lifted, its envoy said.", []);
  check('Orsa would sail if there was "one grey hull" in the strait, Olga Prent said.', [
    'there was "one grey hull" in the strait -> Orsa would sail',
  ]);
  check("In the absence of a treaty, each side will set its own fee.", ["a treaty -> each side will set its own fee"]);
  check("Only when the guards have gone will Orsa reopen the pass.", ["the guards have gone -> will Orsa reopen the pass"]);
  check("Orsa signalled that it would object were less than half put to the vote.", ["less than half put to the vote -> it would object"]);
  check("Orsa has declared itself willing to have the bay sounded, provided that the costs were shared.", [
    "the costs were shared -> have the bay sounded",
  ]);
  check("Orsa will raise pay by four crowns, but only if the ban on overtime ends.", [
    "the ban on overtime ends -> Orsa will raise pay by four crowns",
  ]);
  for (const plain of [
    "Olga Prent said the boats would begin on Friday.",
    "Olga Prent said the boats would be subject to a levy.",
    "Olga Prent said she would not go without her coat.",
    "Another power meant to take the port, Olga Prent said.",
    "The day Orsa is asked is not the day it would start, Olga Prent said.",
    "The suspension would end on the same day, Olga Prent said.",
    "Sixty of the prisoners are sick, Olga Prent said. In return Orsa would free ten.",
    "Orsa has dropped recognition as a condition for talks.",
    "The ministers were less keen than they would say.",
  ])
    check(plain, []);
});

describe("what follows for whoever does not obey", () => {
  const check = (passage: string, expected: readonly string[]): void => {
    it(passage, () => expect(termsIn(passage)).toEqual(expected));
  };
  check("The rebels told the firm to pay by Friday or face a siege.", ["pay by Friday -> face a siege"]);
  check("The ministry gave the firm a week to comply or forfeit its licence.", ["comply -> forfeit its licence"]);
  check("The guards must leave on pain of arrest, the council said.", ["The guards must leave -> arrest"]);
  check("Orsa demanded that a date be set this week and said it would otherwise block the budget.", [
    "a date be set this week -> it would otherwise block the budget",
  ]);
  check("The union wants the rota withdrawn by Friday or it will call a strike.", [
    "The union wants the rota withdrawn by Friday -> it will call a strike",
  ]);
  for (const plain of [
    "Sign up or lose out, the advert says.",
    "The crew had to turn back or risk the storm.",
    "The hotel is under threat of closure, the mayor said.",
    "Orsa would otherwise have signed, Olga Prent said.",
  ])
    check(plain, []);
});

describe("terms that reporters write", () => {
  const check = (passage: string, expected: readonly string[]): void => {
    it(passage, () => expect(termsIn(passage)).toEqual(expected));
  };
  check("The lenders have pledged 40 million crowns for the port once a truce is signed.", [
    "a truce is signed -> The lenders have pledged 40 million crowns for the port",
  ]);
  check("The ministry wrote again, offering to rebuild the school, so long as all nine were sent home.", [
    "all nine were sent home -> rebuild the school",
  ]);
  check('"Every truck turns back, or the gates stay shut," said Olga Prent.', ["Every truck turns back -> the gates stay shut"]);
  check("Olga Prent said her side would leave the hall if nothing was offered by noon.", [
    "nothing was offered by noon -> her side would leave the hall",
  ]);
  check('"The day they give us schools we will hand in our rifles," said Olga Prent.', [
    "they give us schools -> we will hand in our rifles",
  ]);
  check('"Unless the tax is gone by June I start closing shops," said Olga Prent.', ["the tax is gone by June -> I start closing shops"]);
  check("The council said a lease was possible, but only once the farmers hold the deeds.", [
    "the farmers hold the deeds -> a lease was possible",
  ]);
  check("Ms Prent said she was not going back while the guards stood at the gate.", [
    "the guards stood at the gate -> she was not going back",
  ]);
  check("Olga Prent said her men will hand in the guns when the government starts sending the pensions.", [
    "the government starts sending the pensions -> her men will hand in the guns",
  ]);
  check("Orsa has told its partners that, if the pact is dropped, it will no longer send observers.", [
    "the pact is dropped -> it will no longer send observers",
  ]);
  check("The harbour office said it would open the berth as soon as both firms had paid.", [
    "both firms had paid -> it would open the berth",
  ]);
  check("The doctors say four patients who are old can leave once the road has been cleared.", [
    "the road has been cleared -> four patients who are old can leave",
  ]);
  check("The rangers insist that the fence be moved. Otherwise, Ms Prent said, there is nothing to sign.", [
    "Otherwise + The rangers insist that the fence be moved -> there is nothing to sign",
  ]);
  check("Olga Prent said the guards must leave before any stone is laid there.", ["the guards must leave -> any stone is laid there"]);
  check('"Let them come down two and we sign tonight," said Olga Prent.', ["Let them come down two -> we sign tonight"]);
  // Times, customs, sayings and choices in which nobody ties one thing to another.
  for (const plain of [
    '"We will eat when the envoys arrive," said Olga Prent.',
    "Olga Prent said she will call when the council meets.",
    '"He comes by train, or his wife drives him," said Olga Prent.',
    "Passengers must show their papers before they board, the clerk said.",
    "The chairman must sign the minutes before there is coffee, the clerk said.",
    "The minister was not there while the vote was held, Olga Prent said.",
    "Olga Prent said each cup costs two crowns.",
    "The council would say nothing, if anything, until Friday, the clerk said.",
    "The ministry offered tea as soon as the envoys sat down.",
    "The firm offers coffee once a day, the clerk said.",
    "The clerk said that, if asked, he would say nothing.",
    '"Let them sleep and we see tomorrow," said the clerk.',
    '"The day they met it rained," said Olga Prent.',
    "Unless otherwise noted all times are local.",
    '"I\'ll be damned if the council signs that," said Olga Prent.',
    '"I\'ll eat my hat if the council signs that," said Olga Prent.',
  ])
    check(plain, []);
});

describe("who would act, and in which manner", () => {
  const check = (passage: string, expected: string): void => {
    it(passage, () => {
      const { reading } = readInTalks(passage);
      const names = new Map(reading.actors.map(({ id, name }) => [id, name]));
      const told = reading.contingencies.map(
        ({ advocates, wouldAct, mode }) =>
          `${advocates.map((id) => names.get(id)).join(", ")} · ${wouldAct && names.get(wouldAct)} · ${mode}`,
      );
      expect(told).toEqual([expected]);
    });
  };
  check(
    "Arlo Finch, a spokesman for the Northern Army, said the group would observe a pause if the army lifted the siege.",
    "Arlo Finch · Northern Army · offered",
  );
  check(
    "Arlo Finch of the Unity Front said his side could agree to a recount if the judges were changed.",
    "Arlo Finch · Unity Front · offered",
  );
  check("The council will keep the road closed until the study is published.", "council · council · announced");
  check("Analysts said the fleet would sink if the pumps failed.", "Analysts · undefined · predicted");
});

describe("what a trigger without a verb of its own stands for", () => {
  const check = (passage: string, expected: readonly string[]): void => {
    it(passage, () => {
      const { text, reading } = readInTalks(passage);
      expect(reading.contingencies.flatMap(({ trigger }) => trigger.map(({ start, end }) => text.slice(start, end)))).toEqual(expected);
    });
  };
  // What was left open, whoever the pronoun may be taken for.
  check(
    "Senator Lena Graff told Radio Uplands it was unclear if Orm would accept the draft. If he does not, the council will impose tariffs, she said.",
    ["he does not", "Orm would accept the draft"],
  );
  check("Mirek Orm will sign the draft. If he refuses to talk, the council will impose tariffs.", ["he refuses to talk"]);
});
