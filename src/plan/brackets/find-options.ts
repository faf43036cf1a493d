/** Decides which texts are offered for one place as a block: 'Option 1: … Option 2: No text', alternative paragraphs under one number (3alt), options inside a line, 'shall/should' outside brackets. */
import type { TextRange } from "#record";
import type { DraftNode, DraftText } from "../structure/draft-text.ts";

export type OptionChoice = {
  /** As written: 'Option 1', '3alt'. */
  readonly label: string;
  readonly range: TextRange;
  /** Its words, without label. */
  readonly body: TextRange;
  /** It says that there shall be no text here. */
  readonly isNoText: boolean;
  readonly node: string | undefined;
};

export type OptionGroup = {
  readonly form: "options" | "alternative paragraphs" | "same number" | "options in a line" | "modal choice";
  readonly choices: readonly OptionChoice[];
  readonly certainty: number;
};

/** Groups in the order of the text; a group of options inside another's option is listed too. Cost: near-linear. */
export function findOptions(draft: DraftText): readonly OptionGroup[] {
  const inLines = groupsInLines(draft);
  const begun = new Set(inLines.flatMap(({ choices }) => choices.flatMap(({ node }) => node ?? [])));
  // An option at the beginning of a paragraph may have its others further on in it.
  const ofNodes = groupsOfNodes(draft).filter(({ choices }) => choices.length > 1 || !begun.has(choices[0]?.node ?? ""));
  const groups = [...ofNodes, ...inLines, ...modalChoices(draft)];
  return groups.sort((one, other) => startOf(one) - startOf(other) || other.choices.length - one.choices.length);
}

/** A choice's words: without the names at its label and the signs behind it. `words` are where those names stand. */
export function wordsOfChoice({ text }: DraftText, { body }: OptionChoice, words: TextRange | undefined): TextRange {
  let start = words !== undefined && words.start >= body.start && words.end <= body.end ? words.end : body.start;
  while (start < body.end && /[\s*_:.–—\])-]/u.test(text[start] ?? "")) start++;
  return { start, end: body.end };
}

