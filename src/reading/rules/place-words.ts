/** Decides which words beside the name of a state or capital say that the place is meant, and which that the power is. */

/** Prepositions that make a place of what follows. */
export const LOCATIVE_WORDS: ReadonlySet<string> = words(
  "in near at inside outside around across throughout within into through toward towards along above below beneath beyond off onto under via over amid inland north south east west northern southern eastern western northeast northwest southeast southwest central downtown",
);

/** Going, coming and being somewhere: "to" and "from" after them lead to places. */
export const TRAVEL_WORDS: ReadonlySet<string> = words(
  `go goes going went gone travel travels traveled travelled traveling travelling fly flies flew flown flying come comes came coming return returns returned returning move moves moved moving visit visits visited visiting
  trip trips journey journeys flight flights tour drive drove driven head heads headed heading arrive arrives arrived arriving depart departs departed departing leave leaves left leaving route way road train bus
  flee flees fled fleeing emigrate emigrated immigrate immigrated migrate migrated deport deported extradite extradited evacuate evacuated relocate relocated dispatch dispatched rush rushed drove escape escaped back
  shuttle shuttled bring brought carry carried march marched welcome stopover mission missions exports imports export imports shipments shipment refugee refugees migrants people pilgrim pilgrims border native hail hails hailed hailing`,
);

/** Visiting, leaving, taking: what follows is a place. */
export const REACHING_WORDS: ReadonlySet<string> = words(
  "visit visits visited visiting leave leaves left leaving enter enters entered entering tour toured touring reach reaches reached reaching flee fled fleeing capture captured capturing seize seized occupy occupied occupying bomb bombed bombing shell shelled shelling encircle encircled besiege besieged quit via",
);

/** Before "of": part of a land, not the power. */
export const PART_WORDS: ReadonlySet<string> = words(
  "north south east west centre center part parts area areas city cities town towns region regions coast border borders outskirts suburb suburbs capital streets port half third quarter most much rest north-east south-east outside swathes swaths map territory territories soil history people citizens citizen native villages village airspace waters mile miles kilometers kilometres km corner heart islands shores provinces province",
);

/** After the possessive: the town is meant ("Moscow's airports"). */
export const TOWN_WORDS: ReadonlySet<string> = words(
  "streets street airport airports suburbs suburb outskirts mayor residents skyline metro subway weather centre center square squares neighbourhood neighborhood neighbourhoods neighborhoods district districts river hospitals schools hotels hotel restaurants museum stadium population university traffic elite old main largest biggest oldest",
);

/** Verbs of dealing with somebody: their object acts, decides or is addressed. */
export const DEALING_VERBS: ReadonlySet<string> = words(
  `urge press pressure push accuse blame warn tell ask persuade convince support back arm help threaten force allow give offer send demand invite condemn criticise criticize praise thank engage isolate punish sanction
  reassure anger irk satisfy appease please alarm embolden deter confront challenge recognise recognize defy mollify assure inform notify consult brief advise court woo antagonise antagonize provoke embarrass rebuke hold
  remind let make get meet join face fight attack invade defeat weaken strengthen aid assist fund finance supply equip trust distrust lobby compel coerce entice enable prompt leave require want cost spare rival protect defend betray abandon involve`,
);

/** Nouns before "on", "from", "to", "for" or "of" that something is exerted on, comes from or goes to a power. */
export const EXCHANGE_WORDS: ReadonlySet<string> = words(
  `pressure sanctions sanction blame restrictions tariffs demands demand support statement statements response guarantee guarantees assurance assurances approval aid threat threats concession concessions signal signals
  message messages letter proposal proposals offer offers help assistance backing reply answer request requests pledge promise word consent permission go-ahead backlash criticism condemnation acceptable unacceptable loyal
  favourable favorable hostile close closer key crucial vital important belongs according thanks opposed ready appeal call calls warning warnings ultimatum invitation gift weapons arms money billion million loans loan
  behalf ally allies critic critics friend friends enemy enemies rival rivals opponent opponents wary part consequences costs cost condition conditions win victory defeat loss blow setback priority respect sympathy
  relations ties talks negotiations agreement deal cooperation dialogue contacts meeting meetings war tensions dispute rift alliance trade pact treaty contact accept acceptance represent representing represents speak speaks`,
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ""));
}
