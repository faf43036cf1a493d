/** Decides how a draft is built: titles, preamble, parts, articles, points, paragraphs and items, whatever way its numbers are written. */
import type { TextRange } from "#record";
import { type DraftLine, describeLines } from "./describe-lines.ts";
import type { DraftNode, DraftNodeKind, DraftProblem, DraftText } from "./draft-text.ts";
import { findContents } from "./find-contents.ts";
import { findPlace, isNextNumber, type OpenNode, type Place } from "./find-place.ts";
import { placeOf } from "./lines.ts";
import { nameNodes } from "./name-nodes.ts";
import type { Numeral } from "./numerals.ts";
import { type Label, readLabel } from "./read-label.ts";
import { StatusWords } from "./status-words.ts";

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
  const builder = createBuilder(text, lines);
  for (const [at, line] of lines.entries()) {
    if (line.kind === "blank") builder.blank();
    else if (line.kind === "markup") builder.loose("markup", line);
    else if (line.kind === "footnote") builder.footnote(line, at > lastWords);
    else if (isContents[at] === true) builder.loose("contents", line);
    else builder.words(at, line, { next: nextOfStyle[at], isWrapped });
  }
  return builder.build();
}

/** A node while it is being built. */
type Growing = {
  readonly kind: DraftNodeKind;
  readonly label: Label | undefined;
  readonly start: number;
  readonly parent: number | undefined;
  readonly depth: number;
  readonly children: number[];
  heading: TextRange | undefined;
  ownStart: number;
  ownEnd: number;
  end: number;
};

type Surroundings = { readonly next: Label | undefined; readonly isWrapped: boolean };

/** Levels below this are laid beside each other: no real draft goes deeper. */
const DeepestLevel = 48;
/** A heading or title line is not longer than this. */
const LongestHeading = 200;
/** Rank of what no Markdown heading mark orders: below six levels of them. */
const PlainRank = 1000;
const Ranks = { annex: 0, part: 1, heading: 10, preamble: 20, article: 20, recital: 25, headingInArticle: 30 } as const;

