/** Decides which nouns name a plan, framework or agreement, and what makes them a particular one. */
import type { InstrumentMark } from "#record";
import type { Rule, RuleArea } from "./rule.ts";
import { plainWordsOf } from "./word-phrases.ts";

export type InstrumentForm = InstrumentMark["form"];

export type InstrumentRule = Rule & {
  readonly form: InstrumentForm;
  /** Nouns, singular and plural, lower case. */
  readonly nouns: readonly string[];
  /** Words of which one must stand before the noun in its phrase, where the noun alone is too common; empty for none. */
  readonly needs: readonly string[];
};

const peace = [
  "peace",
  "ceasefire",
  "cease-fire",
  "truce",
  "settlement",
  "framework",
  "withdrawal",
  "disengagement",
  "power-sharing",
  "transition",
  "stabilisation",
  "stabilization",
  "reconstruction",
  "rebuilding",
  "recovery",
  "security",
  "guarantee",
  "monitoring",
  "nuclear",
  "arms",
  "disarmament",
  "trade",
  "grain",
  "prisoner",
  "draft",
  "partition",
  "unification",
  "peacekeeping",
  "deconfliction",
  "non-aggression",
  "interim",
  "humanitarian",
  "roadmap",
  "border",
  "maritime",
  "climate",
  "fisheries",
  "fishing",
];

function instrument(
  form: InstrumentForm,
  id: string,
  nouns: readonly string[],
  needs: readonly string[],
  told: readonly [string, string, string],
): InstrumentRule {
  const [reason, example, counterExample] = told;
  return { id: `instrument.${id}`, form, nouns, needs, reason, example, counterExample };
}

export const instrumentRules: readonly InstrumentRule[] = [
  instrument("plan", "plan", ["plan", "blueprint"], peace, [
    "A plan for the matter of the talks, with its number of points, its drafter or its purpose.",
    "a peace plan",
    "a pension plan",
  ]),
  instrument("framework", "framework", ["framework"], [], ["A frame to be filled.", "a joint monitoring framework", "a wooden frame"]),
  instrument(
    "guarantee",
    "guarantee",
    ["guarantees", "guarantee"],
    ["security"],
    [
      "Guarantees as a text of their own: only with a framework or drafters; the topic alone is a point.",
      "a security guarantee",
      "a guarantee of good weather",
    ],
  ),
  instrument(
    "agreement",
    "agreement",
    [
      "agreement",
      "agreements",
      "accord",
      "accords",
      "pact",
      "treaty",
      "treaties",
      "protocol",
      "armistice",
      "covenant",
      "convention",
      "communiqué",
      "communique",
    ],
    [],
    ["A text agreed on, by its name or its parties.", "the Hale Accords", "the cord snapped"],
  ),
  instrument("agreement", "deal", ["deal"], peace, ["A deal by its matter.", "the grain deal", "a great deal of rain"]),
  instrument(
    "proposal",
    "proposal",
    ["proposal", "proposals", "initiative", "formula", "offer"],
    [...peace, "mediation", "compromise", "bridging", "counter"],
    ["What one side or a mediator has put forward.", "the bridging proposal", "a marriage proposal"],
  ),
  instrument("draft", "draft", ["draft", "drafts", "text"], [], ["A dated version of a text.", "the fourth draft", "a draughty room"]),
  instrument(
    "declaration",
    "declaration",
    ["declaration", "communiqué", "charter"],
    [],
    ["A solemn text.", "the Hale Declaration", "he declared it"],
  ),
  instrument(
    "resolution",
    "resolution",
    ["resolution", "resolutions"],
    [],
    ["A resolution by number or body.", "Security Council Resolution 1199", "he acted resolutely"],
  ),
  instrument(
    "roadmap",
    "roadmap",
    ["roadmap", "road map", "road-map"],
    [],
    ["A plan by stages.", "a roadmap for the ports", "the road was long"],
  ),
  instrument(
    "other",
    "memorandum",
    ["memorandum", "memoranda"],
    [],
    ["A memorandum between parties.", "a memorandum of understanding", "in memory of him"],
  ),
];

/** An item of a list beside instruments; it has no noun of its own. */
export const workstreamRule: Rule = {
  id: "instrument.workstream",
  reason: "In a list of texts to be worked on, an item without a name of its own is worked on like them.",
  example: "They discussed three matters: a monitoring framework, a guarantee framework, and work on trade to reopen the coast.",
  counterExample: "They discussed three matters: rain, wind, and work on the roof.",
};

/** The rule whose noun this is. */
export function instrumentRuleOf(noun: string): InstrumentRule | undefined {
  return instrumentRules.find((rule) => rule.nouns.includes(noun));
}

/** Endings that make a name before them the drafter: "US-drafted". "-backed" is not among them: whoever backs a text did not write it. */
export const drafterEndings: readonly string[] = [
  "drafted",
  "proposed",
  "authored",
  "written",
  "penned",
  "designed",
  "devised",
  "crafted",
  "sponsored",
  "tabled",
];

/** Participles between the text and its drafter: "a roadmap proposed by Norland". */
export const drafterParticiples: readonly string[] = [
  "drafted",
  "proposed",
  "presented",
  "tabled",
  "drawn",
  "put",
  "written",
  "penned",
  "devised",
  "authored",
  "submitted",
  "circulated",
  "prepared",
  "crafted",
  "offered",
  "unveiled",
  "suggested",
];

/** Verbs whose subject is the drafter of their object: "Norland circulated a draft". */
export const drafterVerbs: readonly string[] = [
  "draft",
  "propose",
  "present",
  "table",
  "unveil",
  "circulate",
  "submit",
  "devise",
  "craft",
  "publish",
  "write",
  "draw",
];

export const instrumentWordRules: RuleArea = {
  area: "instrument words",
  rules: [...instrumentRules, workstreamRule],
  matches: (ruleId, text) => {
    if (ruleId === workstreamRule.id) {
      const [, list = ""] = text.split(":");
      const items = list.split(",");
      const named = items.filter((item) => plainWordsOf(item).some((word) => instrumentRuleOf(word) !== undefined));
      return items.length >= 3 && named.length >= 2 && named.length < items.length;
    }
    const rule = instrumentRules.find(({ id }) => id === ruleId);
    const words = plainWordsOf(text);
    return (
      rule !== undefined &&
      words.some(
        (word, at) =>
          rule.nouns.includes(word) && (rule.needs.length === 0 || words.slice(0, at).some((before) => rule.needs.includes(before))),
      )
    );
  },
};
