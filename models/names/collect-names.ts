/** Decides which names the model learns from: GUM's own training part, four fifths of wikigold, and names in PolNeAR `train` of which the rules are sure. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Source, sourceIdOf } from "#record";
import { type GoldName, type GoldText, readWikigold } from "../../eval/names/read-gold.ts";
import { findNames } from "../../src/reading/names/find-names.ts";
import { MOST_FEATURES, nameFeatures, wordsOfText } from "../../src/reading/names/name-features.ts";
import { nameKeyOf } from "../../src/reading/names/name-key.ts";
import { MODEL_KINDS, type NameModel } from "../../src/reading/names/name-model.ts";
import { parseText } from "../../src/reading/parse-text.ts";
import type { SyntaxModels } from "../../src/reading/syntax/load-syntax-models.ts";
import { buildWorld } from "../../src/reading/world.ts";

/** One place of a name: its features and the place of its kind in the model's list. */
export type NameExample = { readonly features: Int32Array; readonly kind: number };

/** Every fifth document of wikigold is for scoring only. */
export const isWikigoldTest = (at: number) => at % 5 === 4;

const world = buildWorld();

/** Names of texts whose gold marks names; a piece that no mark ends with is none. */
export function namesOfGold(texts: readonly GoldText[], models: SyntaxModels): readonly NameExample[] {
  return texts.flatMap(({ text, names }) => {
    const parsed = parseText(sourceOf(text), models);
    const words = wordsOfText(parsed);
    return findNames(parsed, { world }).pieces.flatMap((piece): readonly NameExample[] => {
      if (piece.kind !== "name") return [];
      const start = parsed.tokens[piece.first]?.start ?? 0;
      const end = parsed.tokens[piece.after - 1]?.end ?? 0;
      const kind = kindAt(names, start, end);
      if (kind === undefined) return [];
      const features = new Int32Array(MOST_FEATURES);
      const count = nameFeatures(parsed, words, piece, features);
      return [{ features: features.slice(0, count), kind }];
    });
  });
}

/** Names of PolNeAR articles that the rules are sure of. */
export function namesOfRules(folder: string, models: SyntaxModels): readonly NameExample[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const parsed = parseText(sourceOf(readFileSync(join(folder, file), "utf8")), models);
      const words = wordsOfText(parsed);
      const found = findNames(parsed, { world });
      return found.pieces.flatMap((piece): readonly NameExample[] => {
        if (piece.kind !== "name") return [];
        const verdict = found.verdicts.get(nameKeyOf(parsed, piece.first, piece.after));
        if (verdict === undefined || verdict.kind === "unknown" || verdict.basis.certainty < SURE) return [];
        const features = new Int32Array(MOST_FEATURES);
        const count = nameFeatures(parsed, words, piece, features);
        return [{ features: features.slice(0, count), kind: MODEL_KINDS.indexOf(verdict.kind) }];
      });
    });
}

const SURE = 0.93;

/** The verdicts of the reader on GUM's names beside their gold kinds. */
export function verdictsOnGold(
  texts: readonly GoldText[],
  models: SyntaxModels,
  model: NameModel | undefined,
): readonly { readonly gold: string; readonly found: string }[] {
  return texts.flatMap(({ text, names }) => {
    const parsed = parseText(sourceOf(text), models);
    const found = findNames(parsed, { world, model });
    return found.pieces.flatMap((piece) => {
      if (piece.kind !== "name") return [];
      const kind = kindAt(names, parsed.tokens[piece.first]?.start ?? 0, parsed.tokens[piece.after - 1]?.end ?? 0);
      if (kind === undefined) return [];
      return [
        { gold: MODEL_KINDS[kind] ?? "none", found: found.verdicts.get(nameKeyOf(parsed, piece.first, piece.after))?.kind ?? "unknown" },
      ];
    });
  });
}

