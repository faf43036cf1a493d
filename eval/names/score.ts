/**
 * Decides how well names, actors and pronouns are found, on human gold. Run: node scripts/run-ts.mjs eval/names/score.ts [--misses 20] [--only wikigold|re3d|gap]
 *
 * - wikigold: names as PER, ORG, LOC (states and places), exact spans; MISC is left out on both sides.
 * - re3d: persons and organisations that act, by overlap with a gold mention.
 * - re3d together: names of persons, places and organisations by overlap, with an interval over documents.
 * - GAP: whether the actor of the pronoun is also the actor of name A, of name B: precision, recall, F1 over both, as the task defines them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Source, sourceIdOf } from "#record";
import { isWikigoldTest } from "../../models/training/read-kinds.ts";
import { identifyActors } from "../../src/reading/identify-actors.ts";
import { parsePronounModel } from "../../src/reading/names/pronoun-judge.ts";
import { parseText } from "../../src/reading/parse-text.ts";
import type { ParsedText } from "../../src/reading/parsed-text.ts";
import { loadNetwork } from "../../src/reading/syntax/network/load-network.ts";
import { typedNamesIn } from "../../src/reading/typed-names.ts";
import { buildWorld } from "../../src/reading/world.ts";
import { type NameToScore, scoreNames } from "../../src/report/score-names.ts";
import { CORPUS, type GapRow, type GoldName, type GoldText, readGap, readRe3d, readWikigold } from "./read-gold.ts";
import { gumTexts, verdictsOnGold } from "./read-gum.ts";

const RE3D_KINDS: ReadonlyMap<string, NameToScore["kind"]> = new Map([
  ["Person", "person"],
  ["Organisation", "organisation"],
  ["Location", "place"],
]);
const TYPES = { person: "PER", organisation: "ORG", place: "LOC" } as const;

const words = process.argv.slice(2);
const missesShown = Number(words[words.indexOf("--misses") + 1] ?? 0) * (words.includes("--misses") ? 1 : 0);
const only = words.includes("--only") ? words[words.indexOf("--only") + 1] : undefined;
const network = loadNetwork(weights("syntax/network.bin"), weights("syntax/kernels.wasm"));
const pronouns = words.includes("--rules") ? undefined : parsePronounModel(weights("pronouns/weights.bin"));
const world = buildWorld();

if (only === undefined || only === "wikigold") scoreWikigold(readWikigold().filter((_, at) => isWikigoldTest(at)));
if (only === undefined || only === "gum") scoreGum();
if (only === undefined || only === "re3d") {
  const folders = ["CENTCOM", "UK Government", "US State Department"];
  for (const folder of folders) scoreRe3d(folder, readRe3d(folder));
  scoreRe3dTogether(folders.flatMap(readRe3d));
}
if (only === undefined || only === "gap") for (const set of ["validation", "development"]) scoreGap(set, readGap(set));

/** With `--rules` by the signs alone, without what the network says of names. */
function readText(source: Source): ParsedText {
  const parsed = parseText(source, network);
  if (!words.includes("--rules")) return parsed;
  const { nameScores: _, ...rest } = parsed;
  return rest;
}

type Tally = { right: number; found: number; marked: number };

function weights(path: string): Uint8Array {
  return new Uint8Array(readFileSync(`models/${path}`));
}

function sourceOf(text: string): Source {
  return { id: sourceIdOf("0".repeat(12), undefined), text, textHash: "0".repeat(64), format: "text", details: { credit: [] }, blocks: [] };
}

function report(name: string, { right, found, marked }: Tally): void {
  const precision = found === 0 ? 0 : right / found;
  const recall = marked === 0 ? 0 : right / marked;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const share = (value: number) => (value * 100).toFixed(1).padStart(5);
  console.log(
    `${name.padEnd(44)} P ${share(precision)}  R ${share(recall)}  F1 ${share(f1)}  (${right} of ${found} found, ${marked} marked)`,
  );
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const known = tallies.get(name) ?? { right: 0, found: 0, marked: 0 };
  tallies.set(name, known);
  return known;
}

