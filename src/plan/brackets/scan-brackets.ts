/** Decides which opening bracket belongs to which closing one, and keeps every sign, so that the tree prints the text back as it was. */
import type { TextRange } from "#record";
import { type BracketMark, findBracketMarks } from "./find-bracket-marks.ts";

/** A stretch of the text inside a bracket or outside all of them. */
export type BracketPart =
  | { readonly kind: "text" | "mark" | "stray"; readonly start: number; readonly end: number }
  | { readonly kind: "bracket"; readonly bracket: number };

/** One pair of brackets, or an opening one without a partner (`closing` missing). */
export type ScannedBracket = {
  /** Place among all opening brackets, in the order of the text. */
  readonly index: number;
  /** The opening sign; two characters where Markdown escapes it. */
  readonly opening: TextRange;
  /** The closing sign; missing where there is none. */
  readonly closing: TextRange | undefined;
  /** The pair reaches over a border: two slips in two articles that only look like a pair. */
  readonly isAcross: boolean;
  readonly parent: number | undefined;
  /** How many brackets are open here, this one and those that never close included; 1 for a bracket in no other one. */
  readonly depth: number;
  readonly parts: readonly BracketPart[];
};

/** A bracket without a partner.. */
export type StrayBracket = TextRange & { readonly sign: string; readonly bracket: number | undefined };

export type BracketTree = {
  readonly text: string;
  readonly brackets: readonly ScannedBracket[];
  readonly strays: readonly StrayBracket[];
  readonly marks: readonly BracketMark[];
  /** Everything outside all brackets, with the outermost brackets in their places. */
  readonly parts: readonly BracketPart[];
  readonly openings: number;
  readonly closings: number;
};

/**
 * Pairs brackets, innermost first, through the whole text. A pair that reaches over one of the `borders` (where articles and other headed parts
 * begin) is told as such, unless it stands at a border, as the bracket around a whole article does. No recursion: any depth. Cost: the length
 * of the text.
 */
export function scanBrackets(text: string, borders: readonly number[] = []): BracketTree {
  const marks = findBracketMarks(text);
  const signs = findSigns(text, marks);
  const within = pairSigns(text, signs, borders);
  return buildTree(text, { marks, signs, within, partners: pairRest(signs, within) });
}

/** The text the tree was made from, put together again from its parts. */
export function printBrackets(tree: BracketTree): string {
  const printed: string[] = [];
  // Each entry is a list of parts and how far it is printed; closing signs wait on the same stack.
  const stack: { readonly parts: readonly BracketPart[]; next: number; readonly closing: TextRange | undefined }[] = [
    { parts: tree.parts, next: 0, closing: undefined },
  ];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const part = top.parts[top.next++];
    if (part === undefined) {
      if (top.closing !== undefined) printed.push(tree.text.slice(top.closing.start, top.closing.end));
      stack.pop();
    } else if (part.kind === "bracket") {
      const bracket = tree.brackets[part.bracket];
      if (bracket === undefined) continue;
      printed.push(tree.text.slice(bracket.opening.start, bracket.opening.end));
      stack.push({ parts: bracket.parts, next: 0, closing: bracket.closing });
    } else printed.push(tree.text.slice(part.start, part.end));
  }
  return printed.join("");
}

type Sign = TextRange & { readonly opens: boolean };

const Openings = new Set(["[", "［"]);
const Closings = new Set(["]", "］"]);

/** Every bracket that is no footnote mark or link, in order. Escaped ones (`\[`) are shown as brackets by Markdown, so they count. */
function findSigns(text: string, marks: readonly BracketMark[]): readonly Sign[] {
  const signs: Sign[] = [];
  let nextMark = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = marks[nextMark];
    if (mark !== undefined && at >= mark.start) {
      at = mark.end - 1;
      nextMark++;
      continue;
    }
    const unit = text[at] ?? "";
    const opens = Openings.has(unit);
    if (!opens && !Closings.has(unit)) continue;
    const isEscaped = text[at - 1] === "\\" && text[at - 2] !== "\\";
    signs.push({ start: isEscaped ? at - 1 : at, end: at + 1, opens });
  }
  return signs;
}

