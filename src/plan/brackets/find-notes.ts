/** Decides what in a draft is said about the text and is no text: notes in braces, status words, reservations. */
import type { TextRange } from "#record";
import { type DraftText, nodeAt } from "../structure/draft-text.ts";
import { StatusWords } from "./classify-content.ts";
import { type KnownParties, partyKey, readAttribution } from "./read-attribution.ts";

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

export type Reservation = { readonly party: string; readonly range: TextRange; readonly node: string | undefined };

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

/** Status words in brackets, parentheses or braces: '(agreed ad ref)', '[Agreed in informals, pending OP3]'. */
export function findStatuses(draft: DraftText): readonly DraftStatus[] {
  const { text } = draft;
  const statuses: DraftStatus[] = [];
  for (const match of text.matchAll(/[[({]([^[\](){}\n]{4,220})[\])}]/gu)) {
    const status = readStatus(match[1] ?? "");
    if (status === undefined) continue;
    const range = { start: match.index, end: match.index + match[0].length };
    statuses.push({ range, ...status, node: nodeAt(draft, range.start)?.id });
  }
  return statuses;
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
 * reservation to be recorded'. Only where a party is named.
 */
export function findReservations(draft: DraftText, known: KnownParties): readonly Reservation[] {
  const { text } = draft;
  const reservations: Reservation[] = [];
  for (const match of text.matchAll(/reserv(?:es?|ed|ing|ations?)\b/giu)) {
    const from = sentenceStart(text, match.index);
    const before = text.slice(from, match.index).replace(/^[\s[({*_"“]+/u, "");
    const after = text.slice(match.index, match.index + 120);
    // An article on reservations to a treaty is about something else.
    if (/^reservations? (?:may|shall|to this|made)\b|^reserves? (?:fund|of)\b/iu.test(after)) continue;
    const named =
      namesBefore(before) ??
      /^reservations?\s+(?:by|of|from)\s+((?:\p{Lu}[\p{L}'’.-]*(?:\s+(?=\p{Lu}|of|and)|[,/]\s*)?(?:of\s+|and\s+)?){1,12})/u.exec(
        after,
      )?.[1];
    if (named === undefined) continue;
    const parties = readAttribution(`${named.trim()} propose`, known, true)?.proposers ?? [];
    for (const party of parties) {
      if (reservations.some((one) => one.range.start === match.index && partyKey(one.party) === partyKey(party))) continue;
      reservations.push({ party, range: { start: match.index, end: match.index + match[0].length }, node: nodeAt(draft, match.index)?.id });
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