function scoreWikigold(documents: readonly GoldText[]): void {
  if (documents.length === 0) {
    console.log("wikigold is absent.");
    return;
  }
  const tallies = new Map<string, Tally>();
  const misses: string[] = [];
  for (const document of documents) {
    const parsed = readText(sourceOf(document.text));
    const found = typedNames(parsed);
    const gold = document.names.filter((name) => ["PER", "ORG", "LOC"].includes(name.type));
    const keyOf = (name: GoldName) => `${name.start}-${name.end}-${name.type}`;
    const foundKeys = new Set(found.map(keyOf));
    const goldKeys = new Set(gold.map(keyOf));
    for (const name of gold) {
      tallyOf(tallies, name.type).marked += 1;
      if (foundKeys.has(keyOf(name))) tallyOf(tallies, name.type).right += 1;
      else misses.push(`missed ${name.type} "${document.text.slice(name.start, name.end)}" in ${around(document.text, name)}`);
    }
    for (const name of found) {
      tallyOf(tallies, name.type).found += 1;
      if (!goldKeys.has(keyOf(name)))
        misses.push(`wrong  ${name.type} "${document.text.slice(name.start, name.end)}" in ${around(document.text, name)}`);
    }
  }
  console.log(`wikigold, ${documents.length} documents`);
  reportAll(tallies);
  show(misses);
}

/** GUM `dev`: the kind given to each name piece that a gold entity ends with. */
function scoreGum(): void {
  const texts = gumTexts(join(CORPUS, "gum"), "dev");
  if (texts.length === 0) {
    console.log("GUM is absent.");
    return;
  }
  const tallies = new Map<string, Tally>();
  for (const { gold, found } of verdictsOnGold(texts, readText)) {
    for (const kind of ["person", "organisation", "place"]) {
      const tally = tallyOf(tallies, `GUM ${kind}`);
      if (found === kind) tally.found += 1;
      if (gold === kind) tally.marked += 1;
      if (found === kind && gold === kind) tally.right += 1;
    }
  }
  console.log(`GUM dev, ${texts.length} documents`);
  reportAll(tallies);
}

/** Every name with its kind, acting or not. */
function typedNames(parsed: ParsedText): readonly GoldName[] {
  return typedNamesIn(parsed, { world }).map(({ range, kind }) => ({ ...range, type: TYPES[kind] }));
}

function scoreRe3d(folder: string, documents: readonly GoldText[]): void {
  if (documents.length === 0) {
    console.log(`re3d ${folder} is absent.`);
    return;
  }
  const tallies = new Map<string, Tally>();
  const misses: string[] = [];
  for (const document of documents) {
    const source = sourceOf(document.text);
    const parsed = readText(source);
    const cast = identifyActors(parsed, source, { world, ...(pronouns !== undefined && { pronouns }) });
    const kindOf = new Map(cast.actors.map((actor) => [actor.id, actor.kind]));
    const named = cast.mentions.filter(
      (mention) => ["name", "surname", "capital", "seat"].includes(mention.form) && mention.basis.certainty >= 0.55,
    );
    const persons = document.names.filter((name) => name.type === "Person" && /^\p{Lu}/u.test(lastWord(document.text, name)));
    countOverlap(
      tallyOf(tallies, "persons named"),
      named.filter((mention) => kindOf.get(mention.actor) === "person").map(({ range }) => range),
      persons,
      document,
      misses,
      "person",
    );
    const bodies = document.names.filter(
      (name) => name.type === "Organisation" && /\p{Lu}/u.test(document.text.slice(name.start, name.end)),
    );
    countOverlap(
      tallyOf(tallies, "bodies and states that act"),
      cast.mentions
        .filter(
          (mention) =>
            kindOf.get(mention.actor) !== "person" &&
            mention.form !== "pronoun" &&
            mention.form !== "title" &&
            mention.basis.certainty >= 0.55,
        )
        .map(({ range }) => range),
      bodies,
      document,
      misses,
      "body",
    );
  }
  console.log(`re3d ${folder}, ${documents.length} documents`);
  reportAll(tallies);
  show(misses);
}

/** All three folders as `parley eval names` scores one: names with a capital, right where the kinds agree and a character is shared. */
function scoreRe3dTogether(documents: readonly GoldText[]): void {
  if (documents.length === 0) return;
  const texts = documents.map(({ text, names }) => ({
    found: typedNamesIn(readText(sourceOf(text)), { world }),
    marked: names.flatMap(({ start, end, type }): readonly NameToScore[] => {
      const kind = RE3D_KINDS.get(type);
      return kind === undefined || !/\p{Lu}/u.test(text.slice(start, end)) ? [] : [{ range: { start, end }, kind }];
    }),
  }));
  console.log(`re3d, the three folders together, ${documents.length} documents, by overlap`);
  const { overlap } = scoreNames(texts, { samples: 1000, seed: 20160101 });
  for (const kind of ["person", "place", "organisation"] as const) {
    const { precision, recall, f1, low, high, found, marked } = overlap[kind];
    const share = (value: number) => (value * 100).toFixed(1).padStart(5);
    console.log(
      `  ${kind.padEnd(42)} P ${share(precision)}  R ${share(recall)}  F1 ${share(f1)}  [${share(low).trim()}, ${share(high).trim()}] (${found} found, ${marked} marked)`,
    );
  }
}

