/** Decides which phrases mean people who are quoted without a name, how many they are and for whom they act. */
import type { ParsedText } from "../parsed-text.ts";
import { heardFrom } from "../rules/cue-verbs.ts";
import { SAYING_VERBS } from "../rules/name-words.ts";
import { TITLE_MODIFIERS } from "../rules/titles.ts";
import { COUNT_WORDS, KNOWING_PHRASES, NEEDS_KNOWING, SOURCE_MODIFIERS, SOURCE_NOUNS } from "../rules/unnamed-sources.ts";
import { isFiniteVerb } from "../verb-tags.ts";
import type { PieceIndex } from "./role.ts";
import type { Piece } from "./segment-names.ts";
import type { TokenStretch } from "./token-stretch.ts";

/** People without a name. `owner` is the piece that says for whom they act: "a senior US official", "an aide to Velmar". */
export type UnnamedPhrase = TokenStretch & {
  readonly noun: string;
  readonly isPlural: boolean;
  readonly count?: number;
  readonly owner?: Piece;
  readonly rule: string;
  readonly certainty: number;
};

/** All such phrases, in order. Cost: linear in the tokens; each phrase looks at a bounded stretch around its noun. */
export function findUnnamed(parsed: ParsedText, pieces: PieceIndex): readonly UnnamedPhrase[] {
  const found: UnnamedPhrase[] = [];
  for (const token of parsed.tokens) {
    const bare = bareSpeaker(parsed, token.index);
    if (bare !== undefined && bare.first >= (found.at(-1)?.after ?? 0)) {
      found.push(bare);
      continue;
    }
    const singular = SINGULAR_OF.get(token.lower);
    if (singular === undefined || token.tag === "VERB") continue;
    const phrase = readUnnamed(parsed, pieces, { at: token.index, singular, isPlural: token.lower !== singular });
    const last = found.at(-1);
    if (phrase !== undefined && (last === undefined || phrase.first >= last.after)) found.push(phrase);
  }
  return found;
}

const SINGULAR_OF: ReadonlyMap<string, string> = new Map(
  [...SOURCE_NOUNS].flatMap(([one, many]): [string, string][] => [
    [one, one],
    [many, one],
  ]),
);

/** "another said", "said others", "those who have read it say": people told by no noun. */
function bareSpeaker(parsed: ParsedText, at: number): UnnamedPhrase | undefined {
  const { tokens } = parsed;
  const token = tokens[at];
  if (token === undefined) return undefined;
  const next = tokens[at + 1];
  if (token.lower === "those") {
    const after = knowingAfter(parsed, at + 1) ?? (next?.lower === "who" ? describedUpTo(parsed, at + 1) : undefined);
    if (after === undefined || !isSpeaking(parsed, at, after)) return undefined;
    return { first: at, after, noun: "person", isPlural: true, rule: "actors/unnamed-who-know", certainty: 0.7 };
  }
  if (token.lower !== "another" && token.lower !== "others") return undefined;
  const isFollowed =
    next !== undefined && next.sentence === token.sentence && SPEECH_VERBS.has(next.lower) && next.fineTag.startsWith("VB");
  const before = tokens[at - 1];
  const isPreceded =
    ["said", "says"].includes(before?.lower ?? "") &&
    (next === undefined || next.sentence !== token.sentence || [".", ",", ";"].includes(next.form));
  if (!isFollowed && !isPreceded) return undefined;
  const isPlural = token.lower === "others";
  return {
    first: at,
    after: at + 1,
    noun: "person",
    isPlural,
    ...(isPlural ? {} : { count: 1 }),
    rule: "actors/unnamed-who-speak",
    certainty: 0.6,
  };
}

/** "one |of the officials|": where the number before "of the" stands; undefined where none does. */
function partOf({ tokens }: ParsedText, first: number): { readonly first: number; readonly count: number | undefined } | undefined {
  const number = tokens[first - 2];
  if (
    tokens[first - 1]?.lower !== "of" ||
    number === undefined ||
    !COUNT_WORDS.has(number.lower) ||
    number.sentence !== tokens[first]?.sentence
  )
    return undefined;
  return { first: first - 2, count: COUNT_WORDS.get(number.lower) };
}

