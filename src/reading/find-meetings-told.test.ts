/** Tries the many ways a text tells of a meeting between two sides it has named before; one case a way of telling. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meetingsToldIn, openingOfTalks, readReport } from "../../test/meetings-of-talks.ts";

/** "status sides day" of each meeting told after the opening; a report of Monday 22 December 2025. */
function toldIn(words: string): readonly string[] {
  return meetingsToldIn(words).map(({ status, sides, time }) => `${status} ${sides.length} ${time?.from.slice(0, 10) ?? "-"}`);
}

describe("a meeting told as held", () => {
  it.each([
    ["Lindqvist telephoned Novak on Sunday.", "held 2 2025-12-21"],
    ["Lindqvist called Novak on Sunday.", "held 2 2025-12-21"],
    ["Lindqvist and Novak spoke for an hour by video link on Sunday.", "held 2 2025-12-21"],
    ["Lindqvist hosted Novak for lunch in Orsa on Saturday.", "held 2 2025-12-20"],
    ["Lindqvist welcomed Novak to her office on Saturday.", "held 2 2025-12-20"],
    ["Novak paid a visit to Lindqvist on Saturday.", "held 2 2025-12-20"],
    ["Novak visited Orsa on Saturday for talks with Lindqvist.", "held 2 2025-12-20"],
    ["Novak was in Orsa on Saturday for a meeting with Lindqvist.", "held 2 2025-12-20"],
    ["Novak arrived in Orsa on Saturday to see Lindqvist.", "held 2 2025-12-20"],
    ["The two had lunch on Saturday.", "held 2 2025-12-20"],
    ["Over dinner on Saturday, Lindqvist told Novak that the plan was dead.", "held 2 2025-12-20"],
    ["At a dinner on Saturday Lindqvist and Novak discussed the map.", "held 2 2025-12-20"],
    ["In a call on Sunday, Lindqvist urged Novak to hold fire.", "held 2 2025-12-21"],
    ["During Sunday's call with Novak, Lindqvist asked for time.", "held 2 2025-12-21"],
    ["Following a meeting with Novak on Saturday, Lindqvist said the gap was wide.", "held 2 2025-12-20"],
    ["Lindqvist emerged from four hours of talks with Novak on Saturday without a word.", "held 2 2025-12-20"],
    ["Lindqvist's meeting with Novak on Saturday lasted an hour.", "held 2 2025-12-20"],
    ["The meeting between Lindqvist and Novak, their third since May, was held in Varn on Saturday.", "held 2 2025-12-20"],
    ["Saturday's session between the two delegations ran late.", "held 2 2025-12-20"],
    ["Negotiators from the two countries sat down in Varn on Saturday.", "held 2 2025-12-20"],
    ["Delegations from both sides gathered in Varn on Saturday.", "held 2 2025-12-20"],
    ["Teams from Tarsia and Velland worked through the night on Saturday.", "held 2 2025-12-20"],
    ["The two sides reconvened on Sunday.", "held 2 2025-12-21"],
    ["Talks resumed on Sunday in Lund.", "held 2 2025-12-21"],
    ["Ostmark's president, Karl Brenner, brought the two ministers together in Lund on Saturday.", "held 3 2025-12-20"],
    ["The two ministers were still talking at midnight on Sunday.", "held 2 2025-12-21"],
    ["Brenner, the Ostmarker president, met each minister in turn on Saturday.", "held 2 2025-12-20"],
    ["The Ostmarker president, Karl Brenner, met Lindqvist and Novak separately on Saturday.", "held 2 2025-12-20"],
    ["The Ostmarker president, Karl Brenner, held separate meetings with Lindqvist and Novak on Saturday.", "held 2 2025-12-20"],
    ["The Ostmarker president, Karl Brenner, met Lindqvist in the morning and Novak in the afternoon on Saturday.", "held 2 2025-12-20"],
    ["The Ostmarker president, Karl Brenner, chaired a session between Lindqvist and Novak on Saturday.", "held 3 2025-12-20"],
    ["The session on Saturday, chaired by Ostmark's president, Karl Brenner, lasted five hours.", "held 3 2025-12-20"],
    ["Ostmark's president, Karl Brenner, shuttled between the two delegations on Saturday.", "held 3 2025-12-20"],
    ["Indirect talks between Tarsia and Velland were held in Lund on Saturday.", "held 2 2025-12-20"],
    ["Lindqvist, Novak and Brenner held three-way talks on Saturday.", "held 3 2025-12-20"],
    ["Tarsia, Velland and Ostmark met in Lund on Saturday.", "held 3 2025-12-20"],
    ["The two met for a third time the next day.", "held 2 -"],
    ["A day later, on Saturday, Lindqvist sat opposite Novak in Varn.", "held 2 2025-12-20"],
    ["Lindqvist had breakfast with Novak on Saturday.", "held 2 2025-12-20"],
    ["Lindqvist and Novak went for a walk in the palace gardens on Saturday.", "held 2 2025-12-20"],
    ["Lindqvist and Novak were closeted in the embassy for two hours on Saturday.", "held 2 2025-12-20"],
    ["Lindqvist had an hour with Novak on Saturday.", "held 2 2025-12-20"],
    ["Lindqvist met Novak's deputy, Ida Holm, on Saturday.", "held 2 2025-12-20"],
    ["After nine hours the teams broke up on Sunday without a deal.", "held 2 2025-12-21"],
    ["The delegations parted on Sunday without agreement.", "held 2 2025-12-21"],
    ["Novak walked out of a meeting with Lindqvist on Saturday.", "held 2 2025-12-20"],
    ["Tarsian and Vellandic officials held a video conference on Sunday.", "held 2 2025-12-21"],
    ["A hotline call between the two defence ministers took place on Sunday.", "held 2 2025-12-21"],
    ["Lindqvist met the Vellandic ambassador on Sunday.", "held 2 2025-12-21"],
    ["Lindqvist visited Novak on Sunday.", "held 2 2025-12-21"],
    ["The commission heard Novak on Sunday.", "held 2 2025-12-21"],
    ["A plenary of the negotiators opened on Sunday.", "held 2 2025-12-21"],
  ])("%s", (words, expected) => expect(toldIn(words)).toContain(expected));
});

