/** Decides the head and the relation of every token: greedy transitions from left to right, scored by a linear model. */
import { addNarrowWeights, addWeights, bestClass, type LinearModel, type NarrowModel } from "./linear-model.ts";
import { BETWEEN_KINDS, MOST_PARSE_FEATURES, type ParseWords, relationFeatures, transitionFeatures } from "./parse-features.ts";
import {
  attachLeft,
  attachRight,
  beginSentence,
  createState,
  isPossible,
  isUnfinished,
  LEFT,
  type ParseState,
  RIGHT,
  SHIFT,
  shift,
} from "./parse-state.ts";
import { LONGEST_SENTENCE } from "./split-sentences.ts";
import type { WordColumns } from "./word-columns.ts";

/** The parser's weights. */
export type ParserModel = {
  readonly relations: readonly string[];
  readonly transitions: NarrowModel;
  readonly labels: LinearModel;
};

/** Heads as token places of the document (a sentence's head is its own) and relations as places in `model.relations`. */
export type Dependencies = { readonly heads: Int32Array; readonly relations: Uint8Array };

/** What the tagger's classes mean to the parser. */
export type TagNames = { readonly tags: readonly string[]; readonly fineTags: readonly string[] };

/**
 * Parses the sentences that begin at `firsts`. Two transitions a word, so linear; a sentence longer than `LONGEST_SENTENCE` is never
 * given (splitSentences cuts it).
 */
export function parseDependencies(
  columns: WordColumns,
  classes: Uint8Array,
  firsts: readonly number[],
  names: TagNames,
  model: ParserModel,
): Dependencies {
  const count = columns.forms.length;
  const heads = new Int32Array(count);
  const relations = new Uint8Array(count);
  const rootRelation = Math.max(0, model.relations.indexOf("root"));
  const state = createState(LONGEST_SENTENCE);
  const words = createWords(LONGEST_SENTENCE);
  const kinds = kindsOfClasses(names);
  const scratch: Scratch = {
    features: new Int32Array(MOST_PARSE_FEATURES),
    transitionScores: new Int32Array(model.transitions.classCount),
    labelScores: new Int32Array(model.labels.classCount),
  };
  for (let place = 0; place < firsts.length; place++) {
    const first = firsts[place] ?? 0;
    const length = Math.min((firsts[place + 1] ?? count) - first, LONGEST_SENTENCE);
    fillWords(words, columns, classes, kinds, first, length);
    beginSentence(state, length);
    while (isUnfinished(state)) step(words, state, model, scratch);
    for (let word = 1; word <= length; word++) {
      const head = state.heads[word] ?? 0;
      heads[first + word - 1] = head === 0 ? first + word - 1 : first + head - 1;
      relations[first + word - 1] = head === 0 ? rootRelation : (state.relations[word] ?? 0);
    }
  }
  return { heads, relations };
}

type Scratch = { readonly features: Int32Array; readonly transitionScores: Int32Array; readonly labelScores: Int32Array };

function step(words: ParseWords, state: ParseState, model: ParserModel, scratch: Scratch): void {
  const transition = bestTransition(words, state, model, scratch);
  if (transition === SHIFT) {
    shift(state);
    return;
  }
  const dependent = state.stack[state.depth] ?? 0;
  const head = transition === LEFT ? state.next : (state.stack[state.depth - 1] ?? 0);
  const relation = bestRelation(words, state, dependent, head, model, scratch);
  if (transition === LEFT) attachLeft(state, relation);
  else attachRight(state, relation);
}

function bestTransition(words: ParseWords, state: ParseState, model: ParserModel, scratch: Scratch): number {
  if (state.depth === 0) return SHIFT;
  if (state.next > state.length) return RIGHT;
  const scores = scratch.transitionScores;
  addNarrowWeights(model.transitions, scratch.features, transitionFeatures(words, state, scratch.features), scores);
  let best = -1;
  for (let transition = 0; transition < scores.length; transition++) {
    if (!isPossible(state, transition)) continue;
    if (best < 0 || (scores[transition] ?? 0) > (scores[best] ?? 0)) best = transition;
  }
  return best;
}

function bestRelation(words: ParseWords, state: ParseState, dependent: number, head: number, model: ParserModel, scratch: Scratch): number {
  const scores = scratch.labelScores.fill(0);
  const count = relationFeatures(words, state, dependent, head, scratch.features);
  for (let place = 0; place < count; place++) addWeights(model.labels, scratch.features[place] as number, scores); // Below `count`.
  return bestClass(scores);
}

/** Columns for the words of one sentence, reused; also the trainer's. */
export function createWords(longest: number): ParseWords {
  const column = (): Int32Array => new Int32Array(longest + 2);
  return { word: column(), tag: column(), coarse: column(), fine: column(), between: Array.from({ length: BETWEEN_KINDS }, column) };
}

/** Lays out the words `first` to `first + length` of the document; also the trainer's. */
export function fillWords(
  words: ParseWords,
  columns: WordColumns,
  classes: Uint8Array,
  kinds: Int32Array,
  first: number,
  length: number,
): void {
  for (let place = 1; place <= length; place++) {
    const token = first + place - 1;
    const look = columns.looks[columns.wordOf[token] ?? 0];
    const tag = classes[token] ?? 0;
    words.word[place] = look?.lower ?? 0;
    words.tag[place] = tag + 1;
    words.coarse[place] = (look?.coarse ?? 0) + 1;
    words.fine[place] = (look?.fine ?? 0) + 1;
    const kind = token < classes.length ? (kinds[tag] ?? -1) : -1;
    for (let counted = 0; counted < BETWEEN_KINDS; counted++) {
      const counts = words.between[counted];
      if (counts !== undefined) counts[place] = (counts[place - 1] ?? 0) + (kind === counted ? 1 : 0);
    }
  }
  words.word[length + 1] = 0;
  words.tag[length + 1] = 0;
  words.coarse[length + 1] = 0;
  words.fine[length + 1] = 0;
}

/** By tagger class: the kind that "between" counts it as, or -1. Also the trainer's. */
export function kindsOfClasses({ tags, fineTags }: TagNames): Int32Array {
  return Int32Array.from(tags, (tag, place) => kindOfTag(tag, fineTags[place] ?? ""));
}

function kindOfTag(tag: string, fineTag: string): number {
  if (fineTag === ",") return 0;
  if (tag === "CCONJ") return 1;
  if (tag === "VERB" || tag === "AUX") return 2;
  if (fineTag === "``" || fineTag === "''") return 3;
  if (fineTag === "-LRB-" || fineTag === "-RRB-") return 4;
  if (fineTag === ":" || fineTag === ".") return 5;
  if (tag === "SCONJ" || fineTag === "WDT" || fineTag === "WP") return 6;
  return tag === "NOUN" || tag === "PROPN" || tag === "PRON" ? 7 : -1;
}
