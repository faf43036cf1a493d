/** Decides how a parser is learned: transitions by a dynamic oracle that also follows the parser's own mistakes, relations beside them. */
import { createWords, fillWords, kindsOfClasses } from "../../src/reading/syntax/parse-dependencies.ts";
import { MOST_PARSE_FEATURES, relationFeatures, transitionFeatures } from "../../src/reading/syntax/parse-features.ts";
import {
  attachLeft,
  attachRight,
  beginSentence,
  createState,
  isUnfinished,
  LEFT,
  type ParseState,
  SHIFT,
  shift,
} from "../../src/reading/syntax/parse-state.ts";
import type { TaggerModel } from "../../src/reading/syntax/tag-words.ts";
import { AveragedPerceptron } from "../training/averaged-perceptron.ts";
import { firstsOf, layOutSentences } from "../training/lay-out-sentences.ts";
import { bestOf } from "../training/learn-tagger.ts";
import type { GoldSentence } from "../training/read-treebank.ts";
import { seededNumbers, seededOrder } from "../training/seeded-order.ts";
import { ModelWriter } from "../training/write-model.ts";
import { classesOf } from "./classes-of.ts";
import { costOf, type GoldTree } from "./oracle.ts";
import { projectivise } from "./projectivise.ts";

/** Sizes of a parser. `scale` turns weights into whole steps; steps below `smallest…` are dropped. */
export const PARSER_SIZES = {
  bitsTransitions: 21,
  bitsLabels: 20,
  scaleTransitions: 16,
  scaleLabels: 16,
  smallestTransition: 16,
  smallestLabel: 17,
  rounds: 4,
  longest: 400,
  exploring: 0.9,
  margin: 20,
};

export type LearningReports = { readonly log: (line: string) => void; readonly afterRound: (model: Uint8Array) => void };

