/** Decides what is taken from sentences that the rules were made with: what a careful reader would list, and look-alikes from which nothing follows. */
import type { FactCase } from "./fact-case.ts";

export const tuningCases: readonly FactCase[] = [
  // Positions in the text's own voice.
  {
    name: "wants to keep, has refused to give up",
    text: "Orsa wants to keep the hill towns its army took in spring and Mirev has refused to give up any land.",
    positions: [
      { party: "Veldland", topic: "territory", stance: "demands" },
      { party: "Tarsia", topic: "territory", stance: "rejects" },
    ],
  },
  {
    name: "pressing others to settle, with a haste that belongs to the demand",
    text: "Norlandic Prime Minister Sven Hald has been pressing Veldland and Tarsia to reach an agreement on ending the war before the winter.",
    positions: [{ party: "Norland", topic: "agreement", stance: "demands", holder: "Sven Hald" }],
  },
  {
    name: "accepts and objects in one sentence",
    text: "Tarsia has agreed to an exchange of prisoners but objects to the timetable for elections.",
    positions: [
      { party: "Tarsia", topic: "prisoners", stance: "accepts" },
      { party: "Tarsia", topic: "elections", stance: "objects" },
    ],
  },
  {
    name: "would accept with a condition",
    text: "Veldland would accept international monitors if they were unarmed.",
    positions: [{ party: "Veldland", topic: "verification", stance: "accepts with conditions", condition: "if they were unarmed" }],
    contingencies: [
      {
        trigger: "they were unarmed",
        response: "accept international monitors",
        mode: "offered",
        wouldAct: "Veldland",
        advocate: "Veldland",
      },
    ],
  },
  {
    name: "ready to discuss",
    text: "Foreign Minister Ilse Marrow said on Tuesday that Tarsia was ready to discuss the status of the ports.",
    said: [{ by: "Ilse Marrow", words: "Tarsia was ready to discuss the status of the ports" }],
    positions: [{ party: "Tarsia", topic: "shipping and ports", stance: "open" }],
  },
  {
    name: "ruled out",
    text: "President Arden Polk, who returned from Hale on Monday, has ruled out lifting the sanctions before a ceasefire.",
    positions: [{ party: "Veldland", topic: "sanctions", stance: "rejects", holder: "Arden Polk" }],
  },
  {
    name: "no longer insists",
    text: "Tarsia no longer insists on the return of all refugees before the vote.",
    positions: [{ party: "Tarsia", topic: "refugees", stance: "open" }],
  },
  {
    name: "dropped its demand",
    text: "Officials in Hale said Veldland had dropped its demand for a buffer zone along the river.",
    said: [{ by: "officials in Hale", words: "Veldland had dropped its demand for a buffer zone along the river" }],
    positions: [{ party: "Veldland", topic: "buffer zone", stance: "open", accordingTo: "officials in Hale" }],
  },
  {
    name: "did not reject",
    text: "Mirev did not reject the idea of joint patrols.",
    positions: [{ party: "Tarsia", topic: "joint patrols", stance: "open" }],
  },
  {
    name: "has not agreed",
    text: "Veldland has not agreed to the withdrawal of its forces.",
    positions: [{ party: "Veldland", topic: "troop withdrawal", stance: "unclear" }],
  },
  {
    name: "will not accept",
    text: 'The Coast Front "will not accept any limit on the size of its army," its spokesman Jorn Abel said.',
    said: [{ by: "Jorn Abel", words: '"will not accept any limit on the size of its army,"' }],
    positions: [{ party: "Coast Front", topic: "armed forces", stance: "rejects" }],
  },
  {
    name: "calls for, backs",
    text: "The Coast Front called for a ceasefire, and Norland backed the call.",
    positions: [
      { party: "Coast Front", topic: "ceasefire", stance: "demands" },
      { party: "Norland", topic: "ceasefire", stance: "accepts" },
    ],
  },
  {
    name: "a speaker's must about another party",
    text: "Veldland must withdraw its troops behind the river, Tarsian Foreign Minister Ilse Marrow said.",
    said: [{ by: "Ilse Marrow", words: "Veldland must withdraw its troops behind the river" }],
    positions: [{ party: "Tarsia", topic: "troop withdrawal", stance: "demands", holder: "Ilse Marrow" }],
  },
  {
    name: "first person inside a quotation",
    text: '"We insist on a written guarantee for our ports," Marrow told reporters.',
    said: [{ by: "Ilse Marrow", words: '"We insist on a written guarantee for our ports,"' }],
    positions: [{ party: "Tarsia", topic: "shipping and ports", stance: "demands", holder: "Ilse Marrow" }],
  },
  {
    name: "unclear whether acceptable, with an antecedent",
    text: "Negotiators made headway on the release of detainees, but it is not yet clear whether the arrangement will be acceptable to Orsa.",
    positions: [{ party: "Veldland", topic: "prisoners", stance: "unclear" }],
    assessments: [{ type: "likelihood", about: "Veldland", band: "unclear" }],
  },
  {
    name: "unacceptable to",
    text: "A vote before the return of the displaced would be unacceptable to Tarsia.",
    positions: [{ party: "Tarsia", topic: "elections", stance: "rejects" }],
  },
  {
    name: "demands that",
    text: "Tarsia is demanding that Veldland hand over the two border posts.",
    positions: [{ party: "Tarsia", topic: "borders", stance: "demands" }],
  },
  {
    name: "urged to, party is the one who urges",
    text: "Norland urged both sides to lift the blockade of the ports.",
    positions: [{ party: "Norland", topic: "shipping and ports", stance: "demands" }],
  },
  {
    name: "passive rejection with by",
    text: "The proposal to share power was rejected by the Coast Front on Friday.",
    positions: [{ party: "Coast Front", topic: "power sharing", stance: "rejects" }],
  },
  {
    name: "relative clause keeps its party",
    text: "Veldland, which opposes any amnesty for field commanders, sent no delegation.",
    positions: [{ party: "Veldland", topic: "justice", stance: "objects" }],
  },
  // Look-alikes: no position.
  { name: "refused to comment", text: "Marrow refused to comment on the report." },
  { name: "a hypothetical acceptance", text: "What happens if Tarsia accepts the border is anybody's guess." },
  { name: "a question", text: "Will Veldland accept the demands of the Coast Front?" },
  { name: "rejected a claim", text: "Tarsia rejected claims that its aircraft had crossed the line." },
  { name: "backed by facts", text: "The report, backed by satellite images, was published in Hale." },
  { name: "supports as a noun", text: "The delegations praised the support of Norland and its offers of help." },
  { name: "agreed with a person", text: "Polk agreed with the reporter that it had been a long day." },
  { name: "insisted that is a claim", text: "Veldland insisted that the convoy had carried medicine." },
  { name: "demand as a market word", text: "Demand for Tarsian grain fell in Orsa after the harvest." },
  { name: "met to discuss is no stance", text: "Polk and Marrow met in Hale on Monday to discuss a ceasefire." },
  { name: "was asked whether it accepts", text: "Reporters asked whether Tarsia accepts the line of control." },
  // Assessments.
  {
    name: "has not given up an aim, by a third party's services",
    text: "Norlandic intelligence believes Polk has not given up his aim of controlling the strait, two officials said.",
    said: [{ by: "Norlandic intelligence", words: "Polk has not given up his aim of controlling the strait", via: "two officials" }],
    assessments: [{ type: "intent", about: "Arden Polk", assessor: "Norlandic intelligence", via: "two officials" }],
  },
  {
    name: "lacks the means",
    text: "Defence analyst Dana Ferro said Veldland lacked the means to hold the coast for another winter.",
    said: [{ by: "Dana Ferro", words: "Veldland lacked the means to hold the coast for another winter" }],
    assessments: [{ type: "capability", about: "Veldland", assessor: "Dana Ferro" }],
  },
  {
    name: "unlikely with band",
    text: "A senior diplomat said it was unlikely that Tarsia would sign before the summit.",
    said: [{ by: "a senior diplomat", words: "it was unlikely that Tarsia would sign before the summit" }],
    assessments: [{ type: "likelihood", about: "Tarsia", assessor: "a senior diplomat", band: "unlikely" }],
  },
  {
    name: "almost certainly",
    text: "Veldland will almost certainly miss the deadline, Ferro said.",
    said: [{ by: "Dana Ferro", words: "Veldland will almost certainly miss the deadline" }],
    assessments: [{ type: "likelihood", about: "Veldland", assessor: "Dana Ferro", band: "almost certain" }],
  },
  {
    name: "doubts that: the doubter assesses",
    text: "Norland doubts that the Coast Front will keep its word.",
    assessments: [{ type: "likelihood", about: "Coast Front", assessor: "Norland" }],
  },
  {
    name: "intends, said of another",
    text: "Marrow accused Veldland of bad faith and said Polk intended to delay the talks until spring.",
    said: [{ by: "Ilse Marrow", words: "Polk intended to delay the talks until spring" }],
    assessments: [{ type: "intent", about: "Arden Polk", assessor: "Ilse Marrow" }],
  },
  {
    name: "an own intention is no assessment",
    text: "Veldland intends to reopen its embassy in Mirev, Polk said.",
    said: [{ by: "Arden Polk", words: "Veldland intends to reopen its embassy in Mirev" }],
  },
  { name: "unable to attend", text: "Hald was unable to attend the dinner." },
  { name: "expected to arrive", text: "Lindqvist is expected to arrive in Orsa on Thursday." },
  { name: "likely in a weather line", text: "Snow is likely along the coast on Sunday." },
  // Contingencies.
  {
    name: "elliptical trigger with antecedent, speaker parenthesis, precedent",
    text: 'It was uncertain if Polk would take the present offer, Lindqvist said. If he refuses, Lindqvist said, the Norlandic government should freeze port fees as it did after the collapse of the autumn talks and "turn back tankers with Veldish crude".',
    said: [
      { by: "Teo Lindqvist", words: "It was uncertain if Polk would take the present offer" },
      {
        by: "Teo Lindqvist",
        words:
          'the Norlandic government should freeze port fees as it did after the collapse of the autumn talks and "turn back tankers with Veldish crude"',
      },
    ],
    positions: [{ party: "Veldland", topic: "present offer", stance: "unclear", accordingTo: "Teo Lindqvist" }],
    assessments: [{ type: "likelihood", about: "Arden Polk", assessor: "Teo Lindqvist", band: "unclear" }],
    contingencies: [
      {
        trigger: "he refuses",
        response: "freeze port fees",
        mode: "proposed",
        advocate: "Teo Lindqvist",
        wouldAct: "Norland",
        precedent: "after the collapse of the autumn talks",
      },
    ],
  },
  {
    name: "nominal trigger",
    text: "Another Veldish attack on the ferries should lead to the expulsion of its ambassador for endangering civilians, Marrow said.",
    said: [
      {
        by: "Ilse Marrow",
        words: "Another Veldish attack on the ferries should lead to the expulsion of its ambassador for endangering civilians",
      },
    ],
    contingencies: [
      {
        trigger: "Another Veldish attack on the ferries",
        response: "the expulsion of its ambassador",
        mode: "proposed",
        advocate: "Ilse Marrow",
        reason: "endangering civilians",
      },
    ],
  },
  {
    name: "unless",
    text: "Unless Tarsia reopens the canal, Veldland will leave the talks, Polk warned.",
    said: [{ by: "Arden Polk", words: "Unless Tarsia reopens the canal, Veldland will leave the talks" }],
    contingencies: [
      {
        trigger: "Tarsia reopens the canal",
        response: "Veldland will leave the talks",
        mode: "announced",
        advocate: "Arden Polk",
        wouldAct: "Veldland",
      },
    ],
  },
  {
    name: "kept up until, in a text about talks",
    text: "The talks on the canal stopped. No deal is near. The mediator left. Veldland will keep its sanctions until Tarsia leaves the islands.",
    positions: [{ party: "Veldland", topic: "sanctions", stance: "accepts with conditions", condition: "until Tarsia leaves the islands" }],
    contingencies: [
      {
        trigger: "Tarsia leaves the islands",
        response: "Veldland will keep its sanctions",
        mode: "announced",
        wouldAct: "Veldland",
        advocate: "Veldland",
      },
    ],
  },
  {
    name: "until as a plain time",
    text: "The talks on the canal stopped. No deal is near. The mediator left. Veldland slept until Tarsia called.",
  },
  {
    name: "should after the clause that depends on it",
    text: "Veldland would close the canal should the talks fail, Polk said.",
    said: [{ by: "Arden Polk", words: "Veldland would close the canal should the talks fail" }],
    contingencies: [
      {
        trigger: "the talks fail",
        response: "Veldland would close the canal",
        mode: "announced",
        advocate: "Arden Polk",
        wouldAct: "Veldland",
      },
    ],
  },
  {
    name: "any attack would be met with",
    text: "Any strike on the dam would be met with a full blockade, the Veldish government said.",
    said: [{ by: "Veldland", words: "Any strike on the dam would be met with a full blockade" }],
    contingencies: [{ trigger: "Any strike on the dam", response: "a full blockade", mode: "announced", advocate: "Veldland" }],
  },
  {
    name: "in exchange for",
    text: "Veldland offered to lift the blockade in exchange for the release of forty pilots.",
    positions: [
      {
        party: "Veldland",
        topic: "shipping and ports",
        stance: "accepts with conditions",
        condition: "in exchange for the release of forty pilots",
      },
    ],
    contingencies: [
      {
        trigger: "the release of forty pilots",
        response: "lift the blockade",
        mode: "offered",
        advocate: "Veldland",
        wouldAct: "Veldland",
      },
    ],
  },
  {
    name: "should they fail, inverted",
    text: "Should the talks fail, Norland would close its airspace to both sides, Hald said.",
    said: [{ by: "Sven Hald", words: "Should the talks fail, Norland would close its airspace to both sides" }],
    contingencies: [
      {
        trigger: "the talks fail",
        response: "Norland would close its airspace",
        mode: "announced",
        advocate: "Sven Hald",
        wouldAct: "Norland",
      },
    ],
  },
  { name: "counterfactual past", text: "If Polk had called a week earlier, the convoy would have been spared." },
  { name: "as if", text: "Marrow spoke as if the matter were closed." },
  { name: "if any", text: "Few delegates, if any, will travel to Hale." },
  { name: "asked if", text: "Asked if Tarsia would pay, Marrow shrugged." },
  { name: "even if alone", text: "Lindqvist will stay in Orsa even if the weather turns." },
  // Instruments.
  {
    name: "points and drafter, then the plan",
    text: "The envoys spent the day on a Norlandic-drafted 14-point plan to end the war. Polk has seen the plan.",
    instruments: [{ name: "14-point plan", points: 14, drafter: "Norland", mentions: 2 }],
  },
  {
    name: "two numbers of points stay two instruments",
    text: "The original 28-point proposal leaked in October. The delegations now work on a 20-point proposal.",
    instruments: [
      { name: "28-point proposal", points: 28 },
      { name: "20-point proposal", points: 20 },
    ],
  },
  {
    name: "a list of workstreams",
    text: "Lindqvist said the session dealt with three matters: a joint monitoring framework, a Norlandic guarantee framework for Tarsia, and work on trade and energy to reopen the coast.",
    said: [
      {
        by: "Teo Lindqvist",
        words:
          "the session dealt with three matters: a joint monitoring framework, a Norlandic guarantee framework for Tarsia, and work on trade and energy to reopen the coast",
      },
    ],
    instruments: [
      { name: "joint monitoring framework" },
      { name: "Norlandic guarantee framework for Tarsia" },
      { name: "trade and energy" },
    ],
  },
  {
    name: "named agreements and resolutions",
    text: "Both capitals say they still honour the Hale Accords and Security Council Resolution 1199.",
    instruments: [{ name: "Hale Accords" }, { name: "Security Council Resolution 1199" }],
  },
  { name: "a hoped-for deal is no instrument", text: "Hopes for a deal faded as both sides dug in.", instruments: [] },
  {
    name: "to plan is a verb, a business plan is none",
    text: "They plan to return on Monday with a pension plan for the crews.",
    instruments: [],
  },
  {
    name: "proposed by",
    text: "Under a roadmap proposed by Norland in June, the ports would open first.",
    instruments: [{ name: "roadmap", drafter: "Norland" }],
  },
  // What a party says in words of its own.
  {
    name: "can live with, cannot live with",
    text: "“We can live with a review clause,” Ilse Marrow said. “We cannot live with a number picked in haste.”",
    said: [
      { by: "Ilse Marrow", words: "“We can live with a review clause,”" },
      { by: "Ilse Marrow", words: "“We cannot live with a number picked in haste.”" },
    ],
    positions: [
      { party: "Tarsia", topic: "review clause", stance: "accepts", holder: "Ilse Marrow" },
      { party: "Tarsia", topic: "number picked in haste", stance: "rejects", holder: "Ilse Marrow" },
    ],
  },
  {
    name: "will not obstruct",
    text: "Tarsia will not obstruct the international monitors.",
    positions: [{ party: "Tarsia", topic: "verification", stance: "open" }],
  },
  {
    name: "my government would pay, on a condition",
    text: "Negotiators met. The mediator spoke of a draft treaty. The talks went on. “My government will cover half of the costs if Veldland opens the canal,” Ilse Marrow said.",
    said: [{ by: "Ilse Marrow", words: "“My government will cover half of the costs if Veldland opens the canal,”" }],
    positions: [
      {
        party: "Tarsia",
        topic: "half of the costs",
        stance: "accepts with conditions",
        holder: "Ilse Marrow",
        condition: "if Veldland opens the canal",
      },
    ],
    contingencies: [
      {
        trigger: "Veldland opens the canal",
        response: "My government will cover half of the costs",
        mode: "announced",
        advocate: "Ilse Marrow",
        wouldAct: "Tarsia",
      },
    ],
  },
  {
    name: "would close, on a condition: a threat is no acceptance",
    text: "Negotiators met. The mediator spoke of a draft treaty. The talks went on. “Our side will close the canal if Veldland refuses,” Ilse Marrow said.",
    said: [{ by: "Ilse Marrow", words: "“Our side will close the canal if Veldland refuses,”" }],
    contingencies: [
      {
        trigger: "Veldland refuses",
        response: "Our side will close the canal",
        mode: "announced",
        advocate: "Ilse Marrow",
        wouldAct: "Tarsia",
      },
    ],
  },
  {
    name: "refused to split it into",
    text: "Negotiators met. The mediator spoke of a draft treaty. The talks went on. Tarsia wants the money before the season ends, and has so far refused to split it into yearly payments.",
    positions: [
      { party: "Tarsia", topic: "money", stance: "demands" },
      { party: "Tarsia", topic: "yearly payments", stance: "rejects" },
    ],
  },
  {
    name: "not known whether a side will take part",
    text: "Negotiators met. The mediator spoke of a draft treaty. The talks went on. It remains unclear whether Veldland will take part in the session.",
    positions: [{ party: "Veldland", topic: "session", stance: "unclear" }],
    assessments: [{ type: "likelihood", about: "Veldland", band: "unclear" }],
  },
  {
    name: "puts the odds of",
    text: "Negotiators met. The mediator spoke of a draft treaty. The talks went on. Dana Ferro puts the odds of a settlement this year at “roughly even”.",
    said: [{ by: "Dana Ferro", words: "a settlement this year at “roughly even”" }],
    assessments: [{ type: "likelihood", assessor: "Dana Ferro", band: "roughly even chance" }],
  },
  {
    name: "what a thing is incapable of",
    text: "Negotiators met. The mediator spoke of a draft treaty. The talks went on. Dana Ferro said the dam was incapable of holding the water.",
    said: [{ by: "Dana Ferro", words: "the dam was incapable of holding the water" }],
    assessments: [{ type: "capability", assessor: "Dana Ferro" }],
  },
];
