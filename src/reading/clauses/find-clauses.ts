/** Decides where each clause of a text lies, which verb heads it and which words are its subject, from tags alone. */
import type { ParsedText, Sentence, Token } from "../parsed-text.ts";
import { findVerbGroups, type VerbGroup } from "./verb-groups.ts";

/** A stretch of tokens, `after` excluded. */
export type TokenRange = { readonly first: number; readonly after: number };

/** One finite clause. Ranges are token places in the document. */
export type Clause = {
  readonly sentence: number;
  readonly verb: VerbGroup;
  /** The words of the subject; taken over from the clause before where this one has none of its own. */
  readonly subject?: TokenRange;
  /** True where the subject stands with an earlier verb: "X has refused … and demanded". */
  readonly sharesSubject: boolean;
  /** True for "which opposes …" and "areas it has seized". */
  readonly isRelative: boolean;
  /** What opens it: "if", "unless", "whether", "that" … */
  readonly opener?: string;
  /** From the subject (or the verb, where it shares one) to the last word that belongs to it. */
  readonly range: TokenRange;
};

const RelativeWords = new Set(["who", "which", "whom"]);
const Openers = new Set([
  "if",
  "unless",
  "whether",
  "that",
  "because",
  "although",
  "though",
  "while",
  "whereas",
  "when",
  "once",
  "until",
  "since",
  "as",
  "after",
  "before",
  "where",
  "how",
  "why",
  "what",
  "provided",
  "lest",
  "than",
  "so",
]);

/** Tokens of time expressions: "earlier this week" before a verb is not its subject. */
export type TimeTokens = ReadonlySet<number>;

/** The finite clauses of one sentence in the order of their verbs. Cost: its tokens × the length of its noun phrases. */
export function findClauses(laid: Laid, sentence: Sentence, ordinal: number): readonly Clause[] {
  const { parsed } = laid;
  const groups = findVerbGroups(parsed, sentence);
  const found: Found[] = [];
  for (const [place, group] of groups.entries()) {
    if (group.form === "finite") found.push(clauseAround({ ...laid, sentence, groups, place, found }));
  }
  return found.map((clause, place) => ({
    sentence: ordinal,
    verb: clause.verb,
    ...(clause.subject === undefined ? {} : { subject: clause.subject }),
    sharesSubject: clause.sharesSubject,
    isRelative: clause.isRelative,
    ...(clause.opener === undefined ? {} : { opener: clause.opener }),
    range: { first: clause.start, after: endOfClause(laid, sentence, clause, found.slice(place + 1)) },
  }));
}

/** Longer ones are no prose: tables, lists without stops. */
const LongestSentence = 240;

/** The sentences, those longer than 240 tokens cut at commas or, failing these, at the limit: what depends on the length of a sentence stays bounded. */
export function sentencesToRead({ sentences, tokens }: ParsedText): readonly Sentence[] {
  return sentences.flatMap((sentence) => {
    const pieces: Sentence[] = [];
    let firstToken = sentence.firstToken;
    while (firstToken < sentence.afterToken) {
      let afterToken = Math.min(firstToken + LongestSentence, sentence.afterToken);
      if (afterToken < sentence.afterToken) {
        let comma = afterToken;
        while (comma > firstToken + LongestSentence / 2 && tokens[comma - 1]?.lower !== ",") comma--;
        if (comma > firstToken + LongestSentence / 2) afterToken = comma;
      }
      pieces.push({
        ...sentence,
        start: tokens[firstToken]?.start ?? sentence.start,
        end: tokens[afterToken - 1]?.end ?? sentence.end,
        firstToken,
        afterToken,
      });
      firstToken = afterToken;
    }
    return pieces;
  });
}

export type Laid = { readonly parsed: ParsedText; readonly times: TimeTokens };

type Found = {
  readonly verb: VerbGroup;
  readonly subject?: TokenRange;
  readonly start: number;
  readonly sharesSubject: boolean;
  readonly isRelative: boolean;
  readonly opener?: string;
};

type Search = Laid & {
  readonly sentence: Sentence;
  readonly groups: readonly VerbGroup[];
  readonly place: number;
  readonly found: readonly Found[];
};

