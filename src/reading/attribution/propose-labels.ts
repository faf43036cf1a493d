/** Decides who speaks where a name stands as a label: "BERG: We will stay." in a transcript, "“We will stay.” — Anna Berg" under a quotation. */

import type { Proposal } from "./proposal.ts";
import { firstTokenFrom, type TokenRange, type TokenTable } from "./token-table.ts";

/** Attributions by label, at most one a paragraph. Cost: linear in the paragraphs; of each only the beginning and the end are looked at. */
export function proposeLabels(table: TokenTable): readonly Proposal[] {
  const { paragraphs, tokens } = table.parsed;
  const labels = new Map<string, number>();
  for (const paragraph of paragraphs) {
    const label = labelOf(table.parsed.plain.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + LONGEST_LABEL)));
    if (label !== undefined) labels.set(label.name, (labels.get(label.name) ?? 0) + 1);
  }
  return paragraphs.flatMap(({ start, end }) => {
    const first = firstTokenFrom(table.parsed, start);
    const last = firstTokenFrom(table.parsed, end) - 1;
    if (last <= first) return [];
    const label = labelOf(table.parsed.plain.slice(start, Math.min(end, start + LONGEST_LABEL)));
    const isLabel = label !== undefined && (label.isCapital || (labels.get(label.name) ?? 0) > 1);
    if (!isLabel) return signature(table, { first, last });
    const colon = firstTokenFrom(table.parsed, start + label.colon);
    const from = firstTokenFrom(table.parsed, start + label.from);
    if (tokens[colon]?.form !== ":" || colon >= last || colon <= from) return [];
    return [made(colon, { first: from, last: colon - 1 }, { first: colon + 1, last }, "cue.speaker label")];
  });
}

const LONGEST_LABEL = 60;

/** A name of capitals is a label anywhere; another one only where it comes again. */
function labelOf(
  opening: string,
): { readonly name: string; readonly isCapital: boolean; readonly from: number; readonly colon: number } | undefined {
  const match = /^(["']{0,2})([A-Z][\p{L}.'-]*(?: [\p{L}.'-]+){0,4})(?: \([^)]{1,30}\))?:(?=\s)/u.exec(opening);
  const [whole, mark = "", name = ""] = match ?? [];
  if (whole === undefined || /\b(?:said|says|say|told|added|wrote|is|are|was|were|the|this|that|to|of)\b/.test(name)) return undefined;
  const letters = name.replace(/[^\p{L}]/gu, "");
  const isCapital = letters.length > 1 && letters === letters.toUpperCase() && !NO_SPEAKERS.has(letters);
  return { name, isCapital, from: mark.length, colon: whole.length - 1 };
}

const NO_SPEAKERS = new Set([
  "NOTE",
  "UPDATE",
  "WATCH",
  "READ",
  "MORE",
  "RELATED",
  "PHOTOS",
  "VIDEO",
  "CORRECTION",
  "SOURCE",
  "TITLE",
  "ALSO",
  "LIVE",
  "BREAKING",
  "EXCLUSIVE",
  "OPINION",
  "ANALYSIS",
]);

/** A paragraph that is a quotation and after a dash a name. */
function signature(table: TokenTable, { first, last }: TokenRange): readonly Proposal[] {
  const { tokens } = table.parsed;
  for (let at = last - 1; at > Math.max(first + 2, last - LONGEST_SIGNATURE); at--) {
    if (!DASHES.has(tokens[at]?.form ?? "") || table.punctuation[at] !== 1) continue;
    const piece = table.quotationPieces[table.quotation[at - 1] ?? -1];
    let end = last;
    while (end > at && table.punctuation[end] === 1) end--;
    const isName = tokens
      .slice(at + 1, end + 1)
      .every(({ form, tag }) => /^[A-Z@(]/.test(form) || tag === "PUNCT" || tag === "ADP" || tag === "DET");
    if (piece === undefined || piece.last !== at - 1 || piece.first > first + 1 || end === at || !isName) return [];
    return [made(at, { first: at + 1, last: end }, { first: piece.first, last: piece.last }, "cue.signature")];
  }
  return [];
}

const LONGEST_SIGNATURE = 14;
const DASHES = new Set(["-", "--", "—", "–", "―"]);

function made(cue: number, source: TokenRange, content: TokenRange, name: string): Proposal {
  return {
    head: cue,
    cue: { first: cue, last: cue },
    source,
    content: [content],
    act: "speech",
    basis: { kind: "rule", name, certainty: 0.9 },
  };
}
