/** Decides for whom a person speaks whose title names no power: "union organiser X", "X, for the Luzel side", "X (Kestrel)", "its chief negotiator, X". */
import { isAboutTalks } from "../clauses/about-talks.ts";
import type { Token } from "../parsed-text.ts";
import { ORGANISATION_NOUNS } from "../rules/name-words.ts";
import { PLURAL_TITLE_HEADS, TITLE_HEADS, TITLE_MODIFIERS } from "../rules/titles.ts";
import { isFiniteVerb } from "../verb-tags.ts";
import { asBody } from "./body-of-person.ts";
import { addSide, type CastInMaking, sideOf } from "./cast-in-making.ts";
import { basisOf, type Findings } from "./findings.ts";
import type { TokenStretch } from "./token-stretch.ts";

type Placed = TokenStretch & { readonly key: string; readonly form: string };
type Layout = {
  readonly tokens: readonly Token[];
  readonly cast: CastInMaking;
  /** The mentions by their first token, in order of the text. */
  readonly placed: readonly Placed[];
  readonly over: ReadonlyMap<number, Placed>;
};

/**
 * Gives a side to people of a text about talks who have none yet, from the words around their name. Surer sides, read from titles, are left alone.
 * Cost: linear in the tokens, with a few dozen words around each name.
 */
export function settleSides(found: Findings): void {
  if (!isAboutTalks(found.parsed)) return;
  const layout = layOut(found);
  for (const person of peopleWithoutSide(found)) {
    for (const place of layout.placed
      .filter(({ key, form }) => key === person && (form === "name" || form === "surname"))
      .slice(0, MostPlaces)) {
      const owner = found.cast.actors.get(ownerAround(layout, place) ?? "");
      if (owner === undefined || owner.key === person) continue;
      addSide(found.cast, person, { key: asBody(found.cast, owner).key, basis: basisOf("actors/side-in-description", 0.6) });
      break;
    }
  }
  for (const person of peopleWithoutSide(found)) {
    const state = sideAcrossTable(layout, person) ?? stateOfOffice(layout, person);
    const body = state === undefined ? bodyOfOffice(layout, person) : undefined;
    if (state !== undefined) addSide(found.cast, person, { key: state, basis: basisOf("actors/office-of-state-at-hand", 0.45) });
    if (body !== undefined) addSide(found.cast, person, { key: body, basis: basisOf("actors/office-of-body-at-hand", 0.4) });
  }
}

const MostPlaces = 3;

function peopleWithoutSide({ cast }: Findings): readonly string[] {
  return [...cast.actors.values()]
    .filter(
      ({ key, kind, name }) =>
        kind === "person" && (/\s/u.test(name) || (cast.roles.get(key) ?? []).length > 0) && sideOf(cast, key) === undefined,
    )
    .map(({ key }) => key);
}

function layOut({ parsed, cast }: Findings): Layout {
  const at = new Map(parsed.tokens.map((token) => [token.start, token.index]));
  const ends = new Map(parsed.tokens.map((token) => [token.end, token.index + 1]));
  const placed = cast.mentions
    .flatMap(({ key, range, form }): readonly Placed[] => {
      const first = at.get(range.start);
      const after = ends.get(range.end);
      if (first === undefined || after === undefined) return [];
      // "/Kelnews/": the agency of a dateline is none of those told about.
      const isAgency = parsed.tokens[first - 1]?.form === "/" && parsed.tokens[after]?.form === "/";
      return isAgency ? [] : [{ key, form, first, after }];
    })
    .sort((one, other) => one.first - other.first || other.after - one.after);
  for (const [key, { range, form }] of cast.shownAt) {
    const first = at.get(range.start);
    const after = ends.get(range.end);
    if (first !== undefined && after !== undefined) placed.push({ key, form, first, after });
  }
  const over = new Map<number, Placed>();
  for (const one of placed) for (let token = one.first; token < one.after; token++) if (!over.has(token)) over.set(token, one);
  return { tokens: parsed.tokens, cast, placed, over };
}