function clauseAround(search: Search): Found {
  const { parsed, sentence, groups, place, found } = search;
  const { tokens } = parsed;
  const verb = groups[place];
  if (verb === undefined)
    return {
      verb: { first: 0, main: 0, form: "finite", negated: false, perfect: false, passive: false, copular: false },
      start: 0,
      sharesSubject: false,
      isRelative: false,
    };
  let at = skipAdjunctsBack(search, verb.first - 1);
  const before = tokens[at];
  if (before === undefined || at < sentence.firstToken) return shared(tokens, verb, found);
  if (isRelativePronoun(tokens, at)) return relativeClause(tokens, sentence, verb, at);
  if (before.lower === ",") {
    const beforeParenthesis = skipParenthesisBack(search, at);
    if (beforeParenthesis === undefined) return shared(tokens, verb, found);
    at = skipAdjunctsBack(search, beforeParenthesis);
  }
  if (tokens[at]?.tag === "CCONJ") return shared(tokens, verb, found);
  const subject = nounPhraseEndingAt(search, at);
  if (subject === undefined) return shared(tokens, verb, found);
  const openerAt = skipBack(tokens, subject.first - 1, sentence.firstToken);
  const openerWord = tokens[openerAt]?.lower;
  const opener = openerWord !== undefined && openerAt >= sentence.firstToken && Openers.has(openerWord) ? openerWord : undefined;
  return {
    verb,
    subject,
    start: subject.first,
    sharesSubject: false,
    isRelative: isContactClause(search, subject),
    ...(opener === undefined ? {} : { opener }),
  };
}

/** The clause takes the subject of the nearest earlier clause that is not inside a noun phrase. */
function shared(tokens: readonly Token[], verb: VerbGroup, found: readonly Found[]): Found {
  const earlier = found.findLast((clause) => !clause.isRelative && !isAside(tokens, clause)) ?? found.at(-1);
  const opener = earlier?.opener;
  return {
    verb,
    ...(earlier?.subject === undefined ? {} : { subject: earlier.subject }),
    start: verb.first,
    sharesSubject: earlier?.subject !== undefined,
    isRelative: false,
    ...(opener === undefined ? {} : { opener }),
  };
}

/** ", the official said," between commas. */
function isAside(tokens: readonly Token[], { start, verb }: Found): boolean {
  const before = tokens[start - 1]?.lower ?? "";
  return SpeechVerbs.has(tokens[verb.main]?.lemma ?? "") && [",", '"'].includes(before) && tokens[verb.main + 1]?.lower === ",";
}

function relativeClause(tokens: readonly Token[], sentence: Sentence, verb: VerbGroup, pronoun: number): Found {
  let end = pronoun - 1;
  if (tokens[end]?.lower === ",") end--;
  const subject = end >= sentence.firstToken ? chunkEndingAt(tokens, end, sentence.firstToken) : undefined;
  return { verb, ...(subject === undefined ? {} : { subject }), start: verb.first, sharesSubject: false, isRelative: true };
}

function isRelativePronoun(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (RelativeWords.has(token.lower)) return true;
  return token.lower === "that" && isNominal(tokens[at - 1]);
}

/** "areas it has seized": a pronoun right after a noun; but not "told reporters it would", where the noun is who was told. */
function isContactClause({ parsed, times, groups }: Search, subject: TokenRange): boolean {
  const { tokens } = parsed;
  const at = subject.first - 1;
  if (tokens[subject.first]?.tag !== "PRON" || tokens[at]?.tag !== "NOUN" || times.has(at)) return false;
  const told = groups.findLast(({ main }) => main < at);
  return told === undefined || !SpeechVerbs.has(tokens[told.main]?.lemma ?? "") || at - told.main > 5;
}

