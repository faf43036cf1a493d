/** Decides which bodies and people without a name of their own take part in talks: "the union wants", "growers and canners meet", "the works council refused". */
import { isAboutTalks } from "../clauses/about-talks.ts";
import { STATE_ITSELF } from "../rules/organs.ts";
import { EVERYDAY_SIDES, isPluralSide, SIDE_BODIES, SIDE_PLURALS } from "../rules/side-nouns.ts";
import { slugOf } from "../world.ts";
import { asBody } from "./body-of-person.ts";
import { type ActorDraft, addActor, addMention, addSide, sideOf } from "./cast-in-making.ts";
import { basisOf, type Findings, take } from "./findings.ts";
import { bodyOfKind } from "./firm-by-kind.ts";
import { actingAt, Passing, type PlainPlace, plainPlaces } from "./plain-places.ts";
import { rangeOf, wordsOf } from "./token-stretch.ts";

/**
 * Marks a noun for a body or people in a text about talks where it acts at least once: as the named body it stands for, if the text tells which, else as
 * an actor of its own. What other rules read is left alone. Cost: linear in the tokens, times the actors for each such noun.
 */
export function markPlainSides(found: Findings): void {
  const { parsed, cast } = found;
  if (!isAboutTalks(parsed)) return;
  const marked = new Set<number>();
  for (const { range } of cast.mentions) marked.add(range.end);
  const places = plainPlaces(found).filter(({ head }) => !marked.has(parsed.tokens[head]?.end ?? 0));
  const ownerless = places.filter((place) => !markOfOwner(found, place, places));
  for (const side of gatherSides(found, ownerless)) {
    if (!isSide(found, side)) continue;
    const named = side.named === undefined ? undefined : asBody(found.cast, side.named);
    const key = named?.key ?? `${OwnKey}${slugOf(side.name)}`;
    const basis = basisOf(named !== undefined ? "actors/body-by-its-noun" : "actors/body-without-name", 0.6);
    addActor(cast, { key, kind: "organisation", name: side.name, basis });
    for (const place of side.places) {
      addMention(cast, { key, range: rangeOf(parsed, place), form: "description", basis });
      take(found, place);
    }
  }
}

const OwnKey = "org:x-plain-";

/** "Upper Vale's cabinet" is Upper Vale, its army acts for it; "his movement" is that of a person who has no other side. False where the owner is not known. */
function markOfOwner(found: Findings, place: PlainPlace, places: readonly PlainPlace[]): boolean {
  const { parsed, cast } = found;
  const last = place.owner === undefined ? undefined : parsed.tokens[place.owner];
  const key = last === undefined ? undefined : cast.mentions.find(({ range }) => range.end === last.end)?.key;
  const owner = key === undefined ? undefined : cast.actors.get(key);
  if (owner === undefined || last === undefined) return false;
  const range = rangeOf(parsed, place);
  const basis = basisOf("actors/body-of-owner", 0.6);
  if (owner.kind === "person") {
    const isTheOnlyOne =
      places.every((other) => other.noun !== place.noun || other.owner !== undefined) &&
      ![...cast.actors.values()].some(({ kind, name }) => kind === "organisation" && name.toLowerCase().split(" ").includes(place.noun));
    if (sideOf(cast, owner.key) !== undefined || !isTheOnlyOne) return false;
    const body = `${OwnKey}${slugOf(owner.key)}-${place.noun}`;
    addActor(cast, { key: body, kind: "organisation", name: `${owner.name}'s ${place.noun}`, basis });
    addSide(cast, owner.key, { key: body, basis });
    addMention(cast, { key: body, range, form: "description", basis });
  } else if (STATE_ITSELF.has(place.noun)) addMention(cast, { key: owner.key, range, form: "description", basis });
  else return false;
  take(found, place);
  return true;
}

/** A body without a name, or the noun for a named one, with every place. */
type PlainSide = {
  readonly nouns: Set<string>;
  name: string;
  which: readonly string[];
  readonly named: ActorDraft | undefined;
  readonly places: PlainPlace[];
};

/** Enough places and acts for the noun to be a side: the bare plural is weaker than the noun with "the". */
function isSide(found: Findings, { named, places }: PlainSide): boolean {
  if (named !== undefined) return true;
  const actings = places.map((place) => actingAt(found, place));
  if (new Set(actings.flatMap(({ act }) => act ?? [])).size >= ActsEnough) return true;
  return places.some(({ noun }, at) => {
    const degree = actings[at]?.degree;
    const isKnown = (SIDE_BODIES.has(noun) || SIDE_PLURALS.has(noun)) && !EVERYDAY_SIDES.has(noun);
    return degree === "bargains" || (isKnown && degree !== "not");
  });
}

/** Different acts that take a will: "asked" and "warned". */
const ActsEnough = 2;

/** Puts the places of one body together: those with the same nouns before them, and bare ones with the one of that kind told last. */
function gatherSides(found: Findings, places: readonly PlainPlace[]): readonly PlainSide[] {
  const ofNouns = bodiesByNoun(found, places);
  const sides: PlainSide[] = [];
  for (const place of places) {
    const named = ofNouns.get(place.noun) ?? namedBodyOf(found, place);
    const same = sideFor(sides, place, named) ?? ownBodyOf(found, sides, place);
    if (same === undefined) {
      sides.push({ nouns: new Set([place.noun]), name: nameOf(found, place), which: place.which, named, places: [place] });
      continue;
    }
    same.places.push(place);
    same.nouns.add(place.noun);
    if (same.which.length === 0 && place.which.length > 0) {
      same.which = place.which;
      same.name = nameOf(found, place);
    }
  }
  return sides;
}