/** The kind of the gold mark that ends where the piece ends and begins with it or before it; `none` where no mark touches it. */
function kindAt(names: readonly GoldName[], start: number, end: number): number | undefined {
  const ending = names.filter((name) => name.end === end && name.start <= start).sort((one, other) => other.start - one.start);
  const [nearest] = ending;
  if (nearest !== undefined) return KIND_OF.get(nearest.type);
  const inside = names.some((name) => name.start < end && start < name.end);
  return inside ? undefined : MODEL_KINDS.indexOf("none");
}

const KIND_OF: ReadonlyMap<string, number> = new Map([
  ["PER", 0],
  ["ORG", 1],
  ["LOC", 2],
  ["MISC", 3],
  ["person", 0],
  ["organization", 1],
  ["place", 2],
  ["event", 3],
  ["object", 3],
  ["abstract", 3],
  ["time", 3],
  ["animal", 3],
  ["plant", 3],
  ["substance", 3],
]);

/** Wikigold's training documents. */
export function wikigoldTraining(): readonly GoldText[] {
  return readWikigold().filter((_, at) => !isWikigoldTest(at));
}

/** GUM's documents of one part, with every entity as a mark; the innermost that ends with a name decides. */
export function gumTexts(folder: string, part: string): readonly GoldText[] {
  if (!existsSync(folder)) return [];
  const splits = splitsOf(readFileSync(join(folder, "splits.md"), "utf8"));
  return readdirSync(join(folder, "dep"))
    .sort()
    .filter((file) => splits.get(file.replace(".conllu", "")) === part)
    .map((file) => gumText(file, readFileSync(join(folder, "dep", file), "utf8")));
}

function splitsOf(markdown: string): ReadonlyMap<string, string> {
  const splits = new Map<string, string>();
  let current = "";
  for (const line of markdown.split("\n")) {
    current = /^## (\S+)/.exec(line)?.[1] ?? current;
    const document = /^\s+\* (\S+)/.exec(line)?.[1];
    if (document !== undefined) splits.set(document, current);
  }
  return splits;
}

function gumText(id: string, conllu: string): GoldText {
  let text = "";
  const names: GoldName[] = [];
  const open: { id: string; type: string; start: number }[] = [];
  let glue = true;
  for (const line of conllu.split("\n")) {
    if (line.startsWith("# newpar")) {
      text = `${text.trimEnd()}\n\n`;
      glue = true;
    }
    const columns = line.split("\t");
    if (columns.length < 10 || !/^\d+$/.test(columns[0] ?? "")) continue;
    if (!glue) text += " ";
    const start = text.length;
    text += columns[1] ?? "";
    const misc = columns[9] ?? "";
    glue = misc.includes("SpaceAfter=No");
    readEntities(misc, { start, end: text.length, open, names });
  }
  return { id, text: text.trimStart() === text ? text : text, names };
}

type Reading = {
  readonly start: number;
  readonly end: number;
  readonly open: { id: string; type: string; start: number }[];
  readonly names: GoldName[];
};

/** `Entity=(1-person-…(2-place-…)1)`: opening and closing brackets, innermost closed first. */
function readEntities(misc: string, { start, end, open, names }: Reading): void {
  const value = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1];
  if (value === undefined) return;
  for (const [piece] of value.matchAll(/\([^()]+\)?|[^()]+\)/g)) {
    if (piece.startsWith("(")) {
      const [entity = "", type = ""] = piece.slice(1).replace(")", "").split("-");
      if (piece.endsWith(")")) names.push({ start, end, type });
      else open.push({ id: entity, type, start });
      continue;
    }
    const entity = piece.slice(0, -1);
    const at = open.findLastIndex((candidate) => candidate.id === entity);
    const found = open[at];
    if (found === undefined) continue;
    open.splice(at, 1);
    names.push({ start: found.start, end, type: found.type });
  }
}

function sourceOf(text: string): Source {
  return { id: sourceIdOf("0".repeat(12), undefined), text, textHash: "0".repeat(64), format: "text", details: { credit: [] }, blocks: [] };
}
