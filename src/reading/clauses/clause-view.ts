/** Decides how the stages after the attributions look at a text: its clauses, who stands at a place, for whom they act and who is speaking there. */

import type { AttributionMark, LocalActorId, MentionMark, ReadActor, TextRange } from "#record";
import { countBefore } from "../count-before.ts";
import type { DocumentSoFar } from "../document-so-far.ts";
import type { Sentence, Token } from "../parsed-text.ts";
import { isPluralSide } from "../rules/side-nouns.ts";
import { isAboutTalks } from "./about-talks.ts";
import { type Clause, findClauses, sentencesToRead, type TokenRange } from "./find-clauses.ts";
import { ownVoices } from "./own-mandate.ts";
import { settleTags } from "./settle-tags.ts";

/** A document with its clauses and look-ups by place. */
export type ClauseView = {
  readonly document: DocumentSoFar;
  readonly tokens: readonly Token[];
  /** The tokens' words, lower case, for the phrases of the rules. */
  readonly words: readonly string[];
  /** The sentences as they are read here: overlong ones are cut. `Clause.sentence` counts in this list. */
  readonly sentences: readonly Sentence[];
  readonly clauses: readonly Clause[];
  /** The clauses of each sentence of `sentences`. */
  readonly clausesBySentence: readonly (readonly Clause[])[];
  readonly actors: ReadonlyMap<LocalActorId, ReadActor>;
  /** Who is of a state without being its voice. */
  readonly ownVoices: ReadonlySet<LocalActorId>;
  /** For each token the mention that means an actor there; the longest where they nest. */
  readonly mentionOver: ReadonlyMap<number, PlacedMention>;
  /** For each token the innermost attribution in whose content it stands. */
  readonly spokenIn: ReadonlyMap<number, AttributionMark>;
  /** Tokens inside what somebody is said to deny: not so. */
  readonly denied: ReadonlySet<number>;
  readonly attributionsById: ReadonlyMap<string, AttributionMark>;
  /** True where the text is about a negotiation: then what sides accept or judge counts, whether or not a topic names it. */
  readonly isTalks: boolean;
};

export type PlacedMention = { readonly mention: MentionMark; readonly tokens: TokenRange };

/** Lays out the document for the rules. Cost: linear in its tokens, mentions and the lengths of attributions. */
export function viewClauses(document: DocumentSoFar): ClauseView {
  const { parsed, cast, attributions, dates } = document;
  const placed = cast.mentions
    .map((mention) => ({ mention, tokens: tokensOf(parsed.tokens, mention.range) }))
    .filter(({ tokens: range }) => range.first < range.after);
  const tokens = settleTags(
    parsed.tokens,
    placed.map(({ mention, tokens: { first, after } }) => ({ mention, first, after })),
  );
  const times = new Set<number>();
  for (const date of dates) if (date.type !== "duration") addPlaces(times, tokensOf(tokens, date.range));
  const laid = { parsed: { ...parsed, tokens }, times };
  const sentences = sentencesToRead(laid.parsed);
  // Headlines are telegrams, and the story says their facts in full.
  const clausesBySentence = sentences.map((sentence, ordinal) =>
    isHeading(document, sentence) ? [] : findClauses(laid, sentence, ordinal),
  );
  const actors = new Map(cast.actors.map((actor) => [actor.id, actor]));
  return {
    document,
    isTalks: isAboutTalks(parsed),
    tokens,
    words: tokens.map(({ lower }) => lower),
    sentences,
    clauses: clausesBySentence.flat(),
    clausesBySentence,
    actors,
    ownVoices: ownVoices(actors),
    mentionOver: longestOver(placed),
    spokenIn: innermostOver(
      tokens,
      attributions.filter((attribution) => isReport(tokens, attribution)),
    ),
    denied: deniedTokens(tokens, attributions),
    attributionsById: new Map(attributions.map((attribution) => [attribution.id, attribution])),
  };
}

/** True for a sentence of a heading. */
export function isHeading({ parsed }: DocumentSoFar, { paragraph }: Sentence): boolean {
  return parsed.paragraphs[paragraph]?.kind === "heading";
}

/** The tokens that lie inside a range of the text. */
export function tokensOf(tokens: readonly Token[], range: TextRange): TokenRange {
  const first = firstTokenFrom(tokens, range.start);
  let after = first;
  while ((tokens[after]?.end ?? Number.POSITIVE_INFINITY) <= range.end) after++;
  return { first, after };
}

/** The range of the text a stretch of tokens covers, without a quotation mark that has no twin in it. */
export function textOf(view: ClauseView, range: TokenRange): TextRange {
  const { tokens, words } = view;
  let { first, after } = range;
  while (
    after - 1 > first &&
    ([",", "-", "and", "or", "but"].includes(words[after - 1] ?? "") ||
      (words[after - 1] === '"' && marksIn(words, first, after) % 2 === 1))
  )
    after--;
  while (first < after - 1 && words[first] === '"' && marksIn(words, first, after) % 2 === 1) first++;
  return { start: tokens[first]?.start ?? 0, end: tokens[after - 1]?.end ?? 0 };
}

