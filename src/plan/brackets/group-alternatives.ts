/** Decides whether brackets that stand beside each other are alternatives for one place or a run of optional spans, by a stated rule with a certainty. */
import { bareWords, type ContentKind, isPlainModal } from "./classify-content.ts";

/** A bracket as the rule sees it, in the order of the text; `gap` is what stands between it and the one before with the same parent. */
export type Neighbour = {
  readonly index: number;
  /** Offset of its opening sign: what a person's decision is kept by. */
  readonly start: number;
  readonly content: string;
  readonly kind: ContentKind;
  /** Who proposes or supports it. */
  readonly proposers: readonly string[];
  readonly opponents: readonly string[];
  /** Undefined for the first, and where a word stands between, or the end of a paragraph. */
  readonly gap: "tight" | "spaced" | "or" | "and" | "slash" | undefined;
};

export type AlternativesGroup = {
  /** One entry for each alternative: the brackets it is made of. */
  readonly members: readonly (readonly number[])[];
  /** Brackets that hold nothing but 'or'. */
  readonly glue: readonly number[];
  readonly certainty: number;
  readonly rule: string;
};

export type Grouping = {
  readonly groups: readonly AlternativesGroup[];
  /** For brackets beside others that are optional all the same: how certain that is, and why. */
  readonly optional: ReadonlyMap<number, { readonly certainty: number; readonly rule: string }>;
};

/** A person's word on the bracket that begins at this offset; it beats the rule. */
export type BracketDecisions = ReadonlyMap<number, "alternatives" | "optional">;

/** Above this the pair is taken as alternatives. */
const Even = 0.5;

/**
 * Groups `neighbours` (all brackets of one parent, in order). The rule, first match decides:
 * 'or' or '/' between two brackets makes them alternatives, 'and' makes them a run; modal verbs, and numbers, beside each other are
 * alternatives; a bracket that adds (begins or ends with a comma or 'and', or is one word of several) is an optional span; brackets with
 * different parties behind them are alternatives; else brackets that touch, or are alike in form and length, are alternatives, but a space parts a run
 * in which others touch. Cost: linear.
 */
export function groupAlternatives(neighbours: readonly Neighbour[], decisions: BracketDecisions): Grouping {
  const groups: AlternativesGroup[] = [];
  const optional = new Map<number, { readonly certainty: number; readonly rule: string }>();
  for (let at = 0; at < neighbours.length; ) {
    let end = at + 1;
    while (end < neighbours.length && neighbours[end]?.gap !== undefined) end++;
    if (end - at > 1) groupRun(neighbours.slice(at, end), decisions, groups, optional);
    at = end;
  }
  return { groups, optional };
}

type Pair = { readonly likelihood: number; readonly rule: string };

function groupRun(
  run: readonly Neighbour[],
  decisions: BracketDecisions,
  groups: AlternativesGroup[],
  optional: Map<number, { readonly certainty: number; readonly rule: string }>,
): void {
  const decided = run.map(({ start }) => decisions.get(start)).find((one) => one !== undefined);
  if (decided === "alternatives") {
    const glue = run.filter(({ kind }) => kind === "glue").map(({ index }) => index);
    const members = run.filter(({ kind }) => kind !== "glue").map(({ index }) => [index]);
    if (members.length > 1) groups.push({ members, glue, certainty: 1, rule: "decided by a person" });
    return;
  }
  if (decided === "optional") {
    for (const { index } of run) optional.set(index, { certainty: 1, rule: "decided by a person" });
    return;
  }
  for (const stretch of splitAtAnd(run)) groupStretch(stretch, groups, optional);
}

