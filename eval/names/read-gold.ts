/** Decides how the gold of names and pronouns is read: wikigold (IOB), re3d (JSON lines), GAP (TSV). */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the corpora stand, seen from the project's folder. */
export const CORPUS = join("..", "shared", "corpus");

export type GoldName = { readonly start: number; readonly end: number; readonly type: string };
export type GoldText = { readonly id: string; readonly text: string; readonly names: readonly GoldName[] };

/** The documents of wikigold as running text, tokens joined with spaces where prose has them. */
export function readWikigold(): readonly GoldText[] {
  const path = join(CORPUS, "wikigold", "wikigold.conll.txt");
  if (!existsSync(path)) return [];
  const documents: GoldText[] = [];
  for (const [at, block] of readFileSync(path, "utf8").split("-DOCSTART- O").entries()) {
    const document = documentFrom(block, `wikigold-${at}`);
    if (document.text.trim() !== "") documents.push(document);
  }
  return documents;
}

function documentFrom(block: string, id: string): GoldText {
  let text = "";
  const names: GoldName[] = [];
  let open: { start: number; type: string } | undefined;
  let end = 0;
  const close = () => {
    if (open !== undefined) names.push({ ...open, end });
    open = undefined;
  };
  let glue = true;
  for (const line of block.split("\n")) {
    const [word, label] = line.trim().split(/\s+/);
    if (word === undefined || word === "" || label === undefined) {
      close();
      if (text !== "" && !text.endsWith("\n\n")) text += "\n\n";
      glue = true;
      continue;
    }
    const isTight = glue || /^(?:[,.;:?!)%\]]|'s|'|''|n't|'re|'ve|'ll|'d|'m)$/.test(word);
    if (!isTight) text += " ";
    glue = word === "(" || word === "[" || word === "``";
    const type = label === "O" ? undefined : label.slice(2);
    if (open !== undefined && open.type !== type) close();
    const start = text.length;
    text += word;
    end = text.length;
    if (type !== undefined && open === undefined) open = { start, type };
  }
  close();
  return { id, text, names };
}

/** The documents of one folder of re3d. */
export function readRe3d(folder: string): readonly GoldText[] {
  const base = join(CORPUS, "re3d", folder);
  if (!existsSync(base)) return [];
  const names = new Map<string, GoldName[]>();
  for (const line of linesOf(join(base, "entities.json"))) {
    // The fields are the dataset's own; nothing else is read.
    const entity = JSON.parse(line) as { begin: number; end: number; type: string; documentId: string };
    names.set(entity.documentId, [...(names.get(entity.documentId) ?? []), { start: entity.begin, end: entity.end, type: entity.type }]);
  }
  return linesOf(join(base, "documents.json")).map((line) => {
    const document = JSON.parse(line) as { _id: string; text: string };
    return { id: document._id, text: document.text, names: names.get(document._id) ?? [] };
  });
}

export type GapRow = {
  readonly id: string;
  readonly text: string;
  readonly pronoun: { readonly word: string; readonly start: number };
  readonly a: { readonly name: string; readonly start: number; readonly isMeant: boolean };
  readonly b: { readonly name: string; readonly start: number; readonly isMeant: boolean };
};

/** One set of GAP: `development` or `validation`. */
export function readGap(set: string): readonly GapRow[] {
  const path = join(CORPUS, "gap", `gap-${set}.tsv`);
  if (!existsSync(path)) return [];
  return linesOf(path)
    .slice(1)
    .map((line) => {
      const [id = "", text = "", word = "", at = "0", a = "", atA = "0", isA = "", b = "", atB = "0", isB = ""] = line.split("\t");
      return {
        id,
        text,
        pronoun: { word, start: Number(at) },
        a: { name: a, start: Number(atA), isMeant: isA === "TRUE" },
        b: { name: b, start: Number(atB), isMeant: isB === "TRUE" },
      };
    });
}

function linesOf(path: string): readonly string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
}