describe("a meeting told as planned", () => {
  it.each([
    ["The two sides will reconvene on Tuesday.", "planned 2 2025-12-23"],
    ["Talks will resume on Tuesday in Lund.", "planned 2 2025-12-23"],
    ["Talks are due to resume on Tuesday.", "planned 2 2025-12-23"],
    ["A second round has been set for January 7.", "planned 2 2026-01-07"],
    ["The next round is set for January 7.", "planned 2 2026-01-07"],
    ["The next meeting is expected to take place on January 7 in Lund.", "planned 2 2026-01-07"],
    ["Both sides have agreed to meet on January 7.", "planned 2 2026-01-07"],
    ["They agreed to hold another round on January 7.", "planned 2 2026-01-07"],
    ["A further session is scheduled for January 7.", "planned 2 2026-01-07"],
    ["The parties meet again on Tuesday.", "planned 2 2025-12-23"],
    ["Lindqvist will receive Novak on Tuesday.", "planned 2 2025-12-23"],
    ["Ostmark will host a new round of talks between Tarsia and Velland on January 7.", "planned 2 2026-01-07"],
    ["Ostmark's president, Karl Brenner, will bring Lindqvist and Novak together in Lund on January 7.", "planned 3 2026-01-07"],
    ["The teams adjourned until Tuesday.", "planned 2 2025-12-23"],
    ["A summit of the two presidents is pencilled in for January 7.", "planned 2 2026-01-07"],
    ["The presidents of Tarsia and Velland will hold a summit on January 7.", "planned 2 2026-01-07"],
    ["Lindqvist and Novak will try again on Tuesday.", "planned 2 2025-12-23"],
    ["Lindqvist and Novak are due back at the table on Tuesday.", "planned 2 2025-12-23"],
  ])("%s", (words, expected) => expect(toldIn(words)).toContain(expected));
});

