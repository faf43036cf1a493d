/** Decides what is taken from sentences kept apart from the making of the rules: the rules are never changed to fit these, the figures are only read. */
import type { FactCase } from "./fact-case.ts";

export const heldOutCases: readonly FactCase[] = [
  {
    name: "will never recognise",
    text: "Tarsia says it will never recognise the annexation of the northern islands.",
    positions: [{ party: "Tarsia", topic: "recognition", stance: "rejects" }],
  },
  {
    name: "prepared to",
    text: "Veldland is prepared to consider a limited pullback of heavy weapons, President Arden Polk said.",
    said: [{ by: "Arden Polk", words: "Veldland is prepared to consider a limited pullback of heavy weapons" }],
    positions: [{ party: "Veldland", topic: "troop withdrawal", stance: "open" }],
  },
  {
    name: "dismissed as",
    text: "Mirev dismissed the draft timetable as one-sided.",
    positions: [{ party: "Tarsia", topic: "timetable", stance: "rejects" }],
  },
  {
    name: "bowed to, dropped objections",
    text: "After a week of calls, the Coast Front dropped its objections to foreign observers.",
    positions: [{ party: "Coast Front", topic: "verification", stance: "open" }],
  },
  {
    name: "pushed for",
    text: "The Norlandic envoy has pushed for compensation to be paid to families on both banks.",
    positions: [{ party: "Norland", topic: "compensation", stance: "demands", holder: "Teo Lindqvist" }],
  },
  {
    name: "says must include",
    text: "Any settlement must include protection for the Tarsian language, Marrow said.",
    said: [{ by: "Ilse Marrow", words: "Any settlement must include protection for the Tarsian language" }],
    positions: [{ party: "Tarsia", topic: "minority rights", stance: "demands", holder: "Ilse Marrow" }],
  },
  {
    name: "stopped short of",
    text: "Polk stopped short of endorsing the nuclear inspections.",
    positions: [{ party: "Veldland", topic: "nuclear", stance: "unclear", holder: "Arden Polk" }],
  },
  {
    name: "it was not clear whether it will agree",
    text: "It was not immediately clear whether the Coast Front would agree to the humanitarian corridor.",
    positions: [{ party: "Coast Front", topic: "humanitarian access", stance: "unclear" }],
    assessments: [{ type: "likelihood", about: "Coast Front", band: "unclear" }],
  },
  { name: "declined an interview", text: "Polk's office refused an interview and would not say who had drafted the letter." },
  { name: "asked for calm of the audience", text: "Hald asked for a glass of water before he read the statement." },
  { name: "wants to be seen", text: "The minister wanted to thank the hosts for the dinner." },
  { name: "would accept only as question", text: "Would Mirev ever accept such a line? Few in the room knew." },
  { name: "accepted the resignation", text: "Polk accepted the resignation of his chief of staff." },
  {
    name: "capable of",
    text: "Western officials believe Tarsia is capable of striking the rail line within days.",
    said: [{ by: "Western officials", words: "Tarsia is capable of striking the rail line within days" }],
    assessments: [{ type: "capability", about: "Tarsia", assessor: "Western officials" }],
  },
  {
    name: "bluffing",
    text: "Lindqvist told a Hale radio station that Polk was bluffing about leaving the talks.",
    said: [{ by: "Teo Lindqvist", words: "Polk was bluffing about leaving the talks" }],
    assessments: [{ type: "intent", about: "Arden Polk", assessor: "Teo Lindqvist" }],
  },
  {
    name: "roughly even chance",
    text: "The assessment gives a roughly even chance that Veldland will attack before the thaw.",
    assessments: [{ type: "likelihood", about: "Veldland", band: "roughly even chance" }],
  },
  { name: "likely as an adjective of persons", text: "The likely host of the next round is a lakeside hotel." },
  {
    name: "in the event of",
    text: "In the event of a new offensive, Norland will send air defences to Tarsia, Prime Minister Sven Hald said.",
    said: [{ by: "Sven Hald", words: "In the event of a new offensive, Norland will send air defences to Tarsia" }],
    contingencies: [
      {
        trigger: "a new offensive",
        response: "send air defences to Tarsia",
        mode: "announced",
        advocate: "Sven Hald",
        wouldAct: "Norland",
      },
    ],
  },
  {
    name: "trailing if",
    text: "Veldland threatened to cut the power lines if the tolls are raised.",
    contingencies: [
      { trigger: "the tolls are raised", response: "cut the power lines", mode: "announced", advocate: "Veldland", wouldAct: "Veldland" },
    ],
  },
  {
    name: "would trigger",
    text: "A breach of the truce would trigger automatic penalties, Lindqvist warned.",
    said: [{ by: "Teo Lindqvist", words: "A breach of the truce would trigger automatic penalties" }],
    contingencies: [{ trigger: "A breach of the truce", response: "automatic penalties", mode: "predicted", advocate: "Teo Lindqvist" }],
  },
  { name: "wondered if", text: "Delegates wondered if Hald would stay for the closing session." },
  {
    name: "memorandum",
    text: "The two ministries signed a memorandum of understanding on fishing rights, and Tarsia circulated a four-point draft.",
    instruments: [{ name: "memorandum of understanding on fishing rights" }, { name: "four-point draft", points: 4, drafter: "Tarsia" }],
  },
  // A second lot, written after the rules had been made and before they were tried on it.
  {
    name: "signalled it could live with",
    text: "Mirev has signalled that it could live with a smaller buffer zone.",
    positions: [{ party: "Tarsia", topic: "buffer zone", stance: "open" }],
  },
  {
    name: "walks back, sticks to",
    text: "Veldland is sticking to its demand for a referendum on the islands.",
    positions: [{ party: "Veldland", topic: "elections", stance: "demands" }],
  },
  {
    name: "relative clause about another party",
    text: "Hald met Polk, who has called for an end to the embargo, at the airport in Hale.",
    positions: [{ party: "Veldland", topic: "sanctions", stance: "demands", holder: "Arden Polk" }],
  },
  {
    name: "passive with by and a joint subject",
    text: "The phased withdrawal was accepted by Veldland but opposed by the Coast Front.",
    positions: [
      { party: "Veldland", topic: "troop withdrawal", stance: "accepts" },
      { party: "Coast Front", topic: "troop withdrawal", stance: "objects" },
    ],
  },
  {
    name: "reluctant",
    text: "Tarsia remains reluctant to share power with the Coast Front.",
    positions: [{ party: "Tarsia", topic: "power sharing", stance: "rejects" }],
  },
  {
    name: "conditional refusal",
    text: "Veldland will not disarm unless Norland guarantees its borders, Polk said.",
    said: [{ by: "Arden Polk", words: "Veldland will not disarm unless Norland guarantees its borders" }],
    positions: [
      { party: "Veldland", topic: "disarmament", stance: "accepts with conditions", condition: "unless Norland guarantees its borders" },
    ],
    contingencies: [
      {
        trigger: "Norland guarantees its borders",
        response: "Veldland will not disarm",
        mode: "announced",
        advocate: "Arden Polk",
        wouldAct: "Veldland",
      },
    ],
  },
  {
    name: "would rather",
    text: "Asked about the refugees, Marrow said only that the matter was under review.",
    said: [{ by: "Ilse Marrow", words: "the matter was under review" }],
  },
  {
    name: "a prediction of a refusal",
    text: "Ferro said Tarsia would probably reject the map.",
    said: [{ by: "Dana Ferro", words: "Tarsia would probably reject the map" }],
    assessments: [{ type: "likelihood", about: "Tarsia", assessor: "Dana Ferro", band: "likely" }],
  },
  {
    name: "in a position to",
    text: "The Coast Front is in no position to defend the harbour, a senior diplomat said.",
    said: [{ by: "a senior diplomat", words: "The Coast Front is in no position to defend the harbour" }],
    assessments: [{ type: "capability", about: "Coast Front", assessor: "a senior diplomat" }],
  },
  {
    name: "determined",
    text: "Western officials said Polk was determined to take the rail line before winter.",
    said: [{ by: "Western officials", words: "Polk was determined to take the rail line before winter" }],
    assessments: [{ type: "intent", about: "Arden Polk", assessor: "Western officials" }],
  },
  {
    name: "in return for, leading",
    text: "In return for the release of the hostages, Veldland will reopen the border crossings, Polk said.",
    said: [{ by: "Arden Polk", words: "In return for the release of the hostages, Veldland will reopen the border crossings" }],
    contingencies: [
      {
        trigger: "the release of the hostages",
        response: "Veldland will reopen the border crossings",
        mode: "offered",
        advocate: "Arden Polk",
        wouldAct: "Veldland",
      },
    ],
  },
  {
    name: "if and then as a recommendation",
    text: "If the blockade holds, the Norlandic government should convene a summit, Ferro argued.",
    said: [{ by: "Dana Ferro", words: "If the blockade holds, the Norlandic government should convene a summit" }],
    contingencies: [
      { trigger: "the blockade holds", response: "convene a summit", mode: "proposed", advocate: "Dana Ferro", wouldAct: "Norland" },
    ],
  },
  { name: "know if", text: "Nobody in Orsa knows if the bridge will open." },
  { name: "support staff", text: "The Front's support staff backed away from the cameras." },
  { name: "accept an award", text: "Hald accepted the award on behalf of the crews." },
  { name: "demands on time", text: "The talks made heavy demands on the hosts." },
  {
    name: "accord by place",
    text: "The Mirev Protocol and a three-page roadmap drafted by Norland lay on the table.",
    instruments: [{ name: "Mirev Protocol" }, { name: "three-page roadmap", drafter: "Norland" }],
  },
];
