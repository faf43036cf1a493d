/** Decides which half of the articles is open to whoever improves the reader and which is frozen: drawn once, half of each writer's. Usage: node scripts/run-ts.mjs eval/facts/draw-split.ts */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ArticleSourceShape } from "./annotation.ts";

const articles = "eval/facts/articles";
const seed = 20260531;

const folders = readdirSync(articles).sort();
const writerOf = (folder: string) =>
  ArticleSourceShape.parse(JSON.parse(readFileSync(join(articles, folder, "source.json"), "utf8"))).writer;
const random = seededRandom(seed);
const frozen = ["x", "y"].flatMap((writer) => {
  const theirs = shuffle(folders.filter((folder) => writerOf(folder) === writer));
  return theirs.slice(0, theirs.length / 2);
});
const split = { seed, open: folders.filter((folder) => !frozen.includes(folder)), frozen: [...frozen].sort() };
writeFileSync("eval/facts/split.json", `${JSON.stringify(split, undefined, 2)}\n`);
console.log(`${split.open.length} open, ${split.frozen.length} frozen`);

/** Fisher and Yates. */
function shuffle(names: readonly string[]): readonly string[] {
  const shuffled = [...names];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[chosen]] = [shuffled[chosen] ?? "", shuffled[last] ?? ""];
  }
  return shuffled;
}

/** mulberry32 (public domain). */
function seededRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
