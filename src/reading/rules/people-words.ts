/** Decides which nouns mean people, by themselves or by how they are formed. */
import { TITLE_HEADS } from "./titles.ts";
import { SOURCE_NOUNS } from "./unnamed-sources.ts";

const words = (list: string): readonly string[] => list.trim().split(/\s+/u);

/** People by trade, kin or lot that neither a title nor an ending shows, singular. */
const Others: readonly string[] = words(
  `accountant adult agent applicant architect assistant attendant boy captain captive child citizen claimant cleric combatant commandant contestant correspondent critic client coach cook defendant dentist detainee deputy dissident entrant evacuee girl guard guest guide host hostage human immigrant
  infant informant inhabitant inmate islander juror lieutenant mate mechanic mercenary migrant militant neighbour neighbor nurse occupant opponent orderly parent participant patient peasant pilot proponent
  protester refugee regular relative respondent sailor secretary sergeant servant staff steward student subordinate tenant trainee treasurer tutor usher victim youth youngster`,
);

/** Endings that make a noun of somebody who does a thing. */
const Doers = /(?:er|or|ist|eer|ician|arian|man|woman|herd)$/u;
/** Nouns with such an ending that are papers, things or bodies. */
const NotDoers: ReadonlySet<string> = new Set(
  words(
    `answer banner barometer barrier bomber broadcaster buffer camera carrier center centre chamber chapter charter cluster computer container corner corridor counter cover
    cruiser danger disaster disclaimer dossier encounter error factor filter finger flyer folder freighter frontier helicopter hunger insurer layer leaflet ledger lender letter leader-article
    manner matter meter mirror monitor motor murder newsletter newspaper number offer operator order paper pier poster power prayer primer printer publisher quarter register
    remainder reminder river router scanner sector server shelter sticker summer tanker tender terror theater theatre thermometer thunder ticker timber tower trailer transfer trawler
    tremor vector water weather winter wonder checklist fist gist list mist playlist shortlist twist human ombudsman-office`,
  ),
);

const People: ReadonlySet<string> = new Set([...SOURCE_NOUNS.keys(), ...TITLE_HEADS.keys(), ...Others]);

/** True for a noun, singular or plural, lower case, that means people: "envoys", "bookmaker", "fishermen". Cost: constant. */
export function isPeopleNoun(word: string): boolean {
  const one = singularOf(word);
  return People.has(word) || People.has(one) || (Doers.test(one) && one.length >= ShortestDoer && !NotDoers.has(one));
}

const ShortestDoer = 5;

const Irregular: ReadonlyMap<string, string> = new Map([
  ["people", "person"],
  ["children", "child"],
  ["folk", "person"],
]);

/** "envoys", "fishermen", "allies" as one. */
function singularOf(word: string): string {
  const known = Irregular.get(word);
  if (known !== undefined) return known;
  if (word.endsWith("men")) return `${word.slice(0, -3)}man`;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return /[^s]s$/u.test(word) ? word.slice(0, -1) : word;
}
