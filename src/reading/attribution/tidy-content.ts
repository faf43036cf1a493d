/** Decides where a content really begins and ends: a date right after the cue is not part of it, the rest of a list is. */

import { isFiniteVerb } from "../verb-tags.ts";
import { lengthOfSetting } from "./length-of-setting.ts";
import type { Proposal } from "./proposal.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

/** The proposals, in the order of their cues, with contents cut or drawn out where the text's layout is plain. Never empties a content. */
export function tidyContents(table: TokenTable, proposals: readonly Proposal[]): readonly Proposal[] {
  const tidied = proposals.map((proposed, place) => {
    const proposal = withHearerInCue(table, proposed);
    const until = (proposals[place + 1]?.cue.first ?? table.count) - 1;
    const content = proposal.content.map((range) => {
      const begun = withoutLeadingDate(table, proposal, afterDateline(table, range));
      const whole = withMissingVerb(table, proposal, begun, until);
      return withQuotedVerb(table, proposal, withRestOfList(table, proposal, withoutTrailingCircumstance(table, whole), until));
    });
    const source =
      proposal.source === undefined
        ? undefined
        : withoutOpeningDate(table, withoutTrailingDate(table, afterDateline(table, proposal.source)));
    return withoutStrayPieces(table, proposals.slice(Math.max(0, place - NEARBY), place + NEARBY), {
      ...proposal,
      source,
      content: withRestAfterSetting(table, proposal, content),
    });
  });
  // A verb drawn into the content before it is no cue of its own.
  return tidied.filter((proposal, place) => {
    if (proposal.content.length === 0 || pointsBack(table, proposal) || isAnswered(table, proposal) || standsInSource(tidied, place))
      return false;
    const before = tidied[place - 1];
    return !(
      proposal.act === "unclear" &&
      before?.act === "speech" &&
      before.content.some((range) => range.first <= proposal.cue.first && proposal.cue.last <= range.last)
    );
  });
}

/** "told |reporters| talks would resume": who was told belongs to the telling. */
function withHearerInCue({ parsed: { tokens } }: TokenTable, proposal: Proposal): Proposal {
  const { cue, head, content } = proposal;
  const [range, ...others] = content;
  if (range === undefined || range.first !== cue.last + 1 || range.last === range.first || tokens[head]?.lemma !== "tell") return proposal;
  if (!HEARERS.has(tokens[range.first]?.lower ?? "")) return proposal;
  return { ...proposal, cue: { first: cue.first, last: range.first }, content: [{ first: range.first + 1, last: range.last }, ...others] };
}

const HEARERS = new Set(
  "reporters journalists lawmakers legislators deputies senators delegates supporters diplomats me him her us them you".split(" "),
);

/** "said as much", "said so in a letter": the words point back at what stands elsewhere and report nothing themselves. */
function pointsBack({ parsed: { tokens } }: TokenTable, { cue, content }: Proposal): boolean {
  const words = (range: TokenRange) => tokens.slice(range.first, range.last + 1).map(({ lower }) => lower);
  const isBare = (said: readonly string[]) => said.join(" ") === "as much" || (said.length === 1 && said[0] === "so");
  const [only] = content;
  if (content.length !== 1 || only === undefined) return false;
  const asMuch = words({ first: cue.first, last: cue.last + 2 })
    .join(" ")
    .includes(" as much");
  const isElsewhere = tokens[only.first]?.sentence !== tokens[cue.last]?.sentence;
  return isBare(words(only)) || (asMuch && only.first > cue.last && (isElsewhere || only.last - only.first < LONGEST_CIRCUMSTANCE));
}

const LONGEST_CIRCUMSTANCE = 4;

/** "PORT ANSE, Feb 9 (North Wire) - The council said": place, date and agency stand before the sentence. */
function afterDateline(table: TokenTable, range: TokenRange): TokenRange {
  const { sentences, paragraphs, plain, tokens } = table.parsed;
  const sentence = sentences[tokens[range.first]?.sentence ?? -1];
  const start = paragraphs[sentence?.paragraph ?? -1]?.start;
  if (sentence === undefined || start === undefined || (tokens[range.first]?.start ?? 0) - start > LONGEST_DATELINE) return range;
  const dateline = DATELINE.exec(plain.slice(start, start + LONGEST_DATELINE));
  const end = start + (dateline?.[0].length ?? 0);
  let first = range.first;
  while (first < range.last && (tokens[first]?.start ?? end) < end) first++;
  return { first, last: range.last };
}

