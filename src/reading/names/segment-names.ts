/** Decides where names, titles and words of the world begin and end, before anything is said of what they are. */
import type { ParsedText, Token } from "../parsed-text.ts";
import { FIRST_NAMES, NAME_PARTICLES, NAME_SUFFIXES, TITLES_LIKE_SURNAMES } from "../rules/first-names.ts";
import { NOT_ACTORS, ORGANISATION_NOUNS, ORGANISATION_OPENERS, THING_NOUNS } from "../rules/name-words.ts";
import { PLACE_NOUNS } from "../rules/places.ts";
import { OFFICE_WORDS, TITLE_HEADS, TITLE_MODIFIERS } from "../rules/titles.ts";
import { knownAt, type World, type WorldName } from "../world.ts";
import type { TokenStretch } from "./token-stretch.ts";
import { isAcronym, isAdjacent, isInitial, startsWithCapital, type WordSigns } from "./word-signs.ts";

/**
 * One piece of a text's names. `world`: words the gazetteer knows. `title`: capitalised words of a title.
 * `name`: a name of something unknown so far, `within` the power whose name or adjective opens it ("US Steel", "Iran International").
 */
export type Piece = TokenStretch &
  (
    | { readonly kind: "world"; readonly meanings: readonly WorldName[] }
    | { readonly kind: "title" }
    | { readonly kind: "name"; readonly within?: WorldName }
  );

/** Cuts the whole text into pieces, in order. Linear in the tokens: a run of capitals is capped. */
export function segmentNames(parsed: ParsedText, signs: WordSigns, world: World): readonly Piece[] {
  const pieces: Piece[] = [];
  const { tokens } = parsed;
  let at = 0;
  while (at < tokens.length) {
    const known = knownPiece(parsed, world, at);
    const mayStart = signs.mayName[at] === true && signs.shouted[at] !== true;
    if (!mayStart && known === undefined) {
      at += 1;
      continue;
    }
    if (!mayStart && known !== undefined) {
      pieces.push(known);
      at = known.after;
      continue;
    }
    const after = endOfRun(parsed, signs, world, at);
    cutRun(parsed, world, { first: at, after }, pieces);
    at = after;
  }
  return pieces;
}

/** The known words at token `at`, where they end with a token. */
export function knownPiece(parsed: ParsedText, world: World, at: number): (Piece & { readonly kind: "world" }) | undefined {
  const token = parsed.tokens[at];
  if (
    token === undefined ||
    !(startsWithCapital(token) || token.form.includes("-") || token.lower === "dpa" || token.lower === "al" || token.lower === "coalition")
  )
    return undefined;
  const match = knownAt(world, parsed.plain, token.start);
  if (match === undefined) return undefined;
  let after = at;
  while (after < parsed.tokens.length && (parsed.tokens[after]?.end ?? Number.POSITIVE_INFINITY) <= match.end) after++;
  // A match that ends inside a token ("Chinese-made" cut as one word) is none; a full stop that the text lacks is not missed.
  const stop = parsed.tokens[after - 1]?.end;
  if (after === at || stop === undefined || match.end - stop > 0) return undefined;
  return { kind: "world", first: at, after, meanings: match.names };
}

function endOfRun(parsed: ParsedText, signs: WordSigns, world: World, first: number): number {
  const { tokens } = parsed;
  let after = first + 1;
  const known = knownPiece(parsed, world, first);
  if (known !== undefined) after = known.after;
  while (after - first < LONGEST_RUN && isAdjacent(parsed, after - 1)) {
    const token = tokens[after];
    if (token === undefined) break;
    const knownHere = knownPiece(parsed, world, after);
    if (knownHere !== undefined && knownHere.after > after) {
      after = knownHere.after;
      continue;
    }
    if (signs.mayName[after] === true && signs.shouted[after] !== true) {
      after += 1;
      continue;
    }
    const joined = endOfJoint(parsed, signs, first, after);
    if (joined === undefined) break;
    after = joined;
  }
  return after;
}

/** Longer runs of capitals are no names. */
const LONGEST_RUN = 16;

