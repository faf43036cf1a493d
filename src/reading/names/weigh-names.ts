/** Decides what each capitalised name is, from all its places in the text together: person, organisation, place, thing, or unknown. */
import type { Basis } from "#record";
import type { ParsedText } from "../parsed-text.ts";
import { FIRST_NAMES, NAME_PARTICLES } from "../rules/first-names.ts";
import { ENOUGH_EVIDENCE, NAME_SIGNS, type NameKind, type NameSignId } from "../rules/name-evidence.ts";
import { ORGANISATION_NOUNS, ORGANISATION_OPENERS, SAYING_VERBS, THING_NOUNS } from "../rules/name-words.ts";
import { BODY_NOUNS } from "../rules/organs.ts";
import { PLACE_NOUNS, US_STATE_SHORT_FORMS } from "../rules/places.ts";
import { TITLE_HEADS } from "../rules/titles.ts";
import type { World } from "../world.ts";
import { wordsOfText } from "./name-features.ts";
import { addNamePoints, MODEL_KINDS, type NameModel, type NamePoints } from "./name-model.ts";
import { knownPiece, type Piece } from "./segment-names.ts";
import { isAcronym, isInitial, startsWithCapital } from "./word-signs.ts";

/** What a name was found to be, how surely, and by which sign most of all, or by the model where it says more than any. */
export type NameVerdict = { readonly kind: NameKind | "unknown"; readonly basis: Basis };

/** The words of a name as one key: single spaces, no article, no shouting. */
export function nameKeyOf(parsed: ParsedText, first: number, after: number): string {
  const start = parsed.tokens[first]?.start ?? 0;
  const end = parsed.tokens[after - 1]?.end ?? start;
  const words = parsed.plain.slice(start, end).replace(/\s+/g, " ");
  return isShouted(words) && parsed.plain.includes(calm(words)) ? calm(words) : words;
}

/** "ORSA" and "Orsa" are one name where both stand in the text. */
function isShouted(words: string): boolean {
  return words.length >= SHORTEST_SHOUT && words.length <= LONGEST_SHOUT && words === words.toUpperCase() && words !== words.toLowerCase();
}