type Noun = { readonly at: number; readonly singular: string; readonly isPlural: boolean };

function readUnnamed(parsed: ParsedText, pieces: PieceIndex, noun: Noun): UnnamedPhrase | undefined {
  const { tokens } = parsed;
  const left = readLeft(parsed, pieces, noun.at);
  if (left === undefined) return undefined;
  const named = pieces.byFirst.get(noun.at + 1);
  if (named !== undefined && named.kind !== "world") return undefined;
  const owned = ownerAfter(parsed, pieces, noun.at + 1);
  const told = owned?.after ?? noun.at + 1;
  const knowing = knowingAfter(parsed, told);
  const after = knowing ?? describedUpTo(parsed, told) ?? told;
  const opener = left.opener;
  const isSingular = !noun.isPlural;
  const isSomebody = opener === "" && (noun.singular === "somebody" || noun.singular === "someone");
  // "her spokeswoman said": people who speak for somebody have no name either.
  const isSpokesperson = noun.singular.startsWith("spokes") && ["his", "her", "its", "their"].includes(opener);
  // "Marsk's inner circle believes": those around one person.
  const isCircle = noun.singular === "circle" && (left.owner !== undefined || ["his", "her"].includes(opener));
  if (isSingular && !isSomebody && !isSpokesperson && !isCircle && !["a", "an", "one", "another"].includes(opener)) return undefined;
  const part = !isSingular && DEFINITE.has(opener) ? partOf(parsed, left.first) : undefined;
  if (!isSingular && part === undefined && (["a", "an", "another"].includes(opener) || DEFINITE.has(opener))) return undefined;
  const speaks = isSpeaking(parsed, part?.first ?? left.first, after);
  const isTold = knowing !== undefined;
  if (!isTold && !speaks) return undefined;
  // "a board member said": of a body, and quoted.
  const isOfBody = noun.singular === "member" && (tokens[noun.at - 1]?.tag === "NOUN" || part !== undefined) && speaks;
  // "Marsk's people say".
  const isOfOwner = noun.singular === "person" && noun.isPlural && tokens[noun.at - 1]?.lower === "'s" && speaks;
  if (
    NEEDS_KNOWING.has(tokens[noun.at]?.lower ?? "") &&
    !isTold &&
    !isOfBody &&
    !isOfOwner &&
    !isHeardFrom(parsed, left.first) &&
    !(noun.singular === "source" && speaks)
  )
    return undefined;
  if (isPredicate(parsed, left.first)) return undefined;
  const count = isSingular ? 1 : part === undefined ? left.count : part.count;
  const owner = left.owner ?? owned?.owner;
  return {
    first: part?.first ?? left.first,
    after,
    noun: noun.singular,
    isPlural: noun.isPlural,
    ...(count !== undefined && { count }),
    ...(owner !== undefined && { owner }),
    rule: isTold ? "actors/unnamed-who-know" : "actors/unnamed-who-speak",
    certainty: isTold ? 0.9 : opener === "" ? 0.65 : 0.8,
  };
}

const DEFINITE: ReadonlySet<string> = new Set(["the", "these", "those", "his", "her", "their", "its", "our", "my", "your"]);

type Left = { readonly first: number; readonly opener: string; readonly count?: number; readonly owner?: Piece };

