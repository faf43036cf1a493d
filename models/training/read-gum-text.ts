/** Decides how a document of GUM becomes a plain text with a place for each word, and which documents belong to which part. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readSplits } from "./read-treebank.ts";

/** A word of the text; `marks` are the brackets of entities at it: `(1-person-…` opens, `1)` closes, `(1-person-…)` does both. */
export type GumWord = {
  readonly columns: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly marks: readonly string[];
};

/** The documents of one part (`train`, `dev`, …) in order of their names. */
export function gumDocuments(folder: string, part: string): readonly { readonly id: string; readonly conllu: string }[] {
  const splits = readSplits(readFileSync(join(folder, "splits.md"), "utf8"));
  return readdirSync(join(folder, "dep"))
    .sort()
    .map((file) => ({ file, id: file.replace(/\.conllu$/, "") }))
    .filter(({ id }) => splits.get(id) === part)
    .map(({ file, id }) => ({ id, conllu: readFileSync(join(folder, "dep", file), "utf8") }));
}

/** Lays out a document: paragraphs apart, words spaced as in the original. */
export function layOutGum(conllu: string): { readonly text: string; readonly words: readonly GumWord[] } {
  let text = "";
  let glue = true;
  const words: GumWord[] = [];
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
    words.push({ columns, start, end: text.length, marks: marksIn(misc) });
  }
  return { text, words };
}

function marksIn(misc: string): readonly string[] {
  return [...(/(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? "").matchAll(/\([^()]+\)?|[^()]+\)/g)].map(([piece]) => piece);
}
