/** Decides for which state or body an office is held that the text tells without naming one: "Prime Minister X", "chief executive Y". */
import type { Token } from "../parsed-text.ts";
import { PLURAL_TITLE_HEADS } from "../rules/titles.ts";
import { type CastInMaking, sideOf } from "./cast-in-making.ts";
import { isPower } from "./is-power.ts";
import { type Layout, MostPlaces, type Placed } from "./side-layout.ts";

const StateOffices =
  /(?:^|\s)(?:minister|premier|chancellor|president|secretary|undersecretary|commissioner|negotiator|spokes(?:man|woman|person)|ambassador|envoy|king|queen|emir|sultan)(?:$|[\s,])/iu;

/** "The Foreign Minister, X," in what a ministry gives out: the minister of the state it is of; "the Minister of Water and Mines of |Kestrel|, X" is Kestrel's. */
export function issuerOfOffice({ cast, placed, over, tokens }: Layout, person: string, issuer: string | undefined): string | undefined {
  const isOfState = (cast.roles.get(person) ?? []).some(({ title }) => StateOffices.test(title) && !/former|ex-/iu.test(title));
  if (!isOfState || issuer === undefined) return undefined;
  const powers = placed.flatMap(({ key, first }) => {
    const power = key === person && tokens[first - 1]?.form === "," ? over.get(first - 2) : undefined;
    return power !== undefined && isPower(cast, power.key) ? [power.key] : [];
  });
  return powers[0] ?? issuer;
}

/** "Prime Minister X" with no state beside it: the state last named before, else the only one of the text. */
export function stateOfOffice({ tokens, placed, cast }: Layout, person: string): string | undefined {
  if (!(cast.roles.get(person) ?? []).some(({ title }) => StateOffices.test(title) && !/former|ex-/iu.test(title))) return undefined;
  const at = placed.find(({ key }) => key === person)?.first ?? 0;
  const states = placed.filter(({ key, form }) => form !== "pronoun" && isPower(cast, key));
  const only = [...new Set(states.map(({ key }) => key))];
  if (only.length === 0) return governmentOf(cast);
  const sentenceOf = (token: number) => tokens[token]?.sentence;
  // In "spoke with the foreign minister of Telmessia" the only state named is the other's.
  const isOthers = (state: string) =>
    placed.some(({ key, first }) => key !== person && sentenceOf(first) === sentenceOf(at) && sideOf(cast, key)?.key === state);
  // "A delegation from Kestrel will meet President X", "X took Kestrel's envoy through the text": who meets its people is another's.
  const isHosted = (state: string) =>
    placed.some(
      ({ key, first, after }) =>
        key !== person &&
        sentenceOf(first) === sentenceOf(at) &&
        (key === state ? cast.actors.get(key)?.kind === "group" : sideOf(cast, key)?.key === state) &&
        tokens.slice(Math.min(after, at), Math.max(first, at)).some(({ lower, tag }) => tag === "VERB" || TowardsAnother.has(lower)),
    );
  if (only.length === 1 && only[0] !== undefined) return isOthers(only[0]) ? undefined : only[0];
  const sentence = tokens[at]?.sentence ?? 0;
  // Where many meet, whoever was named last is no clue.
  const near =
    only.length > MostForNearest ? [] : states.filter(({ first }) => first < at && sentence - (tokens[first]?.sentence ?? 0) <= 2);
  const nearest = near.findLast(({ key }) => !isHosted(key));
  if (nearest !== undefined) return nearest.key;
  if (only.length > MostForCounts) return undefined;
  // Else the one the text is about, up to here: told twice as often as any other.
  const counted = only.map((key) => ({ key, count: states.filter((state) => state.key === key && state.first < at).length }));
  const [most, next] = counted.sort((one, other) => other.count - one.count);
  return most !== undefined && next !== undefined && most.count >= 2 * next.count && most.count > 1 && !isOthers(most.key)
    ? most.key
    : undefined;
}

const MostForNearest = 3;
const MostForCounts = 5;

/**
 * "The deputy ministers, X and Y", "Minister X spoke with the foreign minister of Kestrel, Y": in a text of two lands, who is told beside the minister of one
 * acts for the other. Cost: the names of one sentence.
 */
export function sideAcrossTable({ tokens, placed, cast }: Layout, person: string): string | undefined {
  const lands = new Set(placed.filter(({ key, form }) => form !== "pronoun" && isPower(cast, key)).map(({ key }) => key));
  if (lands.size !== 2) return undefined;
  for (const own of placed.filter(({ key, form }) => key === person && form !== "pronoun").slice(0, MostPlaces)) {
    const other = landAcross({ tokens, placed, cast }, own, lands);
    if (other !== undefined) return other;
  }
  return undefined;
}

