/** Decides what it does to call a thing something: to criticise it ("called the offer a stunt"), to praise it, to refuse it. */
import type { PloverType } from "#record";
import type { TokenRange } from "../clauses/find-clauses.ts";
import type { VerbGroup } from "../clauses/verb-groups.ts";
import { BLAMING_WORDS, PRAISING_WORDS, REFUSING_WORDS } from "../rules/worth-words.ts";
import type { ActRead, ActSentence } from "./read-act.ts";

/** "Called the gesture |a stunt|": what the words after the cue `group` in `range` make of a thing. Cost: linear in `range`. */
export function worthNamed(sentence: ActSentence, group: VerbGroup, range: TokenRange): ActRead | undefined {
  const lemma = sentence.parsed.tokens[group.main]?.lemma ?? "";
  // "Called for", "called on" ask.
  if (!Naming.has(lemma) || group.negated || group.passive || sentence.parsed.tokens[group.main + 1]?.tag === "ADP") return undefined;
  const named = worthBetween(sentence, group, range);
  if (named !== undefined || !Dismissing.has(lemma)) return named;
  const as = sentence.words.indexOf("as", range.first);
  const isNear = as >= range.first && as < Math.min(range.after, range.first + PredicateWithin);
  return isNear ? { type: "DISAPPROVE", rule: "act.worth", group, after: as + 1, isAsked: false } : undefined;
}

/** "Dismissed it |as| a gift", "brushed the claim aside |as| a tale". */
const Dismissing: ReadonlySet<string> = new Set(["dismiss", "brush", "wave", "shrug"]);

/** "The offer is |an insult|": what the main clause of `range` says that a thing is. */
export function worthTold(sentence: ActSentence, range: TokenRange): ActRead | undefined {
  const group = sentence.groups.find((one) => range.first <= one.first && one.main < range.after);
  if (group === undefined || !group.copular || group.negated || group.modal !== undefined) return undefined;
  return worthBetween(sentence, group, { first: group.main + 1, after: Math.min(range.after, group.main + 1 + PredicateWithin) });
}

const Naming: ReadonlySet<string> = new Set(
  "call describe label brand dub deem term consider characterise characterize portray regard view dismiss brush wave shrug".split(" "),
);
const PredicateWithin = 8;

function worthBetween({ words, parsed: { tokens } }: ActSentence, group: VerbGroup, { first, after }: TokenRange): ActRead | undefined {
  for (let at = first; at < after; at++) {
    const word = words[at] ?? "";
    if (Stops.has(word)) return undefined;
    // "Illegal fishing" is a kind of fishing.
    const type = tokens[at]?.tag === "ADJ" && tokens[at + 1]?.tag === "NOUN" ? undefined : worthOf(word);
    if (type !== undefined) return { type, rule: "act.worth", group, after: at + 1, isAsked: false };
  }
  return undefined;
}

/** What stands beyond is another clause, or not what the thing is. */
const Stops: ReadonlySet<string> = new Set([".", ";", "but", "not", "never", "if", "because", "who", "which", "that", "to", "for"]);

function worthOf(word: string): PloverType | undefined {
  if (BLAMING_WORDS.has(word)) return "DISAPPROVE";
  if (REFUSING_WORDS.has(word)) return "REJECT";
  return PRAISING_WORDS.has(word) ? "SUPPORT" : undefined;
}
