/** Decides how likely each candidate is whom "he" or "she" means: a log-linear model over hashed features, with weights of one byte. */
import { ModelReader } from "../syntax/model-bytes.ts";
import type { TokenStretch } from "./token-stretch.ts";

/** A candidate as the judge sees it: the mention it is known by (none for "nobody that is named") and its features, hashed to 32 bits. */
export type JudgedCandidate = { readonly mention: TokenStretch | undefined; readonly features: readonly number[] };

/** Scores the candidates for the pronoun at token `at`, one number each: logarithms of what speaks for each, up to a constant. */
export type PronounJudge = {
  readonly name: string;
  readonly score: (candidates: readonly JudgedCandidate[], at: number) => readonly number[];
};

export const MAGIC = "parley-pronouns";
export const VERSION = 1;
/** The largest weight is stored in so many parts of one. */
export const SCALE_UNIT = 1_000_000;

/**
 * Reads `models/pronouns/weights.bin`: name, largest weight, logarithm of the number of weights, the weights.
 *
 * @throws ModelFileError where the bytes are not such a file.
 */
export function parsePronounModel(bytes: Uint8Array): PronounJudge {
  const reader = new ModelReader(bytes, MAGIC, VERSION);
  const name = reader.readName();
  const scale = reader.readCount() / SCALE_UNIT / BYTE_LIMIT;
  const table = reader.readBytes(2 ** reader.readCount());
  return judgeBy(
    name,
    Float32Array.from(table, (byte) => ((byte << 24) >> 24) * scale),
  );
}

export const BYTE_LIMIT = 127;

/** The judge with these weights; their number is a power of two. Cost: features of the candidates. */
export function judgeBy(name: string, weights: Float32Array): PronounJudge {
  const mask = weights.length - 1;
  const sumOf = ({ features }: JudgedCandidate) => features.reduce((sum, feature) => sum + (weights[feature & mask] ?? 0), 0);
  return { name, score: (candidates) => candidates.map(sumOf) };
}
