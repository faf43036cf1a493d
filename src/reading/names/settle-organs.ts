/** Decides whose the forces, the cabinet and the office are that a text tells without a name, and which state issues a text: "the army", "our side". */
import { isAboutTalks } from "../clauses/about-talks.ts";
import { addMention, addSide, type CastInMaking, sideOf } from "./cast-in-making.ts";
import { basisOf, type Findings, isTaken, take } from "./findings.ts";
import { isPower } from "./is-power.ts";
import { rangeOf } from "./token-stretch.ts";

/**
 * Lets nameless forces and cabinets of a text about talks act for the one state at home in it, and whoever issues a text for the state named with it.
 * Two states with forces of their own leave them what they are. Cost: linear in the tokens and mentions.
 */
export function settleOrgans(found: Findings): void {
  const { cast, parsed } = found;
  if (!isAboutTalks(parsed)) return;
  const issuer = issuerOf(found);
  if (issuer !== undefined) {
    if (issuer.organ !== undefined) addSide(cast, issuer.organ, { key: issuer.power, basis: basisOf("actors/issuer-of-state", 0.8) });
    markOurSide(found, issuer.power);
  }
  const home = homeState(cast);
  if (home === undefined) return;
  for (const { key, name, basis } of cast.actors.values())
    if (basis.name === "actors/body-without-name" && Forces.test(name) && sideOf(cast, key) === undefined)
      addSide(cast, key, { key: home, basis: basisOf("actors/organ-of-home-state", 0.5) });
}

/** Organs that have no will beside their state's. */
const Forces = /^(?:national |federal )?(?:army|military|navy|air force|armed forces|security forces|cabinet)$/iu;
/** Groups and organs whose name shows that the text tells of a state's own forces. */
const OwnForces = /\b(?:army|military|navy|troops|soldiers|forces|officers|commanders)$/iu;

/** The only state of the text; of several the one whose forces are named, else the one told far more often than any other. Places that act are states like others. */
function homeState(cast: CastInMaking): string | undefined {
  const counts = new Map<string, number>();
  for (const { key, form } of cast.mentions) if (form !== "pronoun") counts.set(key, (counts.get(key) ?? 0) + 1);
  const powers = [...cast.actors.values()].filter(({ key }) => isPower(cast, key) && (counts.has(key) || cast.shownAt.has(key)));
  const states = powers.map(({ key }) => key);
  const [only] = states;
  if (states.length < 2) return only !== undefined && (counts.get(only) ?? 0) >= FewestMentions ? only : undefined;
  const armed = new Set([...cast.actors.values()].flatMap(({ key, name }) => (OwnForces.test(name) ? (sideOf(cast, key)?.key ?? []) : [])));
  const own = states.filter((state) => armed.has(state));
  if (own.length === 1) return own[0];
  const [most, next] = states.map((key) => ({ key, count: counts.get(key) ?? 0 })).sort((one, other) => other.count - one.count);
  return own.length === 0 && most !== undefined && next !== undefined && most.count > 2 * next.count ? most.key : undefined;
}

/** A state that a text names once in passing is not at home in it. */
const FewestMentions = 2;

/** The state that issues a text, and its organ where that is one of the actors. */
export type Issuer = { readonly organ: string | undefined; readonly power: string };

/** "Ministry of Foreign Affairs of the Republic of Tarsia" at the head of a text: the organ and its state. Cost: the mentions for each of the first lines. */
export function issuerOf({ parsed, cast }: Findings): Issuer | undefined {
  const places = [
    ...cast.mentions.map(({ key, range }) => ({ key, start: range.start })),
    ...[...cast.shownAt].map(([key, { range }]) => ({ key, start: range.start })),
  ];
  for (const { start, end } of parsed.paragraphs.slice(0, HeadLines)) {
    const power = places.find(
      (place) =>
        place.start > start && place.start < end && isPower(cast, place.key) && Issuing.test(parsed.plain.slice(start, place.start)),
    );
    if (power === undefined) continue;
    const organ = places.find((place) => place.start === start && place.key.startsWith("org:") && place.key !== power.key)?.key;
    return { organ, power: power.key };
  }
  return undefined;
}

const HeadLines = 3;
/** From the beginning of a line to the name of the state: an organ, and nothing but what it is for. */
const Issuing =
  /^(?:The )?(?:Ministry|Office|Department|Embassy|Government|Chancellery|Presidency|Cabinet|Permanent Mission|Secretariat)(?: (?:of|for|the|and|to)|,? \p{Lu}[\p{L}-]*)* (?:of|for) (?:the )?$/u;

/** "our side", "our delegation" in a text that a state issues, outside of anybody's speech. */
function markOurSide(found: Findings, power: string): void {
  const { tokens } = found.parsed;
  for (const token of tokens) {
    const noun = tokens[token.index + 1];
    const place = { first: token.index, after: token.index + 2 };
    if (token.lower !== "our" || !OwnSides.has(noun?.lower ?? "") || isTaken(found, place) || isQuoted(found, token.index)) continue;
    addMention(found.cast, {
      key: power,
      range: rangeOf(found.parsed, place),
      form: "description",
      basis: basisOf("actors/issuers-own-side", 0.75),
    });
    take(found, place);
  }
}

const OwnSides: ReadonlySet<string> = new Set("side country delegation government ministry negotiators".split(" "));

/** True where an odd number of quotation marks stands before it in its paragraph. */
function isQuoted({ parsed: { tokens, sentences } }: Findings, at: number): boolean {
  const paragraph = sentences[tokens[at]?.sentence ?? 0]?.paragraph;
  let marks = 0;
  for (let index = at - 1; index >= 0 && sentences[tokens[index]?.sentence ?? 0]?.paragraph === paragraph; index--)
    if (tokens[index]?.form === '"') marks += 1;
  return marks % 2 === 1;
}
