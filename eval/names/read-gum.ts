/** Decides which kinds GUM's entities give to the names of its documents, and what the reader gives them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findNames } from "../../src/reading/names/find-names.ts";
import { nameKeyOf } from "../../src/reading/names/name-key.ts";
import { parseText } from "../../src/reading/parse-text.ts";
import { NAME_KINDS, type Network } from "../../src/reading/syntax/network/load-network.ts";
import { buildWorld } from "../../src/reading/world.ts";
import { sourceOf } from "../attribution/parse-article.ts";
import type { GoldName, GoldText } from "./read-gold.ts";

const world = buildWorld();

/** The verdicts of the reader on GUM's names beside their gold kinds. */
export function verdictsOnGold(texts: readonly GoldText[], network: Network): readonly { readonly gold: string; readonly found: string }[] {
  return texts.flatMap(({ text, names }) => {
    const parsed = parseText(sourceOf(text), network);
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
