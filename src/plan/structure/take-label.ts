/** Decides where a line with a number, a structural word or a bullet stands, and what of it is heading, own text or a further label. */
import type { DraftLine } from "./describe-lines.ts";
import { findPlace } from "./find-place.ts";
import { addProblem, type GrowingDraft, openNode, type Surroundings, setHeading, setOwn, withLeft } from "./growing-draft.ts";
import { isHeaded, isHeadingWords, isStatus, LongestHeading } from "./heading-words.ts";
import { leaveFrom, leaveShallower, leaveTo } from "./leave-nodes.ts";
import { kindOf, rankOf } from "./ranks.ts";
import { type Label, readLabel } from "./read-label.ts";
import { isLate, reportOrder, reportRanked } from "./report-order.ts";
import { announces, nextWords } from "./sentence-flow.ts";

/** Takes a line that begins with a number or a structural word. */
export function takeLabelled(draft: GrowingDraft, at: number, line: DraftLine, label: Label, around: Surroundings): void {
  const node = placeLabel(draft, line, label, around, line.from);
  readOn(draft, at, line, label, node, 0);
}

/** Heading, own text, or another label on the same line ("1. **Option 1:** …", "Article 5. 1. …"). */
function readOn(draft: GrowingDraft, at: number, line: DraftLine, label: Label, node: number, links: number): void {
  const growing = draft.nodes[node];
  if (growing === undefined) return;
  const second = links < 3 ? chainedLabel(draft, line, label) : undefined;
  if (second !== undefined) {
    setOwn(draft, node, label.rest, label.rest);
    const child = placeLabel(draft, line, second, { next: undefined, isWrapped: false }, label.rest, node);
    readOn(draft, at, line, second, child, links + 1);
    return;
  }
  setOwn(draft, node, Math.min(label.rest, line.to), line.to);
  draft.current = node;
  draft.awaitsHeading = undefined;
  const rest = draft.text.slice(label.rest, Math.min(line.to, label.rest + LongestHeading + 1)).trimEnd();
  if (isHeaded(growing.kind) || line.headingLevel !== undefined) {
    const following = nextWords(draft, at);
    const isWholePoint = growing.kind === "point" && (following === undefined || following.label?.style === label.style);
    if (rest === "") draft.awaitsHeading = line.headingLevel === undefined ? node : undefined;
    else if (line.headingLevel !== undefined || (!isWholePoint && isHeadingWords(rest))) setHeading(draft, node, label.rest, line.to);
    else {
      // "7. **Passage fee.** Kelmara suspends …": a heading only where the emphasis ends as one does.
      const runIn = /^(\*\*|__)[^*_]{1,160}?(?:[.:]\1|\1\s*[:–—])(?=\s+\S)/u.exec(rest);
      if (runIn !== null && !isStatus(runIn[0])) setHeading(draft, node, label.rest, label.rest + runIn[0].length);
    }
  } else {
    const bold = /^(\*\*|__)(.{1,160}?)\1/u.exec(rest);
    if (bold !== null && !isStatus(bold[2] ?? "")) setHeading(draft, node, label.rest, label.rest + bold[0].length);
    else if (growing.kind === "part") setHeading(draft, node, label.rest, line.to);
  }
}

/** The further label behind this one, where it is one and no words of the sentence. */
function chainedLabel(draft: GrowingDraft, line: DraftLine, label: Label): Label | undefined {
  if (label.rest >= line.to || label.word === "option") return undefined;
  const second = readLabel(draft.text, label.rest, line.to, false);
  if (second === undefined || second.isBare) return undefined;
  if (second.word === "option") return second;
  if (second.word !== "count") return undefined;
  if (label.word === "article") return second.numerals.some(({ value }) => value.length === 1 && value[0] === 1) ? second : undefined;
  const isFirst = second.numerals.some(({ value }) => value.length === 1 && value[0] === 1);
  return label.word === "count" && isFirst && second.style.startsWith("(") && second.style !== label.style ? second : undefined;
}