describe("a meeting told as under way", () => {
  it.each([
    ["Lindqvist and Novak are meeting in Lund today.", "under way 2 2025-12-22"],
    ["Talks were under way in Lund on Monday.", "under way 2 2025-12-22"],
  ])("%s", (words, expected) => expect(toldIn(words)).toContain(expected));
});

describe("a meeting told as cancelled", () => {
  it.each([
    ["A meeting between Lindqvist and Novak scheduled for Tuesday was called off.", "cancelled 2 2025-12-23"],
    ["Novak called off a meeting with Lindqvist scheduled for Tuesday.", "cancelled 2 2025-12-23"],
    ["Novak pulled out of Sunday's meeting with Lindqvist.", "cancelled 2 2025-12-21"],
    ["Sunday's session was postponed.", "cancelled 2 2025-12-21"],
  ])("%s", (words, expected) => expect(toldIn(words)).toContain(expected));
});

describe("a meeting told as denied", () => {
  it.each([
    ["Lindqvist denied having met Novak on Saturday.", "denied 2 2025-12-20"],
    ["Lindqvist denied that she met Novak on Saturday.", "denied 2 2025-12-20"],
    ["Lindqvist's office said she had not met Novak on Saturday.", "denied 2 2025-12-20"],
    ["Lindqvist dismissed reports of a secret meeting with Novak on Saturday.", "denied 2 2025-12-20"],
    ["Reports that Lindqvist met Novak on Saturday were false, her office said.", "denied 2 2025-12-20"],
    ["No meeting between Lindqvist and Novak took place on Saturday, her office said.", "denied 2 2025-12-20"],
    ["Her office said there had been no meeting between Lindqvist and Novak on Saturday.", "denied 2 2025-12-20"],
    ["It is not true that Lindqvist met Novak on Saturday, her office said.", "denied 2 2025-12-20"],
    ["There was no such meeting, her office said.", "denied 2 -"],
  ])("%s", (words, expected) => expect(toldIn(words)).toContain(expected));
});

describe("no meeting of the sides", () => {
  it.each([
    ["The pair shared a car to the airport on Saturday.", "none"],
    ["Lindqvist met with reporters on Sunday.", "none"],
    ["Lindqvist heard Novak on the radio on Sunday.", "none"],
    ["Lindqvist heard Novak on Sunday.", "none"],
    ["Lindqvist visited Novak in hospital on Sunday.", "none"],
    ["A plenary of scientists opened on Sunday.", "none"],
    ["The Tarsian cabinet met on Sunday.", "none"],
    ["Tarsia and Velland met the deadline on Sunday.", "none"],
    ["Lindqvist would welcome a meeting with Novak.", "none"],
    ["Lindqvist refused to meet Novak on Sunday.", "none"],
    ["Lindqvist called Novak a liar on Sunday.", "none"],
    ["Lindqvist saw Novak's letter on Sunday.", "none"],
    ["The talks have dragged on since May.", "none"],
    ["Lindqvist told a press conference on Sunday that Velland must withdraw.", "none"],
    ["The football teams of Tarsia and Velland met in Varn on Sunday.", "none"],
    ["Novak said he hoped to meet Lindqvist on Tuesday.", "none"],
    ["If Lindqvist meets Novak on Tuesday, the truce may hold.", "none"],
  ])("%s", (words) => expect(toldIn(words)).toEqual([]));
});

it("seats whom each side saw apart with either, whoever is the subject", () => {
  const marks = meetingsToldIn("The two delegations met the Ostmarker envoy, Karl Brenner, separately on Saturday.");
  expect(marks.map(({ format, sides }) => [format, ...sides.map((side) => side.for)])).toEqual([
    ["separate", expect.anything(), expect.anything()],
    ["separate", expect.anything(), expect.anything()],
  ]);
  const brenner = marks[0]?.sides[0]?.for;
  expect(marks.every(({ sides }) => sides.length === 2 && sides[0]?.for === brenner && sides[1]?.for !== brenner)).toBe(true);
  expect(new Set(marks.map(({ sides }) => sides[1]?.for)).size).toBe(2);
});

