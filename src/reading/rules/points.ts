/** Decides which words name a point of a negotiation: the general vocabulary of peace, nuclear and trade talks, topic by topic. */
import type { Rule, RuleArea } from "./rule.ts";

/** One topic. `words` are alternatives of a pattern without nesting; `weak` topics stand only where no other topic is named. */
export type TopicRule = Rule & { readonly topic: string; readonly words: readonly string[]; readonly weak?: true };

/** Where a topic is named in a stretch of text; offsets count from its first character. */
export type NamedTopic = {
  readonly topic: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly weak: boolean;
};

const rule = (topic: string, words: readonly string[], reason: string, example: string, counterExample: string): TopicRule => ({
  id: `point.${topic.replaceAll(" ", "-")}`,
  topic,
  words,
  reason,
  example,
  counterExample,
});

/** Standing in order of precedence: where two topics begin at one place, the first one names the point. */
export const topicRules: readonly TopicRule[] = [
  {
    ...rule(
      "talks",
      ["(?:ceasefire|cease-fire|peace|nuclear|truce|trade|proximity|trilateral) (?:talks|negotiations)"],
      "Talks named by their matter are about talking, not yet about the matter.",
      "to attend the ceasefire talks",
      "talk of peace",
    ),
    id: "point.talks-on",
  },
  rule(
    "buffer zone",
    [
      "buffer (?:zone|area|strip)s?",
      "demilitari[sz]ed (?:zone|area|strip)s?",
      "demilitari[sz]ation",
      "security (?:zone|belt|strip)s?",
      "separation zones?",
      "no-fly zones?",
    ],
    "A strip kept free of forces is bargained over apart from who owns the land.",
    "a buffer zone along the river",
    "a time zone",
  ),
  rule(
    "peacekeepers",
    [
      "peace-?keep(?:ers?|ing)",
      "(?:international|foreign|multinational|european|stabili[sz]ation|reassurance|interposition|un|blue-helmet) (?:force|forces|troops|soldiers|mission)",
      "boots on the ground",
    ],
    "Troops of third parties are a point of their own.",
    "the deployment of peacekeepers",
    "the soldiers went home",
  ),
  rule(
    "verification",
    [
      "verif(?:y|ied|ication)",
      "(?:international|independent|foreign|outside|ceasefire|truce|un|unarmed|neutral) (?:monitors?|observers?|monitoring|inspectors?)",
      "monitoring",
      "inspections?",
      "inspectors?",
      "monitors",
      "monitoring mission",
      "compliance checks?",
      "safeguards",
    ],
    "Who checks that promises are kept.",
    "international monitors on the bridge",
    "a computer monitor",
  ),
  rule(
    "nuclear",
    [
      "nuclear",
      "uranium",
      "plutonium",
      "(?:uranium )?enrichment",
      "enrich(?:ing)? uranium",
      "enriched uranium",
      "centrifuges?",
      "atomic",
      "warheads?",
      "stockpile of (?:enriched )?uranium",
      "breakout time",
    ],
    "Nuclear material, weapons and plants.",
    "to stop enriching uranium",
    "an enriching conversation about unclear words",
  ),
  rule(
    "missiles",
    [
      "(?:ballistic|cruise|long-range|medium-range|hypersonic)?[ -]?missiles?(?: program(?:me)?s?| tests?| arsenals?)?",
      "rocket arsenals?",
      "drone program(?:me)?s?",
    ],
    "Missile programmes are bargained over apart from nuclear ones.",
    "its ballistic missile programme",
    "a dismissal",
  ),
  rule(
    "alliances",
    [
      "(?:nato|alliance|eu) (?:membership|accession|expansion|enlargement|aspirations|ambitions|bid|troops|treaty)",
      "join(?:ing)? (?:nato|the eu)",
      "(?:membership (?:of|in)|accession to) (?:nato|the eu)",
      "alliance membership",
      "membership (?:of|in) (?:the |an |any )?(?:[a-z]+ )?(?:alliance|bloc|union)",
      "join(?:ing)? (?:the |an |any )?(?:[a-z]+ )?(?:alliance|bloc)",
      "military bloc",
      "neutrality",
      "neutral status",
      "non-aligned",
      "accession to the (?:eu|european union|alliance|bloc)",
      "eu (?:membership|accession)",
    ],
    "Which alliance or union a party may belong to.",
    "joining the northern alliance",
    "the alliance between the two singers",
  ),
  rule(
    "security guarantees",
    [
      "security (?:guarantee|assurance|pledge|commitment)s?",
      "(?:defen[cs]e|military|outside|foreign|international|third-party|allied) guarantees?",
      "guarantees? (?:by|from) (?:other|outside|foreign|third|any|the|its|allied|[A-Z][a-z]+)",
      "guarantees? (?:of|for) (?:its|their|his|her|[a-z]+(?:'s)?) (?:security|safety|defen[cs]e)",
      "mutual defen[cs]e",
      "guarantees against (?:a |any |another |new |future |further )*(?:attack|aggression|invasion|war)s?",
    ],
    "Promises by others to defend or assure a party.",
    "security guarantees for the coast",
    "a guarantee on the washing machine",
  ),
  rule(
    "hostages",
    ["hostages?", "captives?", "abducted (?:children|people|civilians)", "kidnapped (?:children|people|civilians)"],
    "People held to force a decision.",
    "the release of the hostages",
    "hosting the guests",
  ),
  rule(
    "prisoners",
    [
      "prisoners?(?: of war)?",
      "pows?",
      "detainees?",
      "(?:jailed|imprisoned|detained) [a-z]+",
      "prisoner (?:swap|exchange)s?",
      "(?:release|freeing|return|exchange|swap) of (?:[a-z-]+ ){0,3}(?:pilots|soldiers|sailors|fighters|crews?|journalists|activists)",
    ],
    "People held by one side whom the other wants back.",
    "an exchange of prisoners",
    "the prison kitchen",
  ),
  rule(
    "sanctions",
    [
      "(?:un)?sanction(?:s|ed)?",
      "embargo(?:es)?",
      "asset freezes?",
      "export controls?",
      "travel bans?",
      "price caps?",
      "terror(?:ism)? (?:list|designation)s?",
    ],
    "Economic penalties and their lifting.",
    "lifting the sanctions",
    "the sanctity of the place",
  ),
  rule(
    "frozen assets",
    ["(?:frozen|seized|immobili[sz]ed|blocked) (?:[a-z]+ )?(?:assets?|funds?|accounts?|reserves?)", "unfreez(?:e|ing)"],
    "Money held abroad.",
    "the use of frozen assets",
    "frozen peas",
  ),
  rule(
    "troop withdrawal",
    [
      "withdraw(?:al|als|ing|s|n)?(?: of| its| their| his| her| all| the| any| some| foreign| military| heavy)* (?:troops?|forces?|army|armies|soldiers|fighters|weapons|artillery|tanks|units|military|(?:border )?guards)",
      "(?:keep|keeping|station|stationing|leave|leaving|maintain|maintaining) (?:its |their |some |any |a |the )*(?:[a-z]+ )?(?:troops|forces|soldiers|garrison|military presence)",
      "(?:troop|force|military|israeli|russian|full|complete|partial|phased|immediate|total) (?:withdrawals?|pull-?backs?|pull-?outs?)",
      "pull(?:ing|ed|s)? (?:back|out)(?: of| its| their| his| her| all| the| any| some)* (?:troops?|forces?|army|soldiers|fighters|weapons|artillery|tanks|units)?",
      "pull-?backs?",
      "pull-?outs?",
      "withdraw(?:al|als|ing|s)? (?:from|behind|to)",
      "withdrawals?",
      "disengagement",
    ],
    "Moving forces back or out.",
    "to withdraw its troops behind the river",
    "to withdraw money",
  ),
  rule(
    "armed forces",
    [
      "(?:size|strength|limits?|caps?|ceilings?|restrictions?|curbs?) (?:of|on|for) (?:the size of |the strength of )?(?:the |its |their |his |her )?(?:[a-z']+ )?(?:army|armed forces|military|troops)",
      "(?:limit|cap|cut|reduce|shrink)(?:ing|ting|ping|s)? (?:the size of |the strength of )?(?:the |its |their |his |her )(?:[a-z']+ )?(?:army|armed forces|military|troops)",
      "troop (?:limits?|ceilings?|caps?|levels?)",
    ],
    "How large a party's own forces may be.",
    "a limit on the size of its army",
    "the army marched",
  ),
  rule(
    "mines",
    ["land-?mines?", "(?:sea |naval )?mines", "minefields?", "mine (?:clearance|clearing|action|charts?|maps?)", "de-?mining"],
    "Mines, their charts and their clearing.",
    "the clearing of mines",
    "a determined man",
  ),
  rule(
    "disarmament",
    [
      "disarm(?:s|ed|ament)?",
      "disarming (?:of|the|all|its|their)",
      "(?:lay|laying|laid) down (?:its |their |his |her )?(?:arms|weapons)",
      "(?:surrender|hand over|give up|decommission)(?:ing|s|ed)? (?:all |of )?(?:its |their |his |her |heavy )?(?:arms|weapons)",
      "decommissioning",
      "heavy weapons",
      "demobili[sz](?:e|ed|ation|ing)",
      "weapons (?:limits|reductions)",
    ],
    "Giving up arms.",
    "to disarm the militias",
    "a disarming smile",
  ),
  rule(
    "ceasefire",
    [
      "cease-?fires?",
      "truces?",
      "armistice",
      "(?:cessation|halt|end|stop) (?:of|to|in) (?:all |the |its |their )*(?:hostilities|fighting|attacks?|strikes?|shelling|bombing|bombardments?|offensives?|violence)",
      "(?:stop|halt|end|cease|suspend|pause)(?:ping|ing|s|ed|ped)? (?:all |the |its |their |air |rocket |drone )*(?:hostilities|fighting|attacks?|strikes?|shelling|bombing|bombardments?|offensives?|firing)",
      "humanitarian pauses?",
      "pause in (?:the )?fighting",
      "lull in (?:the )?fighting",
      "lay down arms",
    ],
    "Stopping the fighting for a time or for good.",
    "a ceasefire along the coast",
    "the fire brigade",
  ),
  rule(
    "military aid",
    [
      "(?:military|lethal|defen[cs]e) (?:aid|assistance|support|supplies)",
      "(?:arms|weapons) (?:deliveries|shipments|supplies|transfers|sales)",
      "air defen[cs]es?(?: systems?)?",
    ],
    "Arms from third parties.",
    "an end to arms deliveries",
    "first aid",
  ),
  rule(
    "humanitarian access",
    [
      "aid (?:into|to|through|for)",
      "(?:allow|let|deliver|block)(?:ing)? (?:in )?(?:more )?aid",
      "humanitarian (?:access|aid|corridors?|convoys?|relief|supplies|assistance)",
      "aid (?:deliveries|convoys?|access|agencies|trucks?|workers?)",
      "(?:food|medical) (?:aid|supplies|convoys?)",
      "relief (?:supplies|convoys?|workers?)",
      "(?:the )?(?:flow|entry|delivery) of (?:humanitarian )?aid",
    ],
    "Letting help reach people.",
    "a humanitarian corridor to the city",
    "a hearing aid",
  ),
  rule(
    "refugees",
    [
      "refugees?",
      "displaced(?: people| persons| families| residents)?",
      "right of return",
      "returnees",
      "(?:deported|forcibly transferred) (?:children|people|civilians|residents)",
      "return of (?:the )?(?:[a-z]+ )?(?:children|civilians|residents|families)",
      "resettle(?:ment|d|ing)?",
    ],
    "People who fled or were driven out.",
    "the return of refugees",
    "the place where they met",
  ),
  rule(
    "reconstruction",
    [
      "reconstruct(?:ion|ing)?",
      "rebuild(?:ing)?(?! (?:our|the|its|their|his|her|trust|confidence|ties|relations)(?: (?:military|army|forces|party))?)",
      "rebuild(?:ing)? (?:the |its |their )?(?:country|cit(?:y|ies)|region|economy|towns?|infrastructure|homes|enclave|north|south|east|west)",
      "post-?war recovery",
      "recovery (?:fund|plan|package)s?",
    ],
    "Who rebuilds and who pays for it.",
    "money for reconstruction",
    "a construction site",
  ),
  rule(
    "compensation",
    ["compensat(?:ion|e|ed|ing)", "reparations?", "restitution", "blood money", "pay(?:ing|ment)? for (?:the )?(?:damage|damages|losses)"],
    "Making good for loss.",
    "compensation for the families",
    "a repair shop",
  ),
  rule(
    "elections",
    [
      "elections?",
      "(?:the|a|any|new|snap|early) (?:vote|ballot|polls)",
      "referend(?:um|ums|a)",
      "plebiscites?",
      "electoral (?:law|reform|system)",
    ],
    "Votes and their conditions.",
    "a timetable for elections",
    "an elector",
  ),
  rule(
    "power sharing",
    [
      "power-sharing",
      "shar(?:e|ing) (?:of )?power",
      "(?:transitional|interim|unity|caretaker|coalition) (?:government|authority|administration|council|cabinet)",
      "devolution",
      "federal(?:ism|isation|ization| system)",
      "(?:handover|transfer) of power",
      "step(?:ping)? down",
      "constitution(?:al)? (?:reform|amendment|change)s?",
      "amend(?:ing|ed)? (?:its |the |their )?constitution",
      "new constitution",
      "civilian rule",
    ],
    "Who governs and how.",
    "a transitional government",
    "a power station",
  ),
  rule(
    "status",
    [
      "autonomy",
      "autonomous status",
      "special status",
      "status of (?:the )?(?:[a-z]+ )?(?:islands?|regions?|territor(?:y|ies)|city|capital|provinces?|enclaves?|peninsula|area|districts?)",
      "self-determination",
      "self-rule",
      "self-government",
      "independence",
      "secession",
      "final status",
      "statehood",
      "two-state solution",
      "one country, two systems",
    ],
    "What kind of political unit a place shall be.",
    "special status for the islands",
    "a status update",
  ),
  rule(
    "recognition",
    [
      "(?:(?:legal|formal|international|diplomatic|de facto|de jure) )?recognition",
      "recogni[sz](?:e|ed|es|ing) (?:the |its |their |any |[a-z]+(?:'s)? )?(?:annexation|sovereignty|independence|government|territories|statehood|claims?|control|right to exist|borders?|regions?|provinces?)",
      "sovereignty",
      "annexation",
      "normali[sz](?:e|ation|ing)(?: of)?(?: diplomatic)? (?:relations|ties)",
      "normali[sz]ation",
      "diplomatic (?:relations|ties)",
      "right to exist",
    ],
    "Whether a claim, a state or a government is treated as rightful.",
    "legal recognition of the annexation",
    "recognised by his hat",
  ),
  rule(
    "borders",
    [
      "borders?",
      "frontiers?",
      "boundar(?:y|ies)",
      "demarcat(?:ion|e|ed|ing)",
      "delimitation",
      "line of (?:control|contact)",
      "contact line",
      "front ?lines?",
      "crossing points?",
      "border (?:posts?|crossings?)",
    ],
    "Where lines run and who may cross them.",
    "the demarcation of the border",
    "boarding the plane",
  ),
  rule(
    "territory",
    [
      "territor(?:y|ies|ial)(?: (?:concessions?|claims?|swaps?|integrity|exchanges?))?",
      "(?:any |its |their |more |the |some |occupied |farm)?land(?! (?:in|at|on|forces))",
      "(?:cede|ceding|give up|giving up|yield|yielding|concede|conceding) (?:any |more |further )?ground",
      "(?:land|territorial) (?:swap|concession)s?",
      "(?:keep|hold|retain|hold on to|give up|cede|ceding|surrender|surrendering|hand over|handing over|return|vacate|leave|annex|control)(?:ing)? (?:of )?(?:the |its |their |any |all |some |more |part of |parts of |control of |[a-z]+ ){0,6}(?:areas?|regions?|provinces?|towns?|cit(?:y|ies)|villages?|islands?|districts?|enclaves?|peninsula|valley|hills|heights|strip|oblasts?|soil)",
      "(?:areas?|regions?|provinces?|towns?|cities|villages?|islands?|districts?) (?:that )?(?:it|they|he|she|its army|its forces|their forces|its troops|[a-z]+) (?:has |have |had )?(?:seized|captured|occup(?:ied|ies|y)|taken|took|annexed|controls?|holds?|held)",
      "(?:occupied|seized|captured|annexed|conquered|disputed|contested) (?:[a-z]+ )?(?:areas?|regions?|provinces?|towns?|cities|villages?|islands?|districts?|parts?)",
      "occupation",
      "settlements?(?= (?:construction|expansion|building|in))",
    ],
    "Who holds or gets which land.",
    "to keep the areas it has seized",
    "a ground-breaking study in the area",
  ),
  rule(
    "justice",
    [
      "amnest(?:y|ies)",
      "war crimes?",
      "(?:special|international|criminal|war crimes) (?:tribunal|court)s?",
      "prosecut(?:ion|e|ions|ing)",
      "impunity",
      "accountability",
      "truth commission",
      "transitional justice",
      "immunity",
      "extradit(?:e|ion|ing)",
    ],
    "Who answers for what was done.",
    "an amnesty for field commanders",
    "a tennis court",
  ),
  rule(
    "minority rights",
    [
      "minorit(?:y|ies)(?: rights)?",
      "language rights",
      "(?:official|[a-z]+) language",
      "mother tongue",
      "religious (?:rights|freedom|sites)",
      "cultural rights",
      "rights of [a-z]+ speakers",
      "women's rights",
      "human rights",
      "holy sites?",
    ],
    "Language, faith and the rights of groups.",
    "the rights of minorities",
    "a minor point",
  ),
  rule(
    "water",
    [
      "water (?:rights|sharing|suppl(?:y|ies)|flows?|releases?|treaty|allocations?|quotas?)",
      "waters of",
      "river flows?",
      "dams?",
      "reservoirs?",
      "irrigation",
      "filling of the (?:dam|reservoir)",
    ],
    "Rivers, dams and who gets how much.",
    "the filling of the dam",
    "a watershed moment",
  ),
  rule(
    "shipping and ports",
    [
      "shipping(?: lanes?| routes?)?",
      "ships",
      "vessels",
      "tankers?",
      "ports?",
      "harbou?rs?",
      "canal(?: fees?)?",
      "straits?",
      "sea ?lanes?",
      "navigation",
      "tolls?",
      "(?:naval |sea |port )?blockades?",
      "maritime (?:corridor|access)s?",
      "(?:grain|sea) corridors?",
      "transit (?:fees|rights|corridor)s?",
    ],
    "Passage by water, ports and fees.",
    "to lift the blockade of the ports",
    "a passport and sport",
  ),
  rule(
    "transit routes",
    [
      "(?:transport|transit|land|road|rail|overland|trade) (?:corridor|route|link)s?",
      "right of passage",
      "(?:re)?open(?:ing)? (?:the |a )?(?:road|railway|rail link)s?",
    ],
    "Roads and rails through another's land.",
    "a transport corridor to the exclave",
    "the corridor of the ministry",
  ),
  rule(
    "energy",
    [
      "energy (?:infrastructure|facilities|supplies|sector|grid)",
      "power (?:plants?|stations?|grid|lines?|supplies)",
      "gas (?:supplies|transit|pipelines?|fields?)",
      "oil (?:supplies|exports|revenues?|fields?|sales|output)",
      "pipelines?",
      "refiner(?:y|ies)",
      "electricity",
    ],
    "Power, oil and gas.",
    "attacks on energy infrastructure",
    "a man of great energy",
  ),
  rule(
    "minerals",
    ["(?:rare earths?|critical minerals?|minerals?|mining rights|cobalt|lithium|seabed resources)", "natural resources"],
    "Who takes and sells what is in the ground.",
    "a share of the critical minerals",
    "mineral-green eyes",
  ),
  rule(
    "fishing",
    ["fish(?:ing|eries)(?: rights| quotas?| grounds| zones?)?", "catch (?:quotas|limits)"],
    "Who may fish where, and how much.",
    "fishing rights in the gulf",
    "a selfish answer",
  ),
  rule(
    "trade",
    [
      "tariffs?",
      "(?:import|export|customs) (?:dut(?:y|ies)|quotas?|bans?|curbs?)",
      "quotas",
      "market access",
      "free trade",
      "trade (?:barriers?|deficits?|restrictions?|concessions?|surplus|terms)",
      "customs union",
      "subsid(?:y|ies)",
      "intellectual property",
      "technology transfers?",
    ],
    "Duties, quotas and access to markets.",
    "lower tariffs on steel",
    "the tricks of the trade",
  ),
  rule(
    "climate finance",
    [
      "climate (?:finance|funding|aid)",
      "loss and damage",
      "emissions? (?:cuts?|targets?|reductions?)",
      "(?:cut|reduce|curb)(?:ting|ing)? emissions",
      "fossil fuels?(?: phase-?out)?",
      "carbon (?:price|tax|markets?)",
    ],
    "Emissions and who pays.",
    "emission cuts by 2035",
    "a political climate",
  ),
  rule(
    "debt",
    ["debt (?:relief|restructuring|forgiveness|cancellation)", "loan (?:terms|conditions)", "bail-?outs?", "austerity"],
    "What is owed and on which terms.",
    "debt relief for the islands",
    "no doubt",
  ),
  rule(
    "migration",
    ["migration", "migrants?", "asylum(?: seekers)?", "deportations?", "visas?", "visa-free travel", "free movement"],
    "Who may come and stay.",
    "visa-free travel for students",
    "an advisable route",
  ),
  rule(
    "working conditions",
    [
      "pay (?:rises?|raises?|offers?|increases?|cuts?)",
      "wage (?:rises?|increases?|freezes?|cuts?)",
      "wages",
      "pensions?",
      "working (?:hours|conditions|time)",
      "overtime",
      "lay-?offs?",
      "job cuts?",
    ],
    "Pay and work, in talks between employers and workers.",
    "a pay rise of four per cent",
    "the team works well",
  ),
  {
    ...rule(
      "timetable",
      [
        "time-?tables?",
        "timelines?",
        "sequenc(?:e|ing)",
        "deadlines?",
        "(?:the |a |its |implementation )schedules?",
        "phases",
        "phased (?:approach|implementation)",
      ],
      "In which order and by when.",
      "the timetable for the pullout",
      "a deadlocked race",
    ),
    weak: true,
  },
  {
    ...rule(
      "talks",
      [
        "(?:direct |indirect |face-to-face |bilateral |trilateral |further |new |peace |any |more )*(?:talks|negotiations|dialogue|negotiate|negotiating)",
        "negotiating table",
        "summit",
        "(?:face-to-face )?meetings?",
        "mediation",
      ],
      "Whether and how the parties talk at all.",
      "direct talks with the rebels",
      "talkative guests",
    ),
    weak: true,
  },
  {
    ...rule(
      "agreement",
      [
        "(?:an? |any |the )?(?:peace |final |comprehensive |lasting |negotiated |swift |quick )*(?:agreement|settlement|accord) (?:on ending|to end|ending|that ends|that would end|on how to end|by |within |before )",
        "(?:reach|strike|make|conclude|seal|sign|come to|close)(?:ing)? (?:an?|the|any|their)? ?(?:peace |final |comprehensive |swift |quick )*(?:agreement|deal|settlement|accord|compromise)",
        "come to terms",
        "end(?:ing|s)? the (?:[a-z-]+ )*(?:war|conflict)",
        "(?:ending|end to|end of) (?:the|a|this) (?:[a-z-]+ )*(?:war|conflict)",
        "peace (?:deal|agreement|settlement|accord|plan|treaty)",
      ],
      "That there be an agreement at all, soon or on any terms.",
      "to reach an agreement on ending the war",
      "they are in agreement about the weather",
    ),
    weak: true,
  },
];

