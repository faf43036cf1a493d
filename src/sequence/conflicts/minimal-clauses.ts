/** Decides which of some clauses are needed for a contradiction: each is left out once, and stays out where the rest still contradict. */

/**
 * Deletion: the clauses of which none can be spared. `holds` says whether a set of clauses can be kept; it must be false of `clauses`, and of every set
 * that contains a set of which it is false. Where `shrink` knows a smaller set within one that cannot be kept, it saves tries.
 * Cost: one question for each clause.
 */
export function minimalClauses(
  clauses: readonly number[],
  holds: (clauses: readonly number[]) => boolean,
  shrink: (clauses: readonly number[]) => readonly number[] = (same) => same,
): readonly number[] {
  let kept = clauses;
  let proved = 0;
  while (proved < kept.length) {
    const without = kept.filter((_, index) => index !== proved);
    if (holds(without)) proved++;
    else {
      const smaller = new Set(shrink(without));
      // What is already proved needed is needed in every smaller set too, so it is still there.
      kept = without.filter((clause) => smaller.has(clause));
    }
  }
  return kept;
}
