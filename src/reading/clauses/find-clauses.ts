/** Decides where each clause of a text lies, which verb heads it and which words are its subject, from tags alone. */
import type { ParsedText, Sentence, Token } from "../parsed-text.ts";
import { endOfClause } from "./clause-ends.ts";
import {
  type Clause,
  type Found,
  isNominal,
  isRelativePronoun,
  type Laid,
  Openers,
  RelativeWords,
  type Search,
  SpeechVerbs,
  skipBack,
  type TokenRange,
} from "./clause-words.ts";
import { chunkEndingAt, nounPhraseEndingAt } from "./noun-phrase-before.ts";
import { findVerbGroups, type VerbGroup } from "./verb-groups.ts";

export type { Clause, TokenRange } from "./clause-words.ts";

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
  const isApart = followsCommaAndJoiner(tokens, verb.first);
  const canShare = (clause: Found) => !clause.isRelative && !isAside(tokens, clause);
  const main = isApart ? found.findLast((clause) => canShare(clause) && !Circumstances.has(clause.opener ?? "")) : undefined;
  const earlier = main ?? found.findLast(canShare) ?? found.at(-1);
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

/** Openers of clauses that tell when or why; what ", and" joins after them goes on with the main clause. */
const Circumstances = new Set(["before", "after", "until", "since", "when", "while", "once", "as", "because", "where"]);

function followsCommaAndJoiner(tokens: readonly Token[], verb: number): boolean {
  let at = verb - 1;
  while (tokens[at]?.tag === "ADV") at--;
  return tokens[at]?.tag === "CCONJ" && tokens[at - 1]?.lower === ",";
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
function opensApposition(token: Token): boolean {
  return (
    ["DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "ADP", "ADV"].includes(token.tag) ||
    token.fineTag === "VBN" ||
    token.fineTag === "VBG" ||
    token.lower === "as" ||
    token.lower === "along"
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
