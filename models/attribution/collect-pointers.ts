/** Decides what the pointers learn from: the words of PolNeAR's articles as the network is given them, and the ends of every marked source and content. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArticle, sourceOf } from "../../eval/attribution/parse-article.ts";
import { readPolnear } from "../../src/commands/gold/read-standoff.ts";
import { outlookFrom } from "../../src/reading/attribution/cue-outlook.ts";
import type { TokenRange } from "../../src/reading/attribution/token-table.ts";
import { FEATURE_TABLES, worldlyKeys, writeKeys } from "../../src/reading/syntax/network/spelling-features.ts";
import { collectSpans, prepareArticle } from "./collect-examples.ts";

const [corpus = "../shared/corpus", facts = "", out = ""] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const { tables, wordKeys } = JSON.parse(readFileSync(facts, "utf8")) as { tables: number[][]; wordKeys: number[] };
const rowOf = tables.map((keys) => new Map(keys.map((key, place) => [key, place + 1])));
const wordOf = new Map(wordKeys.map((key, place) => [key, place + 1]));
void sourceOf;

for (const part of ["train", "dev"]) {
  const articles = readPolnear(`${corpus}/polnear/${part}`) ?? [];
  const rows: number[] = [];
  const lengths: number[] = [];
  const asked: number[] = [];
  const keys = new Int32Array(FEATURE_TABLES.length);
  let offset = 0;
  articles.forEach((article, number) => {
    const parsed = parseArticle(article);
    const prepared = prepareArticle(article, parsed);
    const { tokens, sentences } = parsed;
    tokens.forEach((token, at) => {
      const spelling = /[\u2013-\u2015]/.test(article.text.charAt(token.start)) ? "--" : token.form;
      writeKeys(spelling, at === 0 || tokens[at - 1]?.end !== token.start, keys);
      rowOf.forEach((table, place) => rows.push(table.get(keys[place] ?? 0) ?? 0));
      const known = worldlyKeys(spelling).find((key) => wordOf.has(key));
      rows.push(known === undefined ? 0 : (wordOf.get(known) ?? 0), -1, 0, -1);
    });
    for (const { firstToken, afterToken } of sentences) lengths.push(afterToken - firstToken);
    const { spans } = collectSpans(prepared, outlookFrom(prepared.table, new Float32Array(tokens.length)));
    const byHead = new Map<
      number,
      {
        cue: TokenRange;
        source?: TokenRange | undefined;
        before?: TokenRange;
        after?: TokenRange;
        from: number;
        to: number;
        hasSource: boolean;
      }
    >();
    for (const { asking, question, answer } of spans) {
      const one = byHead.get(asking.head) ?? {
        cue: asking.cue,
        from: Math.max(asking.place.paragraphFirst, asking.head - 150),
        to: Math.min(asking.place.paragraphLast, asking.head + 150),
        hasSource: false,
      };
      if (question === "cue span" && answer !== undefined) one.cue = answer;
      if (question === "source") one.source = answer;
      if (question === "before" && answer !== undefined) one.before = answer;
      if (question === "after" && answer !== undefined) one.after = answer;
      byHead.set(asking.head, one);
    }
    for (const [head, { cue, source, before, after, from, to }] of byHead) {
      const ends = (range: TokenRange | undefined) => (range === undefined ? [-1, -1] : [offset + range.first, offset + range.last]);
      asked.push(number, offset + head, offset + from, offset + to, ...ends(cue), ...ends(source), ...ends(before), ...ends(after));
    }
    offset += tokens.length;
  });
  writeFileSync(`${out}/polnear-${part}.tokens`, Int32Array.from(rows));
  writeFileSync(`${out}/polnear-${part}.len`, Int32Array.from(lengths));
  writeFileSync(`${out}/polnear-${part}.asked`, Int32Array.from(asked));
  console.log(part, articles.length, "articles", lengths.length, "sentences", asked.length / 12, "attributions");
}
