/** Decides what in a draft is said about the text and is no text: notes in braces, status words, reservations. */
import type { TextRange } from "#record";
import { type DraftText, nodeAt } from "../structure/draft-text.ts";
import { StatusWords } from "../structure/status-words.ts";
import type { BracketMark } from "./find-bracket-marks.ts";
import { type KnownParties, partyKey } from "./party-words.ts";
import { readAttribution } from "./read-attribution.ts";

export type DraftNote = {
  readonly kind: "braces" | "status" | "footnote";
  readonly range: TextRange;
  readonly words: string;
  /** The node it stands in. */
  readonly node: string | undefined;
};

export type DraftStatus = {
  readonly range: TextRange;
  readonly status: "agreed" | "agreed ad referendum" | "closed" | "pending" | "open";
  /** Where it was agreed: 'informals'. */
  readonly where: string | undefined;
  /** What it waits for. */
  readonly pending: string | undefined;
  readonly node: string | undefined;
};

export type Reservation = {
  readonly party: string;
  readonly range: TextRange;
  /** Where it is told, and what it is about: for a footnote the node its mark hangs on. */
  readonly node: string | undefined;
  readonly about: string | undefined;
};

/** A note is not longer than this. */
const LongestNote = 4000;

/** Notes in braces, in order; `{:toc}` and the like are signs for a renderer. Braces without a partner are text. */
export function findBraces(draft: DraftText): readonly DraftNote[] {
  const { text } = draft;
  const notes: DraftNote[] = [];
  let open: number | undefined;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "{" && text[at + 1] !== ":" && text[at + 1] !== "." && text[at + 1] !== "%") open ??= at;
    else if (open !== undefined && (at - open > LongestNote || (sign === "\n" && /^\s*[\r\n]/u.test(text.slice(at + 1, at + 20)))))
      open = undefined;
    else if (sign === "}" && open !== undefined) {
      const words = text.slice(open + 1, at).trim();
      const node = nodeAt(draft, open);
      // Trade drafts write titles in braces: 'Article 3: {Objectives}'.
      const isTitle = node?.heading !== undefined && node.heading.start <= open && open < node.heading.end;
      if (/\p{L}/u.test(words) && !isTitle) notes.push({ kind: "braces", range: { start: open, end: at + 1 }, words, node: node?.id });
      open = undefined;
    }
  }
  return notes;
}

/**
 * Status words in brackets, parentheses or braces ('(agreed ad ref)', '[Agreed in informals, pending OP3]'), in emphasis ('**Agreed ad ref.**'), and
 * plain ones that open or close a paragraph ('3. Agreed ad referendum: The parties …').
 */
export function findStatuses(draft: DraftText): readonly DraftStatus[] {
  const { text } = draft;
  const statuses: DraftStatus[] = [];
  const add = (start: number, length: number, words: string): void => {
    const status = readStatus(words);
    const isTold = statuses.some(({ range }) => range.start < start + length && start < range.end);
    if (status === undefined || isTold) return;
    statuses.push({ range: { start, end: start + length }, ...status, node: nodeAt(draft, start)?.id });
  };
  for (const match of text.matchAll(/[[({]([^[\](){}\n]{4,220})[\])}]/gu)) add(match.index, match[0].length, match[1] ?? "");
  for (const match of text.matchAll(/(?<![*_\p{L}])([*_]{1,3})(?=\S)([^*_\n]{4,220}?)(?<=\S)\1(?![*_\p{L}])[:.]?/gu))
    if (standsApart(draft, match.index, match.index + match[0].length))
      add(match.index, match[0].length, (match[2] ?? "").replace(/:$/u, ""));
  for (const { own } of draft.nodes) {
    const opening = /^[\s.:–—-]*(?<words>agreed\s+ad\s+ref(?:erendum|\b\.?)|(?:agreed|closed)(?=\s*:))[:.–—\s-]/iu.exec(
      text.slice(own.start, own.start + 60),
    );
    const words = opening?.groups?.["words"];
    if (
      opening !== null &&
      words !== undefined &&
      /^[^\p{L}]*(?:\p{Lu}|$)/u.test(text.slice(own.start + opening[0].length, own.start + opening[0].length + 8))
    )
      add(own.start + opening[0].indexOf(words), opening[0].trimEnd().length - opening[0].indexOf(words), words);
    const closing = /(?<=[.;:,]\s+)agreed\s+ad\s+ref(?:erendum|\b)?\.?$/iu.exec(text.slice(Math.max(own.start, own.end - 60), own.end));
    if (closing !== null) add(own.end - closing[0].length, closing[0].length, closing[0]);
  }
  return statuses.sort((one, other) => one.range.start - other.range.start);
}

/** Whether emphasised words stand beside the sentences and not in one: what comes before begins or ends there, or what follows does. */
function standsApart(draft: DraftText, start: number, end: number): boolean {
  const { text } = draft;
  const node = nodeAt(draft, start);
  const from = Math.max(node?.own.start ?? start, start - 40);
  const before = text.slice(node === undefined || node.own.start > start ? start : from, start);
  return /(?:^|[.;:,!?\])}\d])\s*$/u.test(before) || /^\s*(?:$|\n)/u.test(text.slice(end, end + 3));
}

