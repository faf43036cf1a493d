/**
 * Decides what the network learns from: sentences of the treebanks with their tags and trees, sentences of unmarked texts, and the tables of keys
 * that stand for spellings. Writes them as numbers for `learn.py`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { exactKey, FEATURE_TABLES, worldlyKeys, writeKeys } from "../../src/reading/syntax/network/spelling-features.ts";
import { kindsOfGum, UNTOLD, wikigoldSentences } from "../training/read-kinds.ts";
import { readRawText } from "../training/read-raw-text.ts";
import { type GoldSentence, readTreebank } from "../training/read-treebank.ts";
import { withHeadlines } from "../training/vary-sentences.ts";

const [corpus = "../shared/corpus", vectors = "", out = ""] = process.argv.slice(2);
if (!existsSync(vectors)) throw new Error(`There are no word vectors at '${vectors}'.`);
mkdirSync(out, { recursive: true });

/** Unmarked sentences of more words are mostly no sentences. */
const LONGEST = 120;

type Sentence = Pick<GoldSentence, "forms" | "isDash" | "spaced"> & Partial<GoldSentence> & { readonly kinds?: readonly number[] };

const { train, dev, test } = readTreebank(`${corpus}/gum`, [`${corpus}/ewt/en_ewt-ud-dev.conllu`]);
const kinds = new Map<string, readonly number[]>();
const named = wikigoldSentences(corpus).map(({ sentence, kinds }) => ({ ...sentence, kinds }));
const raw = readRawText(corpus).filter(({ forms }) => forms.length > 1 && forms.length <= LONGEST);
const parts: readonly (readonly [string, readonly Sentence[]])[] = [
  ["train", withKinds(train)],
  ["varied", withHeadlines(withKinds(train), 9)],
  ["named", named],
  ["dev", withKinds(dev)],
  ["test", test],
  ["raw", raw],
];

const tables = tablesOf(train);
const worldly = chooseWords([...train, ...dev, ...test, ...raw]);
const tags = [...new Set(train.flatMap((sentence) => sentence.tags.map((tag, at) => `${tag} ${sentence.fineTags[at]}`)))].sort();
const relations = [...new Set(train.flatMap(({ relations }) => relations))].sort();
for (const [name, sentences] of parts) writePart(name, sentences);
writeFileSync(
  `${out}/facts.json`,
  JSON.stringify({
    tags,
    relations,
    tables: tables.map((table) => [...table.keys()]),
    words: [...worldly.words],
    wordKeys: [...worldly.numbers.keys()],
  }),
);
console.log(
  parts.map(([name, sentences]) => `${name} ${sentences.length} sentences`).join(", "),
  tables.map((table) => table.size),
  worldly.words.length,
);

/** The sentences with the kinds of their names, where a GUM document marks them. */
function withKinds(sentences: readonly GoldSentence[]): readonly (GoldSentence & { readonly kinds: readonly number[] })[] {
  const read = new Map<string, number>();
  return sentences.map((sentence) => {
    const { document, forms } = sentence;
    if (!document.startsWith("GUM")) return { ...sentence, kinds: forms.map(() => UNTOLD) };
    const all = kinds.get(document) ?? kindsOfGum(readFileSync(`${corpus}/gum/dep/${document}.conllu`, "utf8"));
    kinds.set(document, all);
    const from = read.get(document) ?? 0;
    read.set(document, from + forms.length);
    return { ...sentence, kinds: all.slice(from, from + forms.length) };
  });
}

