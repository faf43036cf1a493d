/** Decides which persons' names in a text mean the same person: full names, surnames, first names, and two of one family. */
import { FIRST_NAMES, NAME_PARTICLES, NAME_SUFFIXES } from "../rules/first-names.ts";

/** One place where a person is named, in the order of the text. */
export type PersonName = {
  /** The words as written, on one line. */
  readonly words: string;
  readonly sentence: number;
  readonly gender: "he" | "she" | undefined;
  /** Described as somebody's daughter, wife, brother: not whom the bare surname means. */
  readonly isKin?: boolean;
};

/** One person of a text. */
export type Person = { readonly key: string; readonly name: string; readonly gender: "he" | "she" | undefined };

/** The persons, and for each name given the index of its person and whether it was a surname alone. */
export type People = {
  readonly persons: readonly Person[];
  readonly of: readonly { readonly person: number; readonly form: "name" | "surname" }[];
};

type Draft = { readonly names: string[][]; readonly fullAt: number[]; gender: "he" | "she" | undefined; shown: string; isKin: boolean };

/**
 * Joins names to persons. Full names first, so that a surname finds its person even before the full name stands in the text;
 * a surname shared by two goes to the one named in full in this sentence or the one before, else to the one named in full most often.
 * Cost: names × persons of the same surname.
 */
export function gatherPeople(names: readonly PersonName[]): People {
  const drafts: Draft[] = [];
  const byWord = new Map<string, Set<number>>();
  const of: { person: number; form: "name" | "surname" }[] = new Array(names.length);
  const remember = (words: readonly string[], person: number) => {
    for (const word of words) byWord.set(word, (byWord.get(word) ?? new Set()).add(person));
  };
  names.forEach((name, at) => {
    const words = partsOf(name.words);
    if (words.length < 2) return;
    const known = namesakes(byWord, words).find(
      (person) =>
        (drafts[person]?.names ?? []).some((other) => areOneName(other, words)) && agrees(drafts[person]?.gender, genderOf(name, words)),
    );
    const person = known ?? drafts.push({ names: [], fullAt: [], gender: undefined, shown: name.words, isKin: false }) - 1;
    const draft = drafts[person];
    if (draft === undefined) return;
    draft.names.push([...words]);
    draft.fullAt.push(name.sentence);
    draft.gender ??= genderOf(name, words);
    if (name.isKin === true) draft.isKin = true;
    if (isFuller(name.words, draft.shown)) draft.shown = name.words;
    remember(words, person);
    of[at] = { person, form: "name" };
  });
  for (const name of names) {
    const [word, second] = partsOf(name.words);
    const draft =
      name.isKin === true && second === undefined ? drafts[whoIsCalled({ name, word: word ?? "", drafts, byWord }) ?? -1] : undefined;
    if (draft !== undefined) draft.isKin = true;
  }
  names.forEach((name, at) => {
    const words = partsOf(name.words);
    if (words.length >= 2) return;
    const word = words[0] ?? name.words.toLowerCase();
    const person =
      whoIsCalled({ name, word, drafts, byWord }) ??
      drafts.push({ names: [[word]], fullAt: [], gender: genderOf(name, words), shown: name.words, isKin: false }) - 1;
    const draft = drafts[person];
    if (draft !== undefined) draft.gender ??= name.gender;
    remember([word], person);
    of[at] = { person, form: draft?.fullAt.length === 0 ? "name" : "surname" };
  });
  const persons = drafts.map((draft, at) => ({ key: `person:${at}`, name: draft.shown, gender: draft.gender }));
  return { persons, of };
}

/** Persons who share the last word, or the first where few do: a thousand Marias are not compared with each other. */
function namesakes(byWord: ReadonlyMap<string, ReadonlySet<number>>, words: readonly string[]): readonly number[] {
  const byLast = byWord.get(words.at(-1) ?? "");
  const byFirst = byWord.get(words[0] ?? "");
  return [...(byLast ?? []), ...(byFirst !== undefined && byFirst.size <= MOST_NAMESAKES ? byFirst : [])].slice(0, MOST_NAMESAKES);
}

const MOST_NAMESAKES = 100;