const NoText =
  /^[\s*_[({:.–—-]*(?:no (?:text|provision|provisions|reference|article|paragraph|language|such)\b|delete\b|deletion\b|\[?deleted?\]?|not to (?:have|include)|omit\b|none\b)/iu;

function groupsOfNodes(draft: DraftText): readonly OptionGroup[] {
  const groups: OptionGroup[] = [];
  const families: (readonly number[])[] = [draft.nodes.filter(({ parent }) => parent === undefined).map(({ index }) => index)];
  for (const node of draft.nodes) if (node.children.length > 1 || node.children.length === 1) families.push(node.children);
  for (const family of families) {
    const siblings = family.flatMap((index) => draft.nodes[index] ?? []);
    groups.push(...optionRuns(draft, siblings), ...alternativeParagraphs(draft, siblings));
  }
  return groups;
}

/** Options of one parent; a number that does not go on begins another group, as does a numbered paragraph in between. */
function optionRuns(draft: DraftText, siblings: readonly DraftNode[]): readonly OptionGroup[] {
  const groups: OptionGroup[] = [];
  let run: DraftNode[] = [];
  const close = (): void => {
    if (run.length > 0)
      groups.push({ form: "options", choices: run.map((node) => choiceOf(draft, node)), certainty: run.length > 1 ? 0.98 : 0.7 });
    run = [];
  };
  for (const node of siblings) {
    if (node.kind !== "option") {
      if (node.label !== undefined && node.kind !== "note") close();
      continue;
    }
    if (run.some(({ number }) => number?.toLowerCase() === node.number?.toLowerCase()) || isFirst(node)) close();
    run.push(node);
  }
  close();
  return groups;
}

function isFirst({ number = "" }: DraftNode): boolean {
  return /^(?:1|a|i)$/iu.test(number);
}

/**
 * '3', '3alt' and '3alt2' are one place, also where '3bis' was put in between; so are two paragraphs that follow each other under one number.
 */
function alternativeParagraphs(draft: DraftText, siblings: readonly DraftNode[]): readonly OptionGroup[] {
  const groups: OptionGroup[] = [];
  const numbered = siblings.filter(({ number, kind }) => number !== undefined && kind !== "option" && kind !== "note");
  const taken = new Set<DraftNode>();
  for (const [at, first] of numbered.entries()) {
    if (taken.has(first)) continue;
    const base = baseNumber(first);
    const members = [first];
    let between = 0;
    for (const node of numbered.slice(at + 1, at + 1 + MostBetween)) {
      if (isInsertedAfter(node, base)) between++;
      else if (belongsTo(node, first, base) && (between === 0 || /alt/u.test(node.number ?? ""))) members.push(node);
      else break;
    }
    if (members.length === 1) continue;
    for (const node of members) taken.add(node);
    const isMarked = members.some(({ number = "" }) => /alt/u.test(number));
    groups.push({
      form: isMarked ? "alternative paragraphs" : "same number",
      choices: members.map((node) => choiceOf(draft, node)),
      certainty: isMarked ? 0.97 : 0.7,
    });
  }
  return groups;
}

/** No paragraph has more alternatives and insertions than this. */
const MostBetween = 40;

/** '3bis', '3ter' behind '3': paragraphs of their own. */
function isInsertedAfter({ number = "" }: DraftNode, base: string): boolean {
  const suffix = number.startsWith(base) ? number.slice(base.length) : "";
  return base !== "" && /^(?:bis|ter|quat|quin|sex|sept|oct|nov|dec)/u.test(suffix);
}

function baseNumber(node: DraftNode | undefined): string {
  return (node?.number ?? "").replace(/alt\d*$/u, "");
}

function belongsTo(node: DraftNode | undefined, first: DraftNode, base: string): boolean {
  if (node === undefined || node.kind !== first.kind || baseNumber(node) !== base) return false;
  return /alt\d*$/u.test(node.number ?? "") || node.number === first.number;
}

function choiceOf({ text }: DraftText, node: DraftNode): OptionChoice {
  const body = { start: Math.min(node.labelRange?.end ?? node.range.start, node.range.end), end: node.range.end };
  const opening = text.slice(body.start, Math.min(body.end, body.start + 120));
  return { label: node.label ?? "", range: node.range, body, isNoText: isNoText(opening), node: node.id };
}

function isNoText(words: string): boolean {
  return NoText.test(words) || /^[\s*_[\]:.–—-]*$/u.test(words);
}

const OptionNumber = String.raw`\d{1,2}|[ivx]{1,4}|[IVX]{1,4}|[A-Za-z]`;
/** With a colon, or with the letter in parentheses: 'Option (a) the fee; Option (b) no fee'. */
const InLine = new RegExp(
  String.raw`(?<![\p{L}\p{N}])[*_]{0,3}(?:Option|OPTION|Alternative|ALTERNATIVE|A(?:lt|LT)\.?)\s{1,2}(?:\(?(?<number>${OptionNumber})\)?[*_]{0,3}\s?:|\((?<bare>${OptionNumber})\)[*_]{0,3}(?=\s))`,
  "gu",
);

type OptionHead = { readonly start: number; readonly end: number; readonly number: string; readonly node: string | undefined };

/** 'Option 1: … Option 2: …' inside one paragraph or bracket; the last one ends with its bracket or paragraph. */
function groupsInLines(draft: DraftText): readonly OptionGroup[] {
  const { text } = draft;
  const groups: OptionGroup[] = [];
  for (const node of draft.nodes) {
    if (node.own.end - node.own.start < 20 || node.kind === "markup" || node.kind === "contents") continue;
    const own = text.slice(node.own.start, node.own.end);
    if (!/\b(?:option|alternative|alt)\b/iu.test(own)) continue;
    const heads = [...labelHead(draft, node), ...headsIn(own, node.own.start)];
    let run: OptionHead[] = [];
    const close = (): void => {
      if (run.length > 1) groups.push({ form: "options in a line", choices: inLineChoices(text, run, node.own.end), certainty: 0.9 });
      run = [];
    };
    for (const head of heads) {
      if (run.length > 0 && (/^(?:1|a|i)$/iu.test(head.number) || leavesBracket(text, run.at(-1)?.end ?? 0, head.start))) close();
      run.push(head);
    }
    close();
  }
  return groups;
}

/** The option that the paragraph itself begins with. */
function labelHead({ text }: DraftText, { kind, labelRange, number = "", own, id }: DraftNode): readonly OptionHead[] {
  if (kind !== "option" || labelRange === undefined || /\n/u.test(text.slice(labelRange.end, own.start))) return [];
  return [{ start: labelRange.start, end: own.start, number, node: id }];
}

/** Without a colon the head must stand where a text begins, so that 'may choose Option (a) or Option (b)' is a sentence. */
function headsIn(own: string, from: number): readonly OptionHead[] {
  return [...own.matchAll(InLine)].flatMap((match) => {
    const bare = match.groups?.["bare"];
    const before = own.slice(Math.max(0, match.index - 12), match.index);
    if (bare !== undefined && !/(?:^|[:;.,[\]/]|(?:[:;.,\]]\s*)(?:and|or))\s*$/u.test(before)) return [];
    const start = from + match.index;
    return [{ start, end: start + match[0].length, number: bare ?? match.groups?.["number"] ?? "", node: undefined }];
  });
}

/** True where a bracket that was open before `from` closes before `to`: the options stood in brackets of their own. */
function leavesBracket(text: string, from: number, to: number): boolean {
  let depth = 0;
  for (let at = from; at < to; at++) {
    if (text[at] === "[") depth++;
    else if (text[at] === "]" && --depth < 0) return true;
  }
  return false;
}

function inLineChoices(text: string, heads: readonly OptionHead[], limit: number): readonly OptionChoice[] {
  return heads.map(({ start, end, node }, at) => {
    const next = heads[at + 1]?.start;
    let bodyEnd = next ?? bracketEnd(text, end, limit);
    while (bodyEnd > end && /[\s;/]/u.test(text[bodyEnd - 1] ?? "")) bodyEnd--;
    const label = text.slice(start, end).replaceAll(/[*_:]/gu, "").trim();
    const opening = text.slice(end, Math.min(bodyEnd, end + 120));
    return { label, range: { start, end: bodyEnd }, body: { start: end, end: bodyEnd }, isNoText: isNoText(opening), node };
  });
}

const Modal = "shall|should|will|would|may|might|can|could|must";
const ModalChoice = new RegExp(String.raw`(?<![\p{L}\p{N}/[-])(?:${Modal})(?:\s?/\s?(?:${Modal})){1,4}(?![\p{L}\p{N}/\]-])`, "gu");

/** 'Each Party shall/should submit': what is open is the verb, though no bracket says so. A bracket that holds nothing else says it itself. */
function modalChoices({ text }: DraftText): readonly OptionGroup[] {
  return [...text.matchAll(ModalChoice)].flatMap(({ index, 0: words }): readonly OptionGroup[] => {
    const choices = [...words.matchAll(/\p{L}+/gu)].map((verb): OptionChoice => {
      const range = { start: index + verb.index, end: index + verb.index + verb[0].length };
      return { label: verb[0], range, body: range, isNoText: false, node: undefined };
    });
    return new Set(choices.map(({ label }) => label)).size > 1 ? [{ form: "modal choice", choices, certainty: 0.9 }] : [];
  });
}

/** Where the bracket around the options closes, or the paragraph ends. */
function bracketEnd(text: string, from: number, limit: number): number {
  let depth = 0;
  for (let at = from; at < limit; at++) {
    if (text[at] === "[") depth++;
    else if (text[at] === "]" && --depth < 0) return at;
  }
  return limit;
}

function startOf(group: OptionGroup): number {
  return group.choices[0]?.range.start ?? 0;
}