/** The body that the words around a name tell of: before it, in an apposition on either side, in brackets, after "of". */
function ownerAround(layout: Layout, name: Placed): string | undefined {
  const { tokens } = layout;
  const direct = descriptionBefore(tokens, name.first);
  const hasRole = (stretch: TokenStretch) => roleIn(tokens, stretch);
  if (hasRole(direct) && tokens[name.after]?.lower === "of") {
    const realm = bodyAt(layout, name.after + 1) ?? bodyAt(layout, name.after + 2);
    if (realm !== undefined) return realm;
  }
  if (hasRole(direct)) {
    const owner = ownerIn(layout, direct, name.key);
    if (owner !== undefined) return owner;
  }
  const led = ownerLedBy(layout, direct.first, name.key);
  if (led !== undefined) return led;
  const before = tokens[direct.first - 1];
  if (before?.lower === "," && before.sentence === tokens[name.first]?.sentence) {
    const apposed = { first: startOfPhrase(tokens, direct.first - 2), after: direct.first - 1 };
    if (hasRole(apposed) && !namesAnother(layout, apposed, name.key)) {
      const owner = ownerIn(layout, apposed, name.key);
      if (owner !== undefined) return owner;
    }
  }
  return ownerAfter(layout, name);
}

/** "the delegation of Panora, |headed by| Undersecretary X", "the Coast, represented by its minister, X": the body named before. */
function ownerLedBy(layout: Layout, first: number, self: string): string | undefined {
  const { tokens } = layout;
  const sentence = tokens[first]?.sentence;
  let by = first - 1;
  // "by its Minister of the Interior|,| X".
  if (tokens[by]?.lower === ",") by = startOfPhrase(tokens, by - 1) - 1;
  if (tokens[by]?.lower !== "by" || !LedBy.has(tokens[by - 1]?.lower ?? "") || tokens[by]?.sentence !== sentence) return undefined;
  for (let at = by - 2; at >= by - FarthestLed && tokens[at]?.sentence === sentence; at--) {
    const body = bodyAt(layout, at);
    if (body !== undefined && body !== self) return body;
    if (isFiniteVerb(tokens[at])) return undefined;
  }
  return undefined;
}

const LedBy: ReadonlySet<string> = new Set("headed led represented fronted spearheaded steered".split(" "));
const FarthestLed = 8;

/** "Commenting on the words of Prime Minister Y, |X| …": the office before the comma is another person's. */
function namesAnother({ over, cast }: Layout, { first, after }: TokenStretch, self: string): boolean {
  for (let at = first; at < after; at++) {
    const key = over.get(at)?.key;
    if (key !== undefined && key !== self && cast.actors.get(key)?.kind === "person" && over.get(at)?.form !== "pronoun") return true;
  }
  return false;
}

/** "X of Kestrel", "X (Kestrel)", "X, who chairs the union", "X, for the Luzel side", "X, its president". */
function ownerAfter(layout: Layout, name: Placed): string | undefined {
  const { tokens } = layout;
  const sentence = tokens[name.first]?.sentence;
  const next = tokens[name.after];
  if (next === undefined || next.sentence !== sentence) return undefined;
  if (next.lower === "of" || next.lower === "(") return bodyAt(layout, name.after + 1) ?? bodyAt(layout, name.after + 2);
  if (next.lower !== ",") return undefined;
  const first = name.after + 1;
  // "X, |of Kestrel|,": where the name of a body closes the aside.
  if (tokens[first]?.lower === "of" || tokens[first]?.lower === "from") return realmBetweenCommas(layout, first + 1);
  let after = first;
  while (after < first + LongestApposition && tokens[after]?.sentence === sentence && !Stops.has(tokens[after]?.lower ?? ".")) after++;
  const opener = tokens[first]?.lower ?? "";
  const phrase = { first, after };
  const isSpeaking = (opener === "for" || opener === "representing") && after - first < ShortPhrase;
  // "a schoolteacher |who speaks for| the villagers".
  let who = first;
  while (who < after && tokens[who]?.lower !== "who") who++;
  const isLeading = who < after && LeadingVerbs.has(tokens[who + 1]?.lower ?? "");
  const isRole = opener !== "who" && roleIn(tokens, phrase) && !tokens.slice(first, after).some(isFiniteVerb);
  if (isLeading) return ownerIn(layout, { first: who, after }, name.key);
  return isSpeaking || isRole ? ownerIn(layout, phrase, name.key) : undefined;
}

