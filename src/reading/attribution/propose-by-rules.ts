/** Decides, by rules alone, which verbs are cues and what are their sources and contents; only plain cases are taken. */
import { type CueRule, cueRulesOf, sourcePhrases } from "../rules/cue-verbs.ts";
import { COUNT_WORDS } from "../rules/unnamed-sources.ts";
import { isFiniteVerb } from "../verb-tags.ts";
import { lengthOfSetting } from "./length-of-setting.ts";
import { type Place, placesOf } from "./places.ts";
import type { Proposal } from "./proposal.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

/** Attributions that the rules are sure of, in the order of their cues. Works from tags and punctuation, not from the parse. Cost: linear. */
export function proposeByRules(table: TokenTable): readonly Proposal[] {
  return placesOf(table).flatMap((place) => (place.heading ? [] : proposeInSentence(table, place)));
}

function proposeInSentence(table: TokenTable, place: Place): readonly Proposal[] {
  const proposals: Proposal[] = [];
  for (let at = place.first; at <= place.lastWord; at++) {
    const proposal = accordingTo(table, place, at) ?? heardFrom(table, place, at) ?? verbOfSpeech(table, place, at);
    if (proposal !== undefined) proposals.push(proposal);
  }
  return proposals;
}

/** "…, according to X" and "According to X, …". */
function accordingTo(table: TokenTable, place: Place, at: number): Proposal | undefined {
  const { tokens } = table.parsed;
  const phrase = sourcePhrases.find(({ words }) => words.every((word, offset) => tokens[at + offset]?.lower === word));
  if (phrase === undefined || (phrase.words[0] === "per" && !opensSource(table, place, at))) return undefined;
  const cue = { first: at, last: at + phrase.words.length - 1 };
  if (at === place.first) {
    const comma = nextComma(table, cue.last + 1, place.lastWord);
    if (comma === undefined || comma === cue.last + 1) return undefined;
    const content = trimmedRange(table, comma + 1, endOfContent(table, place, comma + 1));
    return content === undefined
      ? undefined
      : made(at, cue, { first: cue.last + 1, last: comma - 1 }, [content], phrase.act, "cue.according to");
  }
  const before = trimmedRange(table, startOfClause(table, place, at), at - 1);
  const comma = nextComma(table, cue.last + 1, place.lastWord);
  const source = trimmedRange(table, cue.last + 1, (comma ?? place.lastWord + 1) - 1);
  if (before === undefined || source === undefined || before.last - before.first < 2) return undefined;
  return made(at, cue, source, [before], phrase.act, "cue.according to");
}

/** ", per two officials", "Per her spokesman: …" against "40 per cent" and "a wagon, per the contract". */
function opensSource(table: TokenTable, place: Place, at: number): boolean {
  const next = table.parsed.tokens[at + 1];
  const isApart = at === place.first || isComma(table, at - 1);
  return isApart && next !== undefined && (next.tag === "PROPN" || next.fineTag === "PRP$" || COUNT_WORDS.has(next.lower));
}

/** "I have that from two aides", "we hear from an envoy that …": who told the writer; what they told stands after it, before it, or in the sentence before. */
function heardFrom(table: TokenTable, place: Place, at: number): Proposal | undefined {
  const { tokens } = table.parsed;
  const subject = tokens[at]?.lower ?? "";
  if ((subject !== "i" && subject !== "we") || (table.quotation[at] ?? -1) >= 0) return undefined;
  let verb = at + 1;
  while (HELPERS.has(tokens[verb]?.tag ?? "") && !NEGATIONS.has(tokens[verb]?.lower ?? "") && !HEARING.has(tokens[verb]?.lower ?? ""))
    verb++;
  if (!HEARING.has(tokens[verb]?.lower ?? "")) return undefined;
  const isHad = ["have", "had", "got"].includes(tokens[verb]?.lower ?? "");
  const isPointing = POINTERS.has(tokens[verb + 1]?.lower ?? "");
  const from = isPointing ? verb + 2 : verb + 1;
  if (tokens[from]?.lower !== "from" || (isHad && !isPointing) || from >= place.lastWord) return undefined;
  const cue = { first: verb, last: from };
  const close = closeOfSource(table, place, from + 1);
  const source = trimmedRange(table, from + 1, close - 1);
  if (source === undefined) return undefined;
  const content =
    tokens[close]?.lower === "that"
      ? trimmedRange(table, close, endOfContent(table, place, close))
      : trimmedRange(table, at > place.first ? place.first : place.paragraphFirst, at - 1);
  return content === undefined || content.last - content.first < 2
    ? undefined
    : made(verb, cue, source, [lastSentence(table, content)], "speech", "cue.heard from");
}

