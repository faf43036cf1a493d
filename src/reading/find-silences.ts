/** Decides where a text says that somebody left something out, would not comment or did not answer. */
import { type AttributionMark, type LocalActorId, markIdOf, type SilenceMark, type TextRange } from "#record";
import { resolveSpeakers } from "./attribution/resolve-speakers.ts";
import { speakerOfPronoun } from "./attribution/speaker-of-pronoun.ts";
import { firstTokenFrom, layOutTokens, type TokenRange, type TokenTable, textRangeOf } from "./attribution/token-table.ts";
import type { DocumentSoFar } from "./document-so-far.ts";
import type { Sentence } from "./parsed-text.ts";
import { type SilenceRule, silenceRules } from "./rules/silence-words.ts";

/** Finds silences in the order of the text; at most one in each clause. What a quotation says of others' silence is the speaker's claim and left out. */
export function findSilences(document: DocumentSoFar): readonly SilenceMark[] {
  const { parsed } = document;
  const table = layOutTokens(parsed, []);
  return parsed.sentences.flatMap((sentence) => silencesIn(document, table, sentence));
}

function silencesIn(document: DocumentSoFar, table: TokenTable, sentence: Sentence): readonly SilenceMark[] {
  const { parsed, attributions, source } = document;
  const words = parsed.plain.slice(sentence.start, Math.min(sentence.end, sentence.start + LONGEST_SENTENCE));
  const marks: SilenceMark[] = [];
  for (const rule of silenceRules) {
    const match = rule.pattern.exec(words);
    if (match === null) continue;
    const said = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
    if (marks.some((mark) => mark.range.start < said.end && said.start < mark.range.end) || isClaimed(attributions, said)) continue;
    const subject = subjectOf(table, sentence, said);
    const speakers = silentOnes(document, table, subject);
    const about = rule.namesMatter ? matterAfter(table, sentence, said) : undefined;
    const range = {
      start: subject === undefined ? said.start : Math.min(said.start, parsed.tokens[subject.first]?.start ?? said.start),
      end: about?.end ?? said.end,
    };
    marks.push({
      id: markIdOf(source.id, "silence", range),
      kind: "silence",
      range,
      basis: basisOf(rule, speakers),
      manner: rule.manner,
      speakers: [...speakers],
      ...(about === undefined ? {} : { about }),
      ...statementOf(attributions, speakers, range, table),
    });
  }
  return marks.sort((one, other) => one.range.start - other.range.start);
}

/** Whose silence it is; "he" and "she" go on from the last speaker of the sentences before. */
function silentOnes(
  { parsed, cast, attributions }: DocumentSoFar,
  table: TokenTable,
  subject: TokenRange | undefined,
): readonly LocalActorId[] {
  if (subject === undefined) return [];
  const suggested = resolveSpeakers(table, cast, subject);
  const pronoun = textRangeOf(parsed, subject);
  const sentence = parsed.sentences[(parsed.tokens[subject.first]?.sentence ?? 0) - FARTHEST_STATEMENT];
  const last = attributions.findLast(
    ({ attitude, inside, source }) => attitude === undefined && inside === undefined && source !== undefined && source.end <= pronoun.start,
  );
  const isNear = last?.source !== undefined && last.source.start >= (sentence?.start ?? 0);
  const earlier = isNear && last.source !== undefined ? [{ source: last.source, speakers: last.speakers }] : [];
  return speakerOfPronoun({ cast, plain: parsed.plain, pronoun, suggested, earlier });
}

/** A sentence longer than this is not prose. */
const LONGEST_SENTENCE = 2000;

/** Less certain where the text does not tell whose silence it is. */
function basisOf(rule: SilenceRule, speakers: readonly LocalActorId[]): SilenceMark["basis"] {
  return { kind: "rule", name: rule.id, certainty: speakers.length > 0 ? 0.9 : 0.7 };
}

/** True where the words are somebody's content, unless that attribution is the silence itself. */
function isClaimed(attributions: readonly AttributionMark[], said: TextRange): boolean {
  return attributions.some(
    ({ attitude, content }) => attitude === undefined && content.some((piece) => piece.start <= said.start && said.end <= piece.end),
  );
}

/** The subject by the parse; where that gives none, the nearest noun phrase before the words. */
function subjectOf(table: TokenTable, sentence: Sentence, said: TextRange): TokenRange | undefined {
  const { tokens } = table.parsed;
  const first = firstTokenFrom(table.parsed, said.start);
  for (let at = first; at < sentence.afterToken && (tokens[at]?.start ?? said.end) < said.end; at++) {
    for (let verb = at, step = 0; step < 3; step++) {
      const subject = tokens.slice(sentence.firstToken, first).find((token) => token.head === verb && token.relation.startsWith("nsubj"));
      if (subject !== undefined)
        return {
          first: table.leftEdge[subject.index] ?? subject.index,
          last: Math.min(table.rightEdge[subject.index] ?? subject.index, first - 1),
        };
      const above = tokens[verb];
      if (above === undefined || above.head === verb || !["conj", "xcomp", "advcl"].includes(above.relation)) break;
      verb = above.head;
    }
  }
  let last = first - 1;
  while (last > sentence.firstToken && (tokens[last]?.tag === "ADV" || tokens[last]?.tag === "AUX")) last--;
  const isNoun = (at: number) => ["NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"].includes(tokens[at]?.tag ?? "");
  if (last < sentence.firstToken || !isNoun(last)) return undefined;
  let start = last;
  while (start > sentence.firstToken && isNoun(start - 1)) start--;
  return { first: start, last };
}

/** From after the words (and "on", "about") to the end of the clause. */
function matterAfter(table: TokenTable, sentence: Sentence, said: TextRange): TextRange | undefined {
  const { tokens } = table.parsed;
  let first = firstTokenFrom(table.parsed, said.end);
  if (["on", "about", "of", "to", "further"].includes(tokens[first]?.lower ?? "") && tokens[first]?.tag !== "PART") first++;
  let last = first - 1;
  while (last + 1 < sentence.afterToken) {
    const next = tokens[last + 1];
    if (next === undefined || (CLAUSE_ENDS.has(next.lower) && (last >= first || table.punctuation[next.index] === 1))) break;
    last++;
  }
  const [from, to] = [tokens[first], tokens[last]];
  return from === undefined || to === undefined || last < first ? undefined : { start: from.start, end: to.end };
}

const CLAUSE_ENDS = new Set([",", ";", ".", "?", "!", ":", "-", "--", "but", "when", "while", "because", "citing", "saying", '"']);

/** The statement it was left out of: the same speaker's nearest one before, at most three sentences back, or the one around it. */
function statementOf(
  attributions: readonly AttributionMark[],
  speakers: readonly LocalActorId[],
  range: TextRange,
  table: TokenTable,
): Pick<SilenceMark, "inside"> {
  const sentenceAt = (offset: number) => table.parsed.tokens[firstTokenFrom(table.parsed, offset)]?.sentence ?? 0;
  const here = sentenceAt(range.start);
  const statement = attributions.findLast(
    (attribution) =>
      attribution.attitude === undefined &&
      attribution.range.start < range.start &&
      here - sentenceAt(attribution.range.start) <= FARTHEST_STATEMENT &&
      attribution.speakers.some((speaker) => speakers.includes(speaker)),
  );
  return statement === undefined ? {} : { inside: statement.id };
}

const FARTHEST_STATEMENT = 3;
