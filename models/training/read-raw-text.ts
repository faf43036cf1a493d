/** Decides which texts without marks the models learn word classes from: news, encyclopaedia, treaties; never a held-out part. */
import { readdirSync, readFileSync } from "node:fs";
import { findParagraphs } from "../../src/reading/syntax/find-paragraphs.ts";
import { plainTextOf } from "../../src/reading/syntax/plain-text.ts";
import { splitSentences } from "../../src/reading/syntax/split-sentences.ts";
import { type TokenBounds, tokenise } from "../../src/reading/syntax/tokenise.ts";
import type { GoldSentence } from "./read-treebank.ts";

/** Sentences as reading cuts them, without tags or trees. */
export type RawSentence = Pick<GoldSentence, "forms" | "isDash" | "spaced">;

/** All sentences of the unmarked texts, in a fixed order. */
export function readRawText(corpus: string): readonly RawSentence[] {
  return rawTexts(corpus).flatMap(cutText);
}

function rawTexts(corpus: string): readonly string[] {
  const articles = readdirSync(`${corpus}/polnear/train/text`, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".txt"))
    .sort()
    .map((path) => readFileSync(`${corpus}/polnear/train/text/${path}`, "utf8"));
  const biographies = ["development", "validation"].flatMap((part) =>
    readFileSync(`${corpus}/gap/gap-${part}.tsv`, "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t")[1] ?? ""),
  );
  const statements = ["CENTCOM", "UK Government", "US State Department", "Wikipedia"].flatMap((part) =>
    [...readFileSync(`${corpus}/re3d/${part}/documents.json`, "utf8").matchAll(/"text" : ("(?:[^"\\]|\\.)*")/g)].map((found) =>
      String(JSON.parse(found[1] ?? '""')),
    ),
  );
  const events = [
    ...readFileSync(`${corpus}/plover/gold_standard_records/PLOVER_GSR_CAMEO.txt`, "utf8").matchAll(/"eventText": ("(?:[^"\\]|\\.)*")/g),
  ].map((found) => String(JSON.parse(found[1] ?? '""')));
  const agreements = ["1364", "2112", "867"].map((name) =>
    readFileSync(`${corpus}/agreements/${name}.html`, "utf8")
      .replace(/<[^>]*>/g, " ")
      .replace(/&[a-z#0-9]+;/g, " "),
  );
  const treaty = readFileSync(`${corpus}/lisbon/tfeu-2008.txt`, "utf8");
  return [...articles, ...biographies, ...statements, ...events, ...agreements, treaty];
}

function cutText(text: string): readonly RawSentence[] {
  const plain = plainTextOf(text);
  const bounds: TokenBounds = { starts: [], ends: [] };
  const sentences: RawSentence[] = [];
  for (const { start, end } of findParagraphs(plain, [])) {
    const first = bounds.starts.length;
    tokenise({ text, plain, start, end }, bounds);
    const firsts = splitSentences(text, plain, bounds, first, bounds.starts.length);
    sentences.push(...firsts.map((from, place) => rawSentence(text, plain, bounds, from, firsts[place + 1] ?? bounds.starts.length)));
  }
  return sentences;
}

function rawSentence(text: string, plain: string, bounds: TokenBounds, from: number, to: number): RawSentence {
  const forms: string[] = [];
  const isDash: boolean[] = [];
  const spaced: boolean[] = [];
  for (let at = from; at < to; at++) {
    const start = bounds.starts[at] ?? 0;
    forms.push(plain.slice(start, bounds.ends[at] ?? 0));
    isDash.push(/[\u2013-\u2015]/.test(text.charAt(start)));
    spaced.push(start !== bounds.ends[at - 1]);
  }
  return { forms, isDash, spaced };
}
