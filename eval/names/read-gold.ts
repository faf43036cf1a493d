/** Decides where the gold of names and pronouns stands in the corpus; empty where it is absent. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type GapRow, type GoldText, parseGap, parseIob, parseRe3d } from "../../src/commands/gold/read-names.ts";

export type { GapRow, GoldName, GoldText } from "../../src/commands/gold/read-names.ts";

/** Where the corpora stand, seen from the project's folder. */
export const CORPUS = join("..", "shared", "corpus");

/** The documents of wikigold. */
export function readWikigold(): readonly GoldText[] {
  const path = join(CORPUS, "wikigold", "wikigold.conll.txt");
  return existsSync(path) ? parseIob(readFileSync(path, "utf8"), "wikigold") : [];
}

/** The documents of one folder of re3d. */
export function readRe3d(folder: string): readonly GoldText[] {
  const base = join(CORPUS, "re3d", folder);
  if (!existsSync(base)) return [];
  return parseRe3d(readFileSync(join(base, "documents.json"), "utf8"), readFileSync(join(base, "entities.json"), "utf8"));
}

/** One set of GAP: `development` or `validation`. */
export function readGap(set: string): readonly GapRow[] {
  const path = join(CORPUS, "gap", `gap-${set}.tsv`);
  return existsSync(path) ? parseGap(readFileSync(path, "utf8")) : [];
}
