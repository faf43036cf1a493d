/** Decides which kinds GUM's entities give to the names of its documents, and what the reader gives them. */
import { existsSync } from "node:fs";
import type { Source } from "#record";
import { gumDocuments, layOutGum } from "../../models/training/read-gum-text.ts";
import { findNames } from "../../src/reading/names/find-names.ts";
import { nameKeyOf } from "../../src/reading/names/name-key.ts";
import type { ParsedText } from "../../src/reading/parsed-text.ts";
import { NAME_KINDS } from "../../src/reading/syntax/network/load-network.ts";
import { buildWorld } from "../../src/reading/world.ts";
import { sourceOf } from "../attribution/parse-article.ts";
import type { GoldName, GoldText } from "./read-gold.ts";

const world = buildWorld();

/** The verdicts of the reader on GUM's names beside their gold kinds; `read` lays a text out. */
export function verdictsOnGold(
  texts: readonly GoldText[],
  read: (source: Source) => ParsedText,
): readonly { readonly gold: string; readonly found: string }[] {
  return texts.flatMap(({ text, names }) => {
    const parsed = read(sourceOf(text));
    const found = findNames(parsed, { world });
    return found.pieces.flatMap((piece) => {
      if (piece.kind !== "name") return [];
      const kind = kindAt(names, parsed.tokens[piece.first]?.start ?? 0, parsed.tokens[piece.after - 1]?.end ?? 0);
      if (kind === undefined) return [];
      return [
        { gold: NAME_KINDS[kind] ?? "none", found: found.verdicts.get(nameKeyOf(parsed, piece.first, piece.after))?.kind ?? "unknown" },
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
  return inside ? undefined : NAME_KINDS.indexOf("none");
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

/** GUM's documents of one part, with every entity as a mark; the innermost that ends with a name decides. */
export function gumTexts(folder: string, part: string): readonly GoldText[] {
  if (!existsSync(folder)) return [];
  return gumDocuments(folder, part).map(({ id, conllu }) => gumText(`${id}.conllu`, conllu));
}

function gumText(id: string, conllu: string): GoldText {
  const { text, words } = layOutGum(conllu);
  const names: GoldName[] = [];
  const open: { id: string; type: string; start: number }[] = [];
  for (const { marks, start, end } of words) readEntities(marks, { start, end, open, names });
  return { id, text, names };
}

type Reading = {
  readonly start: number;
  readonly end: number;
  readonly open: { id: string; type: string; start: number }[];
  readonly names: GoldName[];
};

/** `Entity=(1-person-…(2-place-…)1)`: opening and closing brackets, innermost closed first. */
function readEntities(marks: readonly string[], { start, end, open, names }: Reading): void {
  for (const piece of marks) {
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
