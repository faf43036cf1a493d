/** Decides what each rule for actors, sides and references says of itself, with an example and a look-alike to try it on. */
import { type Source, sourceIdOf } from "#record";
import { identifyActors } from "../identify-actors.ts";
import { findNameless } from "../meetings/find-nameless.ts";
import { layOutUnits } from "../meetings/lay-out-units.ts";
import { learnStates } from "../names/learn-world.ts";
import { roughParse } from "../names/rough-parse.ts";
import { segmentNames } from "../names/segment-names.ts";
import { evidenceOfNames } from "../names/weigh-names.ts";
import { readWordSigns } from "../names/word-signs.ts";
import { buildWorld, type World } from "../world.ts";
import { NAME_SIGNS } from "./name-evidence.ts";
import type { Rule, RuleArea } from "./rule.ts";

/** Tarsia and Kelmar, with the capitals Orsa and Dost, are invented and known to the trial's gazetteer. */
const ACTOR_RULES: readonly Rule[] = [
  {
    id: "actors/world",
    reason: "The gazetteer knows the state, body or group by this name.",
    example: "Tarsia agreed.",
    counterExample: "They agreed.",
  },
  {
    id: "actors/state-name",
    reason: "A state by its own name acts, unless a preposition or a verb of travel makes it ground.",
    example: "Tarsia agreed.",
    counterExample: "They met in Tarsia.",
  },
  {
    id: "actors/state-before-noun",
    reason: "Directly before a noun a state's name describes a thing; it acts for certain only where the noun is an act.",
    example: "They left the Tarsia meeting.",
    counterExample: "They met in Tarsia.",
  },
  {
    id: "actors/state-in-compound",
    reason: "In a compound the state does or shares what the second half says.",
    example: "They signed the Tarsia-backed text.",
    counterExample: "They met in Tarsia.",
  },
  {
    id: "actors/known-body",
    reason: "A body that the gazetteer knows acts, unless a preposition makes it the place.",
    example: "The United Nations agreed.",
    counterExample: "They spoke at the United Nations.",
  },
  {
    id: "actors/seat",
    reason: "A seat of power stands for the government in it, unless it is where something happens.",
    example: "The Kremlin agreed.",
    counterExample: "They met in the Kremlin.",
  },
  {
    id: "actors/capital-as-subject",
    reason: "A capital that says, wants or refuses stands for its government.",
    example: "Orsa refused the offer.",
    counterExample: "They met in Orsa.",
  },
  {
    id: "actors/capital-as-partner",
    reason: "Talks are with a government, a quarrel is between governments.",
    example: "They spoke with Orsa about it.",
    counterExample: "They spoke in Orsa about it.",
  },
  {
    id: "actors/capital-possessive",
    reason: "Demands and envoys belong to a government, streets and airports to the town.",
    example: "Orsa's demands grew.",
    counterExample: "Orsa's streets emptied.",
  },
  {
    id: "actors/capital-in-exchange",
    reason: "Pressure, guarantees and support go to a government or come from it.",
    example: "They wanted guarantees for Orsa soon.",
    counterExample: "They left for Orsa soon.",
  },
  {
    id: "actors/capital-dealt-with",
    reason: "What is urged, warned or supported is a government.",
    example: "They will warn Orsa again.",
    counterExample: "They visited Orsa again.",
  },
  {
    id: "actors/capital-in-compound",
    reason: "In a compound the capital's government does what the second half says.",
    example: "They signed the Orsa-backed text.",
    counterExample: "They hired an Orsa-based firm.",
  },
  {
    id: "actors/the-people",
    reason: "In talks 'the Tarsians' are Tarsia's side.",
    example: "They spoke with the Tarsians.",
    counterExample: "They ate Tarsian bread.",
  },
  {
    id: "actors/bare-people",
    reason: "Between peoples stands what divides or joins their powers.",
    example: "They spoke of peace between Tarsians and others.",
    counterExample: "Many Tarsians voted.",
  },
  {
    id: "actors/demonym-with-action",
    reason: "Before a noun for an act the adjective says who acts.",
    example: "They awaited a Tarsian refusal.",
    counterExample: "They ate Tarsian bread.",
  },
  {
    id: "actors/demonym-in-compound",
    reason: "In a compound with a verb or before talks the adjective says who acts.",
    example: "They left the Tarsian-Kelmari talks.",
    counterExample: "They asked Tarsian-Kelmari voters.",
  },
  {
    id: "actors/shown-in-title",
    reason: "The text names the power only inside somebody's title; the place shows where.",
    example: "Tarsian President Orrin Velmar left.",
    counterExample: "President Orrin Velmar left.",
  },
  {
    id: "actors/government-of-state",
    reason: "'The Tarsian government' or 'side' is the state itself.",
    example: "The Tarsian government agreed.",
    counterExample: "The Tarsian coast flooded.",
  },
  {
    id: "actors/organ-of-state",
    reason: "A ministry, army or intelligence service after the state's name acts for the state.",
    example: "Tarsian intelligence agreed.",
    counterExample: "The Tarsian coast flooded.",
  },
  {
    id: "actors/group-of-power",
    reason: "Officials, forces and delegations named with a power act for it; several powers are the group's members.",
    example: "Tarsian and Kelmari officials agreed.",
    counterExample: "Tarsian students agreed.",
  },
  {
    id: "actors/group-from",
    reason: "Officials or leaders from named powers are a group with those members.",
    example: "They met officials from Tarsia and Kelmar.",
    counterExample: "They met friends from Tarsia and Kelmar.",
  },
  {
    id: "actors/leads-delegation",
    reason: "Who leads a power's delegation acts for that power.",
    example: "They met the Tarsian delegation, led by Maria Velmar.",
    counterExample: "They met Maria Velmar.",
  },
  {
    id: "actors/followers",
    reason: "Somebody's aides, team or campaign act for that person.",
    example: "Maria Velmar spoke. Velmar aides left.",
    counterExample: "Maria Velmar spoke. Velmar left.",
  },
  {
    id: "actors/administration-of",
    reason: "An administration named after a person is the state that person acts for, or a body of its own where the text does not tell.",
    example: "Tarsian President Maria Velmar spoke. The Velmar administration left.",
    counterExample: "Tarsian President Maria Velmar spoke. Velmar left.",
  },
  {
    id: "actors/body-by-its-noun",
    reason: 'In a text about talks "the" with the noun that ends one named body\'s name means that body.',
    example: "The Velmar Teachers Association rejected the offer. The talks stopped. On Monday the association rejected the deal.",
    counterExample: "The Velmar Teachers Association met. Rain fell. Later the association hall was full of people.",
  },
  {
    id: "actors/body-without-name",
    reason: 'In a text about talks "the" with a noun for a body that acts is a side, though nobody names it.',
    example: "Talks on a contract went on. The offer was small. On Monday the union rejected the deal.",
    counterExample: "Rain fell all day. The harbour was wide. On Monday the union slept.",
  },
  {
    id: "actors/side-in-description",
    reason: "In a text about talks who leads, chairs or speaks for a body named right beside the name acts for it.",
    example: "Talks on a contract went on. The offer was small. Orrin Velmar, for the union, rejected the deal. The union left.",
    counterExample: "Talks on a contract went on. The offer was small. Orrin Velmar, for once, rejected the deal. The union left.",
  },
  {
    id: "actors/office-of-state-at-hand",
    reason:
      "In a text about talks a minister with no state beside the name acts for the state just named, where no other of that state stands there.",
    example: "Tarsia held talks on a treaty. The offer was small. Minister Orrin Velmar rejected the deal.",
    counterExample: "The towns held talks on a treaty. The offer was small. Minister Orrin Velmar rejected the deal.",
  },
  {
    id: "actors/office-of-body-at-hand",
    reason: "In a text about talks a director or leader with no body beside the name acts for the body named in the sentences before.",
    example: "Talks on a contract went on. On Monday the union rejected the deal. Director Orrin Velmar was glad of the offer.",
    counterExample: "Talks on a contract went on. On Monday it rained on the deal. Director Orrin Velmar was glad of the offer.",
  },
  {
    id: "actors/role-of-power",
    reason: "An office with a power's name or adjective before it is held for that power.",
    example: "Tarsian President Orrin Velmar left.",
    counterExample: "President Orrin Velmar left.",
  },
  {
    id: "actors/role-of-person",
    reason: "Somebody's envoy or adviser acts for the side that person acts for.",
    example: "Tarsian President Maria Velmar's special envoy Kira Orrin left.",
    counterExample: "Maria Velmar's special envoy Kira Orrin left.",
  },
  {
    id: "actors/role-of-region",
    reason: "Who holds office in a part of a state acts for that state.",
    example: "South Carolina Senator Maria Velmar left.",
    counterExample: "Senator Maria Velmar left.",
  },
  {
    id: "actors/role-of-pronoun",
    reason: "'His deputy' acts for whom 'he' acts for.",
    example: "Tarsian President Thomas Orrin left. His deputy, Maria Velmar, left.",
    counterExample: "Maria Velmar left.",
  },
  {
    id: "actors/possessive-of-power",
    reason: "'Tarsia's Orrin Velmar' acts for Tarsia.",
    example: "Tarsia's Maria Velmar left.",
    counterExample: "Maria Velmar left.",
  },
  {
    id: "actors/of-power",
    reason: "'Orrin Velmar of Tarsia' acts for Tarsia.",
    example: "They met Maria Velmar of Tarsia.",
    counterExample: "They met Maria Velmar in Tarsia.",
  },
  {
    id: "actors/known-office",
    reason: "Only one state has an office of this name.",
    example: "Director of National Intelligence Maria Velmar left.",
    counterExample: "Director Maria Velmar left.",
  },
  {
    id: "actors/party-of-state",
    reason: "The word alone belongs to one state: a congresswoman, a Republican.",
    example: "Congresswoman Maria Velmar left.",
    counterExample: "Senator Maria Velmar left.",
  },
  {
    id: "actors/us-party-letter",
    reason: "A party letter with a state after a name is how US lawmakers are given.",
    example: "Maria Velmar (R-Ohio) left.",
    counterExample: "Maria Velmar (right) left.",
  },
  {
    id: "actors/listed-for",
    reason: "Where a text lists who represented or attended for a power, the people listed sat for it.",
    example: "Tarsia was represented by Maria Velmar and Orrin Lund.",
    counterExample: "Tarsia was visited by Maria Velmar and Orrin Lund.",
  },
  {
    id: "actors/who-leads",
    reason: "Who is said to lead or represent a power's body acts for it.",
    example: "Maria Velmar, who leads the Tarsian mission, left.",
    counterExample: "Maria Velmar, who likes the Tarsian coast, left.",
  },
  {
    id: "actors/unnamed-who-know",
    reason: "People said to be familiar with or briefed on something are a source without a name.",
    example: "Six people familiar with the text left.",
    counterExample: "Six people left.",
  },
  {
    id: "actors/unnamed-who-speak",
    reason: "An official or diplomat without a name who says something is a source.",
    example: "A senior official said no.",
    counterExample: "She is a senior official.",
  },
  {
    id: "actors/unnamed-who-meet",
    reason:
      "Officers, gunmen or stewards without a name whom somebody meets in a text about talks sit at a table; whom one meets without negotiating does not.",
    example: "Tarsia met four of the gunmen.",
    counterExample: "Tarsia met reporters.",
  },
  {
    id: "actors/unnamed-of",
    reason: "The power named in the phrase is the side of the unnamed source.",
    example: "A senior Tarsian official said no.",
    counterExample: "A senior official said no.",
  },
  {
    id: "actors/named-in-headline",
    reason: "A headline gives every word a capital; a surname in it counts where the text names the person elsewhere.",
    example: "Velmar Rejects Harbour Offer Again Today. Maria Velmar left in the evening without a word.",
    counterExample: "Harbour Offer Rejected Again Today. Maria Velmar left in the evening without a word.",
  },
  {
    id: "references/title",
    reason: "'The envoy' is whoever was named with that office, nearest before.",
    example: "Special envoy Maria Velmar left. The envoy said no.",
    counterExample: "Maria Velmar left. The road said no.",
  },
  {
    id: "references/office-unnamed",
    reason: "A power's single office without a name is a person known by the office.",
    example: "They met the Tarsian foreign minister.",
    counterExample: "They met the foreign minister.",
  },
  {
    id: "references/body-noun",
    reason: "'The council' alone is the council named last.",
    example: "The Velmar Council met. The council agreed.",
    counterExample: "The Velmar Council met. The road closed.",
  },
  {
    id: "references/pronoun",
    reason: "A pronoun means whom its gender and number allow, nearest and foremost in its sentence.",
    example: "Maria Velmar left. She agreed.",
    counterExample: "The road closed. It rained.",
  },
  {
    id: "references/they-of-list",
    reason: "'They' after two subjects joined by 'and' means both.",
    example: "Maria Velmar and Tarsia agreed. They left.",
    counterExample: "Maria Velmar agreed. The road closed.",
  },
];

