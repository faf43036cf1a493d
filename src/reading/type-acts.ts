/** Decides which PLOVER type the statements, attitudes and meetings of a text have, where one fits. */
import type { AttributionMark, LocalActorId, MeetingMark, PloverAct, TextRange } from "#record";
import { promiseIn } from "./acts/promise-in.ts";
import { type ActRead, type ActSentence, actAt, actIn, afterVerbBefore } from "./acts/read-act.ts";
import { absenceIn, refusalIn } from "./acts/refusal-in.ts";
import { sentencesOfActs } from "./acts/sentences-of-acts.ts";
import { worthNamed, worthTold } from "./acts/worth-in.ts";
import { type Cast, mentionsIn } from "./cast.ts";
import { tokensOf } from "./clauses/clause-view.ts";
import type { ParsedText } from "./parsed-text.ts";

/** What typing needs to know of a text. */
export type ActInput = { readonly parsed: ParsedText; readonly cast: Cast };

/**
 * Each attribution with its act: what the cue itself does ("demanded that …"), else what its content tells. Cost: linear in the sentences that hold one.
 *
 * @example typeStatements({ parsed, cast }, attributions)[0]?.plover?.type // "Tarsia threatened to close the strait": "THREATEN"
 */
export function typeStatements(input: ActInput, attributions: readonly AttributionMark[]): readonly AttributionMark[] {
  const sentences = sentencesOfActs(input.parsed);
  return attributions.map((mark) => {
    const plover = actOfStatement(input, mark, sentences);
    return plover === undefined ? mark : { ...mark, plover };
  });
}

/** Each meeting with its type: whoever meets or is to meet consults; a meeting cancelled or denied is no act of those named. */
export function typeMeetings(meetings: readonly MeetingMark[]): readonly MeetingMark[] {
  return meetings.map((mark) =>
    mark.status === "cancelled" || mark.status === "denied"
      ? mark
      : { ...mark, plover: { type: "CONSULT", by: "speaker", range: mark.range, rule: "act.meeting" } },
  );
}

function actOfStatement(
  { parsed, cast }: ActInput,
  { cue, content, speakers, attitude }: AttributionMark,
  sentences: (token: number) => ActSentence | undefined,
): PloverAct | undefined {
  const { tokens } = parsed;
  if (cue !== undefined) {
    const { first, after } = tokensOf(tokens, cue);
    const sentence = sentences(first);
    const group = sentence?.groups.find(({ main }) => first <= main && main < after);
    const act = sentence === undefined || group === undefined ? undefined : actAt(sentence, group);
    const named = sentence === undefined || group === undefined ? undefined : worthOfContent(sentence, group, content, tokens);
    if (sentence !== undefined && named !== undefined) return placed(sentence, named, "speaker");
    // Whoever protests in words disapproves.
    if (sentence !== undefined && act !== undefined)
      return placed(sentence, act.type === "PROTEST" ? { ...act, type: "DISAPPROVE" } : act, "speaker");
  }
  // What is thought, known or not said is no act of whoever thinks so, whatever the words name.
  if (attitude !== undefined && Unspoken.has(attitude)) return undefined;
  for (const piece of content) {
    const range = tokensOf(tokens, piece);
    for (let at = range.first; at < range.after; ) {
      const sentence = sentences(at);
      if (sentence === undefined) break;
      const within = { first: at, after: Math.min(range.after, sentence.after) };
      const act = absenceIn(sentence, within) ?? actIn(sentence, within);
      if (act !== undefined) return placed(sentence, act, doerOf({ parsed, cast }, sentence, act, speakers));
      at = sentence.after;
    }
  }
  return plainActOf(content, tokens, sentences);
}

const Unspoken: ReadonlySet<NonNullable<AttributionMark["attitude"]>> = new Set(["belief", "knowledge", "unsaid"]);

/** What the thing is called in the first piece of the content that stands in the sentence of the cue. */
function worthOfContent(
  sentence: ActSentence,
  group: ActSentence["groups"][number],
  content: readonly TextRange[],
  tokens: ParsedText["tokens"],
): ActRead | undefined {
  for (const piece of content) {
    const range = tokensOf(tokens, piece);
    const found = range.first >= group.main && range.first < sentence.after ? worthNamed(sentence, group, range) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first sentence of the content that refuses, promises, praises or blames in plain words. */
function plainActOf(
  content: readonly TextRange[],
  tokens: ParsedText["tokens"],
  sentences: (token: number) => ActSentence | undefined,
): PloverAct | undefined {
  for (const piece of content) {
    const range = tokensOf(tokens, piece);
    for (let at = range.first; at < range.after; ) {
      const sentence = sentences(at);
      if (sentence === undefined) break;
      const within = { first: at, after: Math.min(range.after, sentence.after) };
      const act = refusalIn(sentence, within) ?? promiseIn(sentence, within) ?? worthTold(sentence, within);
      if (act !== undefined) return placed(sentence, act, "speaker");
      at = sentence.after;
    }
  }
  return undefined;
}

/** The speaker does what it asks for itself, and what is told of "we", "it" or a name of its side. */
function doerOf(
  { parsed, cast }: ActInput,
  { words, groups, first }: ActSentence,
  { group, isAsked }: ActRead,
  speakers: readonly LocalActorId[],
): PloverAct["by"] {
  if (isAsked) return "speaker";
  const { tokens } = parsed;
  const { from, after } = subjectOf({ words, groups, first }, group);
  const subject = words.slice(from, after);
  if (subject.length === 0 || subject.some((word) => OwnWords.has(word))) return "speaker";
  const sides = new Set([...speakers, ...speakers.flatMap((speaker) => sideOf(cast, speaker) ?? [])]);
  const range = { start: tokens[from]?.start ?? 0, end: tokens[after]?.start ?? 0 };
  const named = mentionsIn(cast, range).map(({ actor }) => actor);
  const isOwn = named.some((actor) => sides.has(actor) || speakers.some((speaker) => sideOf(cast, actor) === speaker));
  return isOwn || named.length === 0 ? "speaker" : "other";
}

/** The words before the verb, back to the verb before; where "and" joins the two, those before the first: "it stood at six and has since |grown|". */
function subjectOf(
  { words, groups, first }: Pick<ActSentence, "words" | "groups" | "first">,
  group: ActRead["group"],
): { readonly from: number; readonly after: number } {
  let after = group.first;
  let earlier = groups.findLast(({ main }) => main < after);
  while (earlier !== undefined && Joining.has(words[after - 1] ?? "")) {
    after = earlier.first;
    earlier = groups.findLast(({ main }) => main < after);
  }
  return { from: afterVerbBefore({ groups, first }, after), after };
}

const Joining = new Set(["and", "or", "but"]);

const OwnWords = new Set(["we", "i", "it", "he", "she", "they", "our", "my"]);

function sideOf({ actors }: Cast, id: LocalActorId): LocalActorId | undefined {
  return actors.find((actor) => actor.id === id)?.actsFor;
}

function placed({ parsed }: ActSentence, { type, rule, group, after }: ActRead, by: PloverAct["by"]): PloverAct {
  const { tokens } = parsed;
  const start = tokens[group.first]?.start ?? 0;
  return { type, by, range: { start, end: Math.max(start, tokens[Math.max(after, group.main + 1) - 1]?.end ?? start) }, rule };
}