function countOverlap(
  tally: Tally,
  found: readonly { start: number; end: number }[],
  gold: readonly GoldName[],
  document: GoldText,
  misses: string[],
  what: string,
): void {
  const meets = (one: { start: number; end: number }, other: { start: number; end: number }) =>
    one.start < other.end && other.start < one.end;
  const rightFound = found.filter((range) => gold.some((name) => meets(range, name)));
  const rightGold = gold.filter((name) => found.some((range) => meets(range, name)));
  // One tally with one numerator: the smaller of the two keeps the figures modest where spans differ in number.
  tally.right += Math.min(rightFound.length, rightGold.length);
  tally.found += found.length;
  tally.marked += gold.length;
  for (const range of found)
    if (!rightFound.includes(range))
      misses.push(`wrong ${what} "${document.text.slice(range.start, range.end)}" in ${around(document.text, range)}`);
  for (const name of gold)
    if (!rightGold.includes(name))
      misses.push(`missed ${what} "${document.text.slice(name.start, name.end)}" in ${around(document.text, name)}`);
}

function lastWord(text: string, name: GoldName): string {
  return text.slice(name.start, name.end).trim().split(/\s+/).at(-1) ?? "";
}

function scoreGap(set: string, rows: readonly GapRow[]): void {
  if (rows.length === 0) {
    console.log(`GAP ${set} is absent.`);
    return;
  }
  const tallies = new Map<string, Tally>();
  const misses: string[] = [];
  let resolved = 0;
  for (const row of rows) {
    const source = sourceOf(row.text);
    const parsed = readText(source);
    const cast = identifyActors(parsed, source, { world, ...(pronouns !== undefined && { pronouns }) });
    const actorAt = (start: number, end: number) =>
      new Set(
        cast.mentions
          .filter((mention) => mention.range.start < end && start < mention.range.end && mention.form !== "pronoun")
          .map((mention) => mention.actor),
      );
    const meant = cast.mentions.find((mention) => mention.range.start === row.pronoun.start && mention.form === "pronoun")?.actor;
    if (meant !== undefined) resolved += 1;
    const gender = /^(?:she|her|hers)$/i.test(row.pronoun.word) ? "GAP she" : "GAP he";
    let isWrong = false;
    for (const name of [row.a, row.b]) {
      const isFound = meant !== undefined && actorAt(name.start, name.start + name.name.length).has(meant);
      for (const tally of [tallyOf(tallies, gender), tallyOf(tallies, "GAP all")]) {
        if (isFound) tally.found += 1;
        if (name.isMeant) tally.marked += 1;
        if (isFound && name.isMeant) tally.right += 1;
      }
      if (isFound !== name.isMeant) isWrong = true;
    }
    if (isWrong) {
      const who = cast.actors.find((actor) => actor.id === meant)?.name ?? "nobody";
      misses.push(
        `${row.id}: "${row.pronoun.word}" read as ${who}; A ${row.a.name} ${row.a.isMeant}, B ${row.b.name} ${row.b.isMeant}; ${around(row.text, { start: row.pronoun.start, end: row.pronoun.start + row.pronoun.word.length }, 160)}`,
      );
    }
  }
  console.log(`GAP ${set}, ${rows.length} pronouns, ${resolved} resolved`);
  reportAll(tallies);
  show(misses);
}

function reportAll(tallies: ReadonlyMap<string, Tally>): void {
  const all: Tally = { right: 0, found: 0, marked: 0 };
  for (const [name, tally] of [...tallies].sort()) {
    report(`  ${name}`, tally);
    all.right += tally.right;
    all.found += tally.found;
    all.marked += tally.marked;
  }
  if (tallies.has("PER")) report("  all names", all);
}

function around(text: string, { start, end }: { readonly start: number; readonly end: number }, reach = 50): string {
  return `…${text.slice(Math.max(0, start - reach), start)}[${text.slice(start, end)}]${text.slice(end, end + reach)}…`.replace(
    /\s+/g,
    " ",
  );
}

/** Misses spread over the whole list, so that one long document does not fill the screen. */
function show(misses: readonly string[]): void {
  const step = Math.max(1, Math.floor(misses.length / Math.max(1, missesShown)));
  for (let at = 0; at < misses.length && at / step < missesShown; at += step) console.log(`    ${misses[at]}`);
}
