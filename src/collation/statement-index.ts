/** Decides which statements an account is compared with: those that quote some of its words in a row, or use some of its rarer words. */
import type { AttributionMark, ItemId } from "#record";
import { FewestQuotedWords, type StatementFacts } from "./compare-statements.ts";
import type { Unit } from "./documents.ts";

/** One account of a statement. */
export type StatementUnit = Unit & { readonly mark: AttributionMark; readonly facts: StatementFacts };

/** A statement in the making; `byWording` holds, for each wording, one account for each speaker, time and report (`tellings`). */
export type GatheredStatement = {
  readonly id: ItemId;
  readonly ordinal: number;
  readonly units: StatementUnit[];
  readonly tellings: Set<string>;
  readonly byWording: Map<number, StatementUnit[]>;
  readonly texts: Set<number>;
};

/** Where accounts look for statements they may carry. */
export type StatementIndex = {
  /** Files a statement under words and speakers it is told with. */
  readonly fileWords: (unit: StatementUnit, statement: GatheredStatement) => void;
  /** Files a statement under a report it stands in. */
  readonly fileReport: (unit: StatementUnit, statement: GatheredStatement) => void;
  /** Oldest first. */
  readonly near: (unit: StatementUnit) => readonly GatheredStatement[];
};

const RunWords = 3;
const SharedStems = 0.6; // The least share of its content words by which the shorter of two accounts is found in the other.

/**
 * Of two quotations of which one holds the other, the longer has the first words of the shorter. Of two accounts that share most of their words,
 * each has one of the rarer words of the shorter (prefix filtering, Chaudhuri, Ganti and Kaushik 2006). Copies share all.
 * Keys are 32-bit mixes of numbered words: two keys that fall together only add a candidate, which the comparison then refuses.
 */
export function createStatementIndex(units: readonly StatementUnit[]): StatementIndex {
  const keysOf = numberKeys(units);
  const byRun = new Map<number, Shelf>();
  const byFirstRun = new Map<number, Shelf>();
  const byStem = new Map<number, Shelf>();
  const byRareStem = new Map<number, Shelf>();
  const byCopy = new Map<number, Shelf>();

  return {
    fileWords({ facts }, statement) {
      const keys = keysOf.get(facts);
      if (keys === undefined) return;
      for (const run of keys.runs) put(byRun, run, statement);
      if (keys.runs[0] !== undefined) put(byFirstRun, keys.runs[0], statement);
      for (const stem of keys.stems) put(byStem, stem, statement);
      for (const stem of keys.rareStems) put(byRareStem, stem, statement);
    },
    fileReport({ facts }, statement) {
      const keys = keysOf.get(facts);
      if (keys !== undefined) put(byCopy, keys.copy, statement);
    },
    near({ facts }) {
      const keys = keysOf.get(facts);
      const found = new Set<GatheredStatement>();
      const gather = (index: ReadonlyMap<number, Shelf>, wanted: readonly number[]) => {
        for (const key of wanted) {
          const shelf = index.get(key);
          if (Array.isArray(shelf)) for (const statement of shelf) found.add(statement);
          else if (shelf !== undefined) found.add(shelf);
        }
      };
      if (keys === undefined) return [];
      gather(byRun, keys.runs.slice(0, 1));
      gather(byFirstRun, keys.runs);
      gather(byStem, keys.rareStems);
      gather(byRareStem, keys.stems);
      gather(byCopy, [keys.copy]);
      return [...found].sort((one, other) => one.ordinal - other.ordinal);
    },
  };
}

type Keys = {
  /** Each run of quoted words. */
  readonly runs: readonly number[];
  /** Each speaker with each stem. */
  readonly stems: readonly number[];
  /** Each speaker with so many of the rarest stems that another account with the least share of all of them must have one of these. */
  readonly rareStems: readonly number[];
  readonly copy: number;
};

function numberKeys(units: readonly StatementUnit[]): ReadonlyMap<StatementFacts, Keys> {
  const numbers = new Map<string, number>();
  const frequency: number[] = [];
  const numberOf = (word: string) => {
    const known = numbers.get(word) ?? numbers.size;
    if (known === numbers.size) numbers.set(word, known);
    return known;
  };
  const stemsOf = new Map<number, readonly number[]>();
  for (const { facts } of units) {
    const stems = stemsOf.get(facts.ordinal) ?? Array.from(facts.stems, numberOf);
    stemsOf.set(facts.ordinal, stems);
    for (const stem of stems) frequency[stem] = (frequency[stem] ?? 0) + 1;
  }
  const rarer = (one: number, other: number) => (frequency[one] ?? 0) - (frequency[other] ?? 0) || one - other;
  type WordKeys = {
    readonly stems: readonly number[];
    readonly rare: readonly number[];
    readonly runs: readonly number[];
    readonly copy: number;
  };
  const wordKeys = new Map<number, WordKeys>();
  const wordKeysOf = ({ ordinal, quoted }: StatementFacts): WordKeys => {
    const known = wordKeys.get(ordinal);
    if (known !== undefined) return known;
    const stems = stemsOf.get(ordinal) ?? [];
    const rare = [...stems].sort(rarer).slice(0, stems.length - Math.ceil(stems.length * SharedStems) + 1);
    const words = quoted.length < FewestQuotedWords ? [] : quoted.map(numberOf);
    const runs = words.slice(RunWords - 1).map((last, at) => mix(mix(words[at] ?? 0, words[at + 1] ?? 0), last));
    const made = { stems, rare, runs, copy: stems.reduce((sum, stem) => (sum + mix(stem, 1)) | 0, 0) };
    wordKeys.set(ordinal, made);
    return made;
  };
  return new Map(
    units.map(({ facts }) => {
      const { stems, rare, runs, copy } = wordKeysOf(facts);
      const speakers = Array.from(facts.speakers, numberOf);
      const perSpeaker = (of: readonly number[]) => speakers.flatMap((speaker) => of.map((stem) => mix(speaker, stem)));
      return [facts, { runs, stems: perSpeaker(stems), rareStems: perSpeaker(rare), copy: mix(copy, numberOf(facts.independent)) }];
    }),
  );
}

function mix(one: number, other: number): number {
  const mixed = Math.imul(Math.imul(one + 1, 0x9e3779b1) ^ (other + 0x7f4a7c15), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** The slow, obvious twin of the index: every statement is near. For tests. */
export function createPlainStatementIndex(): StatementIndex {
  const all = new Set<GatheredStatement>();
  const add = (_: StatementUnit, statement: GatheredStatement) => void all.add(statement);
  return { fileWords: add, fileReport: add, near: () => [...all] };
}

/** Most keys lead to one statement: no list around it saves most of the memory. */
type Shelf = GatheredStatement | GatheredStatement[];

function put(index: Map<number, Shelf>, key: number, statement: GatheredStatement): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, statement);
  else if (!Array.isArray(known)) {
    if (known !== statement) index.set(key, [known, statement]);
  } else if (known.at(-1) !== statement) known.push(statement);
}
