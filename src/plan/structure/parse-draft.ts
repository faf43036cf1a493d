/** Decides how a draft is built: titles, preamble, parts, articles, points, paragraphs and items, whatever way its numbers are written. */
import { type DraftLine, describeLines } from "./describe-lines.ts";
import type { DraftText } from "./draft-text.ts";
import { findContents } from "./find-contents.ts";
import { finishDraft } from "./finish-draft.ts";
import { addNode, type GrowingDraft, type Surroundings, startDraft } from "./growing-draft.ts";
import { looksWrapped, nextLabels } from "./look-ahead.ts";
import { isMention, isTrusted } from "./sentence-flow.ts";
import { takeFootnote } from "./take-footnote.ts";
import { takeBullet, takeLabelled } from "./take-label.ts";
import { takeUnlabelled } from "./take-paragraph.ts";

/**
 * Reads a draft's structure. Never fails: what is odd (numbers that repeat, skip or go back) is a problem with its place. Offsets are UTF-16
 * code units of `text`, which stays as it is. Cost: near-linear in the length.
 *
 * Levels come from three things, in this order: structural words and headings have fixed ranks; a number goes on with the open list whose
 * next number it is; where two lists would take it, the one whose following number stands next in the text has it, then indentation decides.
 */
export function parseDraft(text: string): DraftText {
  const lines = describeLines(text);
  const isContents = findContents(text, lines);
  const nextOfStyle = nextLabels(lines, isContents);
  const isWrapped = looksWrapped(lines);
  const lastWords = lines.findLastIndex(({ kind }) => kind === "words");
  const draft = startDraft(text, lines);
  for (const [at, line] of lines.entries()) {
    if (line.kind === "blank") takeBlank(draft);
    else if (line.kind === "markup") takeLoose(draft, "markup", line);
    else if (line.kind === "footnote") takeFootnote(draft, line, at > lastWords);
    else if (isContents[at] === true) takeLoose(draft, "contents", line);
    else takeWords(draft, at, line, { next: nextOfStyle[at], isWrapped });
  }
  return finishDraft(draft);
}

function takeWords(draft: GrowingDraft, at: number, line: DraftLine, around: Surroundings): void {
  const label = line.label;
  const isFollowedByBlank = draft.lines[at + 1] === undefined || draft.lines[at + 1]?.kind === "blank";
  if (label === undefined) takeUnlabelled(draft, at, line, { isFollowedByBlank, isWrapped: around.isWrapped });
  else if (label.word === "bullet") takeBullet(draft, line, label);
  else if (label.word === "count" && !isTrusted(draft, line, label, around))
    takeUnlabelled(draft, at, line, { isFollowedByBlank, isWrapped: around.isWrapped });
  else if (isMention(draft, at, line, label)) takeUnlabelled(draft, at, line, { isFollowedByBlank, isWrapped: around.isWrapped });
  else takeLabelled(draft, at, line, label, around);
  draft.afterBlank = false;
  draft.lastLine = line;
}

function takeBlank(draft: GrowingDraft): void {
  draft.afterBlank = true;
  draft.titleGoesOn = false;
}

function takeLoose(draft: GrowingDraft, kind: "markup" | "contents", line: DraftLine): void {
  addNode(draft, kind, undefined, { start: line.from, end: line.to }, draft.stack.at(-1)?.node);
  draft.current = undefined;
  draft.afterBlank = true;
}
