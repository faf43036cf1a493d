/** Decides what one bracket says, taken alone: who stands behind it, which words are offered, what sort of text they are. */
import type { TextRange } from "#record";
import { type DraftText, nodeAt } from "../structure/draft-text.ts";
import { type ContentKind, classifyContent, slashAlternatives } from "./classify-content.ts";
import type { KnownParties } from "./party-words.ts";
import { readAttribution, readAttributionHead, type Stances } from "./read-attribution.ts";
import type { ScannedBracket } from "./scan-brackets.ts";

/** A bracket read without its neighbours. */
export type ReadAlone = Stances & {
  readonly kind: ContentKind;
  readonly content: TextRange;
  readonly head: TextRange | undefined;
  readonly isNodeWide: boolean;
  readonly slashes: readonly string[];
  /** The head says 'delete': the parties oppose what stands before. */
  readonly deletes: boolean;
};

/** The names there are to look for. */
export type NamesGiven = {
  readonly known: KnownParties;
  readonly noteStances: ReadonlyMap<string, Stances>;
  readonly markStarts: ReadonlySet<number>;
};

/** Longest stretch of a bracket that its rules look at. */
export const Window = 400;
const Nobody: Stances = { proposers: [], opponents: [], supporters: [], reserving: [] };

export function readAlone(draft: DraftText, bracket: ScannedBracket, given: NamesGiven): ReadAlone {
  const { known } = given;
  const { text } = draft;
  const { opening, closing } = bracket;
  if (closing === undefined || bracket.isAcross) return emptyRead(bracket);
  const inside = { start: opening.end, end: closing.start };
  const window = text.slice(inside.start, Math.min(inside.end, inside.start + Window));
  const head = readAttributionHead(window, known);
  if (head !== undefined) {
    const content = { start: Math.min(inside.start + head.length, inside.end), end: inside.end };
    const words = text.slice(content.start, Math.min(content.end, content.start + Window));
    const deletes = /^[\s*_"“]*(?:delet(?:e|ion)|to (?:be )?delete|remove)\b/iu.test(words);
    const order = deletes ? "opponents" : orderIn(words);
    const stances = order === undefined ? stancesOf(head) : { ...Nobody, [order]: [...head.proposers, ...head[order]] };
    const isNodeWide = order !== undefined || words.trim() === "";
    return {
      ...stances,
      kind: classifyContent(words),
      content,
      head: { start: inside.start, end: content.start },
      isNodeWide,
      slashes: slashesIn(words, inside),
      deletes,
    };
  }
  const whole = inside.end - inside.start <= 200 ? readAttribution(window, known, !followsLabel(draft, opening.start)) : undefined;
  if (whole !== undefined)
    return {
      ...whole,
      kind: "text",
      content: { start: inside.end, end: inside.end },
      head: inside,
      isNodeWide: true,
      slashes: [],
      deletes: false,
    };
  const outer = outerStances(text, closing.end, given) ?? stancesOfInnerMark(text, inside, given);
  const tail = tailStances(text, inside, known);
  const content = tail === undefined ? inside : { start: inside.start, end: tail.start };
  return {
    ...(tail?.stances ?? outer ?? Nobody),
    kind: classifyContent(text.slice(content.start, Math.min(content.end, content.start + Window))),
    content,
    head: tail === undefined ? undefined : { start: tail.start, end: inside.end },
    isNodeWide: false,
    slashes: slashesIn(window, inside),
    deletes: false,
  };
}

/** A bracket of which nothing can be said: without its partner. */
export function emptyRead({ opening }: ScannedBracket): ReadAlone {
  return {
    ...Nobody,
    kind: "text",
    content: { start: opening.end, end: opening.end },
    head: undefined,
    isNodeWide: false,
    slashes: [],
    deletes: false,
  };
}

/** Only the stances of something that has more. */
export function stancesOf({ proposers, opponents, supporters, reserving }: Stances): Stances {
  return { proposers, opponents, supporters, reserving };
}

function slashesIn(words: string, inside: TextRange): readonly string[] {
  return inside.end - inside.start > 160 ? [] : (slashAlternatives(words) ?? []);
}

/** Right behind 'Option 2' or 'Article 5' even bare names are an attribution: 'Option 2 [EU, Norway]'. */
function followsLabel(draft: DraftText, offset: number): boolean {
  const node = nodeAt(draft, offset);
  const labelEnd = node?.labelRange?.end;
  return labelEnd !== undefined && offset >= labelEnd && offset - labelEnd < 8 && !/\p{L}/u.test(draft.text.slice(labelEnd, offset));
}

/** Names in parentheses or braces right behind the bracket, or in the footnote hung on it. */
function outerStances(text: string, from: number, { known, noteStances, markStarts }: NamesGiven): Stances | undefined {
  const after = text.slice(from, from + 130);
  const named = /^[*_ ]{0,2}[({]([^(){}[\]\n]{2,110})[)}]/u.exec(after)?.[1];
  const names = named !== undefined && abbreviates(named, text.slice(Math.max(0, from - 130), from)) ? undefined : named;
  const read = names === undefined ? undefined : readAttribution(names, known, false);
  if (read !== undefined) return stancesOf(read);
  const note = /^\[\^?([^\]\s]{1,40})\]/u.exec(after)?.[1];
  return note === undefined || !markStarts.has(from) ? undefined : noteStances.get(note);
}

