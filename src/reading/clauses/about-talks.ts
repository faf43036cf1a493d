/** Decides whether a text is about a negotiation, where what a side accepts or rejects is a point even if no topic names it. */
import type { ParsedText } from "../parsed-text.ts";

/** Lemmas that speak of a negotiation; each is weak alone, so several sentences must hold one. */
const TalkWords = new Set(
  "talk negotiate negotiation negotiator mediate mediator mediation envoy delegation accord treaty ceasefire truce armistice agreement counterpart concession draft proposal summit pact memorandum quota arbitration arbitrator facilitator roadmap settlement deal offer compromise bargaining moratorium sanction tariff embargo blockade hostage prisoner monitor plenary joint readout coalition union ballot walkout contract consortium creditor donor commission parties guarantor lender loan commitment boycott federation corridor inspection standoff deadlock impasse observer inspector".split(
    " ",
  ),
);
const FewestSentences = 3;
const SmallestShare = 0.12;

/** True where at least three sentences, and one in eight, speak of talks. Cost: linear in the tokens. */
export function isAboutTalks({ tokens, sentences }: ParsedText): boolean {
  const speaking = new Set<number>();
  for (const { lemma, lower, sentence } of tokens) if (TalkWords.has(lemma) || TalkWords.has(lower)) speaking.add(sentence);
  return speaking.size >= FewestSentences && speaking.size >= sentences.length * SmallestShare;
}