it("takes whoever acts first for the subject of what is joined by and, not whom he saw", () => {
  const mark = meetingsToldIn("Karl Brenner, the Ostmarker envoy, saw Lindqvist on Saturday and is due to see Novak on Tuesday.").find(
    ({ status }) => status === "planned",
  );
  expect(mark?.sides[0]?.actors).not.toEqual(mark?.sides[1]?.actors);
  const marks = meetingsToldIn("Karl Brenner, the Ostmarker envoy, saw Lindqvist on Saturday.");
  expect(mark?.sides[0]?.actors).toEqual(marks.at(-1)?.sides[0]?.actors);
});

describe("any words", () => {
  const word = fc.constantFrom(
    ..."Lindqvist Novak Tarsia the two sides Ministers met dined saw called hosted summoned brought together session round a no such talks dinner with their counterpart each separately on Sunday and again Tuesday until since will was not denied that , ( ) ; \" 's chaired by adjourned 09:00 \n".split(
      " ",
    ),
  );
  it("never makes it throw; every passage is inside its sentence's text and every side is somebody", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = openingOfTalks + words.join(" ");
        for (const { range, sides } of readReport(text).meetings) {
          expect(range.start).toBeLessThan(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
          expect(sides.every(({ actors }) => actors.length > 0)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("sides who are with one another", () => {
  it.each([
    ["Lindqvist was with Novak for an hour on Sunday.", "held 2 2025-12-21"],
    ["Lindqvist and Novak will see each other again on Tuesday.", "planned 2 2025-12-23"],
    ["They will sit across from each other on Tuesday.", "planned 2 2025-12-23"],
    ["The two of them talked for an hour by video link on Sunday.", "held 2 2025-12-21"],
    ["The two delegations spent Saturday in a lodge outside Varn.", "held 2 2025-12-20"],
    ["Both sides are due at the customs house on Tuesday.", "planned 2 2025-12-23"],
    ["Novak is due in Orsa on Tuesday to see Lindqvist.", "planned 2 2025-12-23"],
    ["Novak cut short a holiday to see Lindqvist on Saturday.", "held 2 2025-12-20"],
    ["Tomorrow Novak flies to Orsa to see Lindqvist.", "planned 2 2025-12-23"],
    ["Lindqvist briefed Novak on Saturday.", "held 2 2025-12-20"],
    ["The Ostmarker envoy, Karl Brenner, will get Lindqvist and Novak round one table on Tuesday.", "planned 3 2025-12-23"],
    ["The two sides are to meet again on Tuesday under the port's conciliator, Karl Brenner.", "planned 3 2025-12-23"],
    ["Lindqvist will see Novak first thing tomorrow.", "planned 2 2025-12-23"],
    ["Lindqvist saw Novak in his capital, Varn, on Saturday.", "held 2 2025-12-20"],
    ["The leaders of both countries are to meet in Lund, the old harbour, on January 12.", "planned 2 2026-01-12"],
    ["A Vellandic delegation will be in the port of Orsa on Tuesday for talks on fishing.", "planned 2 2025-12-23"],
    ["Negotiators for Tarsia and Velland were on a video call for an hour on Sunday.", "held 2 2025-12-21"],
    ["Lindqvist and Velland's envoy, Novak, had a sandwich together on Sunday.", "held 2 2025-12-21"],
    ["Delegations of Tarsia, headed by Lindqvist, and of Velland, headed by Novak, met in Lund on Saturday.", "held 2 2025-12-20"],
    ["The border was settled over breakfast on Saturday by Lindqvist and Novak.", "held 2 2025-12-20"],
    ["Lindqvist took Novak through the map over breakfast on Saturday.", "held 2 2025-12-20"],
    ["The two sides are to meet again on Tuesday under a retired judge, Karl Brenner, of Ostmark.", "planned 2 2025-12-23"],
    ["The two sides meet on Tuesday, with the envoy of Ostmark in the chair.", "planned 3 2025-12-23"],
    ["Both men have been invited to a joint session in Lund on Tuesday.", "planned 2 2025-12-23"],
    ["Last month there was a meeting of the two countries' directors for border control in Lund.", "held 2 2025-11-01"],
    ["Lindqvist was to have met Novak on Saturday.", "cancelled 2 2025-12-20"],
    ["A call between them set for Saturday did not go ahead.", "cancelled 2 2025-12-20"],
    ["A meeting between Lindqvist and Velland's chairman set for Tuesday is off.", "cancelled 2 2025-12-23"],
    ["Talks between the two, which were to have opened on Saturday, have been put back.", "cancelled 2 2025-12-27"],
    ["The two teams have sat down together eleven times in a year.", "series 2 -"],
  ])("%s", (words, expected) => expect(toldIn(words)).toContain(expected));

  it.each([
    "Lindqvist was with her family on Sunday.",
    "Lindqvist was in Varn on Sunday.",
    "Lindqvist is due a payment on Tuesday.",
    "Novak spent Saturday in hospital.",
    "Lindqvist briefed reporters on Saturday.",
    "Lindqvist and Novak got rid of the map on Saturday.",
    "Lindqvist tried to get Tarsia and Velland back to the table.",
    "There could be no meeting on foreign soil, Lindqvist said.",
    "Novak will be in Lund on Tuesday for a concert.",
    "Lindqvist saw Novak's house in Varn, a villa, on Saturday.",
    "Both sides see the border as theirs.",
    "Novak is with Velland on that point.",
    "Novak took the plan through parliament over the summer.",
    "Lindqvist told parliament over two days that Novak was wrong.",
    "On an investor call on Tuesday, Novak said Velland would wait.",
    "The company was under a conciliator in May.",
    "Lindqvist was to have a rest on Sunday.",
    "The deal was settled on Saturday by the court.",
    "The limits set for Tuesday are off the table.",
    "The report was briefed on Saturday.",
  ])("none in: %s", (words) => expect(toldIn(words)).toEqual([]));
});

describe("a meeting of bodies without a name", () => {
  it.each([
    ["The elders went to see the militia on Friday. The militia refused to leave.", "held 2 2025-12-19"],
    ["The city will host the tenants' league and the landlords' league on Wednesday.", "planned 2 2025-12-24"],
    ["The council of clerics wants a vote. The council of clerics has met the junta four times. The junta refused.", "series 2 -"],
    ["The relief commission, which visited Lindqvist on Thursday, proposed a list.", "held 2 2025-12-18"],
    ["The union and the company were brought together on Friday by the relief commission.", "held 3 2025-12-19"],
  ])("%s", (words, expected) => expect(toldIn(words)).toContain(expected));

  it.each(["The union visited the port on Friday.", "The company saw no reason on Friday.", "The city will host a fair on Wednesday."])(
    "none in: %s",
    (words) => expect(toldIn(words)).toEqual([]),
  );

  it("is apart where one of them is seen alone", () =>
    expect(meetingsToldIn("Lindqvist met with Novak alone on Friday.").at(-1)?.format).toBe("separate"));
});

describe("a meeting told by other turns", () => {
  it.each([
    ["Novak said after meeting Lindqvist on Saturday that there was no hurry.", "held 2 2025-12-20"],
    ["Novak told parliament on Saturday after talks with Lindqvist in Varn that there was no hurry.", "held 2 2025-12-20"],
    ["Speaking after a meeting with Lindqvist in Varn on Saturday, Novak asked for time.", "held 2 2025-12-20"],
    ["The two ministers settled the details in six hours on Friday in Orsa.", "held 2 2025-12-19"],
    ["The two sides will review the first figures in Lund in January.", "planned 2 2026-01-01"],
    [
      "The two sides sat on different floors of a hotel on Friday while Karl Brenner, an Ostmarker, carried papers up and down.",
      "held 3 2025-12-19",
    ],
    ["The two sides exchanged drafts through a conciliator on Friday.", "held 3 2025-12-19"],
    ["Lindqvist offered Novak a truce by telephone on Friday.", "held 2 2025-12-19"],
    ["Novak summoned the Tarsian ambassador on Saturday.", "held 2 2025-12-20"],
    ["Novak will lead a delegation to Orsa in January to discuss the bridge.", "planned 2 2026-01-01"],
    ["A delegation from Velland is due in Orsa on Tuesday to discuss arrangements with Lindqvist.", "planned 2 2025-12-23"],
    ["Novak is expected in Orsa on Tuesday.", "planned 2 2025-12-23"],
    ["A delegation led by Lindqvist arrived in Varn on Saturday for talks.", "held 2 2025-12-20"],
    ["Lindqvist flew to Varn on Saturday and met Novak.", "held 2 2025-12-20"],
    ["The next round will be in Varn on 5 January.", "planned 2 2026-01-05"],
    ["Bargaining resumes on Tuesday.", "planned 2 2025-12-23"],
    ["Friday's session cleared the way for a vote.", "held 2 2025-12-19"],
    ["The meeting that was to have taken place on Saturday did not.", "cancelled 2 2025-12-20"],
    ["Novak failed to turn up for a meeting with Lindqvist on Friday.", "cancelled 2 2025-12-19"],
    ["Novak cried off a meeting with Lindqvist on Friday.", "cancelled 2 2025-12-19"],
    ["A trip by Novak to Orsa on Saturday was dropped.", "cancelled 2 2025-12-20"],
    ["Novak's visit to Orsa on Saturday was put off.", "cancelled 2 2025-12-20"],
    ["An earlier trip by Novak, pencilled in for mid-March, was dropped.", "cancelled 2 2025-03-11"],
    ["Lindqvist and Novak had been due to meet on Saturday.", "cancelled 2 2025-12-20"],
    ["On Saturday and Sunday the two sides sat in separate rooms.", "held 2 2025-12-20"],
    ["Lindqvist met Novak on neutral ground, a hotel in Lund, on Saturday.", "held 2 2025-12-20"],
    ["Lindqvist and Novak are to meet on Tuesday. The meeting has now been called off.", "cancelled 2 2025-12-23"],
  ])("%s", (words, expected) => expect(toldIn(words)).toContain(expected));

  it("goes on to whom somebody saw later that day", () => {
    for (const words of [
      "Lindqvist saw Novak on Saturday and, in the afternoon, the Ostmarker envoy, Karl Brenner.",
      "Lindqvist met Novak on Saturday morning and Karl Brenner, the Ostmarker envoy, in the evening.",
    ])
      expect(toldIn(words)).toEqual(["held 2 2025-12-20", "held 2 2025-12-20"]);
  });

  it("sees each of two apart", () =>
    expect(toldIn("Novak met separately on Saturday with Lindqvist and with the Ostmarker envoy, Karl Brenner.")).toEqual([
      "held 2 2025-12-20",
      "held 2 2025-12-20",
    ]));

  it.each([
    "Lindqvist met Novak's demand on Saturday and in the evening left.",
    "Lindqvist told the Herald by telephone on Friday that there was no hurry.",
    "Lindqvist told reporters by telephone on Friday that there was no hurry.",
    "Novak called in the police on Friday.",
    "Novak called in a favour on Friday.",
    "Novak went to Lund on Friday to discuss a loan with the bank.",
    "Novak flew home on Friday to discuss a family matter.",
    "Novak returned on Friday to negotiate a bend in the road.",
    "Tarsia and Velland reviewed the border in May.",
    "The two sides settled a truce of three days in Orsa on Friday.",
    "Novak was expected to lose a vote on Tuesday.",
    "Novak's trip to the dentist on Friday was put off.",
    "Lindqvist cried off a race on Friday.",
    "Orders were placed through a broker on Friday.",
    "Lindqvist will face Novak in a primary on Friday.",
    "Lindqvist carried on an epic battle with Novak for the nomination.",
  ])("none in: %s", (words) => expect(toldIn(words)).toEqual([]));
});