function realmBetweenCommas({ tokens, over, ...layout }: Layout, at: number): string | undefined {
  const mention = over.get(at) ?? over.get(at + 1);
  return mention !== undefined && tokens[mention.after]?.lower === "," ? bodyAt({ tokens, over, ...layout }, mention.after - 1) : undefined;
}

const Leading: ReadonlySet<string> = new Set("with by from to after before between against than".split(" "));
const LongestApposition = 16;
const ShortPhrase = 7;
const Stops: ReadonlySet<string> = new Set([",", ";", ":", ".", '"', "--", "(", ")"]);
const LeadingVerbs: ReadonlySet<string> = new Set(
  "leads heads led headed chairs chaired represents represented speaks spoke commands commanded runs ran negotiates negotiated tops topped fronts fronted bargains bargained directs directed manages managed owns owned".split(
    " ",
  ),
);

/** The words right before a name that can describe its bearer: "Ishkari security adviser". */
function descriptionBefore(tokens: readonly Token[], name: number): TokenStretch {
  let first = name;
  const sentence = tokens[name]?.sentence;
  while (first > name - LongestDescription) {
    const token = tokens[first - 1];
    if (token === undefined || token.sentence !== sentence || !isDescribing(token)) break;
    first--;
    if (token.tag === "DET" || token.fineTag === "PRP$") break;
  }
  return { first, after: name };
}

const LongestDescription = 9;

function isDescribing({ tag, fineTag, lower }: Token): boolean {
  return ["NOUN", "PROPN", "ADJ", "DET", "NUM"].includes(tag) || fineTag === "PRP$" || fineTag === "POS" || lower === "-" || lower === "'s";
}

/** Back to the comma, verb or beginning before a phrase that ends at `last`. */
function startOfPhrase(tokens: readonly Token[], last: number): number {
  let at = last;
  const sentence = tokens[last]?.sentence;
  while (at > last - LongestApposition) {
    const token = tokens[at - 1];
    if (token === undefined || token.sentence !== sentence || Stops.has(token.lower) || isFiniteVerb(token)) break;
    // "his meeting |with| the company's director, X": what stands before is about somebody else.
    if (Leading.has(token.lower)) break;
    // "Minister Y |and| the rebels' delegate, X".
    if (token.tag === "CCONJ" && tokens[at]?.tag === "DET") break;
    at--;
  }
  return at;
}

/** Offices and trades that one holds in a body and speaks for it; who mediates speaks for nobody. */
const OtherRoles: ReadonlySet<string> = new Set(
  "organiser organizer skipper boss steward convenor convener rep principal captain superintendent trustee curator envoy host engineer lawyer bargainer clerk".split(
    " ",
  ),
);
const ForNobody: ReadonlySet<string> = new Set(
  "mediator facilitator conciliator arbitrator go-between intermediary candidate nominee contender strategist pollster counterpart politician former ex critic".split(
    " ",
  ),
);

function roleIn(tokens: readonly Token[], { first, after }: TokenStretch): boolean {
  let isRole = false;
  for (let at = first; at < after; at++) {
    const word = tokens[at]?.lower ?? "";
    if (ForNobody.has(word)) return false;
    const head = TITLE_HEADS.get(word);
    // "the rebels' |man|".
    const isTheirs = tokens[at - 1]?.fineTag === "POS" && (word === "man" || word === "woman");
    if (head?.kind === "office" || OtherRoles.has(word) || isTheirs) isRole = true;
  }
  return isRole;
}