/** For each sign the place of its partner in the list; undefined for strays. */
function pairSigns(text: string, signs: readonly Sign[], borders: readonly number[]): readonly (number | undefined)[] {
  const partners: (number | undefined)[] = Array.from({ length: signs.length });
  let open: { readonly sign: number; readonly staysOpen: boolean }[] = [];
  let nextBorder = 0;
  for (const [at, sign] of signs.entries()) {
    const before = nextBorder;
    while (nextBorder < borders.length && (borders[nextBorder] ?? 0) <= sign.start) nextBorder++;
    // Only what was opened at a border, around a whole article, reaches over the next one.
    if (nextBorder > before && open.at(-1)?.staysOpen === false) open = open.filter(({ staysOpen }) => staysOpen);
    const border = borders[nextBorder - 1];
    if (sign.opens) {
      open.push({ sign: at, staysOpen: standsAtBorder(text, sign, border) });
      continue;
    }
    const top = open.at(-1);
    if (top === undefined) continue;
    const isAcross = border !== undefined && (signs[top.sign]?.start ?? 0) < border;
    if (isAcross && !endsLine(text, sign)) continue;
    open.pop();
    partners[at] = top.sign;
    partners[top.sign] = at;
  }
  return partners;
}

/** Pairs what is left, as if there were no borders. */
function pairRest(signs: readonly Sign[], within: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const partners = [...within];
  const open: number[] = [];
  for (const [at, sign] of signs.entries()) {
    if (within[at] !== undefined) continue;
    if (sign.opens) {
      open.push(at);
      continue;
    }
    const top = open.pop();
    if (top === undefined) continue;
    partners[at] = top;
    partners[top] = at;
  }
  return partners;
}

/** True for a bracket right before a heading, or alone on its line. */
function standsAtBorder(text: string, sign: Sign, border: number | undefined): boolean {
  const before = text.slice(Math.max(0, sign.start - 12), sign.start);
  if (!/(?:^|[\n\r])[ \t>#*_[]*$/u.test(before) && sign.start > 0) return false;
  if (/^[ \t]*(?:[\n\r]|$)/u.test(text.slice(sign.end, sign.end + 12))) return true;
  return border !== undefined && sign.start - border < 12;
}

function endsLine(text: string, sign: Sign): boolean {
  return /^(?:[\s*_.,;:\]]|\[\^[^\]\s]{1,40}\]){0,12}(?:[\n\r]|$)/u.test(text.slice(sign.end, sign.end + 60));
}

type Paired = {
  readonly marks: readonly BracketMark[];
  readonly signs: readonly Sign[];
  /** Partners that do not reach over a border, and all partners. */
  readonly within: readonly (number | undefined)[];
  readonly partners: readonly (number | undefined)[];
};

function buildTree(text: string, { marks, signs, within, partners }: Paired): BracketTree {
  type Growing = Omit<ScannedBracket, "parts"> & { readonly parts: BracketPart[] };
  const brackets: Growing[] = [];
  const strays: StrayBracket[] = [];
  const rootParts: BracketPart[] = [];
  const inside: Growing[] = [];
  let written = 0;
  let nextMark = 0;
  let openings = 0;
  let closings = 0;
  let unclosed = 0;
  const here = (): BracketPart[] => inside.at(-1)?.parts ?? rootParts;

  const writeUpTo = (end: number): void => {
    for (let mark = marks[nextMark]; mark !== undefined && mark.end <= end; mark = marks[nextMark]) {
      if (mark.start > written) here().push({ kind: "text", start: written, end: mark.start });
      here().push({ kind: "mark", start: mark.start, end: mark.end });
      written = mark.end;
      nextMark++;
    }
    if (end > written) here().push({ kind: "text", start: written, end });
    written = Math.max(written, end);
  };

  for (const [at, sign] of signs.entries()) {
    writeUpTo(sign.start);
    const partner = partners[at];
    const closing = partner === undefined ? undefined : signs[partner];
    if (sign.opens) {
      const index = openings++;
      const above = inside.at(-1);
      const bracket: Growing = {
        index,
        opening: { start: sign.start, end: sign.end },
        closing: closing === undefined ? undefined : { start: closing.start, end: closing.end },
        isAcross: closing !== undefined && within[at] === undefined,
        parent: above?.index,
        depth: inside.length + unclosed + 1,
        parts: [],
      };
      brackets.push(bracket);
      here().push({ kind: "bracket", bracket: index });
      if (closing === undefined) {
        strays.push({ start: sign.start, end: sign.end, sign: text.slice(sign.end - 1, sign.end), bracket: index });
        unclosed++;
      } else inside.push(bracket);
    } else {
      closings++;
      if (partner === undefined) {
        here().push({ kind: "stray", start: sign.start, end: sign.end });
        strays.push({ start: sign.start, end: sign.end, sign: text.slice(sign.end - 1, sign.end), bracket: undefined });
      } else inside.pop();
    }
    written = sign.end;
  }
  writeUpTo(text.length);
  return { text, brackets, strays, marks, parts: rootParts, openings, closings };
}
