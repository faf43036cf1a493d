/** Decides how the trained weights for attributions are stored in bytes, and how they score features. */
import { ModelReader } from "../syntax/model-bytes.ts";
import { mix } from "./hashing.ts";

/** The questions the model answers, one table of weights each. */
export const QUESTIONS = ["cue", "cue span", "source", "side", "before", "after", "verdict"] as const;
export type Question = (typeof QUESTIONS)[number];

/**
 * Weights of one question, their number a power of two: while they are learned, one number each; as they ship, one byte each, which stands for
 * one of 256 values, because a table of a quarter of the size is read faster.
 */
export type WeightTable =
  | { readonly kind: "learned"; readonly table: Float32Array }
  | { readonly kind: "packed"; readonly bytes: Uint8Array; readonly values: Float32Array };

/** A trained model: its name for provenance, the certainty from which a cue is taken, its tables. */
export type AttributionModel = {
  readonly name: string;
  /** A verdict from which a candidate stands, before it is calibrated. */
  readonly threshold: number;
  readonly calibration: Calibration;
  readonly weights: Readonly<Record<Question, WeightTable>>;
};

/** What is told of a verdict with the odds `exp(odds)` has the odds `exp(scale × odds + shift)`: so often such candidates are right as a whole. */
export type Calibration = { readonly scale: number; readonly shift: number };

export const MAGIC = "parley-attribution";
export const VERSION = 3;

/**
 * Reads `models/attribution/weights.bin`.
 *
 * @throws ModelFileError where the bytes are not such a model: a broken installation.
 */
export function parseAttributionModel(bytes: Uint8Array): AttributionModel {
  const reader = new ModelReader(bytes, MAGIC, VERSION);
  const name = reader.readNames()[0] ?? "attribution";
  const threshold = reader.readCount() / THRESHOLD_UNIT;
  const scale = reader.readCount() / THRESHOLD_UNIT;
  const shift = reader.readCount() / THRESHOLD_UNIT - FARTHEST_SHIFT;
  const sizes = QUESTIONS.map((question) => ({ question, largest: reader.readCount() / SCALE_UNIT, length: 2 ** reader.readCount() }));
  const tables = new Map<Question, WeightTable>();
  for (const { question, largest, length } of sizes)
    tables.set(question, { kind: "packed", bytes: reader.readBytes(length), values: valuesUpTo(largest) });
  const tableOf = (question: Question): WeightTable => tables.get(question) ?? { kind: "learned", table: new Float32Array(1) };
  return {
    name,
    threshold,
    calibration: { scale, shift },
    weights: {
      cue: tableOf("cue"),
      "cue span": tableOf("cue span"),
      source: tableOf("source"),
      side: tableOf("side"),
      before: tableOf("before"),
      after: tableOf("after"),
      verdict: tableOf("verdict"),
    },
  };
}

/** What each byte stands for: signed, it holds the square root of the weight's share of the largest. */
function valuesUpTo(largest: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, place) => {
    const byte = (place << 24) >> 24;
    return (Math.sign(byte) * byte * byte * largest) / (BYTE_LIMIT * BYTE_LIMIT);
  });
}

export const BYTE_LIMIT = 127;
/** Shifts are stored as their distance from the lowest. */
export const FARTHEST_SHIFT = 100;
/** Certainties are stored in thousandths, largest weights in ten-millionths. */
export const THRESHOLD_UNIT = 1000;
export const SCALE_UNIT = 10_000_000;

/** A list of features that is filled again and again without making garbage. */
export type FeatureList = { ids: Int32Array; length: number };

export function newFeatureList(): FeatureList {
  return { ids: new Int32Array(256), length: 0 };
}

export function addFeature(list: FeatureList, feature: number): void {
  if (list.length === list.ids.length) {
    const wider = new Int32Array(list.length * 2);
    wider.set(list.ids);
    list.ids = wider;
  }
  list.ids[list.length] = feature;
  list.length += 1;
}

/**
 * Features before they are hashed: the first has the template `template`, each next the next one, and two values. Looked at one by one they are
 * hashed and scored in one short loop; writing and scoring apart is what makes thousands of spans a sentence affordable.
 */
export type PairList = { readonly pairs: Int32Array; template: number; length: number };

/** A list for as many features as a part of a span can have. */
export function newPairList(): PairList {
  return { pairs: new Int32Array(2 * MOST_PAIRS), template: 0, length: 0 };
}

const MOST_PAIRS = 128;

/** Empties the list for features from `template` on. */
export function beginPairs(list: PairList, template: number): PairList {
  list.template = template;
  list.length = 0;
  return list;
}

/** Adds the features of `from` to `list`, hashed; for learning. */
export function addPairs(list: FeatureList, { pairs, template, length }: PairList): void {
  for (let at = 0; at < length; at++) addFeature(list, mix(template + at, pairs[2 * at] ?? 0, pairs[2 * at + 1] ?? 0));
}

/** The sum of the weights of the features. */
export function scoreOfPairs(weights: WeightTable, { pairs, template, length }: PairList): number {
  return weights.kind === "packed"
    ? packedScoreOfPairs(weights.bytes, weights.values, pairs, template, length)
    : learnedScoreOfPairs(weights.table, pairs, template, length);
}

// Places in `pairs` are below twice the length; masks keep places in tables below their lengths, a byte below 256.
function packedScoreOfPairs(bytes: Uint8Array, values: Float32Array, pairs: Int32Array, template: number, length: number): number {
  const mask = bytes.length - 1;
  let sum = 0;
  for (let at = 0; at < length; at++)
    sum += values[bytes[mix(template + at, pairs[2 * at] as number, pairs[2 * at + 1] as number) & mask] as number] as number;
  return sum;
}

function learnedScoreOfPairs(table: Float32Array, pairs: Int32Array, template: number, length: number): number {
  const mask = table.length - 1;
  let sum = 0;
  for (let at = 0; at < length; at++)
    sum += table[mix(template + at, pairs[2 * at] as number, pairs[2 * at + 1] as number) & mask] as number;
  return sum;
}

/** The sum of the weights of the features. */
export function scoreOf(weights: WeightTable, { ids, length }: FeatureList): number {
  return weights.kind === "packed" ? packedScore(weights.bytes, weights.values, ids, length) : learnedScore(weights.table, ids, length);
}

function packedScore(bytes: Uint8Array, values: Float32Array, ids: Int32Array, length: number): number {
  const mask = bytes.length - 1;
  let sum = 0;
  // The mask keeps every place below the length, a byte below 256.
  for (let at = 0; at < length; at++) sum += values[bytes[(ids[at] as number) & mask] as number] as number;
  return sum;
}

function learnedScore(table: Float32Array, ids: Int32Array, length: number): number {
  const mask = table.length - 1;
  let sum = 0;
  for (let at = 0; at < length; at++) sum += table[(ids[at] as number) & mask] as number; // The mask keeps every place below the length.
  return sum;
}