/** Names shorter than this many words are a surname or a first name alone. */
function partsOf(name: string): readonly string[] {
  const words = bare(name)
    .split(/[\s-]+/)
    .filter((word) => word !== "" && !NAME_SUFFIXES.has(word));
  const told = words.filter((word, at) => !(at > 0 && at < words.length - 1 && /^\p{L}\.?$/u.test(word)));
  const parts: string[] = [];
  for (const word of told) {
    // "al-Sisi" and "Sisi", "bin Salman" and "Salman" are one surname: particles count for nothing.
    if (NAME_PARTICLES.has(word) && told.length > 1) continue;
    parts.push(word);
  }
  return parts;
}

function bare(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/['"]/g, "");
}

/** Same surname and a first name that fits: "Donald J. Trump" and "Donald Trump", "D. Trump"; or one name inside the other. */
function areOneName(one: readonly string[], other: readonly string[]): boolean {
  const isSameEnd = one.at(-1) === other.at(-1);
  const [first, second] = [one[0] ?? "", other[0] ?? ""];
  if (isSameEnd && (first === second || isInitialOf(first, second) || isInitialOf(second, first) || isShortFor(first, second))) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= 2 && short.length < long.length && short.every((word) => long.includes(word));
}

function isInitialOf(initial: string, name: string): boolean {
  return /^\p{L}\.?$/u.test(initial) && name.startsWith(initial.charAt(0));
}

/** "Mike" and "Michael": short forms that are not the opening of the name. */
function isShortFor(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return (short.length >= 3 && long.startsWith(short)) || SHORT_FORMS.get(short) === long || SHORT_FORMS.get(long) === short;
}

const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  "mike michael|bill william|bob robert|dick richard|jim james|jack john|ted edward|tony anthony|joe joseph|tim timothy|tom thomas|dave david|steve steven|chuck charles|jeff jeffrey|liz elizabeth|kate katherine|beth elizabeth|peggy margaret|rick richard|andy andrew|larry lawrence|vlad vladimir|volodya volodymyr|sasha aleksandr|misha mikhail|bernie bernard|chris christopher|greg gregory|matt matthew|nick nicholas|sam samuel|dan daniel|ben benjamin|ed edward|ron ronald|don donald|ken kenneth"
    .split("|")
    .map((pair) => pair.split(" ") as [string, string]), // Each entry of the list above is a pair.
);

function genderOf(name: PersonName, words: readonly string[]): "he" | "she" | undefined {
  if (name.gender !== undefined) return name.gender;
  const known = FIRST_NAMES.get(words[0] ?? "");
  return known === "he" || known === "she" ? known : undefined;
}

function agrees(one: "he" | "she" | undefined, other: "he" | "she" | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function isFuller(words: string, shown: string): boolean {
  const isShout = words === words.toUpperCase();
  if (isShout) return false;
  if (shown === shown.toUpperCase()) return true;
  return words.length > shown.length;
}

type Asked = {
  readonly name: PersonName;
  readonly word: string;
  readonly drafts: readonly Draft[];
  readonly byWord: ReadonlyMap<string, ReadonlySet<number>>;
};

function whoIsCalled({ name, word, drafts, byWord }: Asked): number | undefined {
  const sharing = [...(byWord.get(word) ?? [])].slice(0, MOST_NAMESAKES).filter((person) => agrees(drafts[person]?.gender, name.gender));
  const asSurname = sharing.filter((person) => (drafts[person]?.names ?? []).some((parts) => parts.at(-1) === word));
  const asFirst = sharing.filter((person) => (drafts[person]?.names ?? []).some((parts) => parts[0] === word));
  const sorted = asSurname.length > 0 ? asSurname : asFirst.length > 0 ? asFirst : sharing;
  const heads = sorted.filter((person) => drafts[person]?.isKin !== true);
  const candidates = asSurname.length > 0 && heads.length > 0 ? heads : sorted;
  if (candidates.length <= 1) return candidates[0];
  const near = candidates
    .map((person) => ({ person, at: lastBefore(drafts[person]?.fullAt ?? [], name.sentence) }))
    .filter(({ at }) => at !== undefined && at >= name.sentence - 1)
    .sort((one, other) => (other.at ?? 0) - (one.at ?? 0));
  if (near.length === 1) return near[0]?.person;
  const pool = near.length > 1 ? near.map(({ person }) => person) : candidates;
  return [...pool].sort((one, other) => (drafts[other]?.fullAt.length ?? 0) - (drafts[one]?.fullAt.length ?? 0) || one - other)[0];
}

function lastBefore(sentences: readonly number[], sentence: number): number | undefined {
  let last: number | undefined;
  for (const at of sentences) if (at <= sentence && (last === undefined || at > last)) last = at;
  return last;
}