/** The first body named in a stretch, or meant by a pronoun or a bare noun in it. */
function ownerIn(layout: Layout, { first, after }: TokenStretch, self: string): string | undefined {
  const { tokens } = layout;
  for (let at = first; at < after; at++) {
    const body = bodyAt(layout, at);
    if (body !== undefined && body !== self) return body;
    const word = tokens[at]?.lower ?? "";
    if (tokens[at]?.fineTag === "PRP$" && (word === "its" || word === "their")) return bodyBefore(layout, at, self);
    const bare = bodyOfNoun(layout, word);
    if (bare !== undefined && at < after - 1) return bare;
  }
  return undefined;
}

/** The state, body or group that a mention over the token means; a person of one name may be one too. */
function bodyAt({ over, cast }: Layout, at: number): string | undefined {
  const mention = over.get(at);
  if (mention === undefined || mention.form === "pronoun") return undefined;
  const actor = cast.actors.get(mention.key);
  if (actor === undefined || TITLE_MODIFIERS.has(actor.name.toLowerCase())) return undefined;
  if (actor.kind === "state" || actor.kind === "organisation") return sideOf(cast, mention.key)?.key ?? mention.key;
  if (actor.kind === "group") return sideOf(cast, mention.key)?.key;
  const isOneName = actor.kind === "person" && !/\s/u.test(actor.name) && (cast.roles.get(mention.key) ?? []).length === 0;
  return isOneName ? mention.key : undefined;
}

/** For "its president": the body last named before, in this sentence or the two before it. */
function bodyBefore(layout: Layout, at: number, self: string): string | undefined {
  const { tokens } = layout;
  const sentence = tokens[at]?.sentence ?? 0;
  let best: string | undefined;
  // The subject named last in the sentence first: "The Front will not free …, |its| spokesman said".
  for (let token = at - 1; token >= 0 && tokens[token]?.sentence === sentence; token--) {
    const body = bodyAt(layout, token);
    if (body !== undefined && body !== self && tokens[token]?.relation.startsWith("nsubj") === true) return body;
  }
  for (let token = at - 1; token >= 0 && sentence - (tokens[token]?.sentence ?? 0) <= 1; token--) {
    const body = bodyAt(layout, token);
    if (body === undefined || body === self) continue;
    best ??= body;
    if (tokens[token]?.relation.startsWith("nsubj") === true && tokens[token]?.sentence !== sentence) return body;
    if (tokens[token]?.sentence === sentence) return body;
  }
  return best;
}

/** The body of the text whose name ends with that noun: "association president"; "health minister" has nothing to do with a health board. */
function bodyOfNoun({ cast }: Layout, noun: string): string | undefined {
  if (noun.length < ShortestNoun) return undefined;
  const named = [...cast.actors.values()].filter(
    ({ kind, name }) => kind === "organisation" && name.toLowerCase().split(/\s+/u).at(-1) === noun,
  );
  return named.length === 1 ? named[0]?.key : undefined;
}

const ShortestNoun = 4;

const StateOffices =
  /(?:^|\s)(?:minister|premier|chancellor|president|secretary|undersecretary|commissioner|negotiator|spokes(?:man|woman|person)|ambassador|envoy|king|queen|emir|sultan)(?:$|[\s,])/iu;

