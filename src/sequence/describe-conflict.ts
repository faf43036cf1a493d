/** Decides how a conflict is told: its points by name, its clauses with their words, its amounts in the units of the file. */
import type { ConflictEdge, NetworkConflict } from "./check-network.ts";
import type { Repair } from "./conflicts/find-repairs.ts";
import { repairsOfThisAlone } from "./conflicts/repair-alone.ts";
import type { TemporalNetwork } from "./network/temporal-network.ts";

/** `to − from ≤ weight`. A contingent link counts with its shortest duration (lower-case) forwards and its longest (upper-case) backwards. */
export type ToldEdge = {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
  readonly type: "ordinary" | "lower-case" | "upper-case" | "contingent-lower-bound" | "contingent-upper-bound" | "implied";
  readonly times: number;
  readonly clause: string | undefined;
};

/** One bound that mends everything by itself. */
export type ToldRepair = {
  readonly clause: string;
  readonly bound: "limit" | "shortest duration" | "longest duration";
  readonly from: string;
  readonly to: string;
  readonly was: number;
  readonly becomes: number;
  readonly by: number;
  readonly text: string;
};

export type ToldConflict = {
  readonly kind: NetworkConflict["kind"];
  readonly length: number;
  readonly edges: readonly ToldEdge[];
  readonly cycle: readonly string[] | undefined;
  readonly clauses: readonly { readonly id: string; readonly text: string; readonly place: string }[];
  readonly repairs: readonly ToldRepair[];
  /** Where no single bound mends everything: those that mend this contradiction, while others remain. */
  readonly repairsAlone: readonly ToldRepair[];
  /** False where not every bound was tried, the network being too large. */
  readonly areRepairsComplete: boolean;
};

/** What a network's file calls its amounts: how to give them as numbers, and how to say them. */
export type Units = { readonly toNumber: (amount: number) => number; readonly say: (amount: number) => string };

/** Amounts as plain numbers, as a file without units has them. */
export function plainUnits(network: TemporalNetwork): Units {
  const toNumber = (amount: number) => amount / network.scale;
  return { toNumber, say: (amount) => String(toNumber(amount)) };
}

/** Names points and clauses. Cost: the conflict. */
export function describeConflict(network: TemporalNetwork, conflict: NetworkConflict, units: Units): ToldConflict {
  const name = (point: number) => network.points[point] ?? "";
  const isPlain = conflict.kind === "negative-cycle";
  return {
    kind: conflict.kind,
    length: units.toNumber(conflict.length),
    edges: conflict.edges.map((edge) => ({
      from: name(edge.from),
      to: name(edge.to),
      weight: units.toNumber(edge.amount),
      type: typeOf(edge, isPlain),
      times: edge.times,
      clause: network.clauses[edge.clause]?.id,
    })),
    cycle: conflict.walk?.map(name),
    clauses: conflict.clauses.flatMap((clause) => network.clauses[clause] ?? []),
    repairs: conflict.repairs.map((repair) => describeRepair(network, repair, units)),
    repairsAlone: (conflict.repairs.length > 0 || !conflict.areRepairsComplete ? [] : repairsOfThisAlone(network, conflict)).map((repair) =>
      describeRepair(network, repair, units),
    ),
    areRepairsComplete: conflict.areRepairsComplete,
  };
}

function typeOf({ bound, clause }: ConflictEdge, isPlain: boolean): ToldEdge["type"] {
  if (bound.kind === "limit") return clause < 0 ? "implied" : "ordinary";
  if (isPlain) return bound.kind === "lower" ? "contingent-lower-bound" : "contingent-upper-bound";
  return bound.kind === "lower" ? "lower-case" : "upper-case";
}

function describeRepair(network: TemporalNetwork, { bound, was, becomes, by }: Repair, units: Units): ToldRepair {
  const isLimit = bound.kind === "limit";
  const from = network.points[(isLimit ? network.limitFrom : network.linkFrom)[bound.index] as number] ?? "";
  const to = network.points[(isLimit ? network.limitTo : network.linkTo)[bound.index] as number] ?? "";
  const clause = network.clauses[((isLimit ? network.limitClause : network.linkClause)[bound.index] as number) ?? -1]?.id ?? "";
  return {
    clause,
    bound: isLimit ? "limit" : bound.kind === "lower" ? "shortest duration" : "longest duration",
    from,
    to,
    was: units.toNumber(was),
    becomes: units.toNumber(becomes),
    by: units.toNumber(by),
    text: isLimit
      ? `${limitText(from, to, becomes, units)}, instead of ${amountText(was, becomes, units)}`
      : `the ${bound.kind === "lower" ? "shortest" : "longest"} duration from ${from} to ${to}: ${units.say(becomes)} instead of ${units.say(was)}`,
  };
}

/** `to − from ≤ amount` as a sentence about the later of the two. */
function limitText(from: string, to: string, amount: number, { say }: Units): string {
  return amount >= 0 ? `${to} at most ${say(amount)} after ${from}` : `${from} at least ${say(-amount)} after ${to}`;
}

/** What stood before, seen from the side that the sentence takes now. */
function amountText(was: number, becomes: number, { say }: Units): string {
  if (becomes < 0) return say(-was);
  return was >= 0 ? say(was) : `at least ${say(-was)} before it`;
}
