/** Decides which single changes mend one contradiction taken by itself, where no single change mends everything. */
import type { NetworkConflict } from "../check-network.ts";
import { keepOnly } from "../network/keep-clauses.ts";
import type { TemporalNetwork } from "../network/temporal-network.ts";
import { type Repair, repairsOfConsistency, repairsOfControllability } from "./find-repairs.ts";

/** Least changes, cheapest first, that mend the contradiction when its clauses are looked at alone. Cost: that of its repairs, on its clauses. */
export function repairsOfThisAlone(network: TemporalNetwork, { kind, clauses, edges }: NetworkConflict): readonly Repair[] {
  const part = keepOnly(network, clauses);
  const bounds = edges.flatMap(({ bound, clause }) => {
    const index = (bound.kind === "limit" ? part.limits : part.links).indexOf(bound.index);
    return clause < 0 || index < 0 ? [] : [{ kind: bound.kind, index }];
  });
  const repairs = kind === "negative-cycle" ? repairsOfConsistency(part.network, bounds) : repairsOfControllability(part.network, bounds);
  return repairs.map((repair) => {
    const { kind: which, index } = repair.bound;
    return { ...repair, bound: { kind: which, index: (which === "limit" ? part.limits : part.links)[index] as number } };
  });
}
