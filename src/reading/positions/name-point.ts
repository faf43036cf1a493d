/** Decides which point a stance is about: a topic of the rules, an instrument of the text, or the words of the object itself. */
import { type InstrumentMark, overlaps, type PositionMark, type TextRange } from "#record";
import { type ClauseView, textOf } from "../clauses/clause-view.ts";
import type { TokenRange } from "../clauses/find-clauses.ts";
import { topicIn } from "../rules/points.ts";

export type Point = PositionMark["point"];

/** The object of a stance, and where the text before it can be searched for what "those terms" stand for. */
export type PointSearch = { readonly view: ClauseView; readonly object: TokenRange; readonly instruments: readonly InstrumentMark[] };

/** The point that the object names, or `undefined` where it names none that the rules know and no instrument. */
export function knownPointOf(search: PointSearch): Point | undefined {
  const { view, object } = search;
  const head = headPhrase(view, object);
  const named = topicOf(view, object);
  // "accept a proposal that would free the hostages": the text comes first; "the ceasefire proposal": the topic does.
  const isBeyondHead = named !== undefined && head !== undefined && named.range.start >= textOf(view, head).end;
  return (isBeyondHead ? instrumentOf(search) : undefined) ?? named ?? instrumentOf(search) ?? antecedentOf(search);
}

/** The point in the object's own words: its noun phrase without articles, at most six words. */
export function pointInOwnWords({ view, object }: PointSearch): Point | undefined {
  const phrase = beyondPronoun(view, object) ?? headPhrase(view, object);
  if (phrase === undefined) return undefined;
  const hasNoun = view.tokens
    .slice(phrase.first, phrase.after)
    .some(({ tag, lower }) => (tag === "NOUN" || tag === "PROPN") && !SaysNothing.has(lower));
  const told = hasNoun ? undefined : toldAfter(view, object, phrase);
  if (told !== undefined) return told;
  if (!hasNoun || meansPerson(view, phrase) || ["ADP", "SCONJ", "ADV", "PRON"].includes(view.tokens[phrase.first]?.tag ?? ""))
    return undefined;
  const range = textOf(view, phrase);
  const words = view.document.parsed.plain.slice(range.start, range.end).toLowerCase().replaceAll('"', "").trim();
  return words.length < 3 ? undefined : { topic: words, known: false, range };
}

/** "a number |picked before the survey is finished|": a noun that says nothing by itself, told more closely by what follows. */
function toldAfter(view: ClauseView, object: TokenRange, phrase: TokenRange): Point | undefined {
  const isTold = view.tokens
    .slice(phrase.first + 1, Math.min(phrase.after + 1, object.after))
    .some(({ fineTag }) => /^(?:VBN|VBD|VBG)$/u.test(fineTag));
  if (!isTold) return undefined;
  const range = textOf(view, { first: phrase.first, after: Math.min(object.after, phrase.after + LongestTelling) });
  const topic = view.document.parsed.plain.slice(range.start, range.end).toLowerCase().replaceAll('"', "").trim();
  return { topic, known: false, range };
}

const LongestTelling = 6;

/** "refused to split it |into yearly payments|": where the object is only pointed at, what is to become of it is the point. */
function beyondPronoun(view: ClauseView, object: TokenRange): TokenRange | undefined {
  for (let at = object.first; at < Math.min(object.first + 3, object.after - 2); at++) {
    if (Pronouns.has(view.words[at] ?? "") && view.tokens[at + 1]?.tag === "ADP")
      return headPhrase(view, { first: at + 2, after: object.after });
  }
  return undefined;
}

/** "refused to endorse Polk": a person is no point. */
function meansPerson({ mentionOver, actors }: ClauseView, phrase: TokenRange): boolean {
  const meant = mentionOver.get(phrase.after - 1);
  return meant !== undefined && actors.get(meant.mention.actor)?.kind === "person";
}

/** Nouns that name no point by themselves. */
const SaysNothing = new Set(
  "number second first one thing things same way ways fact role work part time day days week month year people man woman person kind sort lot bit something anything nothing everything everyone anyone someone".split(
    " ",
  ),
);

function topicOf(view: ClauseView, object: TokenRange): Point | undefined {
  const range = textOf(view, object);
  const words = view.document.parsed.plain.slice(range.start, range.end);
  const found = topicIn(words);
  if (found === undefined || isAside(words.slice(0, found.start), found.weak)) return undefined;
  return { topic: found.topic, known: true, range: { start: range.start + found.start, end: range.start + found.end } };
}

/** True where a topic is named only beside the point: "lists be exchanged before the talks open", "what every candidate has done in elections". */
function isAside(wordsBefore: string, weak: boolean): boolean {
  if (wordsBefore.length > (weak ? 70 : 120)) return true;
  if (/(?:^|\s)(?:before|after|when|until|during|while|ahead|because|where)(?:\s|$)/i.test(wordsBefore)) return true;
  return weak ? /(?:^|\s)(?:as|at)(?:\s|$)/i.test(wordsBefore) : /^(?:do|doing) what\s/i.test(wordsBefore);
}

/** An instrument whose mention opens the object: "rejected the 28-point plan". */
function instrumentOf({ view, object, instruments }: PointSearch): Point | undefined {
  const phrase = headPhrase(view, object) ?? object;
  const range = textOf(view, { first: object.first, after: phrase.after });
  for (const instrument of instruments) {
    const mention = instrument.mentions.find((place) => overlaps(place, range));
    if (mention !== undefined) return { topic: instrument.name.toLowerCase(), known: false, range: mention };
  }
  return undefined;
}