/** Steps over what is set off by commas before a verb: ", who returned on Monday," and ", a close ally of Hald,"; undefined where the comma parts clauses. */
function skipParenthesisBack(search: Search, comma: number): number | undefined {
  const { parsed, sentence, groups } = search;
  const { tokens } = parsed;
  let opening = comma - 1;
  for (let tries = 0; tries < 5; tries++) {
    while (opening > sentence.firstToken && tokens[opening]?.lower !== ",") opening--;
    if (opening <= sentence.firstToken) return undefined;
    const first = tokens[opening + 1];
    const hasFinite = groups.some(({ form, first: verb }) => form === "finite" && verb > opening && verb < comma);
    const isRelative = first !== undefined && (RelativeWords.has(first.lower) || first.lower === "whose" || first.lower === "where");
    const isCondition = first !== undefined && hasFinite && InsideConditions.has(first.lower);
    if (isNominal(tokens[opening - 1]) && (isRelative || isCondition || (!hasFinite && first !== undefined && opensApposition(first))))
      return opening - 1;
    // "Graham, Witkoff said, …" and "the plan, he said, was": a short clause of speech is stepped over.
    if (
      isNominal(tokens[opening - 1]) &&
      hasFinite &&
      comma - opening < 9 &&
      groups.some(({ main }) => main > opening && main < comma && SpeechVerbs.has(tokens[main]?.lemma ?? ""))
    )
      return opening - 1;
    opening--;
  }
  return undefined;
}
/** "Orsa, if the talks fail, would …": a short clause inside its main clause. */
const InsideConditions = new Set(["if", "unless", "once", "when"]);
const SpeechVerbs = new Set(["say", "add", "tell", "write", "note", "argue", "insist", "warn"]);

