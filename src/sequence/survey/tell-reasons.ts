/** Decides how it is told why a step cannot start earlier or end later: the chain of limits from the plan's start that holds it, in words. */
import type { CheckedCase } from "../check-plan.ts";
import { planUnits } from "../describe-plan.ts";
import { type ChainStep, explainWindow } from "../explain-window.ts";

export type ToldReason = { readonly words: string; readonly clause: { readonly id: string; readonly text: string } | undefined };

export type StepReasons = {
  /** From the plan's start to the step's start. */
  readonly earliest: readonly ToldReason[];
  /** From the plan's start to the step's end; empty where nothing limits it. */
  readonly latest: readonly ToldReason[];
};

/** Undefined where the case cannot be kept, or does not have the step. Cost: two searches. */
export function tellReasons({ network, finding }: Pick<CheckedCase, "network" | "finding">, step: string): StepReasons | undefined {
  if (!finding.isConsistent) return undefined;
  const start = network.points.indexOf(`${step}.start`);
  const end = network.points.indexOf(`${step}.end`);
  if (start < 0 || end < 0) return undefined;
  const told = (word: "at least" | "at most") => (link: ChainStep) => {
    const clause = network.clauses[link.clause];
    const name = (point: number) => network.points[point] ?? "";
    return {
      words: `${name(link.after)} ${word} ${planUnits.say(link.amount)} after ${name(link.before)}`,
      clause: clause === undefined ? undefined : { id: clause.id, text: clause.text },
    };
  };
  return {
    // What belongs to the form (nothing before the start) holds nobody that a clause could free.
    earliest: (explainWindow(network, start)?.earliestBecause ?? []).map(told("at least")).filter(({ clause }) => clause !== undefined),
    latest: (explainWindow(network, end)?.latestBecause ?? []).map(told("at most")),
  };
}