/** Where a run goes on over a small word, a hyphen or an ampersand: the token after the next capital; undefined where it ends. */
function endOfJoint(parsed: ParsedText, signs: WordSigns, first: number, at: number): number | undefined {
  const { tokens } = parsed;
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || before === undefined) return undefined;
  const nextCapital = (index: number) => signs.mayName[index] === true && signs.shouted[index] !== true && isAdjacent(parsed, index - 1);
  if (token.form === "-") {
    const next = tokens[at + 1];
    const isTight = token.start === before.end && next !== undefined && next.start === token.end;
    if (!isTight || next === undefined) return undefined;
    if (nextCapital(at + 1)) return at + 2;
    // "Ban Ki-moon": the tagger takes the small second half for a part of the name.
    if (next.tag === "PROPN" && at - first >= 2 && /^\p{Ll}{2,8}$/u.test(next.form) && !AFTER_HYPHEN.has(next.lower)) return at + 2;
    const isParticle = NAME_PARTICLES.has(next.lower) || PLACE_PARTICLES.has(next.lower);
    return isParticle && tokens[at + 2]?.form === "-" && nextCapital(at + 3) ? at + 4 : undefined;
  }
  if (token.form === '"' || token.form === "``") return endOfNickname(parsed, nextCapital, at);
  if (token.form === "&") return nextCapital(at + 1) ? at + 2 : undefined;
  if (token.fineTag === "POS" && isOfMembers(parsed, signs, at)) return at + 2;
  if (NAME_SUFFIXES.has(token.lower) && token.form.endsWith(".")) return at + 1;
  if (/^\d{1,4}$/.test(token.form) && isAcronym(before.form)) return undefined;
  if (NAME_PARTICLES.has(token.lower) && token.lower !== "as" && token.lower !== "at" && token.lower !== "an") {
    const second = tokens[at + 1];
    if (nextCapital(at + 1)) return at + 2;
    return second !== undefined && NAME_PARTICLES.has(second.lower) && nextCapital(at + 2) ? at + 3 : undefined;
  }
  if (token.lower === "of" || token.lower === "for") return joinedByOf(parsed, nextCapital, first, at);
  // "Committee |on| Foreign Relations".
  if (token.lower === "on") return ON_MATTERS.has(before.lower) && nextCapital(at + 1) ? at + 2 : undefined;
  if (token.lower === "and") return joinedByAnd(parsed, nextCapital, first, at);
  if (token.lower === "the" && (before.lower === "of" || before.lower === "for") && nextCapital(at + 1)) return at + 2;
  return undefined;
}

/** Bodies named after the matter they deal with. */
const ON_MATTERS: ReadonlySet<string> = new Set(
  "committee subcommittee commission sub-commission conference panel council caucus taskforce".split(" "),
);

/** "the Farmers|'| League", "the Seamen|'s| Hall": a plural's body or house is one name. */
function isOfMembers({ tokens }: ParsedText, signs: WordSigns, at: number): boolean {
  const noun = tokens[at + 1];
  return (
    noun !== undefined &&
    signs.mayName[at + 1] === true &&
    /(?:s|men|women|people)$/.test(tokens[at - 1]?.lower ?? "") &&
    (tokens[at]?.form === "'" || tokens[at]?.form === "’" || /(?:men|people)$/.test(tokens[at - 1]?.lower ?? "")) &&
    (ORGANISATION_NOUNS.has(noun.lower) || PLACE_NOUNS.has(noun.lower) || noun.lower === "hall")
  );
}

/** `Orrin "Red" Velmar`: one word in quotation marks between a first name and a surname. */
function endOfNickname(parsed: ParsedText, nextCapital: (index: number) => boolean, at: number): number | undefined {
  const { tokens } = parsed;
  const before = tokens[at - 1];
  const isAfterFirstName = before !== undefined && (FIRST_NAMES.has(before.lower) || isInitial(before.form));
  const closes = tokens[at + 2]?.form === '"' || tokens[at + 2]?.form === "''";
  return isAfterFirstName && closes && nextCapital(at + 1) && nextCapital(at + 3) ? at + 4 : undefined;
}

/** "Osterby-|on|-Sea". */
const PLACE_PARTICLES: ReadonlySet<string> = new Set("on upon in under by sur sous le les au aux am an der im".split(" "));

/** What follows a hyphen after a name and is no part of it. */
const AFTER_HYPHEN: ReadonlySet<string> = new Set(
  "led backed based born drafted brokered style era like wing elect held run funded owned made trained allied mediated sponsored occupied controlled".split(
    " ",
  ),
);