/** Walks left over modifiers and known words to the determiner or number; undefined where something else stands there. */
function readLeft(parsed: ParsedText, pieces: PieceIndex, noun: number): Left | undefined {
  const { tokens } = parsed;
  const sentence = tokens[noun]?.sentence;
  let at = noun - 1;
  let owner: Piece | undefined;
  while (at >= 0 && at > noun - LONGEST_LEFT && tokens[at]?.sentence === sentence) {
    const token = tokens[at];
    if (token === undefined) break;
    const piece = pieces.byAfter.get(at + 1);
    if (COUNT_WORDS.has(token.lower) || /^\d{1,4}$/.test(token.form)) {
      const stated = COUNT_WORDS.get(token.lower) ?? (/^\d{1,4}$/.test(token.form) ? Number(token.form) : undefined);
      const count = stated === undefined || stated < 1 ? undefined : stated;
      const article = token.lower === "dozen" || token.lower === "few" || token.lower === "dozens";
      const first = article && tokens[at - 1]?.lower === "a" ? at - 1 : at;
      if (DEFINITE.has(tokens[first - 1]?.lower ?? "")) return { first, opener: "the" };
      return { first, opener: token.lower, ...(count !== undefined && { count }), ...(owner !== undefined && { owner }) };
    }
    if (piece !== undefined && piece.kind !== "title" && piece.first < at + 1) {
      owner = piece;
      at = piece.first - 1;
      continue;
    }
    // A noun before the noun says what they belong to: "a board member".
    const isCompound = token.tag === "NOUN" && at === noun - 1 && COUNT_WORDS.has(tokens[at - 1]?.lower ?? "");
    if (SOURCE_MODIFIERS.has(token.lower) || TITLE_MODIFIERS.has(token.lower) || token.form === "-" || isCompound) {
      at -= 1;
      continue;
    }
    if (DEFINITE.has(token.lower)) return { first: at, opener: token.lower };
    break;
  }
  const first = at + 1;
  return { first, opener: "", ...(owner !== undefined && { owner }) };
}

const LONGEST_LEFT = 8;

/** "an official at the ministry", "a spokesman for Velmar", "an aide to the president": owner and the token after it. */
function ownerAfter(parsed: ParsedText, pieces: PieceIndex, at: number): { readonly owner: Piece; readonly after: number } | undefined {
  const { tokens } = parsed;
  const preposition = tokens[at]?.lower ?? "";
  if (!["of", "for", "at", "from", "in", "with", "to", "inside"].includes(preposition)) return undefined;
  const start = tokens[at + 1]?.lower === "the" ? at + 2 : at + 1;
  const owner = pieces.byFirst.get(start);
  if (owner === undefined || owner.kind === "title" || tokens[start]?.sentence !== tokens[at]?.sentence) return undefined;
  const next = tokens[owner.after]?.lower ?? "";
  // "an official in the Tarsian |delegation|".
  if (OwnersBodies.has(next) && tokens[owner.after]?.sentence === tokens[at]?.sentence) return { owner, after: owner.after + 1 };
  return next === "'s" ? undefined : { owner, after: owner.after };
}

const OwnersBodies: ReadonlySet<string> = new Set(
  "delegation team government camp side ministry embassy mission cabinet administration".split(" "),
);

/** The token after "who has advised the treasury" or "from the country" where a verb of saying follows at once; undefined where none does. */
function describedUpTo({ tokens }: ParsedText, from: number): number | undefined {
  const opener = tokens[from];
  if (opener === undefined || opener.sentence !== tokens[from - 1]?.sentence) return undefined;
  const isRelative = opener.lower === "who";
  if (!isRelative && !["of", "for", "at", "from", "in", "with", "to", "on", "involved"].includes(opener.lower)) return undefined;
  for (let at = from + 2; at < from + LONGEST_DESCRIPTION; at++) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== opener.sentence || STOPS.has(token.form)) return undefined;
    if (SPEECH_VERBS.has(token.lower) && (isFiniteVerb(token) || token.lower === "say")) return at;
    if (!isRelative && isFiniteVerb(token)) return undefined;
  }
  return undefined;
}

const LONGEST_DESCRIPTION = 14;

