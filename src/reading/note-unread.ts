/** Decides which sentences were not read: those with a verb of reporting, meeting or taking a stance that stands in no mark. */
import { overlaps, type PointMark, type TextRange, type Unread } from "#record";
import type { ParsedText, Sentence } from "./parsed-text.ts";
import { cueRulesOf } from "./rules/cue-verbs.ts";
import { type MeetingFrame, meetingRuleAt } from "./rules/meeting-verbs.ts";
import { stancePhrasesAt } from "./rules/stance-words.ts";

/**
 * The sentences of the body with such a verb that no mark of `marks` covers, each with its first one. Names and dates are no facts and cover nothing.
 * Points of a draft are proposed text and not sought. Cost: linear in the tokens, times the marks over one place.
 *
 * @example noteUnread(parsed, [], []).map(({ sort }) => sort) // "The envoys met in Keld.", no meeting found: ["meeting"]
 */
export function noteUnread(
  parsed: ParsedText,
  marks: readonly { readonly range: TextRange }[],
  points: readonly PointMark[],
): readonly Unread[] {
  const taken = [...marks, ...points].map(({ range }) => range).sort((one, other) => one.start - other.start);
  const words = parsed.tokens.map(({ lower }) => lower);
  const unread: Unread[] = [];
  let open: readonly TextRange[] = [];
  let next = 0;
  for (const sentence of parsed.sentences) {
    const begun: TextRange[] = [];
    for (let range = taken[next]; range !== undefined && range.start < sentence.end; range = taken[++next]) begun.push(range);
    open = [...open.filter(({ end }) => end > sentence.start), ...begun];
    if (parsed.paragraphs[sentence.paragraph]?.kind === "heading") continue;
    const found = verbIn(parsed, sentence, { words, covering: open });
    if (found !== undefined) unread.push({ range: { start: sentence.start, end: sentence.end }, ...found });
  }
  return unread;
}

/** The first verb of the sentence that promised a fact and stands in none. */
function verbIn(
  parsed: ParsedText,
  { firstToken, afterToken }: Sentence,
  { words, covering }: { readonly words: readonly string[]; readonly covering: readonly TextRange[] },
): Omit<Unread, "range"> | undefined {
  for (let at = firstToken; at < afterToken; at++) {
    const token = parsed.tokens[at];
    if (token === undefined || token.tag !== "VERB" || covering.some((range) => overlaps(range, token))) continue;
    const sort = sortOf(words, at, token.lemma);
    if (sort !== undefined) return { verb: { start: token.start, end: token.end }, sort };
  }
  return undefined;
}

function sortOf(words: readonly string[], at: number, lemma: string): Unread["sort"] | undefined {
  if (cueRulesOf(lemma.toLowerCase()).some(({ act, onlyQuoting }) => act === "speech" && onlyQuoting !== true)) return "reporting";
  if (meetingRuleAt(words, at, MeetingVerbs) !== undefined) return "meeting";
  return stancePhrasesAt(words, at).some(({ rule }) => rule.needsTopic !== true) ? "stance" : undefined;
}

const MeetingVerbs: ReadonlySet<MeetingFrame> = new Set(["meet", "with", "receive"]);