/** "Bank of Tarsia", "Ministry of the Interior", "Centre for Water Studies", "Director of National Intelligence". */
function joinedByOf(parsed: ParsedText, nextCapital: (index: number) => boolean, first: number, at: number): number | undefined {
  const before = parsed.tokens[at - 1]?.lower ?? "";
  const skipsArticle = parsed.tokens[at + 1]?.lower === "the" ? 1 : 0;
  if (!nextCapital(at + 1 + skipsArticle)) return undefined;
  const after = parsed.tokens[at + 1 + skipsArticle]?.lower ?? "";
  const isBody =
    ORGANISATION_OPENERS.has(before) ||
    (ORGANISATION_NOUNS.has(before) && OFFICE_WORDS.has(after)) ||
    (THING_NOUNS.has(before) && before !== "process");
  const isOffice = TITLE_HEADS.has(before) && OFFICE_WORDS.has(after);
  const opensPlace = (PLACE_NOUNS.has(before) && at - 1 === first) || before === "republic" || before === "kingdom";
  return isBody || isOffice || opensPlace ? at + 2 + skipsArticle : undefined;
}

/** "Ministry of Trade and Industry": only after a body's "of" or "for", between words of office. */
function joinedByAnd(parsed: ParsedText, nextCapital: (index: number) => boolean, first: number, at: number): number | undefined {
  if (!nextCapital(at + 1)) return undefined;
  const before = parsed.tokens[at - 1]?.lower ?? "";
  const after = parsed.tokens[at + 1]?.lower ?? "";
  const second = parsed.tokens[at + 2]?.lower ?? "";
  let hasOf = false;
  for (let index = first; index < at; index++) {
    const lower = parsed.tokens[index]?.lower;
    if (lower === "of" || lower === "for" || ORGANISATION_OPENERS.has(lower ?? "")) hasOf = true;
  }
  const closes = ORGANISATION_NOUNS.has(after) || ORGANISATION_NOUNS.has(second);
  return (hasOf && OFFICE_WORDS.has(before) && OFFICE_WORDS.has(after)) || (OFFICE_WORDS.has(before) && closes && OFFICE_WORDS.has(after))
    ? at + 2
    : undefined;
}

function cutRun(parsed: ParsedText, world: World, run: TokenStretch, pieces: Piece[]): void {
  let at = run.first;
  while (at < run.after) {
    const known = knownPiece(parsed, world, at);
    if (known !== undefined) {
      const taken = pieceFromKnown(parsed, world, known, run.after);
      pieces.push(taken);
      at = skipJoint(parsed, taken.after, run.after);
      continue;
    }
    const titleEnd = endOfTitle(parsed, at, run.after);
    if (titleEnd !== undefined && !isBodyFrom(parsed, at, run.after)) {
      pieces.push({ kind: "title", first: at, after: titleEnd });
      at = skipJoint(parsed, titleEnd, run.after);
      continue;
    }
    const end = endOfName(parsed, world, at, run.after);
    if (isNameable(parsed, { first: at, after: end })) pieces.push({ kind: "name", first: at, after: end });
    at = skipJoint(parsed, end, run.after);
  }
}

/** Party letters ("R-S.C."), single letters, and words for peoples of faith or short forms of things are no names of actors. */
function isNameable(parsed: ParsedText, { first, after }: TokenStretch): boolean {
  const words = parsed.tokens.slice(first, after).map((token) => token.form);
  const last = words.at(-1) ?? "";
  if (/^[RDI]$/.test(words[0] ?? "") && words[1] === "-") return false;
  if (words.every((word) => word.length === 1 || word === "-")) return false;
  return !NOT_ACTORS.has(last.toLowerCase()) && !(words.length === 1 && NOT_ACTORS.has(words[0]?.toLowerCase() ?? ""));
}

/** Hyphens and small words between two pieces belong to neither. */
function skipJoint(parsed: ParsedText, at: number, after: number): number {
  let index = at;
  while (index < after) {
    const token = parsed.tokens[index];
    if (token === undefined || startsWithCapital(token) || NAME_PARTICLES.has(token.lower)) break;
    index++;
  }
  return index;
}