export const actorArea: RuleArea = { area: "actors", rules: [...NAME_SIGNS, ...ACTOR_RULES], matches: firesOn };

let trialWorld: World | undefined;

/** Tries a rule on a sentence without trained weights: a sign must stand at the name Velmar or Tamara, any other rule be the basis of something. */
function firesOn(ruleId: string, text: string): boolean {
  trialWorld ??= buildWorld({
    states: [
      { name: "Tarsia", demonyms: ["Tarsian"], capitals: ["Orsa"] },
      { name: "Kelmar", demonyms: ["Kelmari"], capitals: ["Dost"] },
    ],
  });
  const parsed = roughParse(text);
  if (ruleId.startsWith("names/")) {
    const pieces = segmentNames(parsed, readWordSigns(parsed), trialWorld);
    if (ruleId === "names/maybe-state") return learnStates(parsed, trialWorld).maybeStates.has("Velmar");
    const { signs } = evidenceOfNames(parsed, pieces, { world: trialWorld });
    return [...signs].some(([key, found]) => /velm|tamara/i.test(key) && [...found.keys()].some((id) => id === ruleId));
  }
  const source: Source = {
    id: sourceIdOf("trial", undefined),
    text,
    textHash: "",
    format: "text",
    details: { credit: [] },
    blocks: [],
  };
  const cast = identifyActors(parsed, source, { world: trialWorld });
  if (ruleId === "actors/unnamed-who-meet")
    return layOutUnits({ source, parsed, cast, dates: [], attributions: [] }).some((sentence) => findNameless(sentence).length > 0);
  const { actors, mentions } = cast;
  const bases = [
    ...mentions.map(({ basis }) => basis.name),
    ...actors.flatMap(({ basis, actsForBasis }) => [basis.name, actsForBasis?.name]),
  ];
  return bases.includes(ruleId);
}