const HEARING: ReadonlySet<string> = new Set("have had got hear heard hearing learn learned learnt gather gathered understand".split(" "));
const POINTERS: ReadonlySet<string> = new Set(["this", "that", "it", "so", "word"]);
const NEGATIONS: ReadonlySet<string> = new Set(["not", "n't", "never"]);

/** Where the source ends: at a mark or at the "that" of what it told. */
function closeOfSource(table: TokenTable, place: Place, from: number): number {
  for (let at = from; at <= place.lastWord; at++) if (isMark(table, at) || table.parsed.tokens[at]?.lower === "that") return at;
  return place.lastWord + 1;
}

/** Of several sentences the last. */
function lastSentence({ parsed }: TokenTable, { first, last }: TokenRange): TokenRange {
  let from = last;
  while (from > first && parsed.tokens[from - 1]?.sentence === parsed.tokens[last]?.sentence) from--;
  return { first: from, last };
}

function verbOfSpeech(table: TokenTable, place: Place, at: number): Proposal | undefined {
  const token = table.parsed.tokens[at];
  if (token === undefined || token.tag !== "VERB") return undefined;
  const rule = cueRulesOf(token.lemma.toLowerCase()).find((candidate) => candidate.act === "speech" && candidate.frames.includes("clause"));
  if (rule === undefined || (table.quotation[at] ?? -1) >= 0) return undefined;
  const group = verbGroup(table, place, at);
  return afterQuotation(table, place, group, at, rule) ?? beforeClause(table, place, group, at, rule);
}

/** "…," X said and "…," said X: the content ends at a comma, or with a quotation, right before source and cue. */
function afterQuotation(table: TokenTable, place: Place, cue: TokenRange, head: number, rule: CueRule): Proposal | undefined {
  const subject = subjectBefore(table, place, cue.first);
  const inverted = subject === undefined || subject.first === place.first ? nounPhraseAfter(table, place, cue.last + 1) : undefined;
  const closes = (range: TokenRange) =>
    range.last >= place.lastWord || isMark(table, range.last + 1) || (table.quotation[range.last + 1] ?? -1) >= 0;
  const source = subject !== undefined && closes(cue) ? subject : inverted !== undefined && closes(inverted) ? inverted : undefined;
  if (source === undefined) return undefined;
  const left = Math.min(source.first, cue.first);
  const edge = left - 1;
  const marked = isComma(table, edge) || (table.quotation[edge] ?? -1) >= 0;
  if (!marked || edge < place.first) return undefined;
  const opening = table.quotationPieces[table.quotation[edge] ?? -1] ?? table.quotationPieces[table.quotation[edge - 1] ?? -1];
  const first = opening === undefined ? place.first : Math.min(startInParagraph(place, opening.first), opening.first);
  const before = trimmedRange(table, Math.max(first, place.paragraphFirst), edge);
  if (before === undefined) return undefined;
  const right = Math.max(source.last, cue.last);
  const goesOn = right < place.lastWord && (isComma(table, right + 1) || (table.quotation[right + 1] ?? -1) >= 0);
  const after = goesOn
    ? trimmedRange(table, isComma(table, right + 1) ? right + 2 : right + 1, endOfContent(table, place, right + 1))
    : undefined;
  return made(head, cue, source, after === undefined ? [before] : [before, after], rule.act, rule.id);
}

/** The start of the sentence where the quotation begins in it, otherwise the quotation's own. */
function startInParagraph(place: Place, quotationFirst: number): number {
  return quotationFirst >= place.first ? place.first : quotationFirst;
}