/** Known words are a piece of their own, unless what follows makes them the opening of a longer name. */
function pieceFromKnown(parsed: ParsedText, world: World, known: Piece & { readonly kind: "world" }, after: number): Piece {
  const meaning = known.meanings[0];
  const next = parsed.tokens[known.after];
  if (known.after >= after || next === undefined || meaning === undefined || next.form === "-" || !startsWithCapital(next)) return known;
  const isCompass = known.after - known.first === 1 && COMPASS.has(parsed.tokens[known.first]?.lower ?? "");
  if (isCompass) return { kind: "name", first: known.first, after: endOfName(parsed, world, known.after, after) };
  if (knownPiece(parsed, world, known.after) !== undefined) return known;
  if (endOfTitle(parsed, known.after, after) !== undefined && !isBodyFrom(parsed, known.after, after)) return known;
  const end = endOfName(parsed, world, known.after, after);
  const last = parsed.tokens[end - 1]?.lower ?? "";
  const opensBody = ORGANISATION_NOUNS.has(last) || ORGANISATION_OPENERS.has(next.lower);
  const opensThing = THING_NOUNS.has(last) || (PLACE_NOUNS.has(last) && last !== "state");
  const within = meaning;
  if (opensBody || opensThing) return { kind: "name", first: known.first, after: end, within };
  const isPower = known.meanings.some((name) => name.form === "adjective" || name.form === "people" || name.form === "seat");
  const isSingle = known.after - known.first === 1;
  if (isAfterOffice(parsed, known.first)) return known;
  if (isPower || !isSingle || isAcronym(parsed.tokens[known.first]?.form ?? "") || meaning.entry.kind === "organisation") return known;
  return { kind: "name", first: known.first, after: end, within };
}

/** "Chancellor of |Halvern| Edda Lorimar", "Minister of Defence of the |Ostmark| Karl Brenner": the office's power, then the holder. */
function isAfterOffice(parsed: ParsedText, at: number): boolean {
  const of = parsed.tokens[at - 1]?.lower === "the" ? at - 2 : at - 1;
  const before = parsed.tokens[of - 1]?.lower ?? "";
  return (
    parsed.tokens[of]?.lower === "of" && (TITLE_HEADS.has(before) || (OFFICE_WORDS.has(before) && parsed.tokens[of - 2]?.lower === "of"))
  );
}

/** "West" alone is the West; before another name it belongs to that name ("West Velmar"). */
const COMPASS: ReadonlySet<string> = new Set(["west", "western", "gulf", "central", "baltic"]);

/**
 * The token after a title that begins at `at`: modifiers and heads in capitals, with "of" and the words of an office.
 * `Director of National Intelligence |Tulsi …`
 */
function endOfTitle(parsed: ParsedText, at: number, after: number): number | undefined {
  let end: number | undefined;
  let index = at;
  while (index < after) {
    const lower = parsed.tokens[index]?.lower ?? "";
    const isHead = TITLE_HEADS.has(lower) && !isSurname(parsed, index, after);
    if (isHead) {
      end = index + 1;
      index += 1;
      if (lower === "secretary" && parsed.tokens[index]?.form === "-") continue;
      if (parsed.tokens[index]?.lower === "of" || parsed.tokens[index]?.lower === "for") {
        const office = endOfOffice(parsed, index + 1, after);
        if (office !== undefined) {
          end = office;
          index = office;
        }
      }
      continue;
    }
    if (!TITLE_MODIFIERS.has(lower) && parsed.tokens[index]?.form !== "-" && !isPortfolio(parsed, index, after)) break;
    index += 1;
  }
  return end;
}

/** "|Fisheries| Minister": a word that no list holds, directly before an office that is of something, and read as part of it. */
export function isPortfolio(parsed: ParsedText, at: number, after: number): boolean {
  const word = parsed.tokens[at];
  const office = parsed.tokens[at + 1];
  return word?.relation === "compound" && word.head === at + 1 && at + 1 < after && OFFICES_OF.has(office?.lower ?? "");
}

const OFFICES_OF: ReadonlySet<string> = new Set(["minister", "ministers", "secretary", "undersecretary"]);