function sideFor(sides: readonly PlainSide[], place: PlainPlace, named: ActorDraft | undefined): PlainSide | undefined {
  if (named !== undefined) return sides.find((side) => side.named === named);
  const ofKind = sides.filter((side) => side.nouns.has(place.noun) && side.named === undefined);
  if (place.which.length === 0) return ofKind.at(-1) ?? memberBody(sides, place.noun);
  const same = ofKind.find(({ which }) => which.join(" ") === place.which.join(" "));
  const bare = ofKind.find(({ which }) => which.length === 0);
  return (
    same ??
    ofKind.find(({ which }) => isWithin(which, place.which) || isWithin(place.which, which)) ??
    (ofKind.length === 1 ? bare : undefined)
  );
}

/** "the dockers … |their| union": the body of those named last, in this sentence or the one before. */
function ownBodyOf({ parsed: { tokens } }: Findings, sides: readonly PlainSide[], place: PlainPlace): PlainSide | undefined {
  if (tokens[place.first]?.lower !== "their" || place.which.length > 0 || !OfMembers.has(place.noun)) return undefined;
  const sentence = tokens[place.first]?.sentence ?? 0;
  return sides.findLast(({ named, places }) => {
    const last = places.at(-1);
    return named === undefined && last !== undefined && isPluralSide(last.noun) && sentence - (tokens[last.head]?.sentence ?? 0) <= 1;
  });
}

const OfMembers: ReadonlySet<string> = new Set(
  "union association federation guild league brotherhood cooperative co-operative syndicate".split(" "),
);

function isWithin(smaller: readonly string[], larger: readonly string[]): boolean {
  return smaller.length > 0 && smaller.every((word) => larger.includes(word));
}

/** "nurses" after "the nurses' union": the one body that is theirs. */
function memberBody(sides: readonly PlainSide[], noun: string): PlainSide | undefined {
  const theirs = sides.filter(({ which }) => which.includes(noun));
  return theirs.length === 1 ? theirs[0] : undefined;
}

/** The phrase without its determiner and without qualities that pass. */
function nameOf({ parsed }: Findings, { first, after, head }: PlainPlace): string {
  let opens = /^(?:the|its|their|our)$/u.test(parsed.tokens[first]?.lower ?? "") ? first + 1 : first;
  while (opens < head && Passing.has(parsed.tokens[opens]?.lower ?? "")) opens++;
  const name = wordsOf(parsed, { first: opens, after });
  return parsed.tokens[opens]?.tag === "PROPN" || DemonymLike.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** "Skarrish skippers" keeps its capital. */
const DemonymLike = /^\p{Lu}\p{Ll}+(?:ish|ese|ian|an|ic|i) /u;

/** The one named body of the text that has the noun in its name, where nothing beside the noun says that another is meant. */
function namedBodyOf(found: Findings, { noun, which, first }: PlainPlace): ActorDraft | undefined {
  const named = [...found.cast.actors.values()].filter(
    ({ kind, name, key }) => kind === "organisation" && !key.startsWith(OwnKey) && name.toLowerCase().split(" ").includes(noun),
  );
  const [only] = named;
  if (only === undefined && which.length === 0 && isDefinite(found, first)) return bodyOfKind(found, noun);
  if (only === undefined || named.length > 1) return undefined;
  const own = only.name.toLowerCase().split(/[\s']+/u);
  return which.every((word) => own.includes(word)) ? only : undefined;
}

/** "the company", "The union". */
function isDefinite({ parsed: { tokens } }: Findings, first: number): boolean {
  return tokens[first]?.lower === "the";
}

/** "the |Jubbah| movement", "the union, |Dock and General|,": the named body that a noun stands for once stands for it everywhere. */
function bodiesByNoun({ parsed, cast }: Findings, places: readonly PlainPlace[]): ReadonlyMap<string, ActorDraft> {
  const { tokens } = parsed;
  const byEnd = new Map(cast.mentions.map((mention) => [mention.range.end, mention.key]));
  const byStart = new Map(cast.mentions.map((mention) => [mention.range.start, mention.key]));
  const bodies = new Map<string, ActorDraft>();
  for (const { first, after, noun } of places) {
    const inside = after - first > 1 ? byEnd.get(tokens[after - 2]?.end ?? -1) : undefined;
    const apposed = tokens[after]?.form === "," ? byStart.get(tokens[after + 1]?.start ?? -1) : undefined;
    const closes = apposed === undefined ? undefined : tokens.slice(after + 2, after + LongestApposed).find(({ form }) => form === ",");
    const actor = cast.actors.get(inside ?? (closes === undefined ? "" : (apposed ?? "")));
    if (actor?.kind === "organisation" && !bodies.has(noun)) bodies.set(noun, actor);
  }
  return bodies;
}

const LongestApposed = 7;