/** "Prime Minister X" with no state beside it: the state last named before, else the only one of the text. */
function stateOfOffice({ tokens, placed, cast }: Layout, person: string): string | undefined {
  if (!(cast.roles.get(person) ?? []).some(({ title }) => StateOffices.test(title) && !/former|ex-/iu.test(title))) return undefined;
  const at = placed.find(({ key }) => key === person)?.first ?? 0;
  const states = placed.filter(({ key, form }) => form !== "pronoun" && isPower(cast, key));
  const only = [...new Set(states.map(({ key }) => key))];
  if (only.length === 0) return governmentOf(cast);
  const sentenceOf = (token: number) => tokens[token]?.sentence;
  // In "spoke with the foreign minister of Telmessia" the only state named is the other's.
  const isOthers = (state: string) =>
    placed.some(({ key, first }) => key !== person && sentenceOf(first) === sentenceOf(at) && sideOf(cast, key)?.key === state);
  if (only.length === 1 && only[0] !== undefined) return isOthers(only[0]) ? undefined : only[0];
  const near = powerNear({ tokens, placed, cast }, at);
  if (near !== undefined) return near;
  // Else the one the text is about, up to here: told twice as often as any other.
  const counted = only.map((key) => ({ key, count: states.filter((state) => state.key === key && state.first < at).length }));
  const [most, next] = counted.sort((one, other) => other.count - one.count);
  return most !== undefined && next !== undefined && most.count >= 2 * next.count && most.count > 1 && !isOthers(most.key)
    ? most.key
    : undefined;
}

/** "|Tovria| could accept a Kelmaran retreat, Prime Minister X said": the power that acts in the sentence, else the one last told of, by its troops too. */
function powerNear({ tokens, placed, cast }: Pick<Layout, "tokens" | "placed" | "cast">, at: number): string | undefined {
  const sentence = tokens[at]?.sentence ?? 0;
  const near = placed.flatMap(({ key, form, first, after }) => {
    const power = cast.actors.get(key)?.kind === "group" ? sideOf(cast, key)?.key : key;
    const isNear = first < at && sentence - (tokens[first]?.sentence ?? 0) <= 2 && form !== "pronoun";
    return isNear && power !== undefined && isPower(cast, power) ? [{ power, first, head: after - 1 }] : [];
  });
  const acting = near.find(
    ({ first, head }) => tokens[first]?.sentence === sentence && tokens[head]?.relation.startsWith("nsubj") === true,
  );
  return (acting ?? near.at(-1))?.power;
}

/**
 * "The deputy ministers, X and Y", "Minister X spoke with the foreign minister of Kestrel, Y": in a text of two lands, who is told beside the minister of one
 * acts for the other. Cost: the names of one sentence.
 */
function sideAcrossTable({ tokens, placed, cast }: Layout, person: string): string | undefined {
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

/** A state, or a name that the text lets act like one and that has no body's noun in it: a land nobody knows. */
function isPower({ actors }: CastInMaking, key: string): boolean {
  const actor = actors.get(key);
  if (actor?.kind === "state") return true;
  if (actor?.kind !== "organisation" || !LandBases.has(actor.basis.name)) return false;
  // "VELJE (Wire)": where the report was written.
  if (actor.name.length > 1 && actor.name === actor.name.toUpperCase()) return false;
  return !actor.name.split(/\s+/u).some((word) => ORGANISATION_NOUNS.has(word.toLowerCase()));
}

const LandBases: ReadonlySet<string> = new Set(["actors/world", "actors/place-that-acts"]);

/** "Finance minister X" in a text that names no state: "the government", where it is one of the actors. */
function governmentOf(cast: CastInMaking): string | undefined {
  const found = [...cast.actors.values()].filter(({ kind, name }) => kind === "organisation" && /(?:^|\s)government$/iu.test(name));
  return found.length === 1 ? found[0]?.key : undefined;
}

const BodyOffices =
  /(?:^|\s)(?:executive|director|chairman|chairwoman|chair|manager|superintendent|leader|secretary|head|boss|organiser|organizer|negotiator)(?:$|[\s,])/iu;

/** "Chief executive X" with no body beside it: the body last named in the two sentences before. */
function bodyOfOffice({ tokens, placed, cast }: Layout, person: string): string | undefined {
  if (!(cast.roles.get(person) ?? []).some(({ title }) => BodyOffices.test(title) && !/former|ex-/iu.test(title))) return undefined;
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