function marksIn(words: readonly string[], first: number, after: number): number {
  let count = 0;
  for (let at = first; at < after; at++) if (words[at] === '"') count++;
  return count;
}

/**
 * Follows `actsFor` to the side an actor belongs to; `undefined` for a person or unnamed actor of no known side. Whoever sits in a parliament or runs
 * for an office takes stances of its own.
 */
export function partyOf(view: ClauseView, id: LocalActorId): LocalActorId | undefined {
  let actor = view.actors.get(id);
  if (view.ownVoices.has(id)) return id;
  for (let step = 0; step < 4 && actor?.actsFor !== undefined; step++) actor = view.actors.get(actor.actsFor) ?? actor;
  if (actor === undefined) return undefined;
  return actor.kind === "unnamed" ? undefined : actor.id;
}

const FirstPersons = new Set(["we", "i", "us", "me"]);
const OwnBodies = new Set(
  "government country side delegation people party team ministry nation movement army forces union state kingdom republic administration leadership council organisation organization".split(
    " ",
  ),
);

/** "We", "my government", "our side" in somebody's speech: those who speak; undefined for other phrases. */
export function speakersMeantBy(view: ClauseView, phrase: TokenRange): readonly LocalActorId[] | undefined {
  const first = phrase.first + (view.words[phrase.first] === '"' ? 1 : 0);
  const word = view.words[phrase.after - 1] ?? "";
  const length = phrase.after - first;
  const isOwnBody = length === 2 && (view.words[first] === "my" || view.words[first] === "our") && OwnBodies.has(word);
  return (length === 1 && FirstPersons.has(word)) || isOwnBody ? (attributionAt(view, first)?.speakers ?? []) : undefined;
}

/** The actors that a noun phrase means: those of its head or heads, not those of its complements. */
export function actorsOfPhrase(view: ClauseView, phrase: TokenRange): readonly LocalActorId[] {
  const found: LocalActorId[] = [];
  for (const chunk of chunksOf(view, phrase)) {
    const actor = actorOfChunk(view, chunk, phrase.after);
    if (actor !== undefined && !found.includes(actor)) found.push(actor);
  }
  return found;
}

/** Cuts "officials from Ukraine and Europe" before "from", "Ukraine and Russia" at "and". */
function chunksOf({ tokens, words, mentionOver }: ClauseView, phrase: TokenRange): readonly TokenRange[] {
  const chunks: TokenRange[] = [];
  let first = phrase.first;
  let at = phrase.first;
  while (at < phrase.after) {
    const token = tokens[at];
    const mention = mentionOver.get(at);
    if (mention !== undefined && mention.tokens.after > at + 1 && mention.tokens.first === at) {
      at = Math.min(mention.tokens.after, phrase.after);
      continue;
    }
    const joins = token?.tag === "CCONJ" || words[at] === ",";
    if (joins && at > first) {
      chunks.push({ first, after: at });
      first = at + 1;
    } else if (
      token?.tag === "ADP" ||
      token?.tag === "SCONJ" ||
      token?.tag === "VERB" ||
      words[at] === "to" ||
      words[at] === "who" ||
      words[at] === "which" ||
      words[at] === "that"
    ) {
      break;
    }
    at++;
  }
  if (at > first) chunks.push({ first, after: at });
  return chunks;
}

/** Nouns for people and bodies that speak for whoever stands before them or after "of": "the Veldish side", "the government of Veldland". */
const BodyNouns = new Set(
  "side government leadership administration delegation officials official negotiators negotiator diplomats diplomat ministry cabinet army military forces leaders leader authorities parliament delegates envoys team president minister ministers lawmakers troops rebels representatives people regime mediators".split(
    " ",
  ),
);

function actorOfChunk(view: ClauseView, chunk: TokenRange, phraseAfter: number): LocalActorId | undefined {
  const { mentionOver, words } = view;
  const head = chunk.after - 1;
  const direct = mentionOver.get(head) ?? nameBefore(view, chunk);
  if (direct !== undefined && direct.mention.form !== "demonym") return direct.mention.actor;
  if (direct !== undefined && isPlural(view, head)) return direct.mention.actor;
  const isOfPeople = /^(?:men|women|people)$/u.test(words[head] ?? "") || isPluralSide(words[head] ?? "");
  if (!BodyNouns.has(words[head] ?? "") && !(isOfPeople && mentionOver.get(head - 1) !== undefined)) return undefined;
  for (let at = head - 1; at >= chunk.first; at--) {
    const mention = mentionOver.get(at);
    if (mention !== undefined) return mention.mention.actor;
  }
  if (words[chunk.after] === "of" || words[chunk.after] === "from" || words[chunk.after] === "in") {
    for (let at = chunk.after + 1; at < phraseAfter && at < chunk.after + 5; at++) {
      const mention = mentionOver.get(at);
      if (mention !== undefined) return mention.mention.actor;
    }
  }
  return undefined;
}

