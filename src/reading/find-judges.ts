/** Decides which words are the subject of a verb of judging: "|Brokers here| put the odds at …", "|Few in the town| expect", "|Parents' groups| are sceptical". */
import type { TextRange } from "#record";
import { isVerbOfJudging } from "./clauses/settle-tags.ts";
import type { ParsedText, Sentence, Token } from "./parsed-text.ts";

/** The subjects of finite verbs of judging, in the order of the text. Cost: linear in the tokens, times the length of a subject. */
export function findJudges({ tokens, sentences }: ParsedText): readonly TextRange[] {
  return sentences.flatMap((sentence) => {
    const found: TextRange[] = [];
    for (let at = sentence.firstToken + 1; at < sentence.afterToken; at++) {
      const verb = verbOfJudging(tokens, at, sentence);
      const judge = verb === undefined ? undefined : subjectBefore(tokens, verb, sentence);
      if (judge !== undefined && judge.start !== found.at(-1)?.start) found.push(judge);
    }
    return found;
  });
}

/** Where the verb stands that makes the word at `at` a judgement by its subject: at the word itself, or the "be" before it. */
function verbOfJudging(tokens: readonly Token[], at: number, { firstToken, afterToken }: Sentence): number | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (isVerbOfJudging(tokens, at)) return at;
  if (token.tag === "VERB" && token.fineTag !== "VBG" && token.fineTag !== "VBN") {
    if (Judging.has(token.lemma)) return at;
    const nouns = Rating.has(token.lemma)
      ? Chances
      : Holding.has(token.lemma)
        ? Expectations
        : Reading.has(token.lemma)
          ? Signs
          : undefined;
    if (nouns === undefined) return undefined;
    for (let after = at + 1; after < afterToken && after <= at + Farthest; after++) if (nouns.has(tokens[after]?.lower ?? "")) return at;
    return undefined;
  }
  if (!JudgingMoods.has(token.lower)) return undefined;
  let verb = at - 1;
  while (verb > firstToken && (tokens[verb]?.tag === "ADV" || tokens[verb]?.tag === "PART")) verb--;
  return Being.has(tokens[verb]?.lemma ?? "") ? verb : undefined;
}

/** The stretch from the last break or finite verb to the verb with its helpers; a relative clause ("people who know her", "traders we met") belongs to it. */
function subjectBefore(tokens: readonly Token[], verb: number, { firstToken }: Sentence): TextRange | undefined {
  let last = verb - 1;
  while (last >= firstToken && Helping.has(tokens[last]?.tag ?? "") && !Places.has(tokens[last]?.lower ?? "")) last--;
  let first = last + 1;
  while (first > firstToken) {
    const token = tokens[first - 1];
    if (token === undefined || Breaks.has(token.lower) || (token.tag === "SCONJ" && token.lower !== "of")) break;
    if (Finite.has(token.fineTag)) {
      const isOfSpeaker = tokens[first - 2]?.tag === "PRON" && tokens[first - 3]?.tag === "NOUN";
      const relative = isOfSpeaker ? first - 2 : [first - 2, first - 3].find((place) => tokens[place]?.lower === "who");
      if (relative === undefined || relative <= firstToken) break;
      first = relative;
    } else first--;
  }
  const [start, end] = [tokens[first]?.start, tokens[last]?.end];
  return start === undefined || end === undefined || first > last ? undefined : { start, end };
}

const set = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const Judging = set(
  "expect believe think doubt reckon predict forecast foresee anticipate fear suspect bet wager assume estimate judge guess question assess",
);
const JudgingMoods = set(
  "optimistic pessimistic hopeful sceptical skeptical confident doubtful convinced unconvinced sure unsure certain gloomy upbeat bullish bearish",
);
const Being = set("be remain sound seem appear grow become stay feel");
const Rating = set("put give rate place set estimate offer quote assess see price attach assign consider deem call find");
const Chances = set(
  "chance chances odds likelihood probability prospect prospects likely unlikely certain probable improbable possible impossible inevitable",
);
const Holding = set("hold have voice express see harbour harbor entertain");
const Expectations = set("hope hopes doubt doubts confidence faith optimism pessimism scepticism skepticism prospect");
const Reading = set("read take interpret regard view treat dismiss denounce");
const Signs = set("sign signal proof evidence indication attempt ploy bid tactic trick bluff pretext");
const Breaks = set(', ; : " and but - –');
const Helping = set("AUX ADV PART");
/** "Traders |here|", adverbs that belong to the noun before them. */
const Places = set("here there abroad inside outside");
const Finite = set("VBD VBZ VBP MD");
/** From the verb to the chance: "give a deal before the summer recess little chance". */
const Farthest = 8;