const LONGEST_DATELINE = 120;
/** A place, perhaps a date, then an agency between brackets or strokes, or a dash; a place in small letters needs the agency. */
const DATELINE =
  /^(?:[A-Z][A-Z.'-]+(?:[ /][A-Z][A-Z.'-]+){0,3}(?:, [A-Z][a-z.]+){0,2}(?:,? [A-Z][a-z]{2,8}\.? [0-9]{1,2})?(?:, [0-9]{4})?\.? ?(?:(?:\([^)]{1,40}\)|\/[^/]{1,30}\/\.?) ?(?:-{1,2}|—|–)?|(?:-{1,2}|—|–)) ?|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?:, [A-Z][a-z]+)? \([A-Z][^)]{1,40}\) ?(?:-{1,2}|—|–) ?)/;

/** "urged both sides in a statement to wait": the thing asked stands after the circumstance. */
function withRestAfterSetting(table: TokenTable, { cue, head }: Proposal, content: readonly TokenRange[]): readonly TokenRange[] {
  const { tokens, sentences, plain } = table.parsed;
  const [only] = content;
  if (content.length !== 1 || only === undefined || only.first <= cue.last || !ASKING.has(tokens[head]?.lemma ?? "")) return content;
  for (let at = only.first; at <= only.last; at++) if (tokens[at]?.tag === "VERB" || (table.quotation[at] ?? -1) >= 0) return content;
  const after = sentences[tokens[only.last]?.sentence ?? -1]?.afterToken ?? 0;
  let at = only.last + 1;
  if (tokens[at]?.form === ",") at++;
  const start = tokens[at]?.start ?? 0;
  const length = at < after ? lengthOfSetting(plain.slice(start, start + LONGEST_DATELINE)) : 0;
  if (length === 0) return content;
  while (at < after && (tokens[at]?.start ?? 0) < start + length) at++;
  if (tokens[at]?.form === ",") at++;
  const piece = table.quotationPieces[table.quotation[at] ?? -1];
  if (at >= after || (tokens[at]?.lower !== "to" && piece?.first !== at)) return content;
  let last = piece?.last ?? after - 1;
  while (last > at && table.punctuation[last] === 1 && (table.quotation[last] ?? -1) < 0) last--;
  return [only, { first: at, last }];
}

const ASKING = new Set("urge exhort implore ask beg call tell order instruct advise warn encourage press invite appeal".split(" "));

/**
 * Leaves out pieces that are no content: a lone "that" or comma, and a relative clause in which another attribution is made
 * ("…, according to a diplomat, who said that …").
 */
function withoutStrayPieces(table: TokenTable, near: readonly Proposal[], proposal: Proposal): Proposal {
  const isStray = (range: TokenRange) => {
    let words = 0;
    for (let at = range.first; at <= range.last; at++)
      if (table.punctuation[at] === 0 && !FUNCTION_TAGS.has(table.parsed.tokens[at]?.tag ?? "")) words++;
    if (
      (words === 0 || (range.first === range.last && table.parsed.tokens[range.first]?.lower === "that")) &&
      (table.quotation[range.first] ?? -1) < 0
    )
      return true;
    // Words that follow a nearer cue are that one's.
    const isNearers = near.some(
      ({ cue, content }) => cue.first > proposal.cue.last && cue.last < range.first && content.some((other) => other.first === range.first),
    );
    if (range.first > proposal.cue.last && proposal.content.length > 1 && isNearers) return true;
    return (
      range.first > proposal.cue.last &&
      near.some(
        ({ source }) =>
          source !== undefined && source.first === range.first && RELATIVES.has(table.parsed.tokens[source.first]?.lower ?? ""),
      )
    );
  };
  return { ...proposal, content: proposal.content.filter((range) => !isStray(range)) };
}

/** "A report released last year found that …": a participle within the source of the next cue is no second attribution of the same content. */
function standsInSource(proposals: readonly Proposal[], place: number): boolean {
  const own = proposals[place];
  const next = proposals[place + 1];
  if (own === undefined || next?.source === undefined) return false;
  const isInside = next.source.first <= own.cue.first && own.cue.last <= next.source.last;
  return isInside && own.content.some((range) => next.content.some((other) => range.first === other.first));
}

