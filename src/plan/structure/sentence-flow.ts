/** Decides whether a line goes on with the sentence above it, or may begin something of its own. */
import type { DraftLine } from "./describe-lines.ts";
import { findPlace, isNextNumber } from "./find-place.ts";
import { type GrowingDraft, type Surroundings, withLeft } from "./growing-draft.ts";
import type { Label } from "./read-label.ts";

/** "…in accordance with / Article 5 / of the Convention": a structural word inside a sentence that was broken into lines. */
export function isMention(draft: GrowingDraft, at: number, line: DraftLine, label: Label): boolean {
  if (line.headingLevel !== undefined || label.word === "count") return false;
  const next = draft.lines[at + 1];
  const goesOn = next?.kind === "words" && next.label === undefined && /^[\p{Ll},;]/u.test(draft.text.slice(next.from, next.from + 2));
  const isAlone = draft.text.slice(label.rest, line.to).trim() === "";
  if (isAlone && goesOn && !draft.afterBlank) return true;
  return isMidSentence(draft);
}

/** True where the line above stopped inside a sentence, so that this line goes on with it whatever it begins with. */
function isMidSentence(draft: GrowingDraft): boolean {
  const node = draft.current === undefined ? undefined : draft.nodes[draft.current];
  if (draft.afterBlank || node === undefined || draft.lastLine === undefined || draft.lastLine.headingLevel !== undefined) return false;
  const hasOwn = draft.text.slice(node.ownStart, Math.min(node.ownEnd, node.ownStart + 200)).trim() !== "";
  return hasOwn && node.kind !== "title" && !endsSentence(draft, draft.lastLine);
}

/** A number that might be a year, an initial or a figure at the start of a wrapped line counts only with neighbours. */
export function isTrusted(draft: GrowingDraft, line: DraftLine, label: Label, { next }: Surroundings): boolean {
  const found = findPlace(withLeft(draft), label, { indent: line.indent, next, announces: false });
  const goesOnWith = found !== undefined && !found.begins && found.isExact;
  if (goesOnWith && !(label.isBare && !startsLikeText(draft, label, line))) return true;
  if (isMidSentence(draft)) return false;
  if (!label.isBare && !label.isDoubtful) return true;
  if (line.headingLevel !== undefined) return true;
  const isFirst = label.numerals.some(({ value }) => value.length === 1 && value[0] === 1);
  const hasNext = next !== undefined && isNextNumber(next, label);
  return isFirst && hasNext && startsLikeText(draft, label, line);
}

function startsLikeText(draft: GrowingDraft, label: Label, line: DraftLine): boolean {
  const rest = draft.text.slice(label.rest, Math.min(line.to, label.rest + 4));
  return rest === "" || /^[\p{Lu}\p{Lo}[("“*_«{]/u.test(rest);
}

/** True where the line ends as a sentence, a clause or an item of a list does. */
export function endsSentence(draft: GrowingDraft, line: DraftLine | undefined): boolean {
  if (line === undefined) return true;
  const ending = draft.text.slice(Math.max(line.from, line.to - 12), line.to);
  return /[.;:!?,–—)\]}>"”’*_]$|\b(?:and|or|und|et|ou|y|o)$/u.test(ending);
}

/** True where the text before ends as if a list came: "the following:", "shall —". */
export function announces(draft: GrowingDraft): boolean {
  return (
    draft.lastLine !== undefined &&
    /[:—–-][*_]{0,3}$/u.test(draft.text.slice(Math.max(draft.lastLine.from, draft.lastLine.to - 4), draft.lastLine.to))
  );
}

/** The next line of words, not far below. */
export function nextWords(draft: GrowingDraft, at: number): DraftLine | undefined {
  for (let ahead = at + 1; ahead <= at + 4; ahead++) if (draft.lines[ahead]?.kind === "words") return draft.lines[ahead];
  return undefined;
}