/** X said (that) …; X told Y on Monday in a statement that … */
function beforeClause(table: TokenTable, place: Place, cue: TokenRange, head: number, rule: CueRule): Proposal | undefined {
  const { tokens } = table.parsed;
  const source = subjectBefore(table, place, cue.first);
  if (source === undefined) return undefined;
  const start = startOfContent(table, place, cue.last + 1);
  if (start === undefined || start > place.lastWord) return undefined;
  const opensClause =
    OPENERS.has(tokens[start]?.lower ?? "") ||
    opensQuotation(table, start) ||
    (PLAIN.has(tokens[head]?.lemma ?? "") && holdsFiniteVerb(table, start, place.lastWord));
  if (!opensClause) return undefined;
  const content = trimmedRange(table, start, endOfContent(table, place, start));
  return content === undefined ? undefined : made(head, cue, source, [content], rule.act, rule.id);
}

const OPENERS = new Set(["that", "whether", "if", "how", "why", "what"]);
/** Verbs after which a clause may follow without "that". */
const PLAIN = new Set([
  "say",
  "tell",
  "insist",
  "argue",
  "claim",
  "add",
  "note",
  "warn",
  "acknowledge",
  "confirm",
  "indicate",
  "suggest",
  "stress",
  "deny",
  "believe",
]);

/** Passes over hearer, channel and date to where the content begins. */
function startOfContent(table: TokenTable, place: Place, from: number): number | undefined {
  const { tokens, plain } = table.parsed;
  const end = tokens[place.lastWord]?.end ?? 0;
  for (let at = from; at <= place.lastWord; at++)
    if (OPENERS_AFTER_SETTING.has(tokens[at]?.lower ?? "") && at - from <= SETTING_REACH && !holdsFiniteVerb(table, from, at - 1))
      return at;
  let at = from;
  const hearer = HEARER_VERBS.has(tokens[from - 1]?.lemma ?? "") ? nounPhraseAfter(table, place, from) : undefined;
  if (hearer !== undefined) at = hearer.last + 1;
  for (let round = 0; round < 3; round++) {
    const offset = tokens[at]?.start ?? end;
    const words = plain.slice(offset, Math.min(end, offset + 120));
    const length = lengthOfSetting(words);
    if (length === 0) break;
    while (at <= place.lastWord && (tokens[at]?.start ?? end) < offset + length) at++;
  }
  if (isMark(table, at)) at++;
  return at;
}

const OPENERS_AFTER_SETTING = new Set(["that", "whether"]);
const SETTING_REACH = 14;
const HEARER_VERBS = new Set(["tell", "inform", "assure", "remind", "warn"]);
/** The verb with its helpers and adverbs to the left. */
function verbGroup(table: TokenTable, place: Place, head: number): TokenRange {
  const { tokens } = table.parsed;
  let first = head;
  const reachLeft = () => {
    while (first > place.first && HELPERS.has(tokens[first - 1]?.tag ?? "") && tokens[first - 1]?.lower !== "that") first--;
  };
  reachLeft();
  // "continued to indicate", "went on to say".
  if (tokens[first]?.lower === "to" && tokens[first - 1]?.lower === "on" && tokens[first - 2]?.lemma === "go") first -= 2;
  else if (tokens[first]?.lower === "to" && ASPECTS.has(tokens[first - 1]?.lemma ?? "")) first--;
  reachLeft();
  return { first: Math.max(first, place.first), last: head };
}

const HELPERS = new Set(["AUX", "ADV", "PART"]);
/** Verbs that only say how an act goes on. */
const ASPECTS = new Set(["continue", "begin", "start", "go", "proceed"]);

/** The noun phrase that ends right before the verb group, a comma phrase between passed over. */
function subjectBefore(table: TokenTable, place: Place, before: number): TokenRange | undefined {
  const { tokens } = table.parsed;
  let last = before - 1;
  if (last < place.first) return undefined;
  if (isComma(table, last)) {
    const opening = previousComma(table, last - 1, place.first);
    if (opening === undefined || opening <= place.first) return undefined;
    const noun = nounPhraseBefore(table, place, opening - 1);
    return noun === undefined ? undefined : { first: noun.first, last };
  }
  while (last > place.first && HELPERS.has(tokens[last]?.tag ?? "")) last--;
  return nounPhraseBefore(table, place, last);
}