/** "In response to a Reuters report, …": the report is what is answered, and says nothing of the sentence. */
function isAnswered(table: TokenTable, { cue, source }: Proposal): boolean {
  const { tokens } = table.parsed;
  let at = Math.min(cue.first, source?.first ?? cue.first) - 1;
  while (tokens[at]?.tag === "DET" || tokens[at]?.tag === "ADJ") at--;
  return tokens[at]?.lower === "to" && ANSWERS.has(tokens[at - 1]?.lower ?? "");
}

const ANSWERS = new Set(["response", "reaction", "reply", "answer", "responding", "reacting", "replying"]);
const RELATIVES = new Set(["who", "which", "whom"]);
const FUNCTION_TAGS = new Set(["SCONJ", "ADP", "DET", "CCONJ", "PART", "PUNCT"]);

/** Pieces of content lie among so many attributions before and after. */
const NEARBY = 12;

/** "told reporters on Saturday the talks went well": the day belongs to the telling, unless the clause's verb follows it ("said Monday was fine"). */
function withoutLeadingDate(table: TokenTable, { cue, head }: Proposal, range: TokenRange): TokenRange {
  const { tokens } = table.parsed;
  if (range.first <= cue.last || range.first - cue.last > FARTHEST || !SPEAKING.has(tokens[head]?.lemma ?? "")) return range;
  let at = range.first;
  if (tokens[at]?.lower === "on" || tokens[at]?.lower === "late" || tokens[at]?.lower === "early" || tokens[at]?.lower === "earlier") at++;
  if (tokens[at]?.lower === "last" || tokens[at]?.lower === "this") at++;
  if (!DAYS.has(tokens[at]?.lower ?? "")) return range;
  at++;
  if (PARTS_OF_DAY.has(tokens[at]?.lower ?? "")) at++;
  const next = tokens[at];
  if (next === undefined || at >= range.last || next.tag === "VERB" || next.tag === "AUX" || NOT_A_CLAUSE.has(next.lower)) return range;
  return { first: at, last: range.last };
}

const SPEAKING = new Set([
  "say",
  "tell",
  "announce",
  "report",
  "confirm",
  "warn",
  "add",
  "write",
  "state",
  "declare",
  "argue",
  "insist",
  "claim",
]);
/** A hearer of at most so many words stands between. */
const FARTHEST = 6;
const DAYS = new Set("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight week month".split(" "));
const PARTS_OF_DAY = new Set(["morning", "afternoon", "evening", "night"]);
const NOT_A_CLAUSE = new Set(["'s", "'", ",", "and", "or", ".", "-"]);

/** "officials earlier this week reported": the day belongs to the telling. */
function withoutTrailingDate(table: TokenTable, source: TokenRange): TokenRange {
  const { tokens } = table.parsed;
  let last = source.last;
  if (PARTS_OF_DAY.has(tokens[last]?.lower ?? "")) last--;
  if (!DAYS.has(tokens[last]?.lower ?? "")) return source;
  last--;
  while (last > source.first && DATE_LEADS.has(tokens[last]?.lower ?? "")) last--;
  const noun = tokens[last]?.tag;
  return last >= source.first && (noun === "NOUN" || noun === "PROPN" || noun === "PRON") ? { first: source.first, last } : source;
}

/** "On 3 February Berg said": the same before the source. */
function withoutOpeningDate(table: TokenTable, source: TokenRange): TokenRange {
  const { tokens } = table.parsed;
  if (tokens[source.first]?.lower !== "on") return source;
  let at = source.first + 1;
  while (
    at < source.last &&
    (tokens[at]?.tag === "NUM" || DAYS.has(tokens[at]?.lower ?? "") || MONTHS.has(tokens[at]?.lower ?? "") || tokens[at]?.form === ",")
  )
    at++;
  return at > source.first + 1 ? { first: at, last: source.last } : source;
}

const MONTHS = new Set("january february march april may june july august september october november december".split(" "));
const DATE_LEADS = new Set(["this", "last", "on", "late", "early", "earlier", "later", "the", "past"]);

/** A thing reported ("progress on the border") ends before "as part of …", which tells how it came about. */
function withoutTrailingCircumstance(table: TokenTable, range: TokenRange): TokenRange {
  const { tokens } = table.parsed;
  for (let at = range.first; at <= range.last; at++) {
    if (PLAINLY_FINITE.has(tokens[at]?.fineTag ?? "") || tokens[at]?.tag === "AUX" || (table.quotation[at] ?? -1) >= 0) return range;
    if (at > range.first && tokens[at]?.lower === "as" && tokens[at + 1]?.lower === "part" && tokens[at + 2]?.lower === "of")
      return { first: range.first, last: at - 1 };
  }
  return range;
}

