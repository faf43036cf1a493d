/** Decides how far a noun phrase reaches back from its last word, over complements and relative clauses, so that a verb finds its whole subject. */
import type { Token } from "../parsed-text.ts";
import { isNominal, isPhraseWord, isRelativePronoun, type Search, SpeechVerbs, skipBack, type TokenRange } from "./clause-words.ts";

/** The noun phrase with its complements that ends at `end`; undefined where none does. */
export function nounPhraseEndingAt(search: Search, end: number): TokenRange | undefined {
  const { parsed, sentence, groups, place, found } = search;
  const { tokens } = parsed;
  const endsRelative = found.some(({ verb, isRelative }) => isRelative && verb.main === end);
  if (!isNominal(tokens[end]) && tokens[end]?.lower !== "there" && !isAdjectiveAsNoun(tokens, end) && !endsRelative) return undefined;
  if (SubjectPronouns.has(tokens[end]?.lower ?? "")) return { first: end, after: end + 1 };
  const first = sentence.firstToken;
  let start = end;
  let at = end;
  while (at >= first) {
    const token = tokens[at];
    const before = tokens[at - 1];
    if (token === undefined) break;
    const relative = found.findLast(({ verb, isRelative }) => isRelative && verb.first <= at && at <= verb.main);
    if (relative !== undefined) {
      // Steps over a relative clause to the noun it belongs to.
      at = skipBack(tokens, relative.start - 1, first);
      while (at > first && (isRelativePronoun(tokens, at) || tokens[at]?.lower === ",")) at--;
      if (!isNominal(tokens[at])) break;
      start = at;
      continue;
    }
    if (at < end && search.times.has(at) && tokens[at + 1]?.fineTag !== "POS") break;
    if (isAttributive(tokens, at)) {
      start = at;
      at--;
      continue;
    }
    if (isSpacedDash(tokens, at) || isPredicateAdjective(tokens, at)) break;
    if (isPhraseWord(token) || (at === end && isAdjectiveAsNoun(tokens, at))) {
      start = at;
      at--;
      continue;
    }
    // "wants the money before the ice season ends": after a verb the word opens a clause of time.
    if (TimeOpeners.has(token.lower) && at < end && groups.some(({ form, main }) => form === "finite" && main < at))
      return { first: start, after: end + 1 };
    const links = token.tag === "ADP" || (at < end && LinkingWords.has(token.lower));
    if (links && isNominal(before)) {
      at--;
      continue;
    }
    if (token.tag === "CCONJ" && isNominal(before) && joinsSubjects(search, at)) {
      at--;
      continue;
    }
    // "wounded and sick prisoners": what is joined are the qualities.
    if (token.tag === "CCONJ" && isQuality(before) && isQuality(tokens[at + 1])) {
      start = at - 1;
      at -= 2;
      continue;
    }
    if (
      (token.fineTag === "VBN" || token.fineTag === "VBG") &&
      isNominal(before) &&
      before?.tag !== "PRON" &&
      !SpeechVerbs.has(token.lemma) &&
      at < (groups[place]?.first ?? 0)
    ) {
      at--;
      continue;
    }
    if (token.fineTag === "VB" && before?.lower === "to" && isNominal(tokens[at - 2]) && tokens[at - 2]?.tag === "NOUN") {
      at -= 2;
      continue;
    }
    break;
  }
  return withoutLeadingAdjunct(tokens, { first: start, after: end + 1 }, first);
}

/** A dash with space around it parts sentences or follows a dateline; a hyphen joins words. */
function isSpacedDash(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.lower === "-" && (tokens[at - 1]?.end !== token.start || tokens[at + 1]?.start !== token.end);
}

/** "it was likely Kelmara would …": the adjective belongs to the verb before it. */
function isPredicateAdjective(tokens: readonly Token[], at: number): boolean {
  let before = at - 1;
  while (tokens[before]?.tag === "ADV" || tokens[before]?.tag === "PART") before--;
  return tokens[at]?.tag === "ADJ" && tokens[before]?.lemma === "be";
}

