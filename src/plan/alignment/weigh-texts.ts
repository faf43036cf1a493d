/** Decides how much each word of a text tells: rare words and word pairs much, words in nearly every text nothing. */
import { rootOf, wordsOf } from "./words-of.ts";

/** A text as weighted terms: words and pairs of neighbouring words, ids ascending. */
export type WeighedText = {
  readonly terms: Int32Array;
  /** Weight of each term, as often as it occurs (damped), times how rare it is. */
  readonly weights: Float64Array;
  /** Length of the weight vector; 0 for a text that says nothing of its own. */
  readonly norm: number;
  /** Sum of the weights. */
  readonly mass: number;
  /** The words in their order, as ids. */
  readonly words: Int32Array;
};

/** Even a word in every text counts this much, so that drafts of a single unit can be compared. */
const LeastRarity = 0.05;

/** Two texts alone cannot tell a rare word from a changed one: rarity is taken as if there were at least this many. */
const FewestTexts = 4;

export type WeighedTexts = {
  readonly groups: readonly (readonly WeighedText[])[];
  /** How many different terms there are. */
  readonly termCount: number;
  /** How much a word tells, by its id. */
  readonly rarityOf: (word: number) => number;
};

/** Word ids stay below this, so that a pair of neighbours has one number of its own. */
const MostWords = 2 ** 25;

/**
 * Weighs several groups of texts over one vocabulary (TF-IDF with damped counts: Salton and Buckley 1988, weighting `ltc`).
 * Cost: the length of the texts.
 */
export function weighTexts(groups: readonly (readonly string[])[]): WeighedTexts {
  const wordIds = new Map<string, number>();
  const termIds = new Map<number, number>();
  const termOfWord: number[] = [];
  const spread: number[] = [];
  const counted = groups.map((texts) => texts.map(countTerms));
  const textCount = Math.max(
    FewestTexts,
    groups.reduce((sum, texts) => sum + texts.length, 0),
  );
  const rarity = spread.map((count) => LeastRarity + Math.log((textCount + 1) / (count + 1)));
  return {
    groups: counted.map((texts) => texts.map((counts) => weigh(counts, rarity))),
    termCount: spread.length,
    rarityOf: (word) => rarity[termOfWord[word] as number] as number,
  };

  function countTerms(text: string): Counts {
    const words = wordsOf(text);
    const ids = Int32Array.from(words, (word) => wordIdOf(rootOf(word)));
    const found = new Int32Array(words.length * 2);
    let size = 0;
    let before = -1;
    for (const id of ids) {
      found[size++] = termOfWord[id] as number;
      if (before >= 0) found[size++] = termIdOf((before + 1) * MostWords + id);
      before = id;
    }
    const sorted = found.subarray(0, size).sort();
    const terms: number[] = [];
    const counts: number[] = [];
    for (let at = 0; at < size; at++) {
      const term = sorted[at] as number;
      if (at > 0 && sorted[at - 1] === term) {
        counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
        continue;
      }
      terms.push(term);
      counts.push(1);
      spread[term] = (spread[term] as number) + 1;
    }
    return { terms: Int32Array.from(terms), counts, words: ids };
  }

  function wordIdOf(root: string): number {
    const known = wordIds.get(root);
    if (known !== undefined) return known;
    const id = wordIds.size;
    wordIds.set(root, id);
    termOfWord[id] = termIdOf(id);
    return id;
  }

  function termIdOf(key: number): number {
    const known = termIds.get(key);
    if (known !== undefined) return known;
    termIds.set(key, spread.length);
    spread.push(0);
    return spread.length - 1;
  }
}

type Counts = { readonly terms: Int32Array; readonly counts: readonly number[]; readonly words: Int32Array };

function weigh({ terms, counts, words }: Counts, rarity: readonly number[]): WeighedText {
  const weights = new Float64Array(terms.length);
  let squares = 0;
  let mass = 0;
  for (let at = 0; at < terms.length; at++) {
    const weight = (1 + Math.log(counts[at] as number)) * (rarity[terms[at] as number] as number);
    weights[at] = weight;
    squares += weight * weight;
    mass += weight;
  }
  return { terms, weights, norm: Math.sqrt(squares), mass, words };
}

/** Cosine of two weighed texts, and the share of each one's weight that lies in terms of the other. Cost: their lengths. */
export function compareTexts(
  one: WeighedText,
  other: WeighedText,
): { readonly cosine: number; readonly oneInOther: number; readonly otherInOne: number } {
  let product = 0;
  let shared = 0;
  let sharedBack = 0;
  let here = 0;
  let there = 0;
  while (here < one.terms.length && there < other.terms.length) {
    const left = one.terms[here] as number;
    const right = other.terms[there] as number;
    if (left === right) {
      const weight = one.weights[here] as number;
      const weightBack = other.weights[there] as number;
      product += weight * weightBack;
      const common = Math.min(weight, weightBack);
      shared += common;
      sharedBack += common;
      here++;
      there++;
    } else if (left < right) here++;
    else there++;
  }
  return {
    cosine: product === 0 ? 0 : product / (one.norm * other.norm),
    oneInOther: one.mass === 0 ? 0 : shared / one.mass,
    otherInOne: other.mass === 0 ? 0 : sharedBack / other.mass,
  };
}

/** Share of the words that both texts have, each as often as both have it, rare or not (Dice). Cost: their lengths. */
export function plainLikeness({ words: one }: WeighedText, { words: other }: WeighedText): number {
  const left = new Map<number, number>();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared++;
  }
  return one.length + other.length === 0 ? 0 : (2 * shared) / (one.length + other.length);
}
