/** Decides which open list a number goes on with, or that it begins a list: '(i)' after '(h)' is a letter, unless '(ii)' comes next. */
import type { DraftNodeKind } from "./draft-text.ts";
import type { Numeral, NumeralSystem } from "./numerals.ts";
import type { Label } from "./read-label.ts";

/** A node that may still take children. Ranked ones (articles, headings) are left by their equals; the others belong to lists. */
export type OpenNode = {
  readonly node: number;
  readonly rank: number | undefined;
  readonly style: string;
  readonly system: NumeralSystem | undefined;
  readonly value: readonly number[];
  readonly suffix: string;
  readonly indent: number;
  readonly kind: DraftNodeKind;
};

export type Place = {
  /** How many of the open nodes stay open; the new node is laid below the last of them. */
  readonly keep: number;
  readonly numeral: Numeral;
  /** Begins a list; otherwise goes on with one. */
  readonly begins: boolean;
  /** The very next number, or an insertion (bis, alt) after it. */
  readonly isExact: boolean;
  /** This number less the last one; 1 is the next, 0 a repetition. */
  readonly gap: number;
};

type Candidate = Place & { readonly indentGap: number; readonly isDeeper: boolean };

/**
 * The best place for `label`, which stands at column `indent`; undefined where it neither goes on with a list nor begins one. `next` is the
 * next label of the same style further down. `announces` says that the text before it ends in a way that opens a list ("the following:").
 */
export function findPlace(
  open: readonly OpenNode[],
  label: Label,
  { indent, next, announces }: { readonly indent: number; readonly next: Label | undefined; readonly announces: boolean },
): Place | undefined {
  const candidates: Candidate[] = [];
  let sameStyle: number | undefined;
  for (let at = open.length - 1; at >= 0; at--) {
    const entry = open[at];
    if (entry === undefined) break;
    const indentGap = Math.abs(entry.indent - indent);
    const isDeeper = indent > entry.indent + 1;
    for (const numeral of label.numerals) {
      if (isChildNumber(entry, numeral)) {
        candidates.push({ keep: at + 1, numeral, begins: true, isExact: true, gap: 1, indentGap: 0, isDeeper: false });
        continue;
      }
      if (!isSameList(entry, label) || entry.system !== numeral.system) continue;
      const step = stepBetween(entry, numeral, label.suffix);
      if (step !== undefined) candidates.push({ keep: at, numeral, begins: false, ...step, indentGap, isDeeper });
    }
    if (isSameList(entry, label) && !isDeeper) sameStyle ??= at;
    // Past an article or a heading only the lettered parts above it can go on.
    if (entry.rank !== undefined && label.style !== "A.") break;
  }
  for (const numeral of label.numerals) {
    if (numeral.value.length !== 1 || numeral.value[0] !== 1) continue;
    const restarts = sameStyle !== undefined && !announces && open[sameStyle]?.system === numeral.system;
    const keep = restarts ? (sameStyle ?? open.length) : open.length;
    candidates.push({ keep, numeral, begins: true, isExact: true, gap: restarts ? 0 : 1, indentGap: 0, isDeeper: false });
  }
  // '3bis' indented below an option of point 3 is that option's text, not the next point.
  const top = open.at(-1);
  const [numeral] = label.numerals;
  if (
    label.suffix !== "" &&
    top?.kind === "option" &&
    indent >= top.indent &&
    numeral !== undefined &&
    candidates.some(({ isDeeper }) => isDeeper)
  )
    candidates.push({ keep: open.length, numeral, begins: true, isExact: true, gap: 1, indentGap: 0, isDeeper: false });
  const [first, ...others] = candidates;
  return first === undefined ? undefined : others.reduce((best, one) => (weigh(one, next) > weigh(best, next) ? one : best), first);
}

/** True where `next` stands directly after `label` in one list. */
export function isNextNumber(next: Label, label: Label): boolean {
  return (
    next.style === label.style &&
    next.numerals.some(({ system, value }) => label.numerals.some((before) => before.system === system && isSuccessor(before.value, value)))
  );
}

/** Weights are ordered so that each line decides only where the ones above leave a tie. */
function weigh(one: Candidate, next: Label | undefined): number {
  const isSupported =
    next?.numerals.some(({ system, value }) => system === one.numeral.system && isSuccessor(one.numeral.value, value)) ?? false;
  return (
    (one.isExact ? 1000 : 0) +
    (isSupported ? 300 : 0) -
    (one.isDeeper ? 250 : 0) +
    // With nothing after it, an open list goes on; '(i)' with no list before it is Roman.
    (one.begins ? (one.numeral.system === "roman" ? 20 : 10) : 100) -
    Math.min(one.indentGap, 20) * 3 -
    (one.isExact ? 0 : Math.min(Math.abs(one.gap), 50)) +
    one.keep / 1000
  );
}

/** '1.2' below '1.', '3.2' below 'Article 3'. */
function isChildNumber(entry: OpenNode, numeral: Numeral): boolean {
  const { value } = numeral;
  return (
    numeral.system === "dotted" &&
    entry.value.length === value.length - 1 &&
    entry.system !== "letter" &&
    entry.value.every((part, at) => part === value[at]) &&
    entry.suffix === ""
  );
}

const ArabicStyles = new Set(["1.", "1)", "(1)", "1"]);

/** An inserted paragraph ('3bis') is often written without the sign its list has. */
function isSameList(entry: OpenNode, label: Label): boolean {
  if (entry.style === label.style) return true;
  const isInserted = label.suffix !== "" || entry.suffix !== "";
  const isBareOne = label.style === "1" || entry.style === "1";
  return (isInserted || isBareOne) && ArabicStyles.has(entry.style) && ArabicStyles.has(label.style);
}

function stepBetween(entry: OpenNode, numeral: Numeral, suffix: string): { readonly isExact: boolean; readonly gap: number } | undefined {
  const before = entry.value;
  const now = numeral.value;
  if (before.length !== now.length) return undefined;
  const last = now.length - 1;
  const isSamePrefix = before.slice(0, last).every((part, at) => part === now[at]);
  if (!isSamePrefix) return { isExact: false, gap: 1 };
  const gap = (now[last] ?? 0) - (before[last] ?? 0);
  const isOpenNumber = numeral.system === "dotted" && now[last] === 0; // '3.x': the number is still to come.
  if (gap === 0 && suffix !== "" && suffix !== entry.suffix) return { isExact: true, gap: 1 };
  return { isExact: isOpenNumber || (gap === 1 && suffix === ""), gap: isOpenNumber ? 1 : gap };
}

function isSuccessor(before: readonly number[], after: readonly number[]): boolean {
  const last = before.length - 1;
  return before.length === after.length && before.every((part, at) => (at === last ? part + 1 : part) === after[at]);
}