const compiled = topicRules.map((topicRule) => ({
  topicRule,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${topicRule.words.join("|")})(?![\\p{L}\\p{N}]|-[\\p{L}])`, "iu"),
}));

/** Long stretches are cut: a point stands near the words that take a stance on it. */
const LongestStretch = 600;

/**
 * The topic a stretch of text names: the earliest, a weak one only where there is no other; `undefined` for none.
 *
 * @example topicIn("lifting the sanctions before a ceasefire")?.topic // "sanctions"
 */
export function topicIn(stretch: string): NamedTopic | undefined {
  const short = stretch.slice(0, LongestStretch);
  let best: NamedTopic | undefined;
  let bestIsWeak = false;
  for (const { topicRule, pattern } of compiled) {
    const found = pattern.exec(short);
    if (found === null) continue;
    const isWeak = topicRule.weak === true;
    const isBetter = best === undefined || (bestIsWeak && !isWeak) || (bestIsWeak === isWeak && found.index < best.start);
    if (!isBetter) continue;
    best = { topic: topicRule.topic, rule: topicRule.id, start: found.index, end: found.index + found[0].trimEnd().length, weak: isWeak };
    bestIsWeak = isWeak;
  }
  return best;
}

export const pointRules: RuleArea = {
  area: "points",
  rules: topicRules,
  matches: (ruleId, text) => {
    const entry = compiled.find(({ topicRule }) => topicRule.id === ruleId);
    return entry?.pattern.test(text) ?? false;
  },
};