/** A name of which only the first words were taken for a mention: "General Abdel Fattah al-Burhan". */
function nameBefore({ tokens, mentionOver }: ClauseView, { first, after }: TokenRange): PlacedMention | undefined {
  let at = after - 1;
  while (at > first && tokens[at]?.tag === "PROPN" && mentionOver.get(at) === undefined) at--;
  const found = at < after - 1 && tokens[at]?.tag === "PROPN" ? mentionOver.get(at) : undefined;
  return found?.mention.form === "name" || found?.mention.form === "surname" ? found : undefined;
}

/** "the Russians", "Ukrainians": a demonym as a noun. */
function isPlural({ tokens }: ClauseView, at: number): boolean {
  const token = tokens[at];
  return token !== undefined && (token.lower.endsWith("s") || token.tag === "NOUN" || token.tag === "PROPN");
}

/** Nouns for words that may be untrue: in "reports that Veldland has offered … are untrue" nothing is held as so. */
const ClaimNouns = new Set(
  "report reports claim claims allegation allegations accusation accusations rumour rumours rumor rumors suggestion suggestions speculation assertion assertions notion idea impression fear fears denial hope hopes question doubt doubts".split(
    " ",
  ),
);

/** True where the text does not hold what the clause says as so: it is denied, or told of a report. Hypotheses are the caller's to know by the opener. */
export function isDisowned({ denied, words, tokens }: ClauseView, { verb, range, opener }: Clause): boolean {
  if (denied.has(verb.main)) return true;
  if (Denying.has(tokens[range.first - 2]?.lemma ?? "") && opener === "that") return true;
  if (Denying.has(tokens[range.first - 1]?.lemma ?? "")) return true;
  return opener === "that" && ClaimNouns.has(words[range.first - 2] ?? "");
}

/** The clauses of the sentence a clause stands in. */
export function clausesBeside(view: ClauseView, { sentence }: Clause): readonly Clause[] {
  return view.clausesBySentence[sentence] ?? [];
}

/** The innermost attribution in whose content the token stands. */
export function attributionAt(view: ClauseView, token: number): AttributionMark | undefined {
  return view.spokenIn.get(token);
}

/** True where the sentence asks. */
export function isQuestion(view: ClauseView, clause: Clause): boolean {
  const sentence = view.sentences[clause.sentence];
  if (sentence === undefined) return false;
  for (let at = sentence.afterToken - 1; at >= sentence.firstToken && at > sentence.afterToken - 4; at--)
    if (view.words[at]?.startsWith("?")) return true;
  return false;
}

function longestOver(placed: readonly PlacedMention[]): ReadonlyMap<number, PlacedMention> {
  const map = new Map<number, PlacedMention>();
  for (const one of placed) {
    for (let at = one.tokens.first; at < one.tokens.after; at++) {
      const other = map.get(at);
      if (other === undefined || other.tokens.after - other.tokens.first < one.tokens.after - one.tokens.first) map.set(at, one);
    }
  }
  return map;
}

const Denying = new Set(["deny", "refute", "dispute", "disavow"]);

function deniedTokens(tokens: readonly Token[], attributions: readonly AttributionMark[]): ReadonlySet<number> {
  const denied = new Set<number>();
  for (const { cue, content } of attributions) {
    if (cue === undefined) continue;
    const { first, after } = tokensOf(tokens, cue);
    if (!tokens.slice(first, after).some(({ lemma }) => Denying.has(lemma))) continue;
    for (const piece of content) addPlaces(denied, tokensOf(tokens, piece));
  }
  return denied;
}

/** Wishing and refusing are stances, not reports: what is wanted is not said by whoever wants it. */
const NotReporting = new Set(["want", "seek", "refuse", "need", "intend", "plan", "try", "decline", "wish", "agree"]);

function isReport(tokens: readonly Token[], { cue }: AttributionMark): boolean {
  if (cue === undefined) return true;
  const { first, after } = tokensOf(tokens, cue);
  return !tokens.slice(first, after).some(({ lemma, tag }) => tag === "VERB" && NotReporting.has(lemma));
}

function innermostOver(tokens: readonly Token[], attributions: readonly AttributionMark[]): ReadonlyMap<number, AttributionMark> {
  const map = new Map<number, { readonly mark: AttributionMark; readonly length: number }>();
  for (const mark of attributions) {
    const length = mark.content.reduce((sum, piece) => sum + piece.end - piece.start, 0);
    for (const piece of mark.content) {
      const range = tokensOf(tokens, piece);
      for (let at = range.first; at < range.after; at++) {
        const other = map.get(at);
        if (other === undefined || length <= other.length) map.set(at, { mark, length });
      }
    }
  }
  return new Map([...map].map(([at, { mark }]) => [at, mark]));
}

function addPlaces(places: Set<number>, range: TokenRange): void {
  for (let at = range.first; at < range.after; at++) places.add(at);
}

/** The first token that starts at or after `offset`. Cost: logarithmic. */
function firstTokenFrom(tokens: readonly Token[], offset: number): number {
  return countBefore(tokens, ({ start }) => start < offset);
}

/** The first word of a sentence behind the mark that opens a quotation there. */
export function insideQuotation({ words }: ClauseView, first: number): number {
  return words[first] === '"' ? first + 1 : first;
}
