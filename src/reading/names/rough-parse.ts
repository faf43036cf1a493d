/** Decides how a single sentence is laid out without any trained weights, well enough to try one rule on it. */
import type { ParsedText, Sentence, Token } from "../parsed-text.ts";
import { SAYING_VERBS } from "../rules/name-words.ts";
import { DEALING_VERBS } from "../rules/place-words.ts";
import { lemmatise } from "../syntax/lemmatise.ts";
import { plainTextOf } from "../syntax/plain-text.ts";
import { splitSentences } from "../syntax/split-sentences.ts";
import { type TokenBounds, tokenise } from "../syntax/tokenise.ts";

/** Lays out `text` as one paragraph: tags by word lists and endings, the noun before each verb as its subject. */
export function roughParse(text: string): ParsedText {
  const plain = plainTextOf(text);
  const bounds: TokenBounds = { starts: [], ends: [] };
  tokenise({ text, plain, start: 0, end: text.length }, bounds);
  const count = bounds.starts.length;
  const firsts = splitSentences(text, plain, bounds, 0, count);
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  firsts.forEach((firstToken, sentence) => {
    const afterToken = firsts[sentence + 1] ?? count;
    for (let index = firstToken; index < afterToken; index++) {
      const start = bounds.starts[index] ?? 0;
      const end = bounds.ends[index] ?? 0;
      const form = plain.slice(start, end);
      const [tag, fineTag] = roughTag(form);
      const lemma = lemmatise(form, tag, fineTag);
      tokens.push({
        index,
        start,
        end,
        form,
        lower: form.toLowerCase(),
        lemma,
        tag,
        fineTag,
        head: firstToken,
        relation: "dep",
        sentence,
        wordClass: 0,
      });
    }
    sentences.push({
      start: bounds.starts[firstToken] ?? 0,
      end: bounds.ends[afterToken - 1] ?? 0,
      paragraph: 0,
      firstToken,
      afterToken,
      root: firstToken,
    });
  });
  const kind = "body" as const;
  return {
    text,
    plain,
    paragraphs: [{ start: 0, end: text.length, kind }],
    sentences,
    tokens: tokens.map((token) => withHead(tokens, token)),
  };
}

function roughTag(form: string): readonly [tag: string, fineTag: string] {
  const lower = form.toLowerCase();
  const listed = CLOSED_WORDS.get(lower);
  if (listed !== undefined) return listed;
  if (/^\p{Lu}\p{Ll}+(?:ian|ese|ish)$/u.test(form)) return ["ADJ", "JJ"];
  if (/^\p{Lu}/u.test(form)) return ["PROPN", "NNP"];
  if (!/\p{L}/u.test(form)) return /\d/.test(form) ? ["NUM", "CD"] : ["PUNCT", form];
  if (lower.endsWith("ed") || PAST_VERBS.has(lower)) return ["VERB", "VBD"];
  if (SAYING_VERBS.has(lower)) return ["VERB", lower.endsWith("s") ? "VBZ" : "VBD"];
  if (DEALING_VERBS.has(lower)) return ["VERB", "VB"];
  if (lower.endsWith("ly")) return ["ADV", "RB"];
  return ["NOUN", lower.endsWith("s") ? "NNS" : "NN"];
}

const CLOSED_WORDS: ReadonlyMap<string, readonly [string, string]> = new Map(
  (
    [
      ["ADP", "IN", "of in at by for from with to on near after before between against over as without into during than"],
      ["DET", "DT", "the a an this that these those some no any both"],
      ["PRON", "PRP", "he she it they him them himself herself itself themselves i we you"],
      ["PRON", "PRP$", "his her their its our my"],
      ["PRON", "WP", "who which whom what"],
      ["CCONJ", "CC", "and or but"],
      ["AUX", "VBD", "was were had did"],
      ["AUX", "VBZ", "is has does"],
      ["AUX", "MD", "will would can could may might should must"],
      ["PART", "RB", "not"],
      ["PART", "POS", "'s"],
      ["ADJ", "JJ", "senior special foreign prime former new acceptable small long"],
    ] as const
  ).flatMap(([tag, fineTag, words]) => words.split(" ").map((word): [string, readonly [string, string]] => [word, [tag, fineTag]])),
);

const PAST_VERBS: ReadonlySet<string> = new Set("left met won went came took gave made fell lay ran rose spoke lost".split(" "));

/** A noun or name with a verb within reach after it, and no preposition before it, is that verb's subject; an object follows its verb. */
function withHead(tokens: readonly Token[], token: Token): Token {
  if (token.lower === "is" || token.tag === "DET") {
    const noun = saidToBe(tokens, token.tag === "DET" ? token.index - 1 : token.index);
    if (noun !== undefined)
      return { ...token, relation: token.tag === "DET" ? "det" : "cop", head: noun, lemma: token.tag === "DET" ? token.lemma : "be" };
  }
  if (token.fineTag === "PRP$") return { ...token, relation: "nmod:poss", head: Math.min(token.index + 1, tokens.length - 1) };
  if (!["PROPN", "NOUN", "PRON"].includes(token.tag)) return token;
  const next = tokens[token.index + 1];
  const before = tokens[token.index - 1];
  if (next?.tag === "PROPN" && token.tag === "PROPN" && next.sentence === token.sentence)
    return { ...token, relation: "compound", head: token.index + 1 };
  for (let at = token.index + 1; at <= token.index + VERB_REACH; at++) {
    const verb = tokens[at];
    if (verb === undefined || verb.sentence !== token.sentence || [",", "'s"].includes(verb.form)) break;
    if (verb.tag === "ADP" || verb.tag === "NOUN") break;
    if (verb.tag === "VERB" || verb.tag === "AUX") return { ...token, relation: "nsubj", head: saidToBe(tokens, at) ?? at };
  }
  const listed = tokens[token.index - 2];
  if (before?.lower === "and" && token.tag === "PROPN" && listed?.tag === "PROPN")
    return { ...token, relation: "conj", head: listed.index };
  if (before?.tag === "NOUN" && token.tag === "PROPN") return { ...token, relation: "appos", head: before.index };
  if (before?.tag === "VERB") return { ...token, relation: "obj", head: before.index };
  return token;
}

const VERB_REACH = 3;

/** "is a |village|": the noun after "is" and an article, of which the subject is said. */
function saidToBe(tokens: readonly Token[], at: number): number | undefined {
  return tokens[at]?.lower === "is" && tokens[at + 1]?.tag === "DET" && tokens[at + 2]?.tag === "NOUN" ? at + 2 : undefined;
}
