/** Decides which signs of names stand in and around one place of a name. */
import type { ParsedText, Token } from "../parsed-text.ts";
import { FIRST_NAMES, NAME_PARTICLES } from "../rules/first-names.ts";
import type { NameSignId } from "../rules/name-evidence.ts";
import { ORGANISATION_NOUNS, ORGANISATION_OPENERS, SAYING_VERBS, THING_NOUNS } from "../rules/name-words.ts";
import { BODY_NOUNS } from "../rules/organs.ts";
import { PLACE_NOUNS, US_STATE_SHORT_FORMS } from "../rules/places.ts";
import { TITLE_HEADS } from "../rules/titles.ts";
import { isFiniteVerb } from "../verb-tags.ts";
import type { World } from "../world.ts";
import { definedKind } from "./find-definitions.ts";
import { nameKeyOf } from "./name-key.ts";
import { knownPiece, type Piece } from "./segment-names.ts";
import { isAcronym, isInitial, startsWithCapital } from "./word-signs.ts";

/** What the words of the name itself say. */
export function signsInside(parsed: ParsedText, piece: Piece & { readonly kind: "name" }): readonly NameSignId[] {
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
  if (last.lower === "hall" && parsed.tokens[piece.after - 2]?.fineTag === "POS") found.push("names/place-noun");
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

/** A name in its place, with the piece before it. */
export type NamePlace = { readonly parsed: ParsedText; readonly world: World; readonly piece: Piece; readonly before: Piece | undefined };

/** What stands before and after it. */
export function signsAround(place: NamePlace): readonly NameSignId[] {
  const defined = definedKind(place.parsed, place.piece);
  return [
    ...signsBefore(place),
    ...signsAfter(place),
    ...(takesStance(place) ? (["names/takes-a-stance"] as const) : []),
    ...(defined === undefined ? [] : [`names/is-a-${defined}` as const]),
  ];
}

/** Subject of a verb of stance. */
function takesStance({ parsed: { tokens }, piece }: NamePlace): boolean {
  for (let at = piece.first; at < piece.after; at++) {
    const token = tokens[at];
    const verb = tokens[token?.head ?? at];
    if (token?.relation === "nsubj" && verb?.tag === "VERB" && StanceVerbs.has(verb.lemma)) return true;
  }
  return false;
}

const StanceVerbs: ReadonlySet<string> = new Set(
  "accept agree reject refuse demand insist want offer propose sign oppose seek pledge promise recognise recognize concede welcome object ratify negotiate decline".split(
    " ",
  ),
);

function signsBefore({ parsed, piece, before }: NamePlace): readonly NameSignId[] {
  const found: NameSignId[] = [];
  const previous = parsed.tokens[piece.first - 1];
  if (previous === undefined || previous.sentence !== parsed.tokens[piece.first]?.sentence)
    return isDateline(parsed, piece) ? ["names/dateline"] : found;
  const head = TITLE_HEADS.get(previous.lower);
  const isTitlePiece = before?.kind === "title" && before.after === piece.first;
  const isParty = head?.kind === "party" && !startsWithCapital(previous);
  if (isTitlePiece || (head !== undefined && !isParty && head.kind !== "honorific")) found.push("names/title-before");
  else if (head?.kind === "honorific" && startsWithCapital(previous)) found.push("names/title-before");
  else if (isSetBesideOffice(parsed, piece, previous)) found.push("names/title-before");
  if (previous.lower === "the") found.push("names/article-before");
  if (LOCATIVES.has(previous.lower)) found.push("names/locative");
  const beforeThat = parsed.tokens[piece.first - 2];
  if (previous.lower === "of" && beforeThat !== undefined && PLACE_NOUNS.has(beforeThat.lower) && !startsWithCapital(beforeThat))
    found.push("names/place-of");
  if (previous.lower === "of" && OWNED_IN_MIND.has(beforeThat?.lower ?? "")) found.push("names/says");
  if (isDateline(parsed, piece)) found.push("names/dateline");
  if (WORKING.has(previous.lower)) found.push("names/works-at");
  // "said Velmar could" opens a clause; "said Velmar." names who speaks.
  const next = parsed.tokens[piece.after];
  const opensClause = next !== undefined && (isFiniteVerb(next) || next.tag === "AUX" || next.lower === "'s");
  if (SAID_BEFORE.has(previous.lower) && !opensClause) found.push("names/said-by");
  return found;
}

/** "her Tarsian counterpart, |Sigrun Valdal|,": set off by a comma, and read as another name of the holder. */
function isSetBesideOffice(parsed: ParsedText, { first }: Piece, previous: Token): boolean {
  const token = parsed.tokens[first];
  const named = parsed.tokens[token?.head ?? first];
  if (previous.form !== "," || token?.relation !== "appos" || named === undefined || named.index !== first - 2) return false;
  const kind = TITLE_HEADS.get(named.lower)?.kind;
  return kind !== undefined && kind !== "party" && kind !== "honorific";
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
/** "in the view of |Velmar|". */
const OWNED_IN_MIND: ReadonlySet<string> = new Set(["view", "opinion", "judgement", "judgment", "words", "eyes"]);
const WORKING: ReadonlySet<string> = new Set(["for", "joined", "founded", "left"]);
const SAID_BEFORE: ReadonlySet<string> = new Set(["said", "says", "wrote", "added", "replied"]);

function signsAfter({ parsed, world, piece }: NamePlace): readonly NameSignId[] {
  const found: NameSignId[] = [];
  const { tokens } = parsed;
  const next = tokens[piece.after];
  if (next === undefined) return found;
  const second = tokens[piece.after + 1];
  if (next.sentence !== tokens[piece.first]?.sentence) return followedByPronoun(parsed, piece) ? ["names/pronoun-after"] : found;
  if (SAYING_VERBS.has(next.lower)) found.push("names/says");
  if (next.lower === "who" || (next.form === "," && (second?.lower === "who" || second?.lower === "whose" || second?.lower === "whom")))
    found.push("names/who-after");
  if (next.form === "," && second?.lower === "which") found.push("names/which-after");
  if (next.form === "," && /^\d\d$/.test(second?.form ?? "") && tokens[piece.after + 2]?.form === ",") found.push("names/age-after");
  if (next.form === "," && second !== undefined) found.push(...signsOfApposition({ parsed, world, at: piece.after + 1 }));
  if (next.form === "-" && (second?.lower === "based" || second?.lower === "born")) found.push("names/based");
  if (next.lower === "'s" && PERSONAL.has(second?.lemma ?? "")) found.push("names/possessed-person");
  if (NAMED_AFTER_PERSONS.has(next.lower)) found.push("names/administration");
  if (followedByPronoun(parsed, piece)) found.push("names/pronoun-after");
  return found;
}

const PERSONAL: ReadonlySet<string> = new Set(
  "wife husband son daughter father mother lawyer campaign career mind life envoy adviser aide spokesman spokeswoman brother sister family remark tweet speech comment decision temperament supporter running face eye hand death".split(
    " ",
  ),
);

/** "the Velmar administration", "the Velmar regime". */
const NAMED_AFTER_PERSONS: ReadonlySet<string> = new Set([
  "administration",
  "campaign",
  "transition",
  "regime",
  "loyalists",
  "family",
  "presidency",
]);

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
