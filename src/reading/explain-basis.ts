/** Decides how a rule or a model answers for a mark: why it reads the words so, and an example. */
import type { Basis } from "#record";
import { allRuleAreas } from "./rules/index.ts";
import type { Rule } from "./rules/rule.ts";

export type BasisExplained = { readonly reason: string; readonly example: string | undefined };

const rulesById: ReadonlyMap<string, Rule> = new Map(allRuleAreas.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const)));

/** The reason behind a basis. A model has learned, so its card tells from what; a name nothing knows comes from another version of Parley. */
export function explainBasis(basis: Basis): BasisExplained {
  if (basis.kind === "model") {
    return {
      reason: `Learned from texts marked by people; models/${basis.name.split(/[ :]/u)[0] ?? basis.name}/card.md says which, and how well it does.`,
      example: undefined,
    };
  }
  const rule = rulesById.get(basis.name);
  if (rule === undefined) return { reason: "A rule of another version of the reader.", example: undefined };
  return { reason: rule.reason, example: rule.example };
}
