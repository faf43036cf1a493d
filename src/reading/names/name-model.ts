/** Decides what the trained weights say of a name: how much its words and places speak for each kind. */
import type { ParsedText } from "../parsed-text.ts";
import type { NameKind } from "../rules/name-evidence.ts";
import { addWeights, type LinearModel } from "../syntax/linear-model.ts";
import { ModelReader } from "../syntax/model-bytes.ts";
import { MOST_FEATURES, nameFeatures, type WordsOfText } from "./name-features.ts";
import type { TokenStretch } from "./token-stretch.ts";

/** Kinds in the order of the weights; `none` is no name at all. */
export const MODEL_KINDS = ["person", "organisation", "place", "thing", "none"] as const satisfies readonly (NameKind | "none")[];

/** The trained weights. `scale` turns their sums into the points that the rules give. */
export type NameModel = { readonly weights: LinearModel; readonly scale: number };

/** What the model gives each kind, in points; kinds in the order of {@link MODEL_KINDS}. */
export type NamePoints = Float64Array;

/**
 * Reads `models/names/names.bin`.
 *
 * @throws ModelFileError where the bytes are no such file.
 */
export function loadNameModel(bytes: Uint8Array): NameModel {
  const reader = new ModelReader(bytes, "PARLEY-NAMES", 1);
  const scale = reader.readCount();
  return { scale, weights: reader.readLinearModel() };
}

/** Adds the points for one place of a name to `points`. */
export function addNamePoints(model: NameModel, parsed: ParsedText, words: WordsOfText, name: TokenStretch, points: NamePoints): void {
  const features = new Int32Array(MOST_FEATURES);
  const count = nameFeatures(parsed, words, name, features);
  const scores = new Int32Array(MODEL_KINDS.length);
  for (let at = 0; at < count; at++) addWeights(model.weights, features[at] ?? 0, scores);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  scores.forEach((score, kind) => {
    points[kind] = (points[kind] ?? 0) + (score - mean) / model.scale;
  });
}