function createBuilder(text: string, lines: readonly DraftLine[]) {
  const nodes: Growing[] = [];
  const problems: DraftProblem[] = [];
  const stack: OpenNode[] = [];
  const lastNumbered = lines.findLastIndex(
    ({ label }) => label !== undefined && label.word !== "bullet" && !label.isBare && !label.isDoubtful,
  );
  let hasTitle = false;
  /** Any words so far; any heading or number; any article, point or paragraph with a number. */
  let hasWords = false;
  let hasStructure = false;
  let hasBody = false;
  /** The list an unnumbered paragraph has just left; the next number may still go on with it. */
  let left: OpenNode | undefined;
  let indented: boolean | undefined;
  const lastOfStyle = new Map<string, Label>();
  const lastRanked = new Map<Label["word"], { readonly value: number; readonly suffix: string }>();
  let titleGoesOn = false;
  let afterBlank = true;
  /** The node the last line of words went to, while the next line may go on with it. */
  let current: number | undefined;
  let lastLine: DraftLine | undefined;
  /** An article or part whose heading may stand on the next line. */
  let awaitsHeading: number | undefined;
  let lastFootnote: number | undefined;

  return { blank, loose, footnote, words, build };

  function blank(): void {
    afterBlank = true;
    titleGoesOn = false;
  }

  function loose(kind: "markup" | "contents", line: DraftLine): void {
    add(kind, undefined, { start: line.from, end: line.to }, stack.at(-1)?.node);
    current = undefined;
    afterBlank = true;
  }

  function footnote(line: DraftLine, isAtEnd: boolean): void {
    // Notes at the end belong to the whole text, those in between to where they stand.
    if (isAtEnd) stack.length = 0;
    const opening = /^\[\^?([^\]\s]{1,40})\][.:)]?\s*/u.exec(text.slice(line.from, Math.min(line.to, line.from + 80)));
    if (opening === null && lastFootnote !== undefined) {
      const note = nodes[lastFootnote];
      if (note !== undefined) note.ownEnd = note.end = line.to;
    } else {
      const length = opening?.[0].length ?? 0;
      const label = noteLabel(text, line, opening?.[1] ?? "", length);
      lastFootnote = add("note", label, { start: line.from, end: line.to }, stack.at(-1)?.node);
      setOwn(lastFootnote, Math.min(line.to, line.from + length), line.to);
    }
    current = undefined;
    afterBlank = false;
  }

  function words(at: number, line: DraftLine, around: Surroundings): void {
    const label = line.label;
    const isFollowedByBlank = lines[at + 1] === undefined || lines[at + 1]?.kind === "blank";
    if (label === undefined) unlabelled(at, line, { isFollowedByBlank, isWrapped: around.isWrapped });
    else if (label.word === "bullet") bullet(line, label);
    else if (label.word === "count" && !isTrusted(line, label, around))
      unlabelled(at, line, { isFollowedByBlank, isWrapped: around.isWrapped });
    else if (isMention(at, line, label)) unlabelled(at, line, { isFollowedByBlank, isWrapped: around.isWrapped });
    else labelled(at, line, label, around);
    afterBlank = false;
    lastLine = line;
  }

  /** "…in accordance with / Article 5 / of the Convention": a structural word inside a sentence that was broken into lines. */
  function isMention(at: number, line: DraftLine, label: Label): boolean {
    if (line.headingLevel !== undefined || label.word === "count") return false;
    const next = lines[at + 1];
    const goesOn = next?.kind === "words" && next.label === undefined && /^[\p{Ll},;]/u.test(text.slice(next.from, next.from + 2));
    const isAlone = text.slice(label.rest, line.to).trim() === "";
    if (isAlone && goesOn && !afterBlank) return true;
    return isMidSentence();
  }

  /** True where the line above stopped inside a sentence, so that this line goes on with it whatever it begins with. */
  function isMidSentence(): boolean {
    const node = current === undefined ? undefined : nodes[current];
    if (afterBlank || node === undefined || lastLine === undefined || lastLine.headingLevel !== undefined) return false;
    const hasOwn = text.slice(node.ownStart, Math.min(node.ownEnd, node.ownStart + 200)).trim() !== "";
    return hasOwn && node.kind !== "title" && !endsSentence(lastLine);
  }

  /** A number that might be a year, an initial or a figure at the start of a wrapped line counts only with neighbours. */
  function isTrusted(line: DraftLine, label: Label, { next }: Surroundings): boolean {
    const found = findPlace(withLeft(), label, { indent: line.indent, next, announces: false });
    const goesOnWith = found !== undefined && !found.begins && found.isExact;
    if (goesOnWith && !(label.isBare && !startsLikeText(label, line))) return true;
    if (isMidSentence()) return false;
    if (!label.isBare && !label.isDoubtful) return true;
    if (line.headingLevel !== undefined) return true;
    const isFirst = label.numerals.some(({ value }) => value.length === 1 && value[0] === 1);
    const hasNext = next !== undefined && isNextNumber(next, label);
    return isFirst && hasNext && startsLikeText(label, line);
  }

  function startsLikeText(label: Label, line: DraftLine): boolean {
    const rest = text.slice(label.rest, Math.min(line.to, label.rest + 4));
    return rest === "" || /^[\p{Lu}\p{Lo}[("“*_«{]/u.test(rest);
  }

  function endsSentence(line: DraftLine | undefined): boolean {
    if (line === undefined) return true;
    const ending = text.slice(Math.max(line.from, line.to - 12), line.to);
    return /[.;:!?,–—)\]}>"”’*_]$|\b(?:and|or|und|et|ou|y|o)$/u.test(ending);
  }

  function labelled(at: number, line: DraftLine, label: Label, around: Surroundings): void {
    const node = place(line, label, around, line.from);
    chain(at, line, label, node, 0);
  }

  /** Heading, own text, or another label on the same line ("1. **Option 1:** …", "Article 5. 1. …"). */
  function chain(at: number, line: DraftLine, label: Label, node: number, links: number): void {
    const growing = nodes[node];
    if (growing === undefined) return;
    const second = links < 3 ? chainedLabel(line, label) : undefined;
    if (second !== undefined) {
      setOwn(node, label.rest, label.rest);
      const child = place(line, second, { next: undefined, isWrapped: false }, label.rest, node);
      chain(at, line, second, child, links + 1);
      return;
    }
    setOwn(node, Math.min(label.rest, line.to), line.to);
    current = node;
    awaitsHeading = undefined;
    const rest = text.slice(label.rest, Math.min(line.to, label.rest + LongestHeading + 1)).trimEnd();
    if (isHeaded(growing.kind) || line.headingLevel !== undefined) {
      const following = nextWords(at);
      const isWholePoint = growing.kind === "point" && (following === undefined || following.label?.style === label.style);
      if (rest === "") awaitsHeading = line.headingLevel === undefined ? node : undefined;
      else if (line.headingLevel !== undefined || (!isWholePoint && isHeadingWords(rest))) setHeading(node, label.rest, line.to);
      else {
        // "7. **Passage fee.** Kelmara suspends …": a heading only where the emphasis ends as one does.
        const runIn = /^(\*\*|__)[^*_]{1,160}?(?:[.:]\1|\1\s*[:–—])(?=\s+\S)/u.exec(rest);
        if (runIn !== null && !isStatus(runIn[0])) setHeading(node, label.rest, label.rest + runIn[0].length);
      }
    } else {
      const bold = /^(\*\*|__)(.{1,160}?)\1/u.exec(rest);
      if (bold !== null && !isStatus(bold[2] ?? "")) setHeading(node, label.rest, label.rest + bold[0].length);
      else if (growing.kind === "part") setHeading(node, label.rest, line.to);
    }
  }

  function chainedLabel(line: DraftLine, label: Label): Label | undefined {
    if (label.rest >= line.to || label.word === "option") return undefined;
    const second = readLabel(text, label.rest, line.to, false);
    if (second === undefined || second.isBare) return undefined;
    if (second.word === "option") return second;
    if (second.word !== "count") return undefined;
    if (label.word === "article") return second.numerals.some(({ value }) => value.length === 1 && value[0] === 1) ? second : undefined;
    const isFirst = second.numerals.some(({ value }) => value.length === 1 && value[0] === 1);
    return label.word === "count" && isFirst && second.style.startsWith("(") && second.style !== label.style ? second : undefined;
  }

  function place(line: DraftLine, label: Label, around: Surroundings, start: number, inside?: number): number {
    const ranked = rankOf(line, label);
    if (ranked !== undefined) {
      if (ranked.kind === "annex") lastRanked.clear();
      else if (ranked.kind !== "part") reportRanked(label);
      if (label.word === "preambular") leaveFrom(({ style }) => style === "operative");
      else leaveFrom(({ kind }) => kind === "preamble");
      leaveTo(ranked.rank);
      return open(ranked.kind, label, start, line, { rank: ranked.rank, style: label.style, numeral: label.numerals[0] });
    }
    // A preamble ends where the numbered text begins; its own recitals are marked as such.
    const isRecital =
      label.word === "preambular" ||
      label.word === "option" ||
      label.style === "(1)" ||
      /^whereas\b/iu.test(text.slice(label.rest, label.rest + 8));
    if (!isRecital && stack.at(-1)?.kind === "preamble") stack.pop();
    const found =
      inside === undefined ? findPlace(withLeft(), label, { indent: line.indent, next: around.next, announces: announces() }) : undefined;
    if (found !== undefined) stack.length = Math.min(stack.length, found.keep);
    left = undefined;
    if (inside === undefined && found?.begins === true && found.gap === 1) openAnnouncing(line, label);
    if (inside === undefined && found?.begins !== false) leaveShallower(line, label);
    if (found !== undefined) reportOrder(found, label);
    else if (inside === undefined && isLate(label))
      problem("number-starts-late", `A list begins with '${label.number ?? ""}'.`, { start: label.start, end: label.end });
    lastOfStyle.set(label.style, label);
    const numeral = found?.numeral ?? label.numerals[0];
    return open(kindOf(line, label), label, start, line, { rank: undefined, style: label.style, numeral });
  }

  /** An unnumbered paragraph that ends in a colon holds the lettered list it announces. */
  function openAnnouncing(line: DraftLine, label: Label): void {
    const node = current === undefined ? undefined : nodes[current];
    const isLettered = label.style.startsWith("(") || /[aA]/u.test(label.style);
    if (current === undefined || node === undefined || node.kind !== "paragraph" || node.label !== undefined) return;
    if (!isLettered || !announces() || stack.at(-1)?.node !== node.parent) return;
    const indent = Math.min(line.indent, lastLine?.indent ?? 0);
    stack.push({
      node: current,
      rank: undefined,
      style: "announcing",
      system: undefined,
      value: [],
      suffix: "",
      indent,
      kind: "paragraph",
    });
  }

  function withLeft(): readonly OpenNode[] {
    return left === undefined ? stack : [...stack, left];
  }

  function reportOrder(found: Place, label: Label): void {
    if (found.isExact && !(found.begins && found.gap === 0)) return;
    const range = { start: label.start, end: label.end };
    const number = label.number ?? "";
    if (found.begins && label.suffix !== "") return;
    if (found.begins) problem("number-restarts", `The numbers begin again at '${number}' without a new heading.`, range);
    else if (found.gap > 1) problem("number-skips", `Before '${number}' at least one number is missing.`, range);
    else if (found.gap === 0) problem("number-repeats", `The number '${number}' stands a second time.`, range);
    else problem("number-goes-back", `The number '${number}' comes after a higher one.`, range);
  }

  /** True for a number that neither begins a list nor goes on with one that a heading interrupted. */
  function isLate(label: Label): boolean {
    if (label.word === "option" || label.suffix !== "" || label.numerals.length === 0) return false;
    const before = lastOfStyle.get(label.style);
    return !(before !== undefined && isNextNumber(label, before)) && !label.numerals.some(({ value }) => value.at(-1) === 0);
  }

  /** Articles, points and resolution paragraphs count through the whole text, up to the next annex. */
  function reportRanked(label: Label): void {
    const value = label.numerals.find(({ system }) => system === "arabic")?.value[0];
    if (value === undefined) return;
    const before = lastRanked.get(label.word);
    const gap = before === undefined ? 1 : value - before.value;
    const isInserted = gap === 0 && label.suffix !== "" && label.suffix !== before?.suffix;
    if (gap !== 1 && !isInserted)
      reportOrder({ keep: 0, numeral: { system: "arabic", value: [value] }, begins: false, isExact: false, gap }, label);
    lastRanked.set(label.word, { value, suffix: label.suffix });
  }

  /** True where the text before ends as if a list came: "the following:", "shall —". */
  function announces(): boolean {
    return lastLine !== undefined && /[:—–-][*_]{0,3}$/u.test(text.slice(Math.max(lastLine.from, lastLine.to - 4), lastLine.to));
  }

  function bullet(line: DraftLine, label: Label): void {
    const mark = text.slice(label.start, label.end);
    let sibling: number | undefined;
    for (let at = stack.length - 1; at >= 0; at--) {
      const entry = stack[at];
      if (entry === undefined || entry.rank !== undefined) break;
      if (entry.style === `bullet ${mark}` && Math.abs(entry.indent - line.indent) <= 1) {
        sibling = at;
        break;
      }
      if (entry.style.startsWith("bullet") && entry.indent > line.indent) sibling = at;
    }
    if (sibling !== undefined) stack.length = sibling;
    else leaveShallower(line, label);
    const node = open("item", label, line.from, line, { rank: undefined, style: `bullet ${mark}`, numeral: undefined });
    const inner = readLabel(text, label.rest, line.to, false);
    if (inner !== undefined && inner.word === "count" && !inner.isBare && inner.style.startsWith("(")) {
      const growing = nodes[node];
      if (growing !== undefined) nodes[node] = { ...growing, label: inner };
      setOwn(node, Math.min(inner.rest, line.to), line.to);
    } else setOwn(node, label.rest, line.to);
    current = node;
  }

  function unlabelled(at: number, line: DraftLine, shape: { readonly isFollowedByBlank: boolean; readonly isWrapped: boolean }): void {
    if (takesAsHeading(line)) return;
    if (goesOn(line, shape.isWrapped)) {
      const node = current === undefined ? undefined : nodes[current];
      if (current !== undefined && node !== undefined) {
        if (node.kind === "title") setHeading(current, node.start, line.to);
        setOwn(current, node.ownStart, line.to);
      }
      return;
    }
    awaitsHeading = undefined;
    const sentence = text.slice(line.from, Math.min(line.to, line.from + LongestHeading + 1));
    const heading = headingOf(at, line, sentence, shape.isFollowedByBlank);
    if (heading !== undefined) {
      leaveTo(heading.rank);
      const node = open(heading.kind, undefined, line.from, line, { rank: heading.rank, style: heading.kind, numeral: undefined });
      setHeading(node, line.from, line.to);
      setOwn(node, line.to, line.to);
      if (heading.kind === "title") {
        stack.pop();
        hasTitle = true;
        titleGoesOn = true;
      }
      current = node;
      return;
    }
    if (closesPreamble(sentence)) {
      paragraph(line, false);
      while (stack.at(-1)?.kind === "preamble") stack.pop();
      return;
    }
    if (PreambleOpening.test(sentence.replace(/^[*_[\s]+/u, "")) && !hasBody && at < lastNumbered && !isInside("preamble")) {
      leaveTo(PlainRank + Ranks.preamble);
      const node = open("preamble", undefined, line.from, line, {
        rank: PlainRank + Ranks.preamble,
        style: "preamble",
        numeral: undefined,
      });
      setOwn(node, line.from, line.from);
    }
    if (/^(?:done at|done in|in witness whereof|in faith whereof|signed (?:at|in|by)|fait à)\b/iu.test(sentence))
      leaveTo(PlainRank + Ranks.article);
    paragraph(line, true);
  }

  function paragraph(line: DraftLine, leaves: boolean): void {
    if (leaves) leaveForParagraph(line);
    const node = add("paragraph", undefined, { start: line.from, end: line.to }, stack.at(-1)?.node);
    setOwn(node, line.from, line.to);
    current = node;
  }

  /** The line below "Article 5" or "TITLE I" that is its heading. */
  function takesAsHeading(line: DraftLine): boolean {
    const node = awaitsHeading;
    awaitsHeading = undefined;
    if (node === undefined || line.headingLevel !== undefined) return false;
    const words = text.slice(line.from, Math.min(line.to, line.from + LongestHeading + 1));
    if (!isHeadingWords(words) || /^[[*_]*\p{Ll}/u.test(words) || /^\((?:ex|formerly)\b/iu.test(words)) return false;
    setHeading(node, line.from, line.to);
    setOwn(node, line.to, line.to);
    current = node;
    return true;
  }

  /** Whether the line goes on with the paragraph above: wrapped text, Markdown's lazy lines, a title of several lines. */
  function goesOn(line: DraftLine, isWrapped: boolean): boolean {
    if (afterBlank || current === undefined || line.headingLevel !== undefined || lastLine === undefined) return false;
    const node = nodes[current];
    if (node === undefined || lastLine.headingLevel !== undefined) return false;
    if (node.kind === "title") return titleGoesOn && line.to - line.from <= LongestHeading;
    if (node.kind === "heading" || (isHeaded(node.kind) && node.ownStart >= node.ownEnd)) return false;
    if (node.kind === "option" && line.indent + 1 < lastLine.indent) return false;
    const first = text.slice(line.from, line.from + 1);
    if (/\p{Ll}/u.test(first) || !endsSentence(lastLine)) return true;
    return isWrapped && lastLine.to - lastLine.from >= WrappedLine;
  }

  function headingOf(
    at: number,
    line: DraftLine,
    words: string,
    isFollowedByBlank: boolean,
  ): { readonly kind: DraftNodeKind; readonly rank: number } | undefined {
    const bare = words.replace(/^[*_#[\s]+|[*_\]\s]+$/gu, "");
    const isPreamble = /^(?:preamble|préambule|präambel|preámbulo|преамбула|الديباجة)$/iu.test(bare);
    const level = line.headingLevel;
    if (level !== undefined) {
      const isFirst = !hasTitle && !hasStructure;
      if (isFirst && !isPreamble) return { kind: "title", rank: 0 };
      return { kind: isPreamble ? "preamble" : "heading", rank: level * 100 + (isPreamble ? Ranks.preamble : Ranks.heading) };
    }
    if (isPreamble && (afterBlank || isFollowedByBlank)) return { kind: "preamble", rank: PlainRank + Ranks.preamble };
    if (line.to - line.from > LongestHeading || !isHeadingWords(words) || /^[[*_]*\p{Ll}/u.test(words)) return undefined;
    const isFirst = !hasTitle && !hasWords;
    if (isFirst && (isFollowedByBlank || isShout(bare) || lines[at + 1]?.label !== undefined)) return { kind: "title", rank: 0 };
    if (!afterBlank && !isShout(bare)) return undefined;
    const isBold = /^(\*\*|__)[^*_].*\1$/u.test(words);
    const following = nextWords(at);
    const introduces = following?.label !== undefined && following.label.word !== "bullet" && words.length <= 100 && line.indent <= 1;
    if (!isBold && !isShout(bare) && !(introduces && isFollowedByBlank)) return undefined;
    const rank =
      PlainRank +
      (isInside("article") && following?.label?.word !== "article" && following?.label?.word !== "part"
        ? Ranks.headingInArticle
        : Ranks.heading);
    return { kind: "heading", rank };
  }

  function nextWords(at: number): DraftLine | undefined {
    for (let ahead = at + 1; ahead <= at + 4; ahead++) if (lines[ahead]?.kind === "words") return lines[ahead];
    return undefined;
  }

  function rankOf(line: DraftLine, label: Label): { readonly kind: DraftNodeKind; readonly rank: number } | undefined {
    const base = line.headingLevel === undefined ? PlainRank : line.headingLevel * 100;
    switch (label.word) {
      case "annex":
        return { kind: "annex", rank: base + Ranks.annex };
      case "part":
        return { kind: "part", rank: base + Ranks.part + label.level };
      case "article":
        return { kind: "article", rank: base + Ranks.article };
      case "operative":
      case "preambular":
        return { kind: "paragraph", rank: base + (label.word === "operative" ? Ranks.preamble : Ranks.recital) };
      case "point":
        return isInside("article") && line.headingLevel === undefined ? undefined : { kind: "point", rank: base + Ranks.article };
      default:
        if (line.headingLevel === undefined || label.word === "option") return undefined;
        if (label.style.startsWith("A") || /^[IVX]+$/u.test(label.number ?? "")) return { kind: "part", rank: base + Ranks.part };
        return { kind: isInside("article") ? "paragraph" : "point", rank: base + Ranks.article };
    }
  }

  function kindOf(line: DraftLine, label: Label): DraftNodeKind {
    if (label.word === "option") return "option";
    if (label.word === "point") return "paragraph";
    const isLettered = label.numerals.some(({ system }) => system === "letter" || system === "roman");
    for (let at = stack.length - 1; at >= 0; at--) {
      const kind = stack[at]?.kind;
      if (kind === "point" || kind === "paragraph" || kind === "item") return "item";
      if (kind === "article" || kind === "preamble") return isLettered ? "item" : "paragraph";
    }
    const rest = text.slice(label.rest, Math.min(line.to, label.rest + LongestHeading + 1));
    const isUpper = label.style === "A." || label.style === "A)" || label.style === "(A)";
    if (isUpper && rest.length > 1 && isHeadingWords(rest) && rest.length <= 120) return "part";
    return "point";
  }

  /** Leaves everything of this rank or below it, and all lists. */
  function leaveTo(rank: number): void {
    left = undefined;
    while (stack.length > 0) {
      const top = stack.at(-1);
      if (top === undefined || (top.rank !== undefined && top.rank < rank)) return;
      if (top.rank === undefined && top.kind === "part" && rank > PlainRank + Ranks.part) return;
      stack.pop();
    }
  }

  /** Preambular paragraphs inserted after operative ones stand beside them; articles and operative paragraphs are never inside a preamble. */
  function leaveFrom(isLeft: (entry: OpenNode) => boolean): void {
    const at = stack.findIndex(isLeft);
    if (at >= 0) stack.length = at;
  }

  /** A new list stands below the innermost node it is indented under; lists further right than it are over. */
  function leaveShallower(line: DraftLine, label: Label): void {
    for (;;) {
      const top = stack.at(-1);
      if (top === undefined || top.rank !== undefined) return;
      const isDeep = stack.length >= DeepestLevel;
      const isOption = top.kind === "option" && label.word === "option";
      const isDone = top.style.startsWith("bullet") && label.word !== "bullet";
      if (!isDeep && !isOption && !isDone && line.indent + 1 >= top.indent) return;
      stack.pop();
    }
  }

  /** An unnumbered paragraph leaves items and bullets; by indentation it may stay below them. */
  function leaveForParagraph(line: DraftLine): void {
    for (;;) {
      const top = stack.at(-1);
      if (top === undefined || top.rank !== undefined || top.kind === "part") return;
      const isUnder = line.indent >= top.indent + 2;
      const isHollow = top.kind === "option" && isEmpty(top.node) && line.indent + 1 >= top.indent;
      const staysBelow = (top.kind === "point" || top.kind === "paragraph") && line.indent >= top.indent && !usesIndentation();
      if (isUnder || isHollow || staysBelow) return;
      left = stack.pop();
    }
  }

  /** True in texts whose lists are set off by indentation, such as Markdown: there a line at the margin has left them. */
  function usesIndentation(): boolean {
    indented ??= lines.some(({ kind, label, indent }) => kind === "words" && label !== undefined && indent >= 2);
    return indented;
  }

  function isEmpty(node: number): boolean {
    const growing = nodes[node];
    return growing !== undefined && text.slice(growing.ownStart, growing.ownEnd).replaceAll(/[\s*_:[\]]/gu, "") === "";
  }

  function open(
    kind: DraftNodeKind,
    label: Label | undefined,
    start: number,
    line: DraftLine,
    list: { readonly rank: number | undefined; readonly style: string; readonly numeral: Numeral | undefined },
  ): number {
    const node = add(kind, label, { start, end: line.to }, stack.at(-1)?.node);
    left = undefined;
    stack.push({
      node,
      rank: list.rank,
      style: list.style,
      system: list.numeral?.system,
      value: list.numeral?.value ?? [],
      suffix: label?.suffix ?? "",
      indent: line.indent,
      kind,
    });
    return node;
  }

  function add(kind: DraftNodeKind, label: Label | undefined, range: TextRange, parent: number | undefined): number {
    const index = nodes.length;
    if (kind !== "markup" && kind !== "contents") hasWords = true;
    if (kind !== "markup" && kind !== "contents" && kind !== "paragraph" && kind !== "note") hasStructure = true;
    if (kind === "article" || kind === "point" || (kind === "paragraph" && label?.word === "count")) hasBody = true;
    const above = parent === undefined ? undefined : nodes[parent];
    nodes.push({
      kind,
      label,
      start: range.start,
      parent,
      depth: above === undefined ? 0 : above.depth + 1,
      children: [],
      heading: undefined,
      ownStart: range.end,
      ownEnd: range.end,
      end: range.end,
    });
    above?.children.push(index);
    return index;
  }

  function setOwn(node: number, start: number, end: number): void {
    const growing = nodes[node];
    if (growing === undefined) return;
    growing.ownStart = start;
    growing.ownEnd = Math.max(start, end);
    growing.end = Math.max(growing.end, end);
  }

  function setHeading(node: number, start: number, end: number): void {
    const growing = nodes[node];
    if (growing === undefined) return;
    let from = start;
    let to = end;
    while (from < to && /[\s*_:.–—-]/u.test(text[from] ?? "")) from++;
    while (to > from && /[\s*_.:]/u.test(text[to - 1] ?? "")) to--;
    if (from < to) growing.heading = { start: from, end: to };
    growing.ownStart = end;
    growing.ownEnd = Math.max(growing.ownEnd, end);
    growing.end = Math.max(growing.end, end);
  }

  function isInside(kind: DraftNodeKind): boolean {
    return stack.some((entry) => entry.kind === kind);
  }

  function problem(code: string, message: string, range: TextRange): void {
    problems.push({ code, severity: "note", message, ...placeOf(lines, range.start), range });
  }

  function build(): DraftText {
    // Children end before their parents do, so one pass from the back settles all ranges.
    for (let at = nodes.length - 1; at >= 0; at--) {
      const node = nodes[at];
      const above = node?.parent === undefined ? undefined : nodes[node.parent];
      if (node !== undefined && above !== undefined) above.end = Math.max(above.end, node.end);
    }
    const ids = nameNodes(nodes.map(({ kind, label, parent }) => ({ kind, parent, number: label?.number })));
    const finished = nodes.map((node, index): DraftNode => {
      const ownEnd = trimEnd(text, node.ownStart, node.ownEnd);
      const ownStart = trimStart(text, node.ownStart, ownEnd);
      return {
        index,
        id: ids[index] ?? `n${index}`,
        kind: node.kind,
        ...(node.label === undefined || node.label.word === "bullet"
          ? {}
          : {
              label: text.slice(node.label.start, node.label.end),
              labelRange: { start: node.label.start, end: node.label.end },
              ...(node.label.number === undefined ? {} : { number: node.label.number }),
            }),
        ...(node.heading === undefined ? {} : { heading: node.heading }),
        own: { start: ownStart, end: ownEnd },
        range: { start: node.start, end: node.end },
        ...(node.parent === undefined ? {} : { parent: node.parent }),
        children: node.children,
        depth: node.depth,
      };
    });
    return { text, nodes: finished, problems };
  }
}

/** Kinds whose label is followed by a heading rather than by text. */
function isHeaded(kind: DraftNodeKind): boolean {
  return kind === "article" || kind === "part" || kind === "annex" || kind === "point" || kind === "heading";
}

/** Words that may be a heading: short, and no sentence. */
function isHeadingWords(words: string): boolean {
  if (words.length > LongestHeading || !/\p{L}/u.test(words)) return false;
  if (!isShout(words) && /\b(?:with|of|and|the|to|in|under|by|for|or|an?|that|from|as|on|at|its|their|this|which|shall)$/u.test(words))
    return false;
  return !/[.;:,](?:\[\^[^\]\s]+\]|[*_\])"”’])*$/u.test(words) && !/[\p{Ll}\])][.;:]\s+\S.{4}/u.test(words);
}

/** 'Agreed ad ref.' in emphasis is said about the text; it is no heading. */
function isStatus(words: string): boolean {
  return StatusWords.test(words.replaceAll(/^[*_\s]+|[*_\s:–—]+$/gu, ""));
}

/** Capital letters throughout. */
function isShout(words: string): boolean {
  return /\p{Lu}{2}/u.test(words) && !/\p{Ll}/u.test(words);
}

function closesPreamble(words: string): boolean {
  return /^[*_[\s]*(?:have|has|hereby)?\s*(?:agreed?|agree|decided?|adopt(?:ed)?)\b.{0,60}\bfollow(?:s|ing)\b.{0,20}$/iu.test(words);
}

const PreambleOpening =
  /^(?:the (?:states )?part(?:y|ies)\b|the (?:high )?contracting parties|the (?:heads of state|governments?) (?:of|and)|whereas\b|(?:(?:deeply|further|also|fully|gravely|strongly|bearing|taking|having) )?(?:recalling|recogni[sz]ing|noting|affirming|reaffirming|welcoming|considering|acknowledging|concerned|convinced|conscious|mindful|determined|desiring|desirous|stressing|emphasi[sz]ing|underlining|expressing|guided|in mind|into account|committed|aware|wishing|resolved|pursuing)\b)/iu;

/** For each line with a number the next label of the same style below it. */
function nextLabels(lines: readonly DraftLine[], isContents: readonly boolean[]): readonly (Label | undefined)[] {
  const next: (Label | undefined)[] = [];
  const below = new Map<string, Label>();
  for (let at = lines.length - 1; at >= 0; at--) {
    const label = isContents[at] === true ? undefined : lines[at]?.label;
    if (label === undefined || label.word === "bullet") continue;
    next[at] = below.get(label.style);
    below.set(label.style, label);
  }
  return next;
}

/** Lines of at least this length are full where a text is broken into lines. */
const WrappedLine = 55;

/** True for a text broken into lines of about one length: most lines that are followed by another one are full, and none is long. */
function looksWrapped(lines: readonly DraftLine[]): boolean {
  let full = 0;
  let long = 0;
  let followed = 0;
  for (const [at, line] of lines.entries()) {
    if (line.kind !== "words") continue;
    const length = line.to - line.from;
    if (length > 2 * WrappedLine) long++;
    if (lines[at + 1]?.kind !== "words") continue;
    followed++;
    if (length >= WrappedLine) full++;
  }
  return followed >= 5 && full >= followed * 0.4 && long <= followed * 0.05;
}

function noteLabel(text: string, line: DraftLine, number: string, length: number): Label {
  const end = Math.min(line.to, line.from + length);
  return {
    word: "count",
    level: 0,
    start: line.from,
    end: line.from + (text[line.from + 1] === "^" ? 3 : 2) + number.length,
    rest: end,
    number,
    numerals: [],
    suffix: "",
    style: "note",
    isBare: false,
    isDoubtful: false,
  };
}

function trimStart(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/u.test(text[at] ?? "")) at++;
  return at;
}

function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && /\s/u.test(text[at - 1] ?? "")) at--;
  return at;
}
