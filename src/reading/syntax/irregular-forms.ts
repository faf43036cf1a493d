/** Decides the dictionary form of words that follow no rule, and the spellings where a rule would err. */

/** Verb forms, by form in small letters. */
export const IRREGULAR_VERBS: ReadonlyMap<string, string> = new Map(
  byLemma(`be am is are was were been being 's 're 'm ai|have has had having 've|do does did done doing|go goes went gone going gon|say said says saying|want wan
arise arose arisen|awake awoke awoken|bear bore borne born|beat beaten|become became|begin began begun|bend bent|bet|bid bade|bind bound
bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|broadcast|build built|burn burnt|burst|buy bought|catch caught
choose chose chosen|cling clung|come came|cost|creep crept|cut|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven
eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden
foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone|freeze froze frozen|get got gotten|give gave given
grind ground|grow grew grown|hang hung|hear heard|hide hid hidden|hit|hold held|hurt|keep kept|kneel knelt|know knew known|lay laid|lead led
lean leant|leap leapt|learn learnt|leave left|lend lent|let|lie lay lain lying|light lit|lose lost|make made|mean meant|meet met|mislead misled
mistake mistook mistaken|misunderstand misunderstood|outdo outdid outdone|overcome overcame|overdo overdid overdone|overhear overheard
override overrode overridden|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|pay paid|prove proven|put|quit|read
rebuild rebuilt|redraw redrew redrawn|repay repaid|resell resold|rethink rethought|rewrite rewrote rewritten|ride rode ridden|ring rang rung|rise rose risen
run ran|see saw seen|seek sought|sell sold|send sent|set|shake shook shaken|shed|shine shone|shoot shot|show shown|shrink shrank shrunk|shut|sing sang sung
sink sank sunk sunken|sit sat|sleep slept|slide slid|sling slung|speak spoke spoken|speed sped|spend spent|spill spilt|spin spun|split|spread
spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|stink stank stunk|strike struck stricken|strive strove striven
swear swore sworn|sweep swept|swell swollen|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought
throw threw thrown|undergo underwent undergone|understand understood|undertake undertook undertaken|undo undid undone|uphold upheld|upset|wake woke woken
wear wore worn|weave wove woven|weep wept|win won|wind wound|withdraw withdrew withdrawn|withhold withheld|withstand withstood|write wrote written
die dying|tie tying|vie vying|untie untying|underlie underlay underlain underlying|belie belying`),
);

/** Auxiliaries and particles written short. */
export const SHORT_AUXILIARIES: ReadonlyMap<string, string> = new Map([
  ["wo", "will"],
  ["'ll", "will"],
  ["ca", "can"],
  ["'d", "would"],
  ["sha", "shall"],
  ["n't", "not"],
  ["na", "to"],
  ["ta", "to"],
]);

/** Noun plurals, by form in small letters. "People" stays: it is not said of one. */
export const IRREGULAR_NOUNS: ReadonlyMap<string, string> = new Map(
  byLemma(`man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|life lives|wife wives|knife knives
half halves|leaf leaves|loaf loaves|shelf shelves|thief thieves|wolf wolves|self selves|calf calves|hoof hooves
crisis crises|analysis analyses|basis bases|thesis theses|hypothesis hypotheses|diagnosis diagnoses|synthesis syntheses|oasis oases|parenthesis parentheses
criterion criteria|phenomenon phenomena|medium media|bacterium bacteria|curriculum curricula|memorandum memoranda|referendum referenda|stratum strata
alumnus alumni|nucleus nuclei|stimulus stimuli|fungus fungi|cactus cacti|index indices|matrix matrices|appendix appendices|vertex vertices
axe axes|ache aches|headache headaches|cache caches|niche niches|avalanche avalanches|psyche psyches|movie movies|cookie cookies|zombie zombies|pie pies|tie ties
lie lies|calorie calories|shoe shoes|toe toes|foe foes|canoe canoes|quiz quizzes|gas gases|bus buses|bias biases|alias aliases|atlas atlases|canvas canvases|lens lenses
iris irises|summons summonses|series|species|means|headquarters|news|people|police|data|clothes|thanks|pants|barracks|crossroads|whereabouts|remains|premises`),
);

/** Comparatives and superlatives, by form in small letters. */
export const IRREGULAR_DEGREES: ReadonlyMap<string, string> = new Map(
  byLemma("good better best|bad worse worst|far farther farthest furthest|old elder eldest|further|less|least|more|most"),
);

/** What "-ing" and "-ed" leave of verbs that end in a silent e against the rule. */
export const STEMS_WITH_E: ReadonlySet<string> = new Set(
  words(`explor restor ignor stor scor bor ador implor deplor postpon phon condon ston hon ton zon don clon dethron aton
    cit writ rewrit invit unit reunit ignit recit incit excit bit expedit creat recreat permeat delineat nauseat delet deplet compet complet excret
    scal inhal exhal whal bal stal impal adher interfer persever coher conven interven contraven breath bath sooth cloth loath
    tun prun fortun ow ey tast wast hast wip pip swip snip rip hop cop scop slop elop mop com becom overcom welcom guid
    hing infring cring ting bing imped supersed stamped cach ach rang chang arrang strang welcom dy ty hir`),
);

/** What "-ing" and "-ed" leave of verbs that end so themselves, against the rule. */
export const STEMS_WITHOUT_E: ReadonlySet<string> = new Set(
  words(`focus canvas bias gas bus chorus caucus combat debut pivot murmur collar pillar sugar altar cabin margin origin pencil council fulfil civil
    hang bang clang gang overhang leaven enliven nomad rib symbol consul argus stir`),
);

/** Verbs that double a consonant of their own: "added" from "add". */
export const STEMS_WITH_DOUBLES: ReadonlySet<string> = new Set(words("add err purr egg ebb butt odd inn"));

/** Verbs that end in one l, doubled before "-ing" and "-ed" in British spelling or by stress. */
export const STEMS_WITH_SINGLE_L: ReadonlySet<string> = new Set(
  words(`control propel compel cancel travel label signal patrol rebel expel dispel excel model fuel channel counsel quarrel equal dial duel marshal repel impel
    level total rival tunnel funnel shovel unravel appal distil annul initial parcel jewel towel bevel barrel libel pummel grovel revel marvel`),
);

/** Nouns and verbs in "-us", whose "-uses" loses two letters. */
export const ENDING_IN_US: ReadonlySet<string> = new Set(
  words(
    "focus virus campus status census bonus chorus consensus apparatus corpus caucus circus stimulus surplus prospectus syllabus octopus genius refocus nexus",
  ),
);

/** Adjectives without a silent e where the rule would give one. */
export const PLAIN_DEGREES: ReadonlySet<string> = new Set(
  words(`green clean near dear clear lean mean sour deep cheap weak bleak quick poor fair thin slow low dim sharp great sweet short smart dark strong young long soon
    broad loud hard cold bright light tight high fast new few wild kind`),
);

function byLemma(list: string): [string, string][] {
  return list.split(/[|\n]/).flatMap((entry) => {
    const [lemma = "", ...forms] = entry.trim().split(/\s+/);
    return [lemma, ...forms].map((form): [string, string] => [form, lemma]);
  });
}

function words(list: string): readonly string[] {
  return list.split(/\s+/).filter((word) => word !== "");
}