/** '… small island developing States (SIDS)': an abbreviation of the words before it, and nobody's name for themselves. */
function abbreviates(name: string, before: string): boolean {
  const letters = /^(\p{Lu}{2,8})s?$/u.exec(name.trim())?.[1];
  if (letters === undefined) return false;
  const initials = (before.match(/(?<![\p{L}\p{N}])\p{L}/gu) ?? []).join("").toUpperCase();
  return initials.endsWith(letters) || initials.endsWith(letters.replace(/S$/u, ""));
}

/** '[US: retain]', '[Chile: bracket]': no text, but what the party wants done with the text it stands at. */
function orderIn(words: string): "supporters" | "reserving" | undefined {
  if (/^[\s*_"“]*(?:retain|keep|maintain|support)s?(?:\s+(?:it|this|text|paragraph|as is|in))?[\s*_.]*$/iu.test(words)) return "supporters";
  return /^[\s*_"“]*(?:(?:keep in )?bracket(?:s|ed)?|reserves?|reservation)(?:\s+(?:it|this|text|paragraph|position|its position))?[\s*_.]*$/iu.test(
    words,
  )
    ? "reserving"
    : undefined;
}

/** The footnote hung on the last words inside: '[… of the parties[^3].]'. */
function stancesOfInnerMark(text: string, inside: TextRange, { noteStances, markStarts }: NamesGiven): Stances | undefined {
  const from = Math.max(inside.start, inside.end - 46);
  const match = /\[\^?([^\][\s]{1,40})\][.,;:*_]{0,3}\s?$/u.exec(text.slice(from, inside.end));
  return match === null || !markStarts.has(from + match.index) ? undefined : noteStances.get(match[1] ?? "");
}

/** Names at the end of the bracket: '… – EU, Chile]', '… (US)]'. */
function tailStances(
  text: string,
  inside: TextRange,
  known: KnownParties,
): { readonly start: number; readonly stances: Stances } | undefined {
  const from = Math.max(inside.start, inside.end - 130);
  const ending = text.slice(from, inside.end);
  if (!/\)\s{0,3}$|[–—]| - /u.test(ending)) return undefined;
  const match = /\s*(?:[–—]\s*|\s-\s+)([^–—()[\]{}\n]{2,90})\s*$|\s*\(([^()[\]{}\n]{2,110})\)\s*$/u.exec(ending);
  const names = match?.[1] ?? match?.[2];
  if (match?.[2] !== undefined && abbreviates(match[2], ending.slice(0, match.index))) return undefined;
  const read = names === undefined ? undefined : readAttribution(names, known, false);
  return match === null || read === undefined ? undefined : { start: from + match.index, stances: stancesOf(read) };
}