/** Keys that stand often enough in the training sentences, numbered from 1 in rising order. */
function tablesOf(sentences: readonly Sentence[]): readonly ReadonlyMap<number, number>[] {
  const counts = FEATURE_TABLES.map(() => new Map<number, number>());
  const keys = new Int32Array(FEATURE_TABLES.length);
  for (const sentence of sentences)
    for (const at of sentence.forms.keys()) {
      writeKeys(spellingAt(sentence, at), sentence.spaced[at] ?? true, keys);
      counts.forEach((count, table) => {
        count.set(keys[table] ?? 0, (count.get(keys[table] ?? 0) ?? 0) + 1);
      });
    }
  return counts.map((count, table) => {
    const least = table === 0 ? 2 : 3;
    const often = [...count].filter(([key, times]) => key !== 0 && times >= least).map(([key]) => key);
    return new Map(often.sort((one, other) => one - other).map((key, place) => [key, place + 1]));
  });
}

function spellingAt({ forms, isDash }: Sentence, at: number): string {
  return isDash[at] ? "--" : (forms[at] ?? "");
}

/** The commonest words of the vectors, and whichever others stand in the sentences; keys in rising order. */
function chooseWords(sentences: readonly Sentence[]): { readonly words: readonly string[]; readonly numbers: ReadonlyMap<number, number> } {
  const common = 60_000;
  const all = JSON.parse(readFileSync(vectors, "utf8")).words as readonly string[];
  const wanted = new Set(
    sentences.flatMap((sentence) => [...sentence.forms.keys()].flatMap((at) => worldlyKeys(spellingAt(sentence, at)))),
  );
  const chosen = new Map<number, string>();
  all.forEach((word, rank) => {
    const key = exactKey(word);
    if ((rank < common || wanted.has(key)) && !chosen.has(key)) chosen.set(key, word);
  });
  const keys = [...chosen.keys()].sort((one, other) => one - other);
  return { words: keys.map((key) => chosen.get(key) ?? ""), numbers: new Map(keys.map((key, place) => [key, place + 1])) };
}

/** Each token: the numbers of its keys, of its worldly word, of its tags, head (from 1, 0 for the root) and relation; `.len` the lengths. */
function writePart(name: string, sentences: readonly Sentence[]): void {
  const count = sentences.reduce((sum, { forms }) => sum + forms.length, 0);
  const width = FEATURE_TABLES.length + 4;
  const rows = new Int32Array(count * width);
  const keys = new Int32Array(FEATURE_TABLES.length);
  const tagNumber = new Map(tags.map((tag, place) => [tag, place]));
  const relationNumber = new Map(relations.map((relation, place) => [relation, place]));
  let row = 0;
  for (const sentence of sentences)
    for (const at of sentence.forms.keys()) {
      const spelling = spellingAt(sentence, at);
      writeKeys(spelling, sentence.spaced[at] ?? true, keys);
      tables.forEach((table, place) => {
        rows[row + place] = table.get(keys[place] ?? 0) ?? 0;
      });
      const known = worldlyKeys(spelling).find((key) => worldly.numbers.has(key));
      rows[row + FEATURE_TABLES.length] = known === undefined ? 0 : (worldly.numbers.get(known) ?? 0);
      rows[row + FEATURE_TABLES.length + 1] = tagNumber.get(`${sentence.tags?.[at]} ${sentence.fineTags?.[at]}`) ?? -1;
      rows[row + FEATURE_TABLES.length + 2] = (sentence.heads?.[at] ?? -1) + 1;
      rows[row + FEATURE_TABLES.length + 3] = relationNumber.get(sentence.relations?.[at] ?? "") ?? -1;
      row += width;
    }
  writeFileSync(`${out}/${name}.tokens`, rows);
  writeFileSync(
    `${out}/${name}.kinds`,
    Int8Array.from(sentences.flatMap(({ forms, kinds }) => forms.map((_, at) => kinds?.[at] ?? UNTOLD))),
  );
  writeFileSync(
    `${out}/${name}.len`,
    Int32Array.from(sentences, ({ forms }) => forms.length),
  );
  writeFileSync(
    `${out}/${name}.news`,
    Uint8Array.from(sentences, ({ document }) => (document?.includes("_news_") ? 1 : 0)),
  );
}