function opensApposition(token: Token): boolean {
  return (
    ["DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "ADP", "ADV"].includes(token.tag) ||
    token.fineTag === "VBN" ||
    token.fineTag === "VBG" ||
    token.lower === "as" ||
    token.lower === "along"
  );
}

/** The noun phrase with its complements that ends at `end`; undefined where none does. */
function nounPhraseEndingAt(search: Search, end: number): TokenRange | undefined {
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
function chunkEndingAt(tokens: readonly Token[], end: number, first: number): TokenRange | undefined {
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

function isNominal(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return (
    ["NOUN", "PROPN", "PRON", "NUM"].includes(token.tag) ||
    (token.tag === "ADJ" && /^[A-Z]/.test(token.form)) ||
    ['"', ")", "'s"].includes(token.lower) ||
    ["all", "both", "some", "many", "others", "few", "most", "several"].includes(token.lower)
  );
}

function isPhraseWord(token: Token): boolean {
  if (Openers.has(token.lower) || RelativeWords.has(token.lower)) return false;
  return (
    ["NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"].includes(token.tag) ||
    token.fineTag === "POS" ||
    token.fineTag === "HYPH" ||
    ["-", '"', "'", "(", ")", "'s"].includes(token.lower) ||
    token.fineTag === "PDT"
  );
}

/** Steps back over adverbs, opening quotation marks and times ("earlier this week", "on Sunday"). */
function skipAdjunctsBack({ parsed, sentence, times }: Search, from: number): number {
  const { tokens } = parsed;
  let at = from;
  while (at > sentence.firstToken) {
    const token = tokens[at];
    if (token === undefined) break;
    if (times.has(at)) {
      let start = at;
      while (times.has(start - 1) && start - 1 >= sentence.firstToken) start--;
      if (start <= sentence.firstToken) break;
      at = tokens[start - 1]?.tag === "ADP" ? start - 2 : start - 1;
      continue;
    }
    if (token.tag !== "ADV" && token.fineTag !== "RB" && token.lower !== '"') break;
    at--;
  }
  return at;
}

function skipBack(tokens: readonly Token[], from: number, first: number): number {
  let at = from;
  while (
    at > first &&
    ([",", '"'].includes(tokens[at]?.lower ?? "")
      ? Openers.has(tokens[at - 1]?.lower ?? "")
      : tokens[at]?.tag === "ADV" && !Openers.has(tokens[at]?.lower ?? ""))
  )
    at--;
  return at;
}

const EndMarks = new Set([";", "?", "!", ":", "--"]);
const AlwaysAfterComma = new Set(
  "while although though whereas because since but after before despite amid adding saying warning arguing noting according following as so which who yet with without including even when where if unless provided once until unlike rather calling leaving making".split(
    " ",
  ),
);
const AlwaysAlone = new Set(["while", "although", "though", "whereas", "because", "but", "despite", "amid"]);

/** The first token after the clause. */
function endOfClause({ parsed, times }: Laid, sentence: Sentence, clause: Found, later: readonly Found[]): number {
  const { tokens } = parsed;
  const opensQuote = quotesIn(tokens, clause.start, clause.verb.main) % 2 === 1;
  let open = opensQuote;
  for (let at = clause.verb.main + 1; at < sentence.afterToken; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const next = tokens[at + 1];
    if (token.lower === '"') open = !open;
    if (EndMarks.has(token.lower) || (at === sentence.afterToken - 1 && token.tag === "PUNCT" && token.lower !== '"'))
      return trimEnd(tokens, clause.verb.main, at);
    if (token.lower === "-" && token.form === "-" && tokens[at - 1]?.end !== token.start && next?.start !== token.end)
      return trimEnd(tokens, clause.verb.main, at);
    if (AlwaysAlone.has(token.lower) && token.tag !== "ADV" && token.tag !== "NOUN") return trimEnd(tokens, clause.verb.main, at);
    if (token.tag === "CCONJ" && startsOwnClause(later, at + 1)) return trimEnd(tokens, clause.verb.main, at);
    if (token.tag === "CCONJ" && later.some((other) => other.sharesSubject && leadsTo(tokens, at + 1, other.verb.first)))
      return trimEnd(tokens, clause.verb.main, at);
    if (token.lower === ",") {
      if (times.has(at + 1) || isTimeApart(tokens, at + 1) || isRemarkOn(tokens, at + 1)) return trimEnd(tokens, clause.verb.main, at);
      if (next !== undefined && AlwaysAfterComma.has(next.lower)) return trimEnd(tokens, clause.verb.main, at);
      if (startsOwnClause(later, at + 1)) return trimEnd(tokens, clause.verb.main, at);
      if (later.some((other) => other.sharesSubject && leadsTo(tokens, at + 1, other.verb.first)))
        return trimEnd(tokens, clause.verb.main, at);
    }
  }
  return sentence.afterToken;
}

/** ", a day after …", ", two weeks before …". */
function isTimeApart(tokens: readonly Token[], at: number): boolean {
  const unit = tokens[at + 1]?.lower ?? "";
  return /^(?:hour|day|week|month|year)s?$/.test(unit) && ["after", "before", "ago", "later"].includes(tokens[at + 2]?.lower ?? "");
}

/** ", a condition set out in …", ", a step that …": a noun for the whole clause. */
function isRemarkOn(tokens: readonly Token[], at: number): boolean {
  return (
    (tokens[at]?.lower === "a" || tokens[at]?.lower === "an") &&
    (RemarkNouns.has(tokens[at + 1]?.lower ?? "") || (tokens[at + 1]?.tag === "ADJ" && RemarkNouns.has(tokens[at + 2]?.lower ?? "")))
  );
}
const RemarkNouns = new Set(
  "condition demand move step claim charge threat decision position promise prospect scenario possibility goal request stance development sign signal shift concession breakthrough setback".split(
    " ",
  ),
);

/** True where a later clause with its own subject begins at `at`, adverbs and conjunctions aside. */
function startsOwnClause(later: readonly Found[], at: number): boolean {
  return later.some(
    ({ subject, sharesSubject, isRelative, start, verb }) =>
      !sharesSubject && !isRelative && subject !== undefined && start >= at && start <= at + 1 && verb.first > start,
  );
}

/** True where only adverbs stand from `at` to the verb at `verb`. */
function leadsTo(tokens: readonly Token[], at: number, verb: number): boolean {
  if (verb < at || verb > at + 3) return false;
  for (let place = at; place < verb; place++) if (!["ADV", "CCONJ", "PART"].includes(tokens[place]?.tag ?? "")) return false;
  return true;
}

function quotesIn(tokens: readonly Token[], from: number, to: number): number {
  let count = 0;
  for (let at = from; at <= to; at++) if (tokens[at]?.lower === '"') count++;
  return count;
}

/** Drops commas and conjunctions that stand last. */
function trimEnd(tokens: readonly Token[], floor: number, after: number): number {
  let end = after;
  while (end - 1 > floor && [",", "and", "but", "or", "-"].includes(tokens[end - 1]?.lower ?? "")) end--;
  return end;
}
