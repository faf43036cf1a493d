/** Decides which date rules fire where: patterns of words and slots are tried in stages, the longest match from the left wins and becomes one piece for the next stage. */
import { assert } from "#record";
import { type DayPart, DayParts, type Part, Parts, type Season, Seasons, type Unit, Units } from "../rules/calendar-words.ts";
import type { Rule } from "../rules/rule.ts";
import type { Piece } from "./cut-pieces.ts";
import type { Amount, Clock, Meaning } from "./meaning.ts";
import { Slots, type SlotValue } from "./slots.ts";

/** The values a match gave to its slots, each asked for by the kind the pattern promises. */
export type Filled = {
  readonly has: (name: string) => boolean;
  readonly number: (name: string) => number;
  readonly text: (name: string) => string;
  readonly meaning: (name: string) => Meaning;
  readonly unit: (name: string) => Unit;
  readonly season: () => Season;
  readonly part: () => Part;
  readonly dayPart: () => DayPart;
  readonly amount: () => Amount;
  readonly clock: (name: string) => Clock;
};

/** What stands around a match, for rules that need to look. */
export type Surroundings = {
  readonly beforeThat: Piece | undefined;
  readonly before: Piece | undefined;
  readonly after: Piece | undefined;
  readonly afterThat: Piece | undefined;
  /** The matched words themselves, lower case; an expression folded earlier is an empty word. */
  readonly words: readonly string[];
  /** The first matched word has a capital. */
  readonly isCapital: boolean;
};

/**
 * A way to write a time. `written`: words (`last|past`), slots (`<month>`, `<from:date>`), `?` after what may be left out.
 * `meaning` may refuse by returning `undefined`.
 */
export type DateRule = Rule & {
  readonly stage: 1 | 2 | 3 | 4;
  readonly written: readonly string[];
  readonly meaning: (slots: Filled, around: Surroundings) => Meaning | undefined;
};

/** The pieces with every expression the rules find folded into one piece. Cost: pieces times the patterns that can begin there. */
export function foldExpressions(pieces: readonly Piece[], rules: readonly DateRule[]): readonly Piece[] {
  let folded = pieces;
  for (const stage of stagesOf(rules)) folded = foldOnce(folded, stage);
  return folded;
}

type Element = { readonly isOptional: boolean; readonly words?: ReadonlySet<string>; readonly slot?: string; readonly name: string };
type Pattern = { readonly rule: DateRule; readonly elements: readonly Element[] };
type Stage = {
  readonly byWord: ReadonlyMap<string, readonly Pattern[]>;
  readonly bySlot: readonly { readonly reads: (typeof Slots)[string]; readonly patterns: readonly Pattern[] }[];
};

const compiled = new WeakMap<readonly DateRule[], readonly Stage[]>();

function stagesOf(rules: readonly DateRule[]): readonly Stage[] {
  const known = compiled.get(rules);
  if (known !== undefined) return known;
  const stages = [1, 2, 3, 4].map((stage) => compileStage(rules.filter((rule) => rule.stage === stage)));
  compiled.set(rules, stages);
  return stages;
}

function compileStage(rules: readonly DateRule[]): Stage {
  const byWord = new Map<string, Pattern[]>();
  const bySlot = new Map<string, Pattern[]>();
  for (const rule of rules) {
    for (const written of rule.written) {
      const pattern = { rule, elements: written.split(" ").map(elementOf) };
      for (const element of firstElements(pattern.elements)) {
        for (const word of element.words ?? []) addTo(byWord, word, pattern);
        if (element.slot !== undefined) addTo(bySlot, element.slot, pattern);
      }
    }
  }
  return { byWord, bySlot: [...bySlot].map(([slot, patterns]) => ({ reads: slotOf(slot), patterns })) };
}

function slotOf(kind: string): (typeof Slots)[string] {
  const slot = Slots[kind];
  assert(slot !== undefined, `the slot <${kind}> of a date pattern exists`);
  return slot;
}

function addTo(index: Map<string, Pattern[]>, key: string, pattern: Pattern): void {
  const patterns = index.get(key);
  if (patterns === undefined) index.set(key, [pattern]);
  else if (!patterns.includes(pattern)) patterns.push(pattern);
}

function elementOf(written: string): Element {
  const isOptional = written.length > 1 && written.endsWith("?");
  const core = isOptional ? written.slice(0, -1) : written;
  const slot = /^<(?:(\w+):)?(\w+)>$/.exec(core);
  if (slot === null) return { isOptional, words: new Set(core.split("|")), name: "" };
  const kind = slot[2] ?? "";
  slotOf(kind);
  return { isOptional, slot: kind, name: slot[1] ?? kind };
}

/** The elements a match can begin with: up to and including the first that must stand. */
function firstElements(elements: readonly Element[]): readonly Element[] {
  const required = elements.findIndex((element) => !element.isOptional);
  return required === -1 ? elements : elements.slice(0, required + 1);
}

