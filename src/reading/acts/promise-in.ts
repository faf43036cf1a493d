/** Decides whether the words of somebody who speaks promise a thing in plain words, without a verb of agreeing: "we will reopen the quay", "the crew would be freed". */
import type { TokenRange } from "../clauses/find-clauses.ts";
import type { VerbGroup } from "../clauses/verb-groups.ts";
import { PROMISING } from "../rules/response-verbs.ts";
import { SIDE_BODIES } from "../rules/side-nouns.ts";
import { type ActRead, type ActSentence, isCircumstance } from "./read-act.ts";

/** The first main verb of `range`, if it gives, is still to come, and is done by whoever speaks or a body. Cost: linear in `range`. */
export function promiseIn(sentence: ActSentence, range: TokenRange): ActRead | undefined {
  const group = sentence.groups.find((one) => range.first <= one.first && one.main < range.after && !isCircumstance(sentence, one, range));
  if (sentence.words.slice(range.first, range.after).includes("whether")) return undefined;
  if (group === undefined || group.negated || group.passive || !/^(?:will|would|shall)$/u.test(group.modal ?? "")) return undefined;
  const { tokens } = sentence.parsed;
  const begins = /^(?:begin|start)$/u.test(tokens[group.main]?.lemma ?? "") && tokens[group.main + 1]?.fineTag === "VBG";
  if (!begins && !PROMISING.has(tokens[group.main]?.lemma ?? "")) return undefined;
  return isOwnSubject(sentence, group, range)
    ? { type: "AGREE", rule: "act.promise", group, after: group.main + 1, isAsked: false }
    : undefined;
}

function isOwnSubject({ words }: ActSentence, { first }: VerbGroup, range: TokenRange): boolean {
  return words
    .slice(Math.max(range.first, first - SubjectWithin), first)
    .some((word) => Own.has(word) || SIDE_BODIES.has(word) || word === "state");
}

const SubjectWithin = 4;
const Own: ReadonlySet<string> = new Set("we i it they he she our my its their his her".split(" "));