/** Opens the node of a label where its rank, or the list it goes on with, puts it; `inside` is the node of a label before it on the line. */
function placeLabel(draft: GrowingDraft, line: DraftLine, label: Label, around: Surroundings, start: number, inside?: number): number {
  const ranked = rankOf(draft, line, label);
  if (ranked !== undefined) {
    if (ranked.kind === "annex") draft.lastRanked.clear();
    else if (ranked.kind !== "part") reportRanked(draft, label);
    if (label.word === "preambular") leaveFrom(draft, ({ style }) => style === "operative");
    else leaveFrom(draft, ({ kind }) => kind === "preamble");
    leaveTo(draft, ranked.rank);
    return openNode(draft, ranked.kind, label, start, line, { rank: ranked.rank, style: label.style, numeral: label.numerals[0] });
  }
  // A preamble ends where the numbered text begins; its own recitals are marked as such.
  const isRecital =
    label.word === "preambular" ||
    label.word === "option" ||
    label.style === "(1)" ||
    /^whereas\b/iu.test(draft.text.slice(label.rest, label.rest + 8));
  if (!isRecital && draft.stack.at(-1)?.kind === "preamble") draft.stack.pop();
  const found =
    inside === undefined
      ? findPlace(withLeft(draft), label, { indent: line.indent, next: around.next, announces: announces(draft) })
      : undefined;
  if (found !== undefined) draft.stack.length = Math.min(draft.stack.length, found.keep);
  draft.left = undefined;
  if (inside === undefined && found?.begins === true && found.gap === 1) openAnnouncing(draft, line, label);
  if (inside === undefined && found?.begins !== false) leaveShallower(draft, line, label);
  if (found !== undefined) reportOrder(draft, found, label);
  else if (inside === undefined && isLate(draft, label))
    addProblem(draft, "number-starts-late", `A list begins with '${label.number ?? ""}'.`, { start: label.start, end: label.end });
  draft.lastOfStyle.set(label.style, label);
  const numeral = found?.numeral ?? label.numerals[0];
  return openNode(draft, kindOf(draft, line, label), label, start, line, { rank: undefined, style: label.style, numeral });
}

/** An unnumbered paragraph that ends in a colon holds the lettered list it announces. */
function openAnnouncing(draft: GrowingDraft, line: DraftLine, label: Label): void {
  const node = draft.current === undefined ? undefined : draft.nodes[draft.current];
  const isLettered = label.style.startsWith("(") || /[aA]/u.test(label.style);
  if (draft.current === undefined || node === undefined || node.kind !== "paragraph" || node.label !== undefined) return;
  if (!isLettered || !announces(draft) || draft.stack.at(-1)?.node !== node.parent) return;
  const indent = Math.min(line.indent, draft.lastLine?.indent ?? 0);
  draft.stack.push({
    node: draft.current,
    rank: undefined,
    style: "announcing",
    system: undefined,
    value: [],
    suffix: "",
    indent,
    kind: "paragraph",
  });
}

/** Takes a line with a bullet: beside the bullets of its mark and indentation, else below what it stands under. */
export function takeBullet(draft: GrowingDraft, line: DraftLine, label: Label): void {
  const mark = draft.text.slice(label.start, label.end);
  let sibling: number | undefined;
  for (let at = draft.stack.length - 1; at >= 0; at--) {
    const entry = draft.stack[at];
    if (entry === undefined || entry.rank !== undefined) break;
    if (entry.style === `bullet ${mark}` && Math.abs(entry.indent - line.indent) <= 1) {
      sibling = at;
      break;
    }
    if (entry.style.startsWith("bullet") && entry.indent > line.indent) sibling = at;
  }
  if (sibling !== undefined) draft.stack.length = sibling;
  else leaveShallower(draft, line, label);
  const node = openNode(draft, "item", label, line.from, line, { rank: undefined, style: `bullet ${mark}`, numeral: undefined });
  const inner = readLabel(draft.text, label.rest, line.to, false);
  if (inner !== undefined && inner.word === "count" && !inner.isBare && inner.style.startsWith("(")) {
    const growing = draft.nodes[node];
    if (growing !== undefined) draft.nodes[node] = { ...growing, label: inner };
    setOwn(draft, node, Math.min(inner.rest, line.to), line.to);
  } else setOwn(draft, node, label.rest, line.to);
  draft.current = node;
}