function foldOnce(pieces: readonly Piece[], stage: Stage): readonly Piece[] {
  const folded: Piece[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at];
    if (piece === undefined) break;
    const best = longestMatch(pieces, at, stage, folded);
    if (best === undefined) {
      folded.push(piece);
      at++;
      continue;
    }
    const taken = pieces.slice(at, best.next);
    folded.push({
      start: piece.start,
      end: taken[taken.length - 1]?.end ?? piece.end,
      lower: "",
      isCapital: piece.isCapital,
      isGlued: piece.isGlued,
      fineTag: piece.fineTag,
      found: { meaning: best.meaning, rules: [...taken.flatMap((part) => part.found?.rules ?? []), best.rule.id] },
    });
    at = best.next;
  }
  return folded;
}

type Match = { readonly rule: DateRule; readonly meaning: Meaning; readonly next: number };

function longestMatch(pieces: readonly Piece[], at: number, stage: Stage, folded: readonly Piece[]): Match | undefined {
  let best: Match | undefined;
  const patterns = candidates(pieces, at, stage);
  if (patterns === undefined) return undefined;
  for (const pattern of patterns) {
    const filled = new Map<string, SlotValue>();
    const next = matchFrom(pieces, at, pattern.elements, 0, filled);
    if (next === undefined || next === at || (best !== undefined && next <= best.next)) continue;
    const words = pieces.slice(at, next).map((piece) => piece.lower);
    const around = {
      beforeThat: folded[folded.length - 2],
      before: folded[folded.length - 1],
      after: pieces[next],
      afterThat: pieces[next + 1],
      words,
      isCapital: pieces[at]?.isCapital === true,
    };
    const meaning = pattern.rule.meaning(filledWith(filled), around);
    if (meaning !== undefined) best = { rule: pattern.rule, meaning, next };
  }
  return best;
}

/** The patterns that can begin at a piece; undefined for most. */
function candidates(pieces: readonly Piece[], at: number, stage: Stage): readonly Pattern[] | undefined {
  const piece = pieces[at];
  if (piece === undefined) return undefined;
  let found = piece.found === undefined ? stage.byWord.get(piece.lower) : undefined;
  for (const { reads, patterns } of stage.bySlot)
    if (reads(pieces, at) !== undefined) found = found === undefined ? patterns : [...found, ...patterns];
  return found;
}

/** Fills the elements from `element` on; where an optional one fits, first with it, then without. Patterns are short, so the depth is too. */
function matchFrom(
  pieces: readonly Piece[],
  at: number,
  elements: readonly Element[],
  element: number,
  filled: Map<string, SlotValue>,
): number | undefined {
  const current = elements[element];
  if (current === undefined) return at;
  const step = stepOver(pieces, at, current);
  if (step !== undefined) {
    const end = matchFrom(pieces, step.next, elements, element + 1, filled);
    if (end !== undefined) {
      if (step.value !== undefined) filled.set(current.name, step.value);
      return end;
    }
  }
  return current.isOptional ? matchFrom(pieces, at, elements, element + 1, filled) : undefined;
}

function stepOver(
  pieces: readonly Piece[],
  at: number,
  element: Element,
): { readonly value?: SlotValue; readonly next: number } | undefined {
  if (element.slot !== undefined) return Slots[element.slot]?.(pieces, at);
  const piece = pieces[at];
  return piece !== undefined && piece.found === undefined && element.words?.has(piece.lower) === true ? { next: at + 1 } : undefined;
}

function filledWith(values: ReadonlyMap<string, SlotValue>): Filled {
  const number = (name: string): number => {
    const value = values.get(name);
    assert(typeof value === "number", `the slot ${name} holds a number`);
    return value;
  };
  const text = (name: string): string => {
    const value = values.get(name);
    assert(typeof value === "string", `the slot ${name} holds a word`);
    return value;
  };
  const meaning = (name: string): Meaning => {
    const value = values.get(name);
    assert(typeof value === "object", `the slot ${name} holds an expression`);
    return value;
  };
  return {
    has: (name) => values.has(name),
    number,
    text,
    meaning,
    unit: (name) => known(Units, text(name)),
    season: () => known(Seasons, text("season")),
    part: () => known(Parts, text("part")),
    dayPart: () => known(DayParts, text("daypart")),
    amount: () => {
      const value = meaning(values.has("duration") ? "duration" : "amount");
      assert(value.kind === "duration", "an amount slot holds a duration");
      return value.amount;
    },
    clock: (name) => {
      const value = meaning(name);
      assert(value.kind === "clock", "a clock slot holds a clock reading");
      return value.clock;
    },
  };
}

function known<Value>(words: ReadonlyMap<string, Value>, word: string): Value {
  const value = words.get(word);
  assert(value !== undefined, `the slot took "${word}" from its list`);
  return value;
}
