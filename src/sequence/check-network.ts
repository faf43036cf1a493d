/** Decides what is told of a network: whether it can be kept, whether it can be kept against nature, and what stands against it. */

import { type Repair, repairsOfConsistency, repairsOfControllability } from "./conflicts/find-repairs.ts";
import { type ConflictCaps, defaultConflictCaps, listConflicts } from "./conflicts/list-conflicts.ts";
import { minimalClauses } from "./conflicts/minimal-clauses.ts";
import { findWindows, type Windows } from "./consistency/find-windows.ts";
import { checkControllability, type Derived } from "./controllability/check-controllability.ts";
import { type Bound, clauseOf, clausesOf, keepOnly } from "./network/keep-clauses.ts";
import { type TemporalNetwork, withoutUncertainty } from "./network/temporal-network.ts";

/** An edge of a conflict as the network has it: `to − from ≤ amount`; a duration of nature's stands at its shortest or longest. */
export type ConflictEdge = {
  readonly bound: Bound;
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  /** How often the circle passes it. */
  readonly times: number;
  /** −1 where it belongs to the form itself. */
  readonly clause: number;
};

export type NetworkConflict = {
  /** A plain circle contradicts whatever nature does; a semi-reducible one only forbids keeping the limits against every choice of nature. */
  readonly kind: "negative-cycle" | "semi-reducible-negative-cycle";
  readonly edges: readonly ConflictEdge[];
  /** The points around the circle, in order; undefined where the walk is too long to write out. */
  readonly walk: readonly number[] | undefined;
  /** The sum of the amounts, each as often as it is passed: below zero. */
  readonly length: number;
  /** The clauses; leaving out any one of them lets the others be kept. */
  readonly clauses: readonly number[];
  /** Bounds of the circle of which one change mends the whole network, cheapest first. */
  readonly repairs: readonly Repair[];
  /** False where the network is so large that not every bound of the circle was tried. */
  readonly areRepairsComplete: boolean;
};

export type NetworkFinding = {
  readonly windows: Windows;
  readonly isConsistent: boolean;
  readonly isControllable: boolean;
  readonly derived: Derived | undefined;
  /** A smallest first. */
  readonly conflicts: readonly NetworkConflict[];
  readonly isSmallestProved: boolean;
  readonly areConflictsComplete: boolean;
};

/** Beyond so many points the cheapest change of a controllability conflict is not sought on the whole network: it takes hundreds of checks. */
export const REPAIR_CAP = 20_000;

/** Limits looked at while one contradiction is explained, about; on large networks fewer others are sought, and fewer changes tried. */
const WORK = 30_000_000;

/** Checks a network and explains what stands against it. Cost: one check; on a conflict, as its parts say. */
export function checkNetwork(network: TemporalNetwork, wanted: ConflictCaps = defaultConflictCaps): NetworkFinding {
  const flat = withoutUncertainty(network);
  const rounds = Math.max(2, Math.floor(WORK / (flat.limitFrom.length + 1)));
  const caps: ConflictCaps = {
    conflicts: wanted.conflicts,
    removals: Math.min(wanted.removals, Math.ceil(rounds / 50)),
    proofs: Math.min(wanted.proofs, Math.ceil(rounds / 50)),
  };
  const windows = findWindows(flat);
  if (windows.kind === "inconsistent") {
    const { conflicts, isSmallestProved, complete } = listConflicts(flat, caps);
    return {
      windows,
      isConsistent: false,
      isControllable: false,
      derived: undefined,
      conflicts: conflicts.map((clauses) => plainConflict(network, flat, clauses)),
      isSmallestProved,
      areConflictsComplete: complete,
    };
  }
  const answer = checkControllability(network);
  const isControllable = answer.kind === "controllable";
  return {
    windows,
    isConsistent: true,
    isControllable,
    derived: isControllable ? answer.derived : undefined,
    conflicts: isControllable ? [] : uncertainConflicts(network, network.points.length > REPAIR_CAP ? 1 : wanted.conflicts),
    isSmallestProved: isControllable,
    areConflictsComplete: isControllable,
  };
}