function landAcross(
  { tokens, placed, cast }: Pick<Layout, "tokens" | "placed" | "cast">,
  own: Placed,
  lands: ReadonlySet<string>,
): string | undefined {
  const sentence = tokens[own.first]?.sentence;
  const people = placed.filter(
    ({ key, first }) => key !== own.key && tokens[first]?.sentence === sentence && cast.actors.get(key)?.kind === "person",
  );
  for (const partner of people) {
    const side = sideOf(cast, partner.key)?.key;
    if (side === undefined || !lands.has(side)) continue;
    const [left, right] = partner.first < own.first ? [partner, own] : [own, partner];
    const between = tokens.slice(left.after, right.first);
    const isWith = between.some(({ lower }) => TowardsAnother.has(lower));
    const isOfPlural = between.length === 1 && between[0]?.lower === "and" && isPluralOffice(tokens, left.first);
    const other = [...lands].find((land) => land !== side);
    // A chancellor who calls one of two lands at odds may be of a third: hers is told as often as that of whom she calls.
    const countOf = (land: string | undefined) => placed.filter(({ key, form }) => key === land && form !== "pronoun").length;
    if (isOfPlural || (isWith && countOf(other) >= countOf(side))) return other;
  }
  return undefined;
}

const TowardsAnother: ReadonlySet<string> = new Set("with counterpart received met hosted told assured telephoned called".split(" "));

/** "the deputy interior |ministers|, X and Y". */
function isPluralOffice(tokens: readonly Token[], first: number): boolean {
  const at = tokens[first - 1]?.lower === "," ? first - 2 : first - 1;
  return tokens[at]?.fineTag.endsWith("S") === true && PLURAL_TITLE_HEADS.get(tokens[at].lower)?.kind === "office";
}

/** "Finance minister X" in a text that names no state: "the government", where it is one of the actors. */
function governmentOf(cast: CastInMaking): string | undefined {
  const found = [...cast.actors.values()].filter(({ kind, name }) => kind === "organisation" && /(?:^|\s)government$/iu.test(name));
  return found.length === 1 ? found[0]?.key : undefined;
}

const BodyOffices =
  /(?:^|\s)(?:executive|director|chairman|chairwoman|chair|manager|superintendent|leader|secretary|head|boss|organiser|organizer|negotiator)(?:$|[\s,])/iu;

/** "Chief executive X" with no body beside it: the body last named in the two sentences before. */
export function bodyOfOffice({ tokens, placed, cast }: Layout, person: string): string | undefined {
  const roles = cast.roles.get(person) ?? [];
  // "Chair X opened the floor": whoever presides over the meeting speaks for none of those at it.
  if (!roles.some(({ title }) => BodyOffices.test(title) && !/former|ex-/iu.test(title) && !/^(?:co-?)?chairs?$/iu.test(title)))
    return undefined;
  const at = placed.find(({ key }) => key === person)?.first ?? 0;
  const sentence = tokens[at]?.sentence ?? 0;
  const bodies = placed.filter(
    ({ key, form }) => form !== "pronoun" && ["organisation", "state"].includes(cast.actors.get(key)?.kind ?? ""),
  );
  const near = bodies
    .filter(({ first }) => first < at && sentence - (tokens[first]?.sentence ?? 0) <= 2)
    .sort((one, other) => one.first - other.first)
    .at(-1);
  // Unions and ministries have leaders and secretaries, and seldom executives.
  const isOfFirm = (cast.roles.get(person) ?? []).some(({ title }) => FirmOffices.test(title));
  const firm = isOfFirm ? nearestFirm(bodies, cast, at) : undefined;
  const meant = firm ?? near;
  return meant === undefined ? undefined : (sideOf(cast, meant.key)?.key ?? meant.key);
}

function nearestFirm(bodies: readonly Placed[], { actors }: CastInMaking, at: number): Placed | undefined {
  let nearest: Placed | undefined;
  for (const body of bodies) {
    const actor = actors.get(body.key);
    if (body.first >= at || actor?.kind !== "organisation" || NoFirm.test(actor.name)) continue;
    if (nearest === undefined || body.first > nearest.first) nearest = body;
  }
  return nearest;
}

const FirmOffices = /(?:^|\s)(?:executive|director|manager|boss)$/iu;
const NoFirm =
  /(?:^|\s)(?:union|guild|association|federation|ministry|government|council|league|brotherhood|radio|news|court|police|rebels|workers|drivers|pilots|nurses|miners|dockers)$/iu;
