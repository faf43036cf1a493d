/** Decides whether checking a plan takes long enough for progress to be told: below, the answer is there first. */
import type { SequencePlan } from "#sequence";

/** Steps, each counted for every part of every scenario, that take about half a second. */
const LongCheck = 10_000;

export function isLongCheck({ commitments }: Pick<SequencePlan, "commitments">, parts: number): boolean {
  return commitments.length * parts >= LongCheck;
}