/** A bracketed or plain 'and' says that what stands on both sides may stay: it parts the run. */
function splitAtAnd(run: readonly Neighbour[]): readonly (readonly Neighbour[])[] {
  const stretches: Neighbour[][] = [[]];
  for (const one of run) {
    const isAnd = one.kind === "glue" && /^and\b/iu.test(bareWords(one.content));
    if (isAnd || one.gap === "and") stretches.push([]);
    if (!isAnd) stretches.at(-1)?.push(one);
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

function groupStretch(
  stretch: readonly Neighbour[],
  groups: AlternativesGroup[],
  optional: Map<number, { readonly certainty: number; readonly rule: string }>,
): void {
  if (stretch.some(({ kind, gap }, at) => kind === "glue" || (at > 0 && (gap === "or" || gap === "slash")))) {
    groupAroundOr(stretch, groups, optional);
    return;
  }
  const first = stretch[0];
  const touches = stretch.some(({ gap }) => gap === "tight");
  let members: Neighbour[] = first === undefined ? [] : [first];
  let weakest: Pair = { likelihood: 1, rule: "" };
  const close = (): void => {
    if (members.length > 1)
      groups.push({ members: members.map(({ index }) => [index]), glue: [], certainty: round(weakest.likelihood), rule: weakest.rule });
  };
  for (const [at, one] of stretch.entries()) {
    const before = stretch[at - 1];
    if (before === undefined) continue;
    const pair = judgePair(before, one, touches);
    if (pair.likelihood > Even) {
      members.push(one);
      if (pair.likelihood < weakest.likelihood) weakest = pair;
      continue;
    }
    close();
    const judged = { certainty: round(1 - pair.likelihood), rule: pair.rule };
    for (const { index } of [before, one]) if ((optional.get(index)?.certainty ?? 2) > judged.certainty) optional.set(index, judged);
    members = [one];
    weakest = { likelihood: 1, rule: "" };
  }
  close();
}

/** 'A or B': what stands between two 'or's is one alternative, whatever number of brackets it is written in. */
function groupAroundOr(
  stretch: readonly Neighbour[],
  groups: AlternativesGroup[],
  optional: Map<number, { readonly certainty: number; readonly rule: string }>,
): void {
  const members: Neighbour[][] = [[]];
  const glue: number[] = [];
  for (const [at, one] of stretch.entries()) {
    if (one.kind === "glue") {
      glue.push(one.index);
      members.push([]);
      continue;
    }
    if (at > 0 && (one.gap === "or" || one.gap === "slash")) members.push([]);
    const member = members.at(-1);
    const before = member?.at(-1);
    // Without 'or', but alternatives all the same: [A][B] or [C].
    if (before !== undefined && !isModifier(before, one) && judgePair(before, one, false).likelihood > 0.6) members.push([one]);
    else member?.push(one);
  }
  const filled = members.filter((member) => member.length > 0);
  if (filled.length < 2) {
    for (const { index } of stretch) optional.set(index, { certainty: 0.7, rule: "'or' without a second text" });
    return;
  }
  groups.push({
    members: filled.map((member) => member.map(({ index }) => index)),
    glue,
    certainty: 0.95,
    rule: "'or' or '/' between them",
  });
}

/** '[well] [below 2 °C]': a single word before a longer text belongs to it. */
function isModifier(before: Neighbour, one: Neighbour): boolean {
  const words = bareWords(before.content).split(" ").length;
  return words <= 2 && bareWords(one.content).split(" ").length > words;
}

/** `touches` says that some of the run touch, so that a space between two others is meant. */
function judgePair(before: Neighbour, one: Neighbour, touches: boolean): Pair {
  const kinds = [before.kind, one.kind];
  if (kinds.some((kind) => kind === "note" || kind === "status")) return { likelihood: 0.02, rule: "a note is no text" };
  if (isModalPair(before, one)) return { likelihood: 0.98, rule: "modal verbs beside each other" };
  if (BeginsWithModal.test(bareWords(before.content)) && BeginsWithModal.test(bareWords(one.content)))
    return { likelihood: 0.94, rule: "both begin with a modal verb" };
  if (Ending.test(before.content.trim()) && Ending.test(one.content.trim()))
    return { likelihood: 0.9, rule: "endings of a sentence beside each other" };
  if (Determiner.test(bareWords(before.content)) && Determiner.test(bareWords(one.content)))
    return { likelihood: one.gap === "tight" ? 0.92 : 0.8, rule: "words such as 'all' and 'some' beside each other" };
  if (isModalBesidePhrase(before, one)) return { likelihood: 0.85, rule: "a modal verb beside a phrase in its place" };
  if (before.kind === "option" && one.kind === "option") return { likelihood: 0.98, rule: "options beside each other" };
  if (before.kind === "number" && one.kind === "number") return { likelihood: 0.93, rule: "numbers beside each other" };
  if ((before.kind === "modal" || one.kind === "modal") && isPlainModal(before.kind === "modal" ? before.content : one.content))
    return { likelihood: 0.08, rule: "a modal verb beside other words" };
  const addition = additionBetween(before.content, one.content);
  if (addition !== undefined) return { likelihood: 0.12, rule: addition };
  if (before.proposers.length > 0 && one.proposers.length > 0) {
    const clash =
      before.proposers.some((name) => one.opponents.includes(name)) || one.proposers.some((name) => before.opponents.includes(name));
    const isOther = !before.proposers.some((name) => one.proposers.includes(name));
    if (isOther) return { likelihood: clash ? 0.93 : 0.75, rule: "different proposers beside each other" };
    return { likelihood: 0.2, rule: "the same proposers beside each other" };
  }
  const likeness = likenessOf(before.content, one.content);
  if (isNamed(before) && isNamed(one)) return { likelihood: round(0.35 + likeness * 0.35), rule: "both name parties" };
  if (isNamed(before) || isNamed(one)) return { likelihood: 0.4, rule: "only one of the two names parties" };
  const touching = one.gap === "tight" ? 0.62 : touches ? 0.15 : 0.42;
  const rule = one.gap === "tight" ? "brackets that touch" : touches ? "a space, where others touch" : "brackets with only a space between";
  const likelihood = Math.min(0.95, touching + likeness * 0.35);
  return { likelihood, rule: likeness >= 0.5 ? `${rule}, alike in form` : rule };
}

const Ending = /^[.;,:](?:\s*(?:and|or))?$/iu;
const Determiner = /^(?:all|any|both|each|either|every|many|most|no|several|some|the|these|those|an?|its|their)$/iu;
const BeginsWithModal = /^(?:shall|should|will|would|may|might|can|could|must)\b/iu;
const VerbPhrase =
  /^(?:is|are|has|have|agrees?|undertakes?|commits?|intends?|strives?|endeavou?rs?|aims?|seeks?|needs?|ought|resolves?|remains?)\b.*\bto$/iu;

/** '[will][are ready to]': a verb with 'to' stands where the modal verb does. */
function isModalBesidePhrase(before: Neighbour, one: Neighbour): boolean {
  const [left, right] = [bareWords(before.content), bareWords(one.content)];
  return (isPlainModal(left) && VerbPhrase.test(right)) || (VerbPhrase.test(left) && isPlainModal(right));
}

function isNamed({ proposers, opponents }: Neighbour): boolean {
  return proposers.length + opponents.length > 0;
}

function isModalPair(before: Neighbour, one: Neighbour): boolean {
  if (before.kind !== "modal" || one.kind !== "modal") return false;
  return isPlainModal(before.content) || isPlainModal(one.content);
}

/** Why the pair is read as an addition and not as a choice; undefined where nothing says so. */
function additionBetween(before: string, after: string): string | undefined {
  const left = bareWords(before);
  const right = bareWords(after);
  if (/^[,;]/u.test(right) || /^[,;]/u.test(left)) return "one begins with a comma: it adds";
  if (
    /^(?:and|or|and\/or|as well as|including|in particular|especially|taking|while|with a view|in accordance|subject to|where|if|whether)\b/iu.test(
      right,
    ) &&
    !startsAlike(left, right)
  )
    return "the second begins as an addition";
  if (/[,;]$/u.test(left)) return "the first ends with a comma: it adds";
  if (FiniteVerb.test(right) && !FiniteVerb.test(left)) return "the second goes on with the verb";
  if (
    !startsAlike(left, right) &&
    /\b(?:and|or|of|the|to|in|by|for|with|all|its|their|an?)$/iu.test(left) &&
    !/\b(?:and|or|of|the|to|in|by|for|with|all|its|their|an?)$/iu.test(right)
  )
    return "the first needs what follows";
  return undefined;
}

const FiniteVerb = /^(?:is|are|was|were|shall|should|will|would|may|might|can|could|must)\b/iu;

function startsAlike(left: string, right: string): boolean {
  return left.split(" ")[0]?.toLowerCase() === right.split(" ")[0]?.toLowerCase();
}

/** 0 to 1: do the two begin with the same sort of word, end alike, share words, have like lengths? */
function likenessOf(before: string, after: string): number {
  const left = bareWords(before).toLowerCase();
  const right = bareWords(after).toLowerCase();
  const leftWords = left.split(" ");
  const rightWords = right.split(" ");
  const shorter = Math.min(leftWords.length, rightWords.length);
  const longer = Math.max(leftWords.length, rightWords.length);
  const shared = leftWords.filter((word) => word.length > 3 && rightWords.includes(word)).length;
  const sameSort = sortOf(leftWords[0] ?? "") === sortOf(rightWords[0] ?? "");
  const sameEnd = /\p{P}$/u.test(left) === /\p{P}$/u.test(right);
  // Long texts that share little are still alternatives where they are of one length; short beside long are not.
  return (sameSort ? 0.3 : 0) + (sameEnd ? 0.1 : 0) + 0.35 * (shorter / longer) + 0.25 * Math.min(1, shared / Math.max(1, shorter / 2));
}

/** Article, preposition, conjunction, pronoun, number or any other word: what a text for one place begins with tells what place it is. */
function sortOf(word: string): string {
  for (const [sort, words] of Sorts) if (words.has(word)) return sort;
  return "word";
}
const Sorts: readonly (readonly [string, ReadonlySet<string>])[] = [
  ["article", new Set("a an the each every all any its their such this that these those no other".split(" "))],
  [
    "preposition",
    new Set(
      "in on at by for from to of with within under over through during after before between against without below above as".split(" "),
    ),
  ],
  ["conjunction", new Set("and or but nor that which who".split(" "))],
];

function round(certainty: number): number {
  return Math.round(certainty * 100) / 100;
}
