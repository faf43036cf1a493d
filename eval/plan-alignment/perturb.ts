/** Decides how a list of articles is changed at random to see whether their alignment generalises: renumbered, shuffled, merged, split, dropped, rewritten. */
import type { AlignUnit } from "../../src/plan/alignment/unit.ts";

/** How much is done; each is a share of the articles. */
export type Perturbation = {
  /** Blocks of up to twenty articles are put in another order; without it the order stays. */
  readonly shuffle: boolean;
  readonly merge: number;
  readonly split: number;
  readonly drop: number;
  readonly rewrite: number;
  /** Share of the words of a rewritten article that stay, in one piece; at least seven. */
  readonly keep: number;
  /** Share of the words of every article that are replaced. */
  readonly noise: number;
};

export const unchanged: Perturbation = { shuffle: false, merge: 0, split: 0, drop: 0, rewrite: 0, keep: 1, noise: 0 };

/** A changed article, the places it came from, and what was done to it. */
export type Perturbed = { readonly unit: AlignUnit; readonly from: readonly number[]; readonly done: "" | "merge" | "split" | "rewrite" };

/** Everything is numbered anew from 1. New words are drawn from a chain of the words of all articles, so that they sound alike. The same seed does the same. */
export function perturb(units: readonly AlignUnit[], how: Perturbation, seed: number): readonly Perturbed[] {
  const draw = drawing(seed);
  const chain = chainOf(units.map((unit) => unit.text));
  let list: readonly Perturbed[] = units.map((unit, at) => ({ unit, from: [at], done: "" }));
  list = list.filter(() => draw() >= how.drop);
  list = mergeSome(list, how.merge, draw);
  list = list.flatMap((entry) => (entry.done === "" && draw() < how.split ? splitInTwo(entry) : [entry]));
  list = list.map((entry) =>
    entry.done === "" && draw() < how.rewrite
      ? { ...entry, unit: withText(entry.unit, rewrite(entry.unit.text, how.keep)), done: "rewrite" }
      : entry,
  );
  if (how.noise > 0) list = list.map((entry) => ({ ...entry, unit: withText(entry.unit, addNoise(entry.unit.text)) }));
  if (how.shuffle) list = shuffleBlocks(list, draw);
  return list.map((entry, at) => ({ ...entry, unit: { ...entry.unit, id: `new-${at + 1}`, number: `${at + 1}`, parents: [] } }));

  function rewrite(text: string, keep: number): string {
    const words = text.split(/\s+/u).filter((word) => word !== "");
    const kept = Math.min(words.length, Math.max(7, Math.round(words.length * keep)));
    const start = Math.floor(draw() * (words.length - kept + 1));
    return [...speak(chain, start, draw), ...words.slice(start, start + kept), ...speak(chain, words.length - kept - start, draw)].join(
      " ",
    );
  }

  function addNoise(text: string): string {
    return text.replace(/\p{L}+/gu, (word) => (draw() < how.noise ? (speak(chain, 1, draw)[0] ?? word) : word));
  }
}

function mergeSome(list: readonly Perturbed[], share: number, draw: () => number): readonly Perturbed[] {
  const merged: Perturbed[] = [];
  for (let at = 0; at < list.length; at++) {
    const [one, other] = [list[at], list[at + 1]];
    if (one === undefined) break;
    if (other === undefined || draw() >= share) {
      merged.push(one);
      continue;
    }
    merged.push({
      unit: withText(one.unit, `${one.unit.text}\n${other.unit.text}`),
      from: [...one.from, ...other.from],
      done: "merge",
    });
    at++;
  }
  return merged;
}

/** Cut at the line nearest the middle, where each half has twenty words and a third of the whole; otherwise it stays. */
function splitInTwo(entry: Perturbed): readonly Perturbed[] {
  const lines = entry.unit.text.split("\n").filter((line) => line.trim() !== "");
  const sizes = lines.map((line) => line.trim().split(/\s+/u).length);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  for (const [at, size] of sizes.entries()) {
    before += size;
    const least = Math.max(20, all / 3);
    if (before < least || all - before < least) continue;
    return [lines.slice(0, at + 1), lines.slice(at + 1)].map((part) => ({
      ...entry,
      unit: withText(entry.unit, part.join("\n")),
      done: "split" as const,
    }));
  }
  return [entry];
}

function shuffleBlocks(list: readonly Perturbed[], draw: () => number): readonly Perturbed[] {
  const blocks: Perturbed[][] = [];
  for (let at = 0; at < list.length; ) {
    const size = 1 + Math.floor(draw() * 20);
    blocks.push(list.slice(at, at + size));
    at += size;
  }
  for (let at = blocks.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1));
    [blocks[at], blocks[other]] = [blocks[other] ?? [], blocks[at] ?? []];
  }
  return blocks.flat();
}

function withText(unit: AlignUnit, text: string): AlignUnit {
  return { ...unit, text };
}

/** Which words follow which, as often as they do. */
function chainOf(texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const chain = new Map<string, string[]>();
  for (const text of texts) {
    let before = "";
    for (const word of text.split(/\s+/u)) {
      if (word === "") continue;
      const next = chain.get(before);
      if (next === undefined) chain.set(before, [word]);
      else next.push(word);
      before = word;
    }
  }
  return chain;
}

/** So many words, each drawn from those that follow the one before; now and then it starts anew, so that no long run is copied. */
function speak(chain: ReadonlyMap<string, readonly string[]>, count: number, draw: () => number): readonly string[] {
  const words: string[] = [];
  const starts = [...chain.keys()];
  let before = starts[Math.floor(draw() * starts.length)] ?? "";
  while (words.length < count) {
    const next = draw() < 0.25 ? undefined : chain.get(before);
    before = next?.[Math.floor(draw() * next.length)] ?? starts[Math.floor(draw() * starts.length)] ?? "";
    if (before !== "") words.push(before);
  }
  return words;
}

/** Even draws from 0 to 1 (mulberry32). */
export function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