/** Present forms are left out: many are plural nouns that the tagger took for verbs. */
const PLAINLY_FINITE = new Set(["VBD", "MD"]);

/** "said the release of the funds, as point 18 provides, was fair": after "said" a noun phrase alone is no content, its verb follows. */
function withMissingVerb(table: TokenTable, { cue, head, source }: Proposal, range: TokenRange, until: number): TokenRange {
  const { tokens, sentences } = table.parsed;
  if (range.first <= cue.last || !CLAUSE_ONLY.has(tokens[head]?.lemma ?? "") || (source !== undefined && source.first > cue.last))
    return range;
  const holds = (first: number, last: number, test: (at: number) => boolean) => {
    for (let at = first; at <= last; at++) if (test(at)) return true;
    return false;
  };
  const isFiniteAt = (at: number) => isFiniteVerb(tokens[at]);
  if (holds(range.first, range.last, (at) => isFiniteAt(at) || (table.quotation[at] ?? -1) >= 0)) return range;
  let end = (sentences[tokens[range.last]?.sentence ?? -1]?.afterToken ?? 0) - 1;
  while (end > range.last && table.punctuation[end] === 1 && (table.quotation[end] ?? -1) < 0) end--;
  const beforeIsClause = holds(
    sentences[tokens[range.first]?.sentence ?? -1]?.firstToken ?? cue.first,
    Math.min(cue.first, source?.first ?? cue.first) - 1,
    isFiniteAt,
  );
  return end <= until && !beforeIsClause && holds(range.last + 1, end, isFiniteAt) ? { first: range.first, last: end } : range;
}

const CLAUSE_ONLY = new Set(["say", "add", "insist", "argue", "state"]);

/** "…: a corridor, a fund, and monitors": what follows "and" to the end of the sentence without a verb of its own is the list's end. */
function withRestOfList(table: TokenTable, { cue, source }: Proposal, range: TokenRange, until: number): TokenRange {
  const { tokens, sentences } = table.parsed;
  let end = (sentences[tokens[range.last]?.sentence ?? -1]?.afterToken ?? 0) - 1;
  while (end > range.last && table.punctuation[end] === 1) end--;
  if (range.first < cue.last || (source !== undefined && source.first > range.last) || end <= range.last || end > until) return range;
  let at = range.last + 1;
  const isMarked = tokens[at]?.form === ",";
  if (isMarked) at++;
  const isLinked = tokens[at]?.lower === "and" || tokens[at]?.lower === "or";
  if (!isLinked && !(isMarked && opensList(table, range))) return range;
  const stops = (rest: number) =>
    PLAINLY_FINITE.has(tokens[rest]?.fineTag ?? "") || tokens[rest]?.tag === "AUX" || (table.quotation[rest] ?? -1) >= 0;
  for (let rest = at; rest <= end; rest++) if (stops(rest)) return range;
  return { first: range.first, last: end };
}

/** A colon in the writer's words: what follows is counted out. */
function opensList(table: TokenTable, { first, last }: TokenRange): boolean {
  for (let at = first; at <= last; at++) if (table.parsed.tokens[at]?.form === ":" && (table.quotation[at] ?? -1) < 0) return true;
  return false;
}

/**
 * "called the talks useful and focused on a “shared approach”": a second verb of the same subject that shows no speech by itself
 * but carries a quotation goes on with the content.
 */
function withQuotedVerb(table: TokenTable, { act, cue, head }: Proposal, range: TokenRange): TokenRange {
  const { tokens } = table.parsed;
  const verb = tokens[range.last + 2];
  if (act !== "speech" || range.first < cue.last || tokens[range.last + 1]?.lower !== "and" || verb === undefined) return range;
  if (!PAST.has(verb.fineTag) || !PAST.has(tokens[head]?.fineTag ?? "") || (table.cueClass[verb.index] ?? 0) !== 0) return range;
  for (let at = verb.index + 1; at <= verb.index + NEAR && tokens[at]?.sentence === verb.sentence; at++) {
    const piece = table.quotationPieces[table.quotation[at] ?? -1];
    if (piece !== undefined) return { first: range.first, last: piece.last };
    if (table.punctuation[at] === 1) return range;
  }
  return range;
}

/** The tagger often takes one for the other. */
const PAST = new Set(["VBD", "VBN"]);
/** The quotation begins within so many tokens of the verb. */
const NEAR = 5;
