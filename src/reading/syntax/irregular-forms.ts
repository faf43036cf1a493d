/** Decides the dictionary form of words that follow no rule. */

/** Verb forms, by form in small letters. */
export const IRREGULAR_VERBS: ReadonlyMap<string, string> = new Map(
  byLemma(`be am is are was were been being 's 're 'm ai
have has had having 've
do does did done doing
go goes went gone going
say said says saying
arise arose arisen|awake awoke awoken|bear bore borne born|beat beaten|become became|begin began begun|bend bent|bet|bid|bind bound
bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|broadcast|build built|burst|buy bought|catch caught
choose chose chosen|cling clung|come came|cost|creep crept|cut|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven
eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden
foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone|freeze froze frozen|get got gotten|give gave given
grind ground|grow grew grown|hang hung|hear heard|hide hid hidden|hit|hold held|hurt|keep kept|kneel knelt|know knew known|lay laid|lead led
lean leant|leap leapt|learn learnt|leave left|lend lent|let|lie lay lain lying|light lit|lose lost|make made|mean meant|meet met|mislead misled
mistake mistook mistaken|misunderstand misunderstood|overcome overcame|overhear overheard|override overrode overridden|oversee oversaw overseen
overtake overtook overtaken|overthrow overthrew overthrown|pay paid|prove proven|put|quit|read|rebuild rebuilt|repay repaid|resell resold|rethink rethought
ride rode ridden|ring rang rung|rise rose risen|run ran|see saw seen|seek sought|sell sold|send sent|set|shake shook shaken|shed|shine shone|shoot shot
show shown|shrink shrank shrunk|shut|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|speed sped|spend spent|spill spilt
spin spun|split|spread|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|stink stank stunk|strike struck stricken|strive strove striven
swear swore sworn|sweep swept|swell swollen|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown
undergo underwent undergone|understand understood|undertake undertook undertaken|undo undid undone|uphold upheld|upset|wake woke woken|wear wore worn|weep wept
win won|wind wound|withdraw withdrew withdrawn|withhold withheld|withstand withstood|write wrote written|rewrite rewrote rewritten|redraw redrew redrawn
die dying|tie tying|vie vying|untie untying|underlie underlay underlain underlying|belie belying`),
);

/** Auxiliaries whose form says what they are short for. */
export const SHORT_AUXILIARIES: ReadonlyMap<string, string> = new Map([
  ["wo", "will"],
  ["'ll", "will"],
  ["ca", "can"],
  ["'d", "would"],
  ["sha", "shall"],
  ["n't", "not"],
  ["'ve", "have"],
]);

/** Noun plurals, by form in small letters. */
export const IRREGULAR_NOUNS: ReadonlyMap<string, string> = new Map(
  byLemma(`man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|person persons|life lives|wife wives|knife knives
half halves|leaf leaves|loaf loaves|shelf shelves|thief thieves|wolf wolves|self selves|calf calves|hoof hooves
crisis crises|analysis analyses|basis bases|thesis theses|hypothesis hypotheses|diagnosis diagnoses|synthesis syntheses|axis axes|oasis oases|parenthesis parentheses|emphasis emphases
criterion criteria|phenomenon phenomena|medium media|bacterium bacteria|curriculum curricula|memorandum memoranda|referendum referenda|stratum strata|datum data
alumnus alumni|nucleus nuclei|stimulus stimuli|fungus fungi|cactus cacti|index indices|matrix matrices|appendix appendices|vertex vertices
series series|species species|means means|headquarters headquarters|news news|people people|police police|gas gases|bus buses|lens lenses|virus viruses|campus campuses
status statuses|census censuses|bonus bonuses|focus focuses|bias biases|alias aliases|atlas atlases|canvas canvases|movie movies|cookie cookies|zombie zombies|pie pies|tie ties|lie lies|calorie calories
shoe shoes|toe toes|foe foes|canoe canoes|cache caches|ache aches|headache headaches|axe axes|quiz quizzes|fez fezzes|size sizes|prize prizes|maize maize|gauze gauze
house houses|horse horses|case cases|base bases|phase phases|phrase phrases|purchase purchases|release releases|increase increases|decrease decreases|database databases
cause causes|clause clauses|pause pauses|course courses|source sources|purpose purposes|response responses|expense expenses|defence defences|license licenses|nurse nurses|purse purses
use uses|abuse abuses|excuse excuses|noise noises|rise rises|exercise exercises|promise promises|compromise compromises|premise premises|enterprise enterprises|surprise surprises|franchise franchises
disease diseases|lease leases|nose noses|rose roses|hose hoses|dose doses|pose poses|close closes|universe universes|verse verses|curse curses|reverse reverses|eclipse eclipses|collapse collapses|glimpse glimpses|corpse corpses|impulse impulses|pulse pulses|sense senses|offense offenses|defense defenses|tense tenses|lapse lapses|relapse relapses|vase vases|chase chases|crease creases|goose geese|mongoose mongooses|cheese cheeses|lettuce lettuce`),
);

/** Comparatives and superlatives, by form in small letters. */
export const IRREGULAR_DEGREES: ReadonlyMap<string, string> = new Map(
  byLemma("good better best|bad worse worst|far farther farthest further furthest|little less least|much|many|old elder eldest"),
);

function byLemma(list: string): [string, string][] {
  return list.split(/[|\n]/).flatMap((entry) => {
    const [lemma = "", ...forms] = entry.trim().split(/\s+/);
    return [lemma, ...forms].map((form): [string, string] => [form, lemma]);
  });
}