/** Nouns that stand for a point named before: "those terms", "the idea". */
const Stands = new Set(
  "terms arrangement arrangements idea call calls condition conditions demand demands request point points issue matter suggestion measure measures step steps concession concessions move provision provisions clause it this that them these those".split(
    " ",
  ),
);
const Pointing = new Set(["the", "that", "this", "those", "these", "such", "its", "their", "his", "her", "any"]);

const Pronouns = new Set(["it", "this", "that", "them", "these", "those"]);

/** For "those terms", "the idea" and "it": the last topic named before, in this sentence or the one before in the paragraph. */
function antecedentOf({ view, object }: PointSearch): Point | undefined {
  const { words, document } = view;
  const phrase = headPhrase(view, object) ?? { first: object.first, after: object.first + 1 };
  const last = words[phrase.after - 1] ?? "";
  if (!Stands.has(last) || phrase.after - object.first > 3) return undefined;
  if (phrase.after - phrase.first > 1 && !Pointing.has(words[phrase.first] ?? "") && !Pointing.has(words[object.first] ?? ""))
    return undefined;
  const sentenceAt = document.parsed.tokens[object.first]?.sentence ?? 0;
  // A lone "it" points back within its sentence; "those terms" may point back to the one before.
  const reach = Pronouns.has(last) ? [sentenceAt] : [sentenceAt, sentenceAt - 1];
  for (const sentence of reach) {
    const found = lastTopicBefore(view, sentence, document.parsed.tokens[object.first]?.start ?? 0);
    if (found !== undefined) return { ...found, range: textOf(view, { first: object.first, after: phrase.after }) };
  }
  return undefined;
}

function lastTopicBefore({ document }: ClauseView, ordinal: number, offset: number): Point | undefined {
  const { sentences, plain } = document.parsed;
  const sentence = sentences[ordinal];
  const here = sentences[ordinal + 1];
  if (sentence === undefined) return undefined;
  if (sentence.start < offset && sentence.end < offset && here !== undefined && here.paragraph !== sentence.paragraph) return undefined;
  const end = Math.min(sentence.end, offset);
  let from = sentence.start;
  let last: Point | undefined;
  for (let tries = 0; tries < 6; tries++) {
    const found = topicIn(plain.slice(from, end));
    if (found === undefined) break;
    const range: TextRange = { start: from + found.start, end: from + found.end };
    if (last === undefined || !found.weak) last = { topic: found.topic, known: true, range };
    from = range.end;
  }
  return last;
}

const Articles = new Set([
  "the",
  "a",
  "an",
  "any",
  "all",
  "its",
  "their",
  "his",
  "her",
  "some",
  "this",
  "that",
  "these",
  "those",
  "both",
  "every",
  "such",
]);
const LightHeads = new Set([
  "idea",
  "possibility",
  "notion",
  "prospect",
  "plan",
  "plans",
  "proposal",
  "proposals",
  "call",
  "calls",
  "demand",
  "demands",
  "creation",
  "establishment",
  "kind",
  "form",
  "question",
  "concept",
  "principle",
  "suggestion",
  "use",
  "introduction",
  "pressure",
  "decision",
  "role",
]);
const Ends = new Set([
  ".",
  ",",
  ";",
  ":",
  "?",
  "!",
  "and",
  "or",
  "but",
  "if",
  "on",
  "in",
  "at",
  "by",
  "with",
  "to",
  "for",
  "from",
  "after",
  "before",
  "until",
  "during",
  "as",
  "that",
  "which",
  "who",
  "when",
  "while",
  "because",
  "under",
  "along",
  "over",
  "without",
  "unless",
  "against",
  "between",
]);

/** The head noun phrase of an object, past articles, "the idea of" and, in an infinitive or gerund, past the verb. */
function headPhrase({ words, tokens }: ClauseView, object: TokenRange): TokenRange | undefined {
  let first = object.first;
  for (let steps = 0; steps < 8 && first < object.after; steps++) {
    const word = words[first] ?? "";
    const token = tokens[first];
    const isVerb =
      token !== undefined && (token.tag === "VERB" || token.tag === "AUX" || token.tag === "PART" || token.tag === "ADV") && steps < 3;
    if (Articles.has(word) || word === '"' || isVerb) first++;
    else if (
      LightHeads.has(word) &&
      (words[first + 1] === "of" || words[first + 1] === "for" || words[first + 1] === "to" || words[first + 1] === "on")
    )
      first += 2;
    else {
      const light = lightHeadAfter(words, tokens, first);
      if (light === undefined) break;
      first = light;
    }
  }
  let after = first;
  while (after < object.after && after - first < 6) {
    const word = words[after] ?? ".";
    const token = tokens[after];
    if (
      Ends.has(word) ||
      word === '"' ||
      token === undefined ||
      (token.tag === "VERB" && after > first && token.fineTag !== "VBN" && token.fineTag !== "VBG") ||
      token.tag === "AUX"
    )
      break;
    if (word === "of" && after === first) break;
    after++;
  }
  while (after - 1 > first && (words[after - 1] === "of" || tokens[after - 1]?.tag === "ADV" || Articles.has(words[after - 1] ?? "")))
    after--;
  return after > first ? { first, after } : undefined;
}

/** "an Israeli demand to keep …": past up to two qualities and a light noun; the place after its preposition. */
function lightHeadAfter(words: readonly string[], tokens: ClauseView["tokens"], first: number): number | undefined {
  for (let at = first + 1; at <= first + 2; at++) {
    const quality = tokens[at - 1];
    if (quality?.tag !== "ADJ" && quality?.tag !== "PROPN") return undefined;
    if (LightHeads.has(words[at] ?? "") && ["of", "for", "to", "on"].includes(words[at + 1] ?? "")) return at + 2;
  }
  return undefined;
}
