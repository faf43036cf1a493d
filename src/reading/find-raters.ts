/** Decides which words are the subject of a verb that rates a chance: "|Brokers here| put the odds at …", "|traders| give the plan an even chance". */
import type { TextRange } from "#record";
import type { ParsedText } from "./parsed-text.ts";

/** The subjects at the head of a sentence or after its last comma. Cost: linear in the tokens. */
export function findRaters({ tokens, sentences }: ParsedText): readonly TextRange[] {
  return sentences.flatMap(({ firstToken, afterToken }): readonly TextRange[] => {
    let chance = firstToken;
    while (chance < afterToken && !Chances.has(tokens[chance]?.lower ?? "")) chance++;
    if (chance === afterToken) return [];
    let verb = chance - 1;
    while (verb > firstToken && chance - verb <= Farthest && !Rating.has(tokens[verb]?.lemma ?? "")) verb--;
    if (verb <= firstToken || !Rating.has(tokens[verb]?.lemma ?? "") || tokens[verb]?.tag !== "VERB") return [];
    let first = verb;
    while (first > firstToken && !Breaks.has(tokens[first - 1]?.lower ?? "") && tokens[first - 1]?.tag !== "SCONJ") first--;
    const [start, end] = [tokens[first]?.start, tokens[verb - 1]?.end];
    return start === undefined || end === undefined || first === verb ? [] : [{ start, end }];
  });
}

const Chances: ReadonlySet<string> = new Set(["chance", "chances", "odds", "likelihood", "probability"]);
const Rating: ReadonlySet<string> = new Set(["put", "give", "rate", "place", "set", "estimate", "offer", "quote", "assess"]);
const Breaks: ReadonlySet<string> = new Set([",", ";", ":", '"', "and", "but"]);
/** From the verb to the chance: "give a deal before the summer recess little chance". */
const Farthest = 8;