function calm(words: string): string {
  return words.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

const SHORTEST_SHOUT = 4;
const LONGEST_SHOUT = 60;

/** What names are weighed with; without the model by the signs alone. */
export type NameResources = {
  readonly world: World;
  readonly model?: NameModel | undefined;
  /** Words that have a little of what states have, though not enough. */
  readonly maybeStates?: ReadonlySet<string> | undefined;
};

/** The verdict on every name among `pieces`, by its key. Cost: linear in the pieces. */
export function weighNames(
  parsed: ParsedText,
  pieces: readonly Piece[],
  { world, model, maybeStates }: NameResources,
): ReadonlyMap<string, NameVerdict> {
  const signsByKey = signsByName(parsed, pieces, world);
  for (const [key, signs] of signsByKey) if (maybeStates?.has(key) === true) signs.set("names/maybe-state", 1);
  const points = model === undefined ? new Map<string, NamePoints>() : pointsByKey(parsed, pieces, model);
  const first = judgeAll(signsByKey, points);
  const surnames = new Set<string>();
  for (const [key, verdict] of first) if (verdict.kind === "person" && key.includes(" ")) surnames.add(lastWordOf(key));
  noteSurnames(signsByKey, surnames);
  return judgeAll(signsByKey, points);
}

type SignCounts = Map<string, Map<NameSignId, number>>;

/** The signs of every name, surnames of the persons among them too: what the rules say before anything is weighed. */
export function signsOfNames(
  parsed: ParsedText,
  pieces: readonly Piece[],
  world: World,
): ReadonlyMap<string, ReadonlyMap<NameSignId, number>> {
  const signsByKey = signsByName(parsed, pieces, world);
  const surnames = new Set<string>();
  for (const [key, verdict] of judgeAll(signsByKey, new Map()))
    if (verdict.kind === "person" && key.includes(" ")) surnames.add(lastWordOf(key));
  noteSurnames(signsByKey, surnames);
  return signsByKey;
}

function noteSurnames(signsByKey: SignCounts, surnames: ReadonlySet<string>): void {
  for (const [key, signs] of signsByKey) if (!key.includes(" ") && surnames.has(key)) signs.set("names/surname-of-known", 1);
}

function signsByName(parsed: ParsedText, pieces: readonly Piece[], world: World): SignCounts {
  const signsByKey = new Map<string, Map<NameSignId, number>>();
  const note = (key: string, sign: NameSignId) => {
    const counts = signsByKey.get(key) ?? new Map<NameSignId, number>();
    counts.set(sign, (counts.get(sign) ?? 0) + 1);
    signsByKey.set(key, counts);
  };
  pieces.forEach((piece, at) => {
    if (piece.kind !== "name") return;
    const key = nameKeyOf(parsed, piece.first, piece.after);
    if (!signsByKey.has(key)) signsByKey.set(key, new Map());
    for (const sign of signsInside(parsed, piece)) note(key, sign);
    for (const sign of signsAround({ parsed, world, piece, before: pieces[at - 1] })) note(key, sign);
  });
  return signsByKey;
}

/** What the model says of each name, the mean over its places: one place says it as loud as many. */
function pointsByKey(parsed: ParsedText, pieces: readonly Piece[], model: NameModel): ReadonlyMap<string, NamePoints> {
  const words = wordsOfText(parsed);
  const sums = new Map<string, { readonly points: NamePoints; places: number }>();
  for (const piece of pieces) {
    if (piece.kind !== "name") continue;
    const key = nameKeyOf(parsed, piece.first, piece.after);
    const sum = sums.get(key) ?? { points: new Float64Array(MODEL_KINDS.length), places: 0 };
    addNamePoints(model, parsed, words, piece, sum.points);
    sum.places += 1;
    sums.set(key, sum);
  }
  return new Map([...sums].map(([key, { points, places }]) => [key, points.map((point) => point / places)]));
}

/** The last word of a name, its particles and suffix aside: "Velmar" of "Orrin T. Velmar Jr.". */
export function lastWordOf(name: string): string {
  const words = name.split(" ").filter((word) => !/^(?:[JS]r\.?|I{2,3}|IV)$/.test(word));
  return words.at(-1) ?? name;
}

function judgeAll(
  signsByKey: ReadonlyMap<string, ReadonlyMap<NameSignId, number>>,
  points: ReadonlyMap<string, NamePoints>,
): ReadonlyMap<string, NameVerdict> {
  return new Map([...signsByKey].map(([key, signs]) => [key, judge(key, signs, points.get(key))]));
}

function judge(key: string, signs: ReadonlyMap<NameSignId, number>, points: NamePoints | undefined): NameVerdict {
  const scores: Record<NameKind, number> = { person: 0, organisation: 0, place: 0, thing: 0 };
  const loudest: Record<NameKind, Loudest> = { person: SILENCE, organisation: SILENCE, place: SILENCE, thing: SILENCE };
  const hear = (kind: NameKind, weight: number, by: Pick<Loudest, "kind" | "name">) => {
    scores[kind] += weight;
    if (weight > loudest[kind].weight) loudest[kind] = { ...by, weight };
  };
  for (const rule of NAME_SIGNS) {
    const count = signs.get(rule.id);
    if (count === undefined) continue;
    const loudness = 1 + GAIN_OF_REPEAT * (Math.min(count, MOST_REPEATS) - 1);
    for (const kind of KINDS) hear(kind, (weightsOf(rule)[kind] ?? 0) * loudness, { kind: "rule", name: rule.id });
  }
  if (points !== undefined) {
    const none = Math.max(0, Math.min(MOST_POINTS, points[MODEL_KINDS.indexOf("none")] ?? 0)) * NONE_SHARE;
    KINDS.forEach((kind, at) => {
      const said = Math.max(-MOST_POINTS, Math.min(MOST_POINTS, points[at] ?? 0));
      hear(kind, (said - none) * MODEL_SHARE, { kind: "model", name: "names" });
    });
  }
  const [best, second] = [...KINDS].sort((one, other) => scores[other] - scores[one] || KINDS.indexOf(one) - KINDS.indexOf(other));
  if (best === undefined || second === undefined || scores[best] < ENOUGH_EVIDENCE) return UNKNOWN;
  const { kind, name } = loudest[best];
  const certainty = certaintyOf(scores[best] - Math.max(0, scores[second]));
  // One word that no rule speaks for stays unknown, unless the model is sure.
  if (kind === "model" && certainty < SURE_OF_ONE_WORD && !key.includes(" ")) return UNKNOWN;
  return { kind: best, basis: { kind, name, certainty } };
}

const SURE_OF_ONE_WORD = 0.55;

type Loudest = { readonly kind: Basis["kind"]; readonly name: string; readonly weight: number };
const SILENCE: Loudest = { kind: "rule", name: "names/two-words", weight: 0 };
const UNKNOWN: NameVerdict = { kind: "unknown", basis: { kind: "rule", name: "names/two-words", certainty: 0.3 } };

/** The model never says more than this, however sure. */
const MOST_POINTS = 4;
/** Beside the signs the model counts half; chosen on GUM `dev` and four fifths of wikigold. */
const MODEL_SHARE = 0.5;
const NONE_SHARE = 0.5;

const KINDS: readonly NameKind[] = ["person", "organisation", "place", "thing"];
const GAIN_OF_REPEAT = 0.25;
const MOST_REPEATS = 5;

/** A lead of four points and more is as sure as rules get. */
function certaintyOf(margin: number): number {
  return Math.round(Math.min(0.97, 0.5 + margin / 8) * 100) / 100;
}

function weightsOf(rule: (typeof NAME_SIGNS)[number]): Readonly<Partial<Record<NameKind, number>>> {
  return rule.weights;
}

function signsInside(parsed: ParsedText, piece: Piece & { readonly kind: "name" }): readonly NameSignId[] {
  const found: NameSignId[] = [];
  const { tokens } = parsed;
  const last = tokens[piece.after - 1];
  const first = tokens[piece.first];
  if (first === undefined || last === undefined) return found;
  let capitals = 0;
  let isPlain = true;
  for (let at = piece.first; at < piece.after; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (startsWithCapital(token)) capitals += 1;
    if (ORGANISATION_NOUNS.has(token.lower) || THING_NOUNS.has(token.lower) || token.form === "&" || /\d/.test(token.form)) isPlain = false;
    if (isAcronym(token.form) && !isInitial(token.form)) isPlain = false;
    if (at > piece.first && at < piece.after - 1 && isInitial(token.form)) found.push("names/initial");
    if (at > piece.first && NAME_PARTICLES.has(token.lower) && !["e", "y", "i", "de", "del", "la"].includes(token.lower))
      found.push("names/particle");
    if (ORGANISATION_OPENERS.has(token.lower) && ["of", "for"].includes(tokens[at + 1]?.lower ?? "") && at + 2 < piece.after)
      found.push("names/body-of");
  }
  const isSingle = piece.after - piece.first === 1;
  if (!isSingle && FIRST_NAMES.has(first.lower) && isPlain) found.push("names/first-name");
  if (isSingle && first.fineTag.startsWith("JJ")) found.push("names/adjective");
  if (isSingle && FIRST_NAMES.has(first.lower)) found.push("names/first-name-alone");
  if (!isSingle && isInitial(first.form) && !isAcronym(first.form)) found.push("names/initial");
  if (isSingle && isAcronym(first.form)) found.push("names/acronym");
  if (capitals >= 2 && capitals <= 3 && isPlain && !isAcronym(first.form) && !isAcronym(last.form) && piece.within === undefined)
    found.push("names/two-words");
  if (ORGANISATION_NOUNS.has(last.lower) && (!isSingle || isAcronym(first.form))) found.push("names/body-noun");
  else if (!isSingle && (BODY_OPENERS.has(first.lower) || hasInside(parsed, piece, ORGANISATION_NOUNS))) found.push("names/body-noun");
  if (THING_NOUNS.has(last.lower) || hasThingBeforeOf(parsed, piece)) found.push("names/thing-noun");
  if (
    !isSingle &&
    (PLACE_NOUNS.has(last.lower) || PLACE_OPENERS.has(first.lower) || (PLACE_NOUNS.has(first.lower) && !FIRST_NAMES.has(first.lower)))
  )
    found.push("names/place-noun");
  if (!isSingle && SHORT_STATES.has(last.form.replace(".", ""))) found.push("names/place-noun");
  if (piece.within !== undefined && !isSingle) found.push("names/opens-with-place");
  return [...new Set(found)];
}

const SHORT_STATES: ReadonlySet<string> = new Set(
  US_STATE_SHORT_FORMS.map((form) => form.replace(".", "")).filter((form) => !form.includes(".")),
);

/** Words that open names of places ("Little Velmar") and of bodies ("Radio Velmar"). */
const PLACE_OPENERS: ReadonlySet<string> = new Set(["little", "great", "greater", "lesser", "upper", "lower", "outer", "inner"]);
const BODY_OPENERS: ReadonlySet<string> = new Set([
  "radio",
  "channel",
  "agence",
  "banque",
  "banco",
  "grupo",
  "groupe",
  "hezb",
  "harakat",
  "jabhat",
  "jaysh",
  "team",
]);

/** A body's noun anywhere but in the first word: "Security Council Secretariat for Rivers". */
function hasInside(parsed: ParsedText, piece: Piece, nouns: ReadonlySet<string>): boolean {
  const { tokens } = parsed;
  for (let at = piece.first + 1; at < piece.after; at++) {
    const next = tokens[at + 1]?.lower ?? "";
    if (nouns.has(tokens[at]?.lower ?? "") && (next === "of" || next === "for" || next === "on") && at + 1 < piece.after) return true;
  }
  return false;
}

function hasThingBeforeOf(parsed: ParsedText, piece: Piece): boolean {
  for (let at = piece.first; at + 1 < piece.after; at++) {
    if (THING_NOUNS.has(parsed.tokens[at]?.lower ?? "") && parsed.tokens[at + 1]?.lower === "of") return true;
  }
  return false;
}

type Place = { readonly parsed: ParsedText; readonly world: World; readonly piece: Piece; readonly before: Piece | undefined };

function signsAround(place: Place): readonly NameSignId[] {
  return [...signsBefore(place), ...signsAfter(place)];
}

function signsBefore({ parsed, piece, before }: Place): readonly NameSignId[] {
  const found: NameSignId[] = [];
  const previous = parsed.tokens[piece.first - 1];
  if (previous === undefined || previous.sentence !== parsed.tokens[piece.first]?.sentence)
    return isDateline(parsed, piece) ? ["names/dateline"] : found;
  const head = TITLE_HEADS.get(previous.lower);
  const isTitlePiece = before?.kind === "title" && before.after === piece.first;
  const isParty = head?.kind === "party" && !startsWithCapital(previous);
  if (isTitlePiece || (head !== undefined && !isParty && head.kind !== "honorific")) found.push("names/title-before");
  else if (head?.kind === "honorific" && startsWithCapital(previous)) found.push("names/title-before");
  if (previous.lower === "the") found.push("names/article-before");
  if (LOCATIVES.has(previous.lower)) found.push("names/locative");
  const beforeThat = parsed.tokens[piece.first - 2];
  if (previous.lower === "of" && beforeThat !== undefined && PLACE_NOUNS.has(beforeThat.lower) && !startsWithCapital(beforeThat))
    found.push("names/place-of");
  if (isDateline(parsed, piece)) found.push("names/dateline");
  if (WORKING.has(previous.lower)) found.push("names/works-at");
  // "said Velmar could" opens a clause; "said Velmar." names who speaks.
  const next = parsed.tokens[piece.after];
  const opensClause =
    next !== undefined && (["VBD", "VBZ", "VBP", "MD"].includes(next.fineTag) || next.tag === "AUX" || next.lower === "'s");
  if (SAID_BEFORE.has(previous.lower) && !opensClause) found.push("names/said-by");
  return found;
}

/** "ORSA, Feb 6 (Wire) -": the first words of a paragraph, in capitals, before a date, a bracket or a dash. */
function isDateline(parsed: ParsedText, piece: Piece): boolean {
  const first = parsed.tokens[piece.first];
  const sentence = parsed.sentences[first?.sentence ?? 0];
  if (first === undefined || sentence === undefined || sentence.firstToken !== piece.first) return false;
  const words = nameKeyOf(parsed, piece.first, piece.after);
  const stop = parsed.tokens[piece.after]?.form ?? "";
  if (![",", "(", "-", "--", "/"].includes(stop)) return false;
  const isParagraphHead = parsed.paragraphs[sentence.paragraph]?.start === first.start;
  const isShout = parsed.text.slice(first.start, first.start + words.length) === words.toUpperCase() || words === words.toUpperCase();
  if (isParagraphHead && isShout) return true;
  return false;
}

const LOCATIVES: ReadonlySet<string> = new Set([
  "in",
  "near",
  "at",
  "outside",
  "inside",
  "around",
  "across",
  "throughout",
  "toward",
  "towards",
  "into",
]);
const WORKING: ReadonlySet<string> = new Set(["for", "joined", "founded", "left"]);
const SAID_BEFORE: ReadonlySet<string> = new Set(["said", "says", "wrote", "added", "replied"]);

function signsAfter({ parsed, world, piece }: Place): readonly NameSignId[] {
  const found: NameSignId[] = [];
  const { tokens } = parsed;
  const next = tokens[piece.after];
  if (next === undefined) return found;
  const second = tokens[piece.after + 1];
  if (next.sentence !== tokens[piece.first]?.sentence) return followedByPronoun(parsed, piece) ? ["names/pronoun-after"] : found;
  if (SAYING_VERBS.has(next.lower)) found.push("names/says");
  if (next.lower === "who" || (next.form === "," && (second?.lower === "who" || second?.lower === "whose" || second?.lower === "whom")))
    found.push("names/who-after");
  if (next.form === "," && /^\d\d$/.test(second?.form ?? "") && tokens[piece.after + 2]?.form === ",") found.push("names/age-after");
  if (next.form === "," && second !== undefined) found.push(...signsOfApposition({ parsed, world, at: piece.after + 1 }));
  if (next.form === "-" && (second?.lower === "based" || second?.lower === "born")) found.push("names/based");
  if (next.lower === "'s" && PERSONAL.has(second?.lemma ?? "")) found.push("names/possessed-person");
  if (next.lower === "administration" || next.lower === "campaign" || next.lower === "transition") found.push("names/administration");
  if (followedByPronoun(parsed, piece)) found.push("names/pronoun-after");
  return found;
}

const PERSONAL: ReadonlySet<string> = new Set(
  "wife husband son daughter father mother lawyer campaign career mind life envoy adviser aide spokesman spokeswoman brother sister family remark tweet speech comment decision temperament supporter running face eye hand death".split(
    " ",
  ),
);

/** ", a former minister", ", the agency that": the first noun of a kind within a few words decides. */
function signsOfApposition({
  parsed,
  world,
  at,
}: {
  readonly parsed: ParsedText;
  readonly world: World;
  readonly at: number;
}): readonly NameSignId[] {
  const { tokens } = parsed;
  const known = knownPiece(parsed, world, at);
  if (known?.meanings.some((name) => name.form === "name" && name.entry.kind !== "organisation")) {
    const stop = tokens[known.after]?.form ?? ".";
    return [",", ".", ")"].includes(stop) ? ["names/place-in-state"] : [];
  }
  const opener = tokens[at]?.lower ?? "";
  const opensPhrase = ["a", "an", "the", "his", "her", "their", "its", "former", "one", "as"].includes(opener) || TITLE_HEADS.has(opener);
  if (!opensPhrase) return [];
  for (let index = at; index < at + LONGEST_APPOSITION; index++) {
    const token = tokens[index];
    if (token === undefined || [",", ".", "of", "who", "that", "which", "and"].includes(token.lower)) break;
    const next = tokens[index + 1]?.lower ?? "";
    const closes = [",", ".", "of", "who", "that", "which", "in", "at", "for", "from", "and", "to", "with", "on"].includes(next);
    if (!closes) continue;
    if (TITLE_HEADS.has(token.lower)) return ["names/role-after"];
    if (ORGANISATION_NOUNS.has(token.lower) || BODY_NOUNS.has(token.lower) || token.lower === "firm" || token.lower === "company")
      return ["names/body-after"];
    if (PLACE_NOUNS.has(token.lower)) return ["names/place-after"];
  }
  return [];
}

const LONGEST_APPOSITION = 8;

/** The name opens its sentence, or nearly, and the next sentence opens with he or she. */
function followedByPronoun(parsed: ParsedText, piece: Piece): boolean {
  const token = parsed.tokens[piece.first];
  if (token === undefined) return false;
  const sentence = parsed.sentences[token.sentence];
  const next = parsed.sentences[token.sentence + 1];
  if (sentence === undefined || next === undefined || piece.first - sentence.firstToken > 1) return false;
  const opener = parsed.tokens[next.firstToken]?.lower;
  return opener === "he" || opener === "she";
}
