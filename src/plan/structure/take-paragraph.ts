/** Decides what a line without a number is: a heading, the heading of the article above, more of a paragraph, or a new one. */
import type { DraftLine } from "./describe-lines.ts";
import type { DraftNodeKind } from "./draft-text.ts";
import { addNode, type GrowingDraft, isInside, openNode, setHeading, setOwn } from "./growing-draft.ts";
import { closesPreamble, isHeaded, isHeadingWords, isShout, LongestHeading, PreambleOpening } from "./heading-words.ts";
import { leaveForParagraph, leaveTo } from "./leave-nodes.ts";
import { WrappedLine } from "./look-ahead.ts";
import { PlainRank, Ranks } from "./ranks.ts";
import { endsSentence, nextWords } from "./sentence-flow.ts";

/** Takes a line of words without a number. */
export function takeUnlabelled(
  draft: GrowingDraft,
  at: number,
  line: DraftLine,
  shape: { readonly isFollowedByBlank: boolean; readonly isWrapped: boolean },
): void {
  if (takesAsHeading(draft, line)) return;
  if (goesOn(draft, line, shape.isWrapped)) {
    const node = draft.current === undefined ? undefined : draft.nodes[draft.current];
    if (draft.current !== undefined && node !== undefined) {
      if (node.kind === "title") setHeading(draft, draft.current, node.start, line.to);
      setOwn(draft, draft.current, node.ownStart, line.to);
    }
    return;
  }
  draft.awaitsHeading = undefined;
  const sentence = draft.text.slice(line.from, Math.min(line.to, line.from + LongestHeading + 1));
  const heading = headingOf(draft, at, line, sentence, shape.isFollowedByBlank);
  if (heading !== undefined) {
    leaveTo(draft, heading.rank);
    const node = openNode(draft, heading.kind, undefined, line.from, line, { rank: heading.rank, style: heading.kind, numeral: undefined });
    setHeading(draft, node, line.from, line.to);
    setOwn(draft, node, line.to, line.to);
    if (heading.kind === "title") {
      draft.stack.pop();
      draft.hasTitle = true;
      draft.titleGoesOn = true;
    }
    draft.current = node;
    return;
  }
  if (closesPreamble(sentence)) {
    addParagraph(draft, line, false);
    while (draft.stack.at(-1)?.kind === "preamble") draft.stack.pop();
    return;
  }
  if (
    PreambleOpening.test(sentence.replace(/^[*_[\s]+/u, "")) &&
    !draft.hasBody &&
    at < draft.lastNumbered &&
    !isInside(draft, "preamble")
  ) {
    leaveTo(draft, PlainRank + Ranks.preamble);
    const node = openNode(draft, "preamble", undefined, line.from, line, {
      rank: PlainRank + Ranks.preamble,
      style: "preamble",
      numeral: undefined,
    });
    setOwn(draft, node, line.from, line.from);
  }
  if (/^(?:done at|done in|in witness whereof|in faith whereof|signed (?:at|in|by)|fait à)\b/iu.test(sentence))
    leaveTo(draft, PlainRank + Ranks.article);
  addParagraph(draft, line, true);
}

/** The line below "Article 5" or "TITLE I" that is its heading. */
function takesAsHeading(draft: GrowingDraft, line: DraftLine): boolean {
  const node = draft.awaitsHeading;
  draft.awaitsHeading = undefined;
  if (node === undefined || line.headingLevel !== undefined) return false;
  const words = draft.text.slice(line.from, Math.min(line.to, line.from + LongestHeading + 1));
  if (!isHeadingWords(words) || /^[[*_]*\p{Ll}/u.test(words) || /^\((?:ex|formerly)\b/iu.test(words)) return false;
  setHeading(draft, node, line.from, line.to);
  setOwn(draft, node, line.to, line.to);
  draft.current = node;
  return true;
}

/** Whether the line goes on with the paragraph above: wrapped text, Markdown's lazy lines, a title of several lines. */
function goesOn(draft: GrowingDraft, line: DraftLine, isWrapped: boolean): boolean {
  if (draft.afterBlank || draft.current === undefined || line.headingLevel !== undefined || draft.lastLine === undefined) return false;
  const node = draft.nodes[draft.current];
  if (node === undefined || draft.lastLine.headingLevel !== undefined) return false;
  if (node.kind === "title") return draft.titleGoesOn && line.to - line.from <= LongestHeading;
  if (node.kind === "heading" || (isHeaded(node.kind) && node.ownStart >= node.ownEnd)) return false;
  if (node.kind === "option" && line.indent + 1 < draft.lastLine.indent) return false;
  const first = draft.text.slice(line.from, line.from + 1);
  if (/\p{Ll}/u.test(first) || !endsSentence(draft, draft.lastLine)) return true;
  return isWrapped && draft.lastLine.to - draft.lastLine.from >= WrappedLine;
}

/** What heading, title or preamble the line is, with its rank; undefined for text. */
function headingOf(
  draft: GrowingDraft,
  at: number,
  line: DraftLine,
  words: string,
  isFollowedByBlank: boolean,
): { readonly kind: DraftNodeKind; readonly rank: number } | undefined {
  const bare = words.replace(/^[*_#[\s]+|[*_\]\s]+$/gu, "");
  const isPreamble = /^(?:preamble|préambule|präambel|preámbulo|преамбула|الديباجة)$/iu.test(bare);
  const level = line.headingLevel;
  if (level !== undefined) {
    const isFirst = !draft.hasTitle && !draft.hasStructure;
    if (isFirst && !isPreamble) return { kind: "title", rank: 0 };
    return { kind: isPreamble ? "preamble" : "heading", rank: level * 100 + (isPreamble ? Ranks.preamble : Ranks.heading) };
  }
  if (isPreamble && (draft.afterBlank || isFollowedByBlank)) return { kind: "preamble", rank: PlainRank + Ranks.preamble };
  if (line.to - line.from > LongestHeading || !isHeadingWords(words) || /^[[*_]*\p{Ll}/u.test(words)) return undefined;
  const isFirst = !draft.hasTitle && !draft.hasWords;
  if (isFirst && (isFollowedByBlank || isShout(bare) || draft.lines[at + 1]?.label !== undefined)) return { kind: "title", rank: 0 };
  if (!draft.afterBlank && !isShout(bare)) return undefined;
  const isBold = /^(\*\*|__)[^*_].*\1$/u.test(words);
  const following = nextWords(draft, at);
  const introduces = following?.label !== undefined && following.label.word !== "bullet" && words.length <= 100 && line.indent <= 1;
  if (!isBold && !isShout(bare) && !(introduces && isFollowedByBlank)) return undefined;
  const rank =
    PlainRank +
    (isInside(draft, "article") && following?.label?.word !== "article" && following?.label?.word !== "part"
      ? Ranks.headingInArticle
      : Ranks.heading);
  return { kind: "heading", rank };
}

function addParagraph(draft: GrowingDraft, line: DraftLine, leaves: boolean): void {
  if (leaves) leaveForParagraph(draft, line);
  const node = addNode(draft, "paragraph", undefined, { start: line.from, end: line.to }, draft.stack.at(-1)?.node);
  setOwn(draft, node, line.from, line.to);
  draft.current = node;
}