/** "King" closes "Larry King" and "Mr. King", and is a title only before a name or after an article. */
function isSurname(parsed: ParsedText, at: number, after: number): boolean {
  const token = parsed.tokens[at];
  if (token === undefined || !TITLES_LIKE_SURNAMES.has(token.lower) || !startsWithCapital(token)) return false;
  const before = parsed.tokens[at - 1];
  if (before !== undefined && isAdjacent(parsed, at - 1)) {
    if (before.lower === "the" || before.lower === "crown") return false;
    if (FIRST_NAMES.has(before.lower) && startsWithCapital(before)) return true;
    if (TITLE_HEADS.get(before.lower)?.kind === "honorific" && startsWithCapital(before)) return true;
    if (isInitial(before.form)) return true;
  }
  return at + 1 >= after;
}

/** "National Intelligence", "the Treasury", "Trade and Industry": the words after "of" that are words of office. */
function endOfOffice(parsed: ParsedText, at: number, after: number): number | undefined {
  let index = at;
  while (index < after && OFFICE_WORDS.has(parsed.tokens[index]?.lower ?? "")) index++;
  while (index > at && !startsWithCapital(parsed.tokens[index - 1] ?? NO_TOKEN)) index--;
  // "Chairman of the |Senate Committee|": a body whose name goes on.
  const next = parsed.tokens[index];
  if (index < after && next !== undefined && ORGANISATION_NOUNS.has(next.lower) && startsWithCapital(next)) return undefined;
  return index > at ? index : undefined;
}

const NO_TOKEN: Pick<Token, "form"> & Token = {
  index: -1, start: 0, end: 0, form: "", lower: "", lemma: "", tag: "X", fineTag: "FW", head: -1, relation: "dep", sentence: -1, wordClass: 0,
}; // biome-ignore format: one line says nothing

/** "General Motors", "King's College": what begins like a title closes like a body. */
function isBodyFrom(parsed: ParsedText, at: number, after: number): boolean {
  const last = parsed.tokens[after - 1]?.lower ?? "";
  if (after - at < 2 || !(ORGANISATION_NOUNS.has(last) || THING_NOUNS.has(last)) || TITLE_HEADS.has(last)) return false;
  for (let index = at; index < after; index++) {
    const token = parsed.tokens[index];
    if (token !== undefined && (FIRST_NAMES.has(token.lower) || isInitial(token.form))) return false;
  }
  return !OFFICE_WORDS.has(last) || parsed.tokens[after - 2]?.lower !== "of";
}

/** Where a name of something unknown ends: before a title with a head, or before known words that do not sit inside names. */
function endOfName(parsed: ParsedText, world: World, at: number, after: number): number {
  for (let index = at + 1; index < after; index++) {
    const token = parsed.tokens[index];
    if (token === undefined) break;
    const before = parsed.tokens[index - 1];
    if (!startsWithCapital(token) || before?.form === "-") continue;
    const isAfterSmallWord = before !== undefined && !startsWithCapital(before) && !NAME_PARTICLES.has(before.lower);
    if (isAfterSmallWord || before?.lower === "of" || isWithinOfficeOf(parsed, at, index)) continue;
    const titleEnd = endOfTitle(parsed, index, after);
    if (titleEnd !== undefined && !isBodyFrom(parsed, index, after) && !isInitial(token.form)) return index;
    const known = knownPiece(parsed, world, index);
    if (known !== undefined && breaksName(parsed, known, after)) return index;
  }
  return after;
}

/** "Office of the |Foreign Secretary|": whose office it is belongs to its name. */
function isWithinOfficeOf({ tokens }: ParsedText, first: number, at: number): boolean {
  const officer = tokens[first + 2]?.lower === "the" ? first + 3 : first + 2;
  const isOffice = /^(?:office|cabinet|secretariat)$/.test(tokens[first]?.lower ?? "") && tokens[first + 1]?.lower === "of";
  return isOffice && at >= officer && tokens.slice(officer, at).every(({ lower }) => TITLE_MODIFIERS.has(lower) || TITLE_HEADS.has(lower));
}

/** "Trump White House" is two; "Michael Jordan" is one. */
function breaksName(parsed: ParsedText, known: Piece & { readonly kind: "world" }, after: number): boolean {
  const isLong = known.after - known.first > 1;
  const form = parsed.tokens[known.first]?.form ?? "";
  const closesName = known.after === after;
  if (isLong || isAcronym(form)) return true;
  const isPeople = known.meanings.some((name) => name.form === "people" || name.form === "seat");
  return isPeople && !closesName;
}
