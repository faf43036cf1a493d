import { expect, it } from "vitest";
import { assessmentsIn } from "../../../test/read-in-talks.ts";

/** Sentences in which nobody judges power, a mind or a chance, each after what it has that could be taken for one. */
const nothingJudged: Readonly<Record<string, readonly string[]>> = {
  "a bare 'even'": [
    "Even Veldland said the map was fair.",
    "Even so, the envoys stayed in Brona.",
    "Even now, the ferry runs twice a day.",
    "'Not even close,' said Koval.",
    '"Not even close," said Koval.',
    '"Even the cook has read the draft," said Koval.',
    "Even if the rain stops, the road stays shut.",
    "Even after the vote the hall was full.",
    "Even.",
    "The minister put even the old map on the table.",
    "The council gave even the small towns a seat.",
    "The chances of a seat on the bus were even discussed in the hall.",
  ],
  "a share that is no chance": [
    "Turnout was put at 60 per cent, the commission said.",
    "Unemployment was estimated at 12 per cent.",
    "Inflation is seen at 3 percent next year, the bank said.",
    "The bank gives 5 percent on deposits.",
    "Three out of five envoys stayed in Brona.",
    "The minister put the tariff at 15 per cent.",
    "The union estimated the rise at 4 per cent.",
    "Veldland's share of the catch was set at 40 per cent.",
    "Officials put attendance at nine in ten.",
    "Una Strand gave 10 percent of the fund to the valley.",
    "The ministry placed the loss at two to one.",
    "Analysts see growth at 2 per cent.",
    "The poll put support for the deal at 60 per cent.",
    "Two in three voters backed the deal.",
  ],
  "a mind that nobody judges": [
    "Soldiers are waiting for orders.",
    "Officials are waiting for the ferry.",
    "The club is looking for a new coach.",
    "Delegates are using the side door.",
    "The engineers are testing the pumps.",
    "The union is preparing a dinner for its members.",
    "Delegates are trying the soup.",
    "The spokesman said soldiers were waiting for orders.",
    "The mayor said the club was looking for a new coach.",
    "Olga Prent said engineers were testing the pumps.",
    "The envoy, Arlo Finch, said delegates were using the side door.",
    "The minister said that families were hoping for rain.",
    "Families are waiting to board the ferry, the mayor said.",
  ],
  "a place where a chance could stand": [
    "The harbour is in sight, the captain said.",
    "The lighthouse was in sight by noon.",
    "The bridge is far off, the guide said.",
    "The hills are not in sight from the hall.",
    "The station is within reach by bus, the clerk said.",
    "The summit of the hill is out of reach, the guide said.",
  ],
  "a growth beside a chance": [
    "The prospects of a deal lifted growth to 4 per cent, the bank said.",
    "The hopes of a truce brought two to one more guests, the clerk said.",
    "The odds of a deal sent exports up by three to one.",
  ],
  "a wish that is an errand": [
    '"These children want to go home," said the teacher.',
    '"They want to see the lake," said the guide.',
    '"You want to talk to people," said the clerk.',
    '"We want to finish this," said Olga Prent.',
  ],
  "an opinion of a thing": [
    "Olga Prent called the soup unlikely.",
    "The council considers the hall too small.",
    "Agents here put the bags in the hall.",
    "Diplomats here give the talks a hall.",
    "The shop could not do without the van, the owner said.",
    "Schools in Brona could close for three days, the clerk said.",
    "He seems able to swim, the nurse said.",
  ],
  "what is no power": [
    "The hotel has enough staff, the manager said.",
    "The hotel has enough staff for the delegates, the manager said.",
    "The hotel has enough staff to serve breakfast, the manager said.",
    "The hall has the capacity for two hundred guests, the clerk said.",
    "The shop lacks milk.",
    "The hotel has enough beds for the delegates.",
    "It may take several days to count the votes.",
    "The shop lacks milk, the mayor said.",
    "The hotel has enough beds for the delegates, the manager said.",
    "It may take several days to count the votes, the commission said.",
    "The hall lacks chairs, the clerk said.",
    "The kitchen has plenty of bread for the evening, said the cook.",
    "It will take three hours to reach Brona by rail, the ministry said.",
    "The room has enough light to read by, the painter said.",
    "The draft lacks a date, the envoy said.",
    "It could take two weeks to print the ballots, the clerk said.",
  ],
};

for (const [what, sentences] of Object.entries(nothingJudged))
  it(`judges nothing in ${sentences.length} sentences with ${what}`, () => {
    const alarms = sentences.flatMap((sentence) => assessmentsIn(sentence).map((found) => `${sentence} → ${found}`));
    expect(alarms).toEqual([]);
  });