/** The circle of a minimal set of clauses that contradict each other. */
function plainConflict(network: TemporalNetwork, flat: TemporalNetwork, clauses: readonly number[]): NetworkConflict {
  const part = keepOnly(flat, clauses);
  const found = findWindows(part.network);
  const limits = found.kind === "inconsistent" ? found.circle.map((limit) => part.limits[limit] as number) : [];
  const edges = limits.map((limit) => ({
    bound: boundOfFlat(network, limit),
    from: flat.limitFrom[limit] as number,
    to: flat.limitTo[limit] as number,
    amount: flat.limitAmount[limit] as number,
    times: 1,
    clause: flat.limitClause[limit] as number,
  }));
  const bounds = changeable(edges);
  const tried = bounds.slice(0, Math.max(10, Math.floor(WORK / flat.limitFrom.length)));
  return {
    kind: "negative-cycle",
    edges,
    walk: edges.map((edge) => edge.from),
    length: edges.reduce((sum, edge) => sum + edge.amount, 0),
    clauses,
    repairs: repairsOfConsistency(network, tried),
    areRepairsComplete: tried.length === bounds.length,
  };
}

/** A limit of the network without uncertainty, as the network with it has it. */
function boundOfFlat(network: TemporalNetwork, limit: number): Bound {
  const own = network.limitFrom.length;
  if (limit < own) return { kind: "limit", index: limit };
  return { kind: (limit - own) % 2 === 0 ? "upper" : "lower", index: (limit - own) >> 1 };
}

/** The first contradiction, then others that share no clause with those before, up to the cap. Cost: the cap × one contradiction. */
function uncertainConflicts(network: TemporalNetwork, cap: number): readonly NetworkConflict[] {
  const conflicts = [uncertainConflict(network, undefined)];
  for (let left = new Set(clausesOf(network)); conflicts.length < cap; ) {
    const clauses = conflicts.at(-1)?.clauses ?? [];
    // Where no clause is to blame, none can be given up to look further.
    if (clauses.length === 0) break;
    left = new Set([...left].filter((clause) => !clauses.includes(clause)));
    if (checkControllability(keepOnly(network, [...left]).network).kind === "controllable") break;
    conflicts.push(uncertainConflict(network, [...left]));
  }
  return conflicts;
}

/** The circle that nature can force, over a set of clauses of which none can be spared; among some clauses, or all. */
function uncertainConflict(network: TemporalNetwork, among: readonly number[] | undefined): NetworkConflict {
  const clausesIn = (part: readonly number[] | undefined): readonly number[] => {
    const { network: within, limits, links } = part === undefined ? wholeOf(network) : keepOnly(network, part);
    const answer = checkControllability(within);
    if (answer.kind === "controllable") return [];
    return [
      ...new Set(
        answer.circle.parts.map(({ kind, index }) =>
          clauseOf(network, { kind, index: (kind === "limit" ? limits[index] : links[index]) as number }),
        ),
      ),
    ].filter((clause) => clause >= 0);
  };
  const holds = (clauses: readonly number[]) => checkControllability(keepOnly(network, clauses).network).kind === "controllable";
  const clauses = minimalClauses(clausesIn(among), holds, clausesIn).toSorted((one, other) => one - other);
  const part = keepOnly(network, clauses);
  const answer = checkControllability(part.network);
  const circle = answer.kind === "not-controllable" ? answer.circle : { parts: [], length: 0, path: undefined };
  const edges = circle.parts.map(({ kind, index, from, to, amount, times }) => {
    const bound: Bound = { kind, index: (kind === "limit" ? part.limits[index] : part.links[index]) as number };
    return { bound, from, to, amount, times, clause: clauseOf(network, bound) };
  });
  return {
    kind: "semi-reducible-negative-cycle",
    edges,
    walk: circle.path?.map((step) => step.from),
    length: circle.length,
    clauses,
    repairs: network.points.length > REPAIR_CAP ? [] : repairsOfControllability(network, changeable(edges)),
    areRepairsComplete: network.points.length <= REPAIR_CAP,
  };
}

function wholeOf(network: TemporalNetwork): { network: TemporalNetwork; limits: Int32Array; links: Int32Array } {
  return {
    network,
    limits: Int32Array.from(network.limitFrom.keys()),
    links: Int32Array.from(network.linkFrom.keys()),
  };
}

/** The bounds that stand in a clause, each once. */
function changeable(edges: readonly ConflictEdge[]): readonly Bound[] {
  return edges.filter((edge) => edge.clause >= 0).map((edge) => edge.bound);
}
