/** Decides where a clause ends: at a stop, at a clause with a subject of its own, at an aside. */
import type { Sentence, Token } from "../parsed-text.ts";
import { type Found, type Laid, SpeechVerbs } from "./clause-words.ts";

const EndMarks = new Set([";", "?", "!", ":", "--"]);
const AlwaysAfterComma = new Set(
  "while although though whereas because since but after before despite amid adding saying warning arguing noting according following as so which who yet with without including even when where if unless provided once until unlike rather calling leaving making".split(
    " ",
  ),
);
const AlwaysAlone = new Set(["while", "although", "though", "whereas", "because", "but", "despite", "amid"]);

/** The first token after the clause. */
export function endOfClause({ parsed, times }: Laid, sentence: Sentence, clause: Found, later: readonly Found[]): number {
  const { tokens } = parsed;
  const opensQuote = quotesIn(tokens, clause.start, clause.verb.main) % 2 === 1;
  let open = opensQuote;
  for (let at = clause.verb.main + 1; at < sentence.afterToken; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const next = tokens[at + 1];
    if (token.lower === '"') open = !open;
    if (token.lower === '"' && closesSpeech(tokens, at)) return trimEnd(tokens, clause.verb.main, at);
    if (EndMarks.has(token.lower) || (at === sentence.afterToken - 1 && token.tag === "PUNCT" && token.lower !== '"'))
      return trimEnd(tokens, clause.verb.main, at);
    if (token.lower === "-" && token.form === "-" && tokens[at - 1]?.end !== token.start && next?.start !== token.end)
      return trimEnd(tokens, clause.verb.main, at);
    // "All but certain", "nothing but a delay".
    const isBesides = token.lower === "but" && /^(?:all|nothing|anything|none|everything)$/u.test(tokens[at - 1]?.lower ?? "");
    if (!isBesides && AlwaysAlone.has(token.lower) && token.tag !== "ADV" && token.tag !== "NOUN")
      return trimEnd(tokens, clause.verb.main, at);
    if (token.tag === "CCONJ" && startsOwnClause(later, at + 1)) return trimEnd(tokens, clause.verb.main, at);
    if (token.tag === "CCONJ" && later.some((other) => other.sharesSubject && leadsTo(tokens, at + 1, other.verb.first)))
      return trimEnd(tokens, clause.verb.main, at);
    if (token.lower === ",") {
      if (times.has(at + 1) || isTimeApart(tokens, at + 1) || isRemarkOn(tokens, at + 1)) return trimEnd(tokens, clause.verb.main, at);
      if (next !== undefined && AlwaysAfterComma.has(next.lower)) return trimEnd(tokens, clause.verb.main, at);
      if (startsOwnClause(later, at + 1)) return trimEnd(tokens, clause.verb.main, at);
      if (later.some((other) => other.sharesSubject && leadsTo(tokens, at + 1, other.verb.first)))
        return trimEnd(tokens, clause.verb.main, at);
    }
  }
  return sentence.afterToken;
}

/** `… a review clause,|" said Valdal`, `… a review clause,|" the minister said`: the speech is over, its speaker follows. */
function closesSpeech(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.lower !== ",") return false;
  const sentence = tokens[at]?.sentence;
  for (let place = at + 1; place <= at + FarthestSpeaker; place++) {
    const token = tokens[place];
    if (token === undefined || token.sentence !== sentence || token.lower === '"') return false;
    if (SpeechVerbs.has(token.lemma)) return true;
  }
  return false;
}

const FarthestSpeaker = 8;

/** ", a day after …", ", two weeks before …". */
function isTimeApart(tokens: readonly Token[], at: number): boolean {
  const unit = tokens[at + 1]?.lower ?? "";
  return /^(?:hour|day|week|month|year)s?$/.test(unit) && ["after", "before", "ago", "later"].includes(tokens[at + 2]?.lower ?? "");
}

/** ", a condition set out in …", ", a step that …": a noun for the whole clause. */
function isRemarkOn(tokens: readonly Token[], at: number): boolean {
  return (
    (tokens[at]?.lower === "a" || tokens[at]?.lower === "an") &&
    (RemarkNouns.has(tokens[at + 1]?.lower ?? "") || (tokens[at + 1]?.tag === "ADJ" && RemarkNouns.has(tokens[at + 2]?.lower ?? "")))
  );
}
const RemarkNouns = new Set(
  "condition demand move step claim charge threat decision position promise prospect scenario possibility goal request stance development sign signal shift concession breakthrough setback".split(
    " ",
  ),
);

/** True where a later clause with its own subject begins at `at`, adverbs and conjunctions aside. */
function startsOwnClause(later: readonly Found[], at: number): boolean {
  return later.some(
    ({ subject, sharesSubject, isRelative, start, verb }) =>
      !sharesSubject && !isRelative && subject !== undefined && start >= at && start <= at + 1 && verb.first > start,
  );
}

/** True where only adverbs stand from `at` to the verb at `verb`. */
function leadsTo(tokens: readonly Token[], at: number, verb: number): boolean {
  if (verb < at || verb > at + 3) return false;
  for (let place = at; place < verb; place++) if (!["ADV", "CCONJ", "PART"].includes(tokens[place]?.tag ?? "")) return false;
  return true;
}

function quotesIn(tokens: readonly Token[], from: number, to: number): number {
  let count = 0;
  for (let at = from; at <= to; at++) if (tokens[at]?.lower === '"') count++;
  return count;
}

/** Drops commas and conjunctions that stand last. */
function trimEnd(tokens: readonly Token[], floor: number, after: number): number {
  let end = after;
  while (end - 1 > floor && [",", "and", "but", "or", "-"].includes(tokens[end - 1]?.lower ?? "")) end--;
  return end;
}
