/** Decides which form a model file has, and reads it: Parley's own, the GMCR+ JSON form, or solved graph models with states and payoffs. */
import { ConflictError } from "./conflict-error.ts";
import type { ConflictModel } from "./model.ts";
import { parseGmcrModel } from "./parse-gmcr.ts";
import { parseGraphModel } from "./parse-graph-model.ts";
import { parseOwnModel } from "./parse-own.ts";
import { isRecord, show } from "./read-json.ts";

/** A file may hold several models (`{"models": […]}`). */
export type ModelFile = { readonly isList: boolean; readonly models: readonly ConflictModel[] };

/**
 * Reads every model in a parsed JSON value.
 *
 * @throws ConflictError saying what is wrong and where.
 */
export function parseModelFile(value: unknown, fileName: string): ModelFile {
  if (Array.isArray(value) || (isRecord(value) && Array.isArray(value["models"]))) {
    const list: readonly unknown[] = Array.isArray(value) ? value : Array.isArray(value["models"]) ? value["models"] : [];
    if (list.length === 0) throw new ConflictError("malformed", "the list of models is empty", "Give a file with at least one model.");
    return { isList: true, models: list.map((one, at) => parseModel(one, `${fileName} ${at + 1}`)) };
  }
  return { isList: false, models: [parseModel(value, fileName)] };
}

/** Reads one model; `fallbackName` names it where it does not name itself. */
export function parseModel(value: unknown, fallbackName: string): ConflictModel {
  if (!isRecord(value))
    throw new ConflictError("malformed", `a model is a JSON object, not ${show(value)}`, "See docs/guide/conflict.md for the forms.");
  if (value["format"] === "parley-conflict") return parseOwnModel(value, fallbackName);
  if (value["format"] !== undefined && !Array.isArray(value["options"])) {
    throw new ConflictError("malformed", `the format ${show(value["format"])} is not known`, 'Write "format": "parley-conflict".');
  }
  if (Array.isArray(value["states"]) || isRecord(value["model"])) return parseGraphModel(value, fallbackName);
  return parseGmcrModel(value, fallbackName);
}