/** "the bridging proposal", "the so-called mechanism": a participle or adverb inside the noun phrase. */
function isAttributive(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (token === undefined || before === undefined || next === undefined) return false;
  const joinsHyphen = (before.lower === "-" && before.start === tokens[at - 2]?.end) || (next.lower === "-" && next.start === token.end);
  if (joinsHyphen && (token.tag === "VERB" || token.tag === "ADV")) return true;
  const isParticiple = token.fineTag === "VBN" || token.fineTag === "VBG";
  return (
    isParticiple &&
    (before.tag === "DET" || before.fineTag === "PRP$" || before.tag === "ADJ") &&
    (next.tag === "NOUN" || next.tag === "ADJ" || next.tag === "PROPN")
  );
}

function isQuality(token: Token | undefined): boolean {
  return token !== undefined && (token.tag === "ADJ" || token.fineTag === "VBN");
}

/** "the displaced", "the wounded". */
function isAdjectiveAsNoun(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (token?.tag === "ADJ" || token?.fineTag === "VBN") && tokens[at - 1]?.lower === "the";
}

const SubjectPronouns = new Set(["i", "he", "she", "it", "we", "they", "you", "there"]);

const TimeOpeners = new Set(["before", "after", "until", "since"]);

const LinkingWords = new Set(["before", "after", "until", "since", "without"]);

/** "On Sunday Kyiv": the words after the preposition up to the last noun phrase go. */
function withoutLeadingAdjunct(tokens: readonly Token[], range: TokenRange, sentenceFirst: number): TokenRange {
  const before = tokens[range.first - 1];
  if (before === undefined || before.tag !== "ADP" || range.first - 1 < sentenceFirst) return range;
  // The phrase hangs on a preposition: only a name right at its end can be the subject.
  let start = range.after - 1;
  while (
    start > range.first &&
    tokens[start - 1]?.tag === "PROPN" &&
    tokens[start]?.tag === "PROPN" &&
    !Days.has(tokens[start - 1]?.lower ?? "")
  )
    start--;
  return start > range.first ? { first: start, after: range.after } : range;
}
const Days = new Set(
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december week month year".split(
    " ",
  ),
);

/** True where "and" joins two subjects, not two clauses: "Ukraine and Russia agreed", but not "keep the islands and Kyiv refused". */
function joinsSubjects(search: Search, conjunction: number): boolean {
  const { parsed, sentence } = search;
  const { tokens } = parsed;
  let at = conjunction - 1;
  while (at >= sentence.firstToken) {
    const token = tokens[at];
    if (token === undefined || !(isPhraseWord(token) || token.lower === ",")) break;
    at--;
  }
  const before = tokens[at];
  if (at < sentence.firstToken || before === undefined) return true;
  if (before.tag === "VERB" || before.tag === "AUX" || before.tag === "PART") return false;
  if (before.tag === "ADP") return isWithinSubject(tokens, at, sentence.firstToken) || isParsedAsJoined(tokens, conjunction);
  return true;
}

/** True where the parse hangs what follows "and" on what stands before it. */
function isParsedAsJoined(tokens: readonly Token[], conjunction: number): boolean {
  for (let at = conjunction + 1; at < conjunction + 6; at++) {
    const token = tokens[at];
    if (token === undefined || token.tag === "VERB" || token.tag === "AUX") return false;
    if (token.relation === "conj") return token.head < conjunction;
    if (token.relation.startsWith("nsubj")) return false;
  }
  return false;
}

/** True where the preposition at `at` has only noun-phrase words before it back to a boundary: "officials from X and Y". */
function isWithinSubject(tokens: readonly Token[], at: number, first: number): boolean {
  for (let place = at; place >= first; place--) {
    const token = tokens[place];
    if (token === undefined) return true;
    if (token.tag === "VERB" || token.tag === "AUX") return false;
    if (token.tag === "SCONJ" || token.lower === "," || token.lower === "that") return true;
  }
  return true;
}

/** The bare noun chunk that ends at `end`: determiner, adjectives, nouns, names, with "of" phrases. */
export function chunkEndingAt(tokens: readonly Token[], end: number, first: number): TokenRange | undefined {
  if (!isNominal(tokens[end])) return undefined;
  let start = end;
  while (start > first) {
    const before = tokens[start - 1];
    if (before === undefined) break;
    if (isPhraseWord(before)) start--;
    else if (before.lower === "of" && isNominal(tokens[start - 2])) start -= 2;
    else break;
  }
  return { first: start, after: end + 1 };
}
