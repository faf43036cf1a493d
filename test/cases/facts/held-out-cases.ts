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
];