/** The token after "familiar with the talks" and the like that begins at `at`; undefined where none does. */
function knowingAfter(parsed: ParsedText, from: number): number | undefined {
  const { tokens, plain } = parsed;
  const at = tokens[from]?.form === "," ? from + 1 : from;
  const start = tokens[at]?.start;
  if (start === undefined || tokens[at]?.sentence !== tokens[from - 1]?.sentence) return undefined;
  const phrase = KNOWING_PHRASES.find((words) => plain.startsWith(words, start));
  if (phrase === undefined) return undefined;
  const sentence = tokens[at]?.sentence;
  let after = at;
  while (tokens[after] !== undefined && (tokens[after]?.start ?? 0) < start + phrase.length) after++;
  const limit = after + LONGEST_OBJECT;
  while (after < limit) {
    const token = tokens[after];
    if (
      token === undefined ||
      token.sentence !== sentence ||
      STOPS.has(token.form) ||
      isFiniteVerb(token) ||
      SAYING_VERBS.has(token.lower) ||
      (SPEECH_VERBS.has(token.lower) && tokens[after + 1]?.lower === "that")
    )
      break;
    after++;
  }
  return after;
}

const LONGEST_OBJECT = 12;
const STOPS: ReadonlySet<string> = new Set([",", ".", ";", ":", "(", ")", '"', "''", "``", "--", "-", "who", "that", "and", "but"]);

/** A verb of saying follows, or "according to", "said", "told by" stands before. */
function isSpeaking(parsed: ParsedText, first: number, after: number): boolean {
  const { tokens } = parsed;
  const sentence = tokens[first]?.sentence;
  const before = tokens[first - 1];
  if (before !== undefined && before.sentence === sentence) {
    if (before.lower === "to" && tokens[first - 2]?.lower === "according") return true;
    const opensClause = isFiniteVerb(tokens[after]);
    if (!opensClause && ["said", "says", "by"].includes(before.lower) && (before.lower !== "by" || tokens[first - 2]?.lower === "told"))
      return true;
    if (isHeardFrom(parsed, first)) return true;
    if (before.tag === "ADP" || before.fineTag === "TO") return false;
  }
  let at = after;
  if (tokens[at]?.form === ",") at += 1;
  while (at < after + MOST_ADVERBS && (tokens[at]?.tag === "ADV" || ["has", "have", "had", "also"].includes(tokens[at]?.lower ?? ""))) at++;
  const verb = tokens[at];
  return verb !== undefined && verb.sentence === sentence && SPEECH_VERBS.has(verb.lower);
}

/** "I have that from |two people in the cabinet|". */
function isHeardFrom({ tokens, plain }: ParsedText, first: number): boolean {
  const before = tokens[first - 1];
  if (before?.lower !== "from") return false;
  const told = plain.slice(Math.max(0, before.end - HeardWithin), before.end);
  return told.endsWith(heardFrom.exec(told)?.[0] ?? "nobody");
}

const MOST_ADVERBS = 3;
const HeardWithin = 40;
const SPEECH_VERBS: ReadonlySet<string> = new Set(
  "said says say told tells tell dismissed dismisses rejected replied quipped joked complained conceded admitted indicated signalled signaled hinted maintained recalled countered retorted remarked observed continued concluded wrote posted vowed urged demanded reckons reckoned reckon thinks thought think added adds warned warn warns described describe describes confirmed confirm denied deny claimed claim argued argue insisted insist suggested suggest stressed texts text messaged asked asks doubt doubts believes put puts acknowledged cautioned confided confides confide ventured offered volunteered emailed texted cabled judges judged figure figured guess guesses whisper whispered whispers joke jokes quips concedes concede admits admit replies sighs hear sees noted note explained predicted predict estimated believe believed fear feared expect expected hope hoped speaking reported report disclosed revealed declined refused".split(
    " ",
  ),
);

/** "He is a senior official": the phrase describes somebody. */
function isPredicate(parsed: ParsedText, first: number): boolean {
  const before = parsed.tokens[first - 1]?.lower ?? "";
  return ["is", "was", "are", "were", "be", "been", "being", "became", "become", "as", "like", "not", "named", "called"].includes(before);
}