/** Walks left over a noun phrase; prepositions inside it ("the ministry of defence") are passed. */
function nounPhraseBefore(table: TokenTable, place: Place, last: number): TokenRange | undefined {
  const { tokens } = table.parsed;
  if (!NOUNS.has(tokens[last]?.tag ?? "")) return undefined;
  let first = last;
  while (first > place.first) {
    const token = tokens[first - 1];
    if (token === undefined || (table.quotation[first - 1] ?? -1) >= 0) break;
    const passes =
      NOMINAL.has(token.tag) ||
      token.lower === "'s" ||
      token.lower === "'" ||
      token.lower === "of" ||
      (token.lower === "and" && NOUNS.has(tokens[first - 2]?.tag ?? ""));
    if (!passes || (token.tag === "PRON" && tokens[first]?.tag !== "PART" && token.fineTag !== "PRP$")) break;
    first--;
  }
  return { first, last };
}

const NOUNS = new Set(["NOUN", "PROPN", "PRON"]);
const NOMINAL = new Set(["NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON"]);

/** The noun phrase that begins here, with "of …" and an apposition between commas at the end of the sentence. */
function nounPhraseAfter(table: TokenTable, place: Place, first: number): TokenRange | undefined {
  const { tokens } = table.parsed;
  if (first > place.lastWord || !NOMINAL.has(tokens[first]?.tag ?? "")) return undefined;
  let last = first - 1;
  while (last < place.lastWord) {
    const token = tokens[last + 1];
    if (token === undefined || (table.quotation[last + 1] ?? -1) >= 0) break;
    const isPossessive = token.lower === "'s" || token.lower === "'";
    if (
      !(NOMINAL.has(token.tag) || isPossessive || token.lower === "of" || (token.lower === "and" && NOUNS.has(tokens[last + 2]?.tag ?? "")))
    )
      break;
    if (token.tag === "PRON" && last >= first) break;
    last++;
  }
  return NOUNS.has(tokens[last]?.tag ?? "") ? { first, last } : undefined;
}

function holdsFiniteVerb(table: TokenTable, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (isFiniteVerb(table.parsed.tokens[at])) return true;
  return false;
}

/** To the end of the sentence; through the quotation where one is open there. */
function endOfContent(table: TokenTable, place: Place, from: number): number {
  for (let at = Math.max(from, place.first); at <= place.last; at++) {
    const piece = table.quotationPieces[table.quotation[at] ?? -1];
    if (piece !== undefined && piece.last > place.last) return Math.min(piece.last, place.paragraphLast);
    if (piece !== undefined && piece.last >= place.lastWord) return piece.last;
  }
  return place.lastWord;
}

/** Where the clause before `at` begins: after a semicolon or ", but". */
function startOfClause(table: TokenTable, place: Place, at: number): number {
  const { tokens } = table.parsed;
  for (let back = at - 1; back > place.first; back--) {
    if (tokens[back]?.form === ";") return back + 1;
    if (tokens[back]?.lower === "but" && isComma(table, back - 1)) return back + 1;
  }
  return place.first;
}

function opensQuotation(table: TokenTable, at: number): boolean {
  return table.quotationPieces[table.quotation[at] ?? -1]?.first === at;
}

function isComma(table: TokenTable, at: number): boolean {
  return table.parsed.tokens[at]?.form === ",";
}

function isMark(table: TokenTable, at: number): boolean {
  const form = table.parsed.tokens[at]?.form;
  return form === "," || form === ":" || form === ".";
}

function nextComma(table: TokenTable, from: number, to: number): number | undefined {
  for (let at = from; at <= to; at++) if (isComma(table, at)) return at;
  return undefined;
}

function previousComma(table: TokenTable, from: number, to: number): number | undefined {
  for (let at = from; at >= to; at--) if (isComma(table, at)) return at;
  return undefined;
}

/** Without commas and conjunctions at its ends. */
function trimmedRange(table: TokenTable, first: number, last: number): TokenRange | undefined {
  let [from, to] = [first, last];
  while (from <= to && table.punctuation[from] === 1 && (table.quotation[from] ?? -1) < 0) from++;
  while (to >= from && table.punctuation[to] === 1 && (table.quotation[to] ?? -1) < 0) to--;
  return to < from ? undefined : { first: from, last: to };
}

function made(
  head: number,
  cue: TokenRange,
  source: TokenRange,
  content: readonly TokenRange[],
  act: Proposal["act"],
  name: string,
): Proposal {
  return { head, cue, source, content, act, basis: { kind: "rule", name, certainty: RULE_CERTAINTY } };
}

/** Share of the rules' attributions that overlap a marked one in all roles, on PolNeAR train, rounded; see eval/attribution. */
const RULE_CERTAINTY = 0.8;
