/** Decides which words say that somebody left something out or would not speak of it. */
import type { SilenceMark } from "#record";
import type { Rule, RuleArea } from "./rule.ts";

export type SilenceRule = Rule & {
  readonly manner: SilenceMark["manner"];
  /** The verb group with its negation, at most one adverb between; what was left out follows it. */
  readonly pattern: RegExp;
  /** True where what follows is what was left out; false where it is only the request. */
  readonly namesMatter: boolean;
};

const NOT =
  "(?:(?:did|does|do|has|have|had|would|could|will|was|were|is|are) not|(?:did|does|do|has|have|had|would|could|was|were|is|are)n't|won't|never)";
const ADVERB = "(?: (?:immediately|directly|specifically|explicitly|publicly|yet|once|even|say or|initially|further))?";

export const silenceRules: readonly SilenceRule[] = [
  {
    id: "silence.not responding",
    manner: "did not respond",
    pattern: new RegExp(
      `\\b(?:${NOT}${ADVERB} (?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?|reached?|be reached)|fail(?:ed|s) to (?:respond|reply)|ignored)\\b(?= (?:to )?(?:(?:an?|the|several|multiple|repeated|numerous|our|written|further|any) )*(?:e-?mails?|emailed|messages?|calls?|phone|requests?|quer(?:y|ies)|questions?|inquir(?:y|ies)|enquir(?:y|ies)|for comment))`,
      "i",
    ),
    namesMatter: false,
    reason: "A request for comment that got no answer.",
    example: "The harbour office did not respond to a request for comment.",
    counterExample: "The harbour office responded to a request for comment.",
  },
  {
    id: "silence.declining",
    manner: "declined to comment",
    pattern: new RegExp(
      `\\b(?:declin(?:ed|es|ing|e) (?:further )?(?:to )?(?:comment|say|elaborate|discuss|answer|speculate|specify|give|provide|identify|name|confirm or deny|confirm|disclose|be drawn|be interviewed|speak|talk|reveal)|refus(?:ed|es|ing|e) to (?:comment|say|elaborate|answer|speculate|specify|identify|name|confirm or deny|confirm|disclose|be drawn|be interviewed|reveal)|${NOT}${ADVERB} (?:comment(?:ed|ing)?|elaborat(?:e|ed|ing)|be drawn)|had no (?:immediate )?comment)\\b`,
      "i",
    ),
    namesMatter: true,
    reason: "An open refusal to speak of a matter.",
    example: "The envoy declined to comment on the map.",
    counterExample: "The envoy declined the invitation.",
  },
  {
    id: "silence.not mentioning",
    manner: "did not mention",
    pattern: new RegExp(
      `\\b(?:${NOT}${ADVERB} (?:mention(?:ed)?|refer(?:red)? to|touch(?:ed)? on|address(?:ed)?|allude(?:d)? to|raise(?:d)?|bring up|brought up)|(?:made|makes|making) no (?:mention of|reference to)|without (?:mentioning|referring to|naming|addressing)|(?:omitted|omits) (?:any )?(?:mention of|reference to)|(?:was|were|remained|stayed|kept) silent (?:on|about|over))\\b`,
      "i",
    ),
    namesMatter: true,
    reason: "What a speaker left out, as the text points out.",
    example: "She did not mention the prisoners.",
    counterExample: "She mentioned the prisoners.",
  },
  {
    id: "silence.not saying",
    manner: "did not say",
    pattern: new RegExp(
      `\\b(?:${NOT}${ADVERB} (?:say|said|specif(?:y|ied)|explain(?:ed)?|disclose(?:d)?|reveal(?:ed)?|clarif(?:y|ied)|detail(?:ed)?|identif(?:y|ied)|give (?:any |further |more )?(?:details|reason|reasons|a reason|a date|figures)|provide (?:any |further |more )?(?:details|evidence)|go into detail)|(?:gave|offered|provided|giving|offering|providing) no (?:further |other |more |immediate )?(?:details?|reasons?|evidence|date|dates|figures|explanation)|without (?:saying|specifying|elaborating|explaining|giving (?:further |any )?details|providing (?:further |any )?(?:details|evidence)))\\b(?! that\\b)`,
      "i",
    ),
    namesMatter: true,
    reason: "What a statement leaves open, as the text points out.",
    example: "He did not say when the ferry would sail.",
    counterExample: "He did say when the ferry would sail.",
  },
];

export const silenceArea: RuleArea = {
  area: "silences",
  rules: silenceRules,
  matches: (ruleId, text) => silenceRules.some((rule) => rule.id === ruleId && rule.pattern.test(text)),
};
