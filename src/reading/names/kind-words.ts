/** Decides which common nouns say of what they define whether it is a person, a body or a place. */
import { ORGANISATION_NOUNS } from "../rules/name-words.ts";
import { PLACE_NOUNS } from "../rules/places.ts";
import { TITLE_HEADS } from "../rules/titles.ts";

/** What a name is said to be by a noun beside it. */
export type DefinedKind = "person" | "body" | "place";

/** The kind the noun says, by its lower-case singular; undefined for nouns that say none, or that say more than one ("post", "house"). */
export function kindOfNoun(lower: string): DefinedKind | undefined {
  const title = TITLE_HEADS.get(lower);
  if (title !== undefined && title.kind !== "honorific") return "person";
  if (PERSONS.has(lower)) return "person";
  if (PLACES.has(lower)) return "place";
  if (BODIES.has(lower)) return "body";
  if (DOUBTFUL.has(lower)) return undefined;
  if (PLACE_NOUNS.has(lower)) return "place";
  return ORGANISATION_NOUNS.has(lower) ? "body" : undefined;
}

const PERSONS = words(
  `man woman boy girl person musician guitarist pianist violinist drummer composer conductor painter sculptor architect playwright screenwriter director dancer model astronaut
  footballer golfer swimmer sprinter jockey boxer wrestler pitcher goalkeeper striker midfielder cyclist skier skater philosopher mathematician chemist biologist botanist
  astronomer geographer theologian missionary saint nun bishop rabbi nobleman noblewoman aristocrat explorer inventor industrialist merchant trader socialite feminist
  revolutionary diplomat barrister solicitor clerk plumber carpenter miner sailor pilot`,
);
const BODIES = words(
  `band company firm group agency newspaper magazine publisher manufacturer retailer supplier insurer lender lobby charity startup start-up brewery airline carrier subsidiary
  consortium conglomerate partnership label bank club university college school orchestra choir troupe militia union association nonprofit non-profit organisation organization
  body party coalition network broadcaster website outlet think-tank thinktank watchdog regulator tribunal movement sect church`,
);
const PLACES = words(
  `suburb municipality commune hamlet parish neighbourhood neighborhood settlement resort locality building facility venue house cottage mansion manor estate farm island islet
  lake river creek stream mountain village town city capital county district valley forest reservoir landmark country kingdom`,
);
/** Nouns of the lists of names whose small forms say other things as well. */
const DOUBTFUL = words(
  `post times press journal daily weekly watch house force forces front intelligence service services security energy oil gas steel capital transport lines line project programme program campaign initiative command division
  mission office church board panel review news radio television center centre state base camp quay park plain port sea coast north south east west northern southern eastern western mount plains heights crossing corridor
  democrats republicans labour tories liberals greens conservatives socialists unionists nationalists brothers sisters action exchange trust resistance liberation technology technologies systems solutions communications
  records studios media railways rail resources shipping democrat channel square`,
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ""));
}