/** What status words say; undefined for other words. */
export function readStatus(content: string): Pick<DraftStatus, "status" | "where" | "pending"> | undefined {
  const words = content.replaceAll(/[*_]/gu, "").replaceAll(/\s+/gu, " ").trim();
  if (!StatusWords.test(words) || /^(?:open|reserved|pending|bracketed|discussed|concluded)[.!]?$/iu.test(words)) return undefined;
  const pending = /\b(?:pending|subject to|dependent on|awaiting)\s+(.+?)\)?[.!]?$/iu.exec(words)?.[1];
  const where =
    /\b(?:in|at|by)\s+(?:the\s+)?((?:in-?formals?|informal consultations|plenary|working group|contact group|drafting|friends|main committee|committee|corridor)[\w -]*?)(?=[,;(–—-]|\s+(?:pending|subject|awaiting)|$)/iu.exec(
      words,
    )?.[1];
  const status = /not (?:yet )?|under|parked/iu.test(words)
    ? "open"
    : /ad\s+ref/iu.test(words)
      ? "agreed ad referendum"
      : /^(?:text\s+)?(?:closed|concluded|cleared)/iu.test(words)
        ? "closed"
        : /agreed/iu.test(words)
          ? "agreed"
          : pending !== undefined
            ? "pending"
            : undefined;
  return status === undefined ? undefined : { status, where: where?.trim(), pending: pending?.trim() };
}

/**
 * Who reserves its position, in notes, brackets and braces: 'Norway reserves its position', 'reservation by Chile', 'South Africa wishes its
 * reservation to be recorded'. Only where a party is named. What a footnote says is about the words its mark hangs on.
 */
export function findReservations(draft: DraftText, known: KnownParties, marks: readonly BracketMark[]): readonly Reservation[] {
  const hungAt = new Map<string, number>();
  for (const { kind, start, end } of marks) {
    const number = /^\[\^?([^\]\s]{1,40})\]$/u.exec(draft.text.slice(start, end))?.[1];
    if (kind === "footnote" && number !== undefined && !hungAt.has(number) && nodeAt(draft, start)?.kind !== "note")
      hungAt.set(number, start);
  }
  return reservationsIn(draft.text, known).map(({ party, start, end }) => {
    const node = nodeAt(draft, start);
    const hung = node?.kind === "note" ? hungAt.get(node.number ?? "") : undefined;
    return { party, range: { start, end }, node: node?.id, about: hung === undefined ? node?.id : nodeAt(draft, hung)?.id };
  });
}

/** The same in any words; offsets are those of `text`. */
export function reservationsIn(text: string, known: KnownParties): readonly (TextRange & { readonly party: string })[] {
  const reservations: (TextRange & { readonly party: string })[] = [];
  for (const match of text.matchAll(/reserv(?:es?|ed|ing|ations?)\b/giu)) {
    const from = sentenceStart(text, match.index);
    const before = text.slice(from, match.index).replace(/^(?:[\s[({*_"“]|\d[\d.]*\)?\s)+/u, "");
    const after = text.slice(match.index, match.index + 120);
    // An article on reservations to a treaty is about something else.
    if (/^reservations? (?:may|shall|to this|made)\b|^reserves? (?:fund|of)\b/iu.test(after)) continue;
    const named =
      namesBefore(before) ??
      /^[Rr]eservations?\s+(?:by|of|from)\s+((?:\p{Lu}[\p{L}'’.-]*(?:\s+(?=\p{Lu}|of|and)|[,/]\s*)?(?:of\s+|and\s+)?){1,12})/u.exec(
        after,
      )?.[1];
    if (named === undefined) continue;
    const parties = readAttribution(`${named.trim()} propose`, known, true)?.proposers ?? [];
    for (const party of parties) {
      if (reservations.some(({ start, party: other }) => start === match.index && partyKey(other) === partyKey(party))) continue;
      reservations.push({ party, start: match.index, end: match.index + match[0].length });
    }
  }
  return reservations;
}

function sentenceStart(text: string, at: number): number {
  for (let from = at - 1; from > Math.max(0, at - 200); from--) if (/[.;:\n[\]{}]/u.test(text[from] ?? "")) return from + 1;
  return Math.max(0, at - 200);
}

/** The names that open the sentence, before 'reserves' or 'wishes its reservation'. */
function namesBefore(before: string): string | undefined {
  const match =
    /^((?:the\s+)?\p{Lu}[\p{L}\d'’.&-]*(?:(?:\s*[,/]\s*|\s+(?:and|of|the|on|behalf)\s+|\s+)(?:the\s+)?\p{Lu}[\p{L}\d'’.&-]*){0,12})(?:['’]s?)?\s*(?:\s(?:wish(?:es)?|want(?:s)?|would like|has|have|had|made|makes?|maintains?|enters?|entered|placed?|places|expressed|records?|recorded|also|still|general|its|their|a|an|the|to|full|scrutiny|study|on)){0,8}\s*$/u.exec(
      before,
    );
  return match?.[1];
}
