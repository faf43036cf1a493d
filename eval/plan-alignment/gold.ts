/** Decides how the two treaties and the official table of where their articles went are read for scoring. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AlignUnit } from "../../src/plan/alignment/unit.ts";
import { alignUnitsOf } from "../../src/plan/alignment/units-of-draft.ts";
import { parseDraft } from "../../src/plan/structure/parse-draft.ts";

export type GoldPair = { readonly old: string; readonly new: string; readonly kind: "kept" | "moved" | "replaced" };

export const corpus = join(process.cwd(), "..", "shared", "corpus");
export const goldIsHere = existsSync(join(corpus, "lisbon"));

/** The articles of a treaty; notes on where an article came from (`ex Article …`) are blanked, so that only the text itself is judged. */
export function readArticles(file: string): readonly AlignUnit[] {
  const text = readFileSync(join(corpus, "lisbon", file), "utf8").replaceAll(/^\(ex Article.*\)$/gmu, (note) => " ".repeat(note.length));
  return alignUnitsOf(parseDraft(text)).units;
}

export function readGold(): readonly GoldPair[] {
  const table: { readonly pairs: readonly GoldPair[] } = JSON.parse(readFileSync(join(corpus, "lisbon", "equivalences.json"), "utf8"));
  const bare = (name: string): string => name.replace("Article ", "");
  return table.pairs.map((pair) => ({ old: bare(pair.old), new: bare(pair.new), kind: pair.kind }));
}

export function pairKey(old: string, fresh: string): string {
  return `${old}>${fresh}`;
}