/** Learns from sentences whose tags are those the parser will meet; returns the model file. Deterministic. */
export function learnParser(all: readonly GoldSentence[], tagger: TaggerModel, reports: LearningReports): Uint8Array {
  const sentences = all.filter((sentence) => sentence.forms.length <= PARSER_SIZES.longest);
  const relations = relationNames(sentences);
  const columns = layOutSentences(sentences, tagger.wordClasses);
  const classes = classesOf(sentences, tagger);
  const firsts = firstsOf(sentences);
  const trees = sentences.map((sentence) => goldTree(sentence, relations));
  const kinds = kindsOfClasses(tagger);
  const words = createWords(PARSER_SIZES.longest);
  const state = createState(PARSER_SIZES.longest);
  const transitions = new AveragedPerceptron(3, PARSER_SIZES.bitsTransitions, "shrinking");
  const labels = new AveragedPerceptron(relations.length, PARSER_SIZES.bitsLabels, "shrinking");
  const chance = seededNumbers(7);
  const features = new Int32Array(MOST_PARSE_FEATURES);
  const transitionScores = new Float64Array(3);
  const labelScores = new Float64Array(relations.length);
  const costs = new Float64Array(3);
  for (let round = 0; round < PARSER_SIZES.rounds; round++) {
    let steps = 0;
    let rightSteps = 0;
    for (const place of seededOrder(sentences.length, round)) {
      const tree = trees[place];
      if (tree === undefined) continue;
      const length = tree.heads.length - 1;
      fillWords(words, columns, classes, kinds, firsts[place] ?? 0, length);
      beginSentence(state, length);
      while (isUnfinished(state)) {
        const transition = learnTransition(tree, round);
        apply(tree, transition);
      }
    }
    reports.log(`round ${round + 1}: ${((100 * rightSteps) / steps).toFixed(2)} % of transitions right while learning`);
    if (round % 2 === 1) reports.afterRound(toBytes());

    /** Learns the transition at this state; returns the one to follow: the parser's own, or the best of the right ones. */
    function learnTransition(tree: GoldTree, learningRound: number): number {
      const count = transitionFeatures(words, state, features);
      const scores = transitionScores.fill(0);
      transitions.score(features, count, scores);
      for (let transition = 0; transition < 3; transition++) costs[transition] = costOf(state, tree, transition);
      const least = Math.min(costs[0] ?? 0, costs[1] ?? 0, costs[2] ?? 0);
      const best = bestAmong(scores, (transition) => costs[transition] === least);
      const guessed = bestAmong(scores, (transition) => costs[transition] !== Number.POSITIVE_INFINITY);
      const isForced = costs.reduce((possible, cost) => possible + (cost === Number.POSITIVE_INFINITY ? 0 : 1), 0) === 1;
      if (isForced) return best;
      steps += 1;
      if (costs[guessed] === least) rightSteps += 1;
      const rival = bestAmong(scores, (transition) => costs[transition] !== Number.POSITIVE_INFINITY && costs[transition] !== least);
      if (rival >= 0 && (scores[best] ?? 0) - (scores[rival] ?? 0) < PARSER_SIZES.margin) transitions.update(features, count, best, rival);
      transitions.tick();
      return learningRound > 0 && chance() < PARSER_SIZES.exploring ? guessed : best;
    }
  }
  return toBytes();

  /** Takes the transition; where it makes a right arc, learns its relation. */
  function apply(tree: GoldTree, transition: number): void {
    if (transition === SHIFT) {
      shift(state);
      return;
    }
    const dependent = state.stack[state.depth] ?? 0;
    const head = transition === LEFT ? state.next : (state.stack[state.depth - 1] ?? 0);
    const relation = learnRelation(labels, state, tree, dependent, head);
    if (transition === LEFT) attachLeft(state, relation);
    else attachRight(state, relation);
  }

  function learnRelation(perceptron: AveragedPerceptron, at: ParseState, tree: GoldTree, dependent: number, head: number): number {
    const count = relationFeatures(words, at, dependent, head, features);
    const scores = labelScores.fill(0);
    perceptron.score(features, count, scores);
    const guessed = bestOf(scores);
    const right = tree.relations[dependent] ?? 0;
    if (tree.heads[dependent] !== head) return guessed;
    const own = scores[right] ?? 0;
    scores[right] = Number.NEGATIVE_INFINITY;
    const rival = bestOf(scores);
    if (own - (scores[rival] ?? 0) < PARSER_SIZES.margin) perceptron.update(features, count, right, rival);
    perceptron.tick();
    return guessed;
  }

  function toBytes(): Uint8Array {
    const writer = new ModelWriter("PARLEY-PARSER", 1);
    writer.writeNames(relations);
    const transitionSize = writer.writeNarrowModel(transitions, PARSER_SIZES.scaleTransitions, PARSER_SIZES.smallestTransition);
    const labelSize = writer.writeLinearModel(labels, PARSER_SIZES.scaleLabels, PARSER_SIZES.smallestLabel);
    const bytes = writer.toBytes();
    reports.log(`transitions ${JSON.stringify(transitionSize)}, relations ${JSON.stringify(labelSize)}, ${bytes.length} bytes`);
    return bytes;
  }
}

function bestAmong(scores: Float64Array, isAllowed: (place: number) => boolean): number {
  let best = -1;
  for (let place = 0; place < scores.length; place++) {
    if (isAllowed(place) && (best < 0 || (scores[place] ?? 0) > (scores[best] ?? 0))) best = place;
  }
  return best;
}

function relationNames(sentences: readonly GoldSentence[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const sentence of sentences) for (const relation of sentence.relations) counts.set(relation, (counts.get(relation) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(([name]) => name);
}

function goldTree(sentence: GoldSentence, relations: readonly string[]): GoldTree {
  const heads = projectivise(Int32Array.from([0, ...sentence.heads.map((head) => head + 1)]));
  const children: number[][] = Array.from(heads, () => []);
  heads.forEach((head, word) => {
    if (word > 0 && head > 0) children[head]?.push(word);
  });
  return { heads, relations: Uint8Array.from([0, ...sentence.relations.map((relation) => relations.indexOf(relation))]), children };
}
