/** Decides how CoNLL-U files become training sentences: marks as `plain` has them, spacing kept, split by `splits.md`. */
import { readdirSync, readFileSync } from "node:fs";
import { isLongDash, plainTextOf } from "../../src/reading/syntax/plain-text.ts";

/** One sentence of a treebank. Heads count from 0 within the sentence; the head of the sentence has -1. */
export type GoldSentence = {
  readonly document: string;
  readonly opensParagraph: boolean;
  readonly forms: readonly string[];
  readonly isDash: readonly boolean[];
  readonly spaced: readonly boolean[];
  readonly lemmas: readonly string[];
  readonly tags: readonly string[];
  readonly fineTags: readonly string[];
  readonly heads: readonly number[];
  readonly relations: readonly string[];
};

export type Treebank = {
  readonly train: readonly GoldSentence[];
  readonly dev: readonly GoldSentence[];
  readonly test: readonly GoldSentence[];
};

/** Reads GUM by its own split; `extra` CoNLL-U files join the training part. */
export function readTreebank(gumFolder: string, extra: readonly string[]): Treebank {
  const splitOf = readSplits(readFileSync(`${gumFolder}/splits.md`, "utf8"));
  const train: GoldSentence[] = [];
  const dev: GoldSentence[] = [];
  const test: GoldSentence[] = [];
  const parts = new Map([
    ["train", train],
    ["dev", dev],
    ["test", test],
  ]);
  for (const file of readdirSync(`${gumFolder}/dep`).sort()) {
    const document = file.replace(/\.conllu$/, "");
    const part = parts.get(splitOf.get(document) ?? "");
    if (part !== undefined) part.push(...parseConllu(document, readFileSync(`${gumFolder}/dep/${file}`, "utf8")));
  }
  for (const path of extra) train.push(...parseConllu(path.replace(/^.*\//, ""), readFileSync(path, "utf8")));
  return { train, dev, test };
}

/** The part of each document. */
export function readSplits(markdown: string): ReadonlyMap<string, string> {
  const splits = new Map<string, string>();
  let current = "";
  for (const line of markdown.split("\n")) {
    const heading = /^## (\S+)/.exec(line);
    const document = /^\s+\* (\S+)/.exec(line);
    if (heading?.[1] !== undefined) current = heading[1];
    if (document?.[1] !== undefined) splits.set(document[1], current);
  }
  return splits;
}

/** The sentences of one CoNLL-U text; empty nodes and multiword lines are passed over, only their spacing is kept. */
export function parseConllu(document: string, text: string): readonly GoldSentence[] {
  const sentences: GoldSentence[] = [];
  for (const block of text.split("\n\n")) {
    const sentence = parseBlock(document, block);
    if (sentence.forms.length > 0) sentences.push(sentence);
  }
  return sentences;
}

function parseBlock(document: string, block: string): GoldSentence {
  const lines = block.split("\n");
  const columns = lines.filter((line) => /^\d/.test(line)).map((line) => line.split("\t"));
  const rows = columns.filter((row) => /^\d+$/.test(row[0] ?? ""));
  const fused = new Map<number, { readonly last: number; readonly glued: boolean }>();
  for (const row of columns) {
    const range = /^(\d+)-(\d+)$/.exec(row[0] ?? "");
    if (range !== null) fused.set(Number(range[1]), { last: Number(range[2]), glued: (row[9] ?? "").includes("SpaceAfter=No") });
  }
  const spaced: boolean[] = [];
  let gluedUntil = 0;
  let glued = false;
  for (const row of rows) {
    const id = Number(row[0]);
    spaced.push(!glued);
    const word = fused.get(id);
    if (word !== undefined) gluedUntil = word.last;
    if (id < gluedUntil) glued = true;
    else if (id === gluedUntil) glued = [...fused.values()].find((candidate) => candidate.last === id)?.glued ?? false;
    else glued = (row[9] ?? "").includes("SpaceAfter=No");
  }
  return {
    document,
    opensParagraph: lines.some((line) => line.startsWith("# newpar")),
    forms: rows.map((row) => plainTextOf(row[1] ?? "")),
    isDash: rows.map((row) => isLongDash((row[1] ?? "").charCodeAt(0))),
    spaced,
    lemmas: rows.map((row) => row[2] ?? "_"),
    tags: rows.map((row) => row[3] ?? "X"),
    fineTags: rows.map((row) => row[4] ?? "FW"),
    heads: rows.map((row) => Number(row[6]) - 1),
    relations: rows.map((row) => row[7] ?? "dep"),
  };
}
