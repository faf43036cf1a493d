/** Decides which sets of clauses cannot be kept together: each as small as it can be, a smallest first, others up to a cap. */
import { isConsistent, negativeCircleOf } from "../consistency/find-windows.ts";
import { clausesOf, focusOn, keepOnly } from "../network/keep-clauses.ts";
import type { TemporalNetwork } from "../network/temporal-network.ts";
import { minimalClauses } from "./minimal-clauses.ts";
import { smallestCircle } from "./smallest-circle.ts";

export type ConflictList = {
  /** Sets of clauses, by size; of each no clause can be spared, as leaving it out showed. Empty where the network is consistent. */
  readonly conflicts: readonly (readonly number[])[];
  /** True where no contradiction rests on fewer clauses than the first. */
  readonly isSmallestProved: boolean;
  /** True where every minimal contradiction is listed. */
  readonly complete: boolean;
};

export type ConflictCaps = {
  /** How many conflicts are listed. */
  readonly conflicts: number;
  /** How many sets of clauses to give up are looked into, when others are sought. */
  readonly removals: number;
  /** How many more sets are tried to prove that the first is a smallest. */
  readonly proofs: number;
};

export const defaultConflictCaps: ConflictCaps = { conflicts: 10, removals: 200, proofs: 200 };

/**
 * The first conflict comes from the negative circle with the fewest clauses. A circle may pass one clause by several of its limits, so where such
 * clauses exist the first is compared with minimum hitting sets (Ignatiev and others 2015). Others come from a tree of clauses to give up
 * (Reiter 1987): below each conflict, each of its clauses is given up in turn. Where the tree ends within its cap, the sets to give up are all known, and
 * the conflicts are exactly their minimal hitting sets. Links are not seen. Cost: caps × clauses × one consistency check.
 */
export function listConflicts(network: TemporalNetwork, caps: ConflictCaps = defaultConflictCaps): ConflictList {
  const circle = negativeCircleOf(network);
  if (circle === undefined) return { conflicts: [], isSmallestProved: true, complete: true };
  const all = clausesOf(network);
  const clausesAround = (within: TemporalNetwork, limits: readonly number[]) =>
    [...new Set(limits.map((limit) => within.limitClause[limit] as number))].filter((clause) => clause >= 0);
  /** The least part of clauses that cannot be kept together; asked of their own points alone. */
  const leastOf = (clauses: readonly number[]): readonly number[] => {
    const focus = focusOn(network, clauses);
    const shrink = (set: readonly number[]) => {
      const part = keepOnly(focus, set).network;
      return clausesAround(part, negativeCircleOf(part) ?? []);
    };
    const keeps = (set: readonly number[]) => isConsistent(keepOnly(focus, set).network);
    return minimalClauses(clauses, keeps, shrink).toSorted((left, right) => left - right);
  };
  const holds = (clauses: readonly number[]) => isConsistent(keepOnly(network, clauses).network);
  /** A minimal conflict within a set that cannot be kept. */
  const conflictIn = (clauses: readonly number[]): readonly number[] => {
    const within = keepOnly(network, clauses).network;
    return leastOf(clausesAround(within, negativeCircleOf(within) ?? []));
  };

  const smallest = smallestCircle(network, circle);
  let first = leastOf(clausesAround(network, smallest.circle));
  // Limits of the form itself contradict each other: nothing that a clause could mend.
  if (first.length === 0) return { conflicts: [[]], isSmallestProved: true, complete: true };
  let isSmallestProved = smallest.complete;
  if (hasClauseOfManyPairs(network) && first.length > 1) {
    const proof = smallestByHitting(all, first, { holds, conflictIn, tries: caps.proofs });
    first = proof.smallest;
    isSmallestProved = proof.isProved;
  }

  const found = new Map<string, readonly number[]>([[first.join(), first]]);
  const removals = new Map<string, readonly number[]>();
  const waiting: (readonly number[])[] = [[]];
  const seen = new Set<string>([""]);
  let looked = 0;
  for (let removed = waiting.shift(); removed !== undefined; removed = waiting.shift()) {
    if (looked++ >= caps.removals || found.size >= caps.conflicts) return listed(false);
    const gone = new Set(removed);
    const known = [...found.values()].find((conflict) => !conflict.some((clause) => gone.has(clause)));
    const left = known === undefined ? all.filter((clause) => !gone.has(clause)) : [];
    if (known === undefined && holds(left)) {
      removals.set(removed.join(), removed);
      continue;
    }
    const conflict = known ?? conflictIn(left);
    found.set(conflict.join(), conflict);
    for (const clause of conflict) {
      const next = [...removed, clause].toSorted((a, b) => a - b);
      if (seen.has(next.join())) continue;
      seen.add(next.join());
      waiting.push(next);
    }
  }
  const transversals = hittingSets([...removals.values()], caps.removals);
  if (transversals === undefined) return listed(false);
  for (const conflict of transversals) found.set(conflict.join(), conflict);
  return listed(found.size <= caps.conflicts);

  function listed(complete: boolean): ConflictList {
    const inOrder = [...found.values()].toSorted((a, b) => a.length - b.length || compareLists(a, b));
    return {
      conflicts: inOrder.slice(0, caps.conflicts),
      isSmallestProved: isSmallestProved || complete,
      complete,
    };
  }
}

function compareLists(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < one.length; index++) {
    const difference = (one[index] as number) - (other[index] ?? Infinity);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** True where a clause limits several pairs of points: only then can one circle pass it more than once. */
function hasClauseOfManyPairs(network: TemporalNetwork): boolean {
  const pairOf = new Map<number, string>();
  for (let limit = 0; limit < network.limitFrom.length; limit++) {
    const clause = network.limitClause[limit] as number;
    if (clause < 0) continue;
    const from = network.limitFrom[limit] as number;
    const to = network.limitTo[limit] as number;
    const pair = `${Math.min(from, to)} ${Math.max(from, to)}`;
    if ((pairOf.get(clause) ?? pair) !== pair) return true;
    pairOf.set(clause, pair);
  }
  return false;
}

type Questions = {
  readonly holds: (clauses: readonly number[]) => boolean;
  readonly conflictIn: (clauses: readonly number[]) => readonly number[];
  readonly tries: number;
};

/**
 * A conflict meets every set of clauses whose giving up mends the plan. So a smallest set that meets all those known, if it can be kept, is grown until no
 * clause more fits, and what is left out is one more such set; if it cannot be kept, it is a smallest conflict.
 */
function smallestByHitting(
  all: readonly number[],
  known: readonly number[],
  { holds, tries }: Questions,
): { readonly smallest: readonly number[]; readonly isProved: boolean } {
  const corrections: (readonly number[])[] = [];
  for (let attempt = 0; attempt < tries; attempt++) {
    const candidate = hittingSetBelow(corrections, known.length);
    if (candidate === "too-many") break;
    if (candidate === undefined) return { smallest: known, isProved: true };
    if (!holds(candidate)) return { smallest: candidate.toSorted((a, b) => a - b), isProved: true };
    corrections.push(complementOfGrown(all, candidate, holds));
  }
  return { smallest: known, isProved: false };
}

/** What is left out when clauses are added to a set, in pieces that are halved where they do not fit. */
function complementOfGrown(
  all: readonly number[],
  seed: readonly number[],
  holds: (clauses: readonly number[]) => boolean,
): readonly number[] {
  let kept = seed;
  const out: number[] = [];
  const inSeed = new Set(seed);
  const waiting: (readonly number[])[] = [all.filter((clause) => !inSeed.has(clause))];
  for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
    if (piece.length === 0) continue;
    const grown = [...kept, ...piece];
    if (holds(grown)) kept = grown;
    else if (piece.length === 1) out.push(...piece);
    else waiting.push(piece.slice(piece.length >> 1), piece.slice(0, piece.length >> 1));
  }
  return out;
}

const HITTING_CAP = 100_000;

/** A set of fewer than `below` clauses that meets every given set, smallest first; undefined where there is none. */
function hittingSetBelow(sets: readonly (readonly number[])[], below: number): readonly number[] | "too-many" | undefined {
  let steps = 0;
  for (let size = 0; size < below; size++) {
    const found = search([], size);
    if (found !== undefined) return found;
  }
  return undefined;

  function search(chosen: readonly number[], left: number): readonly number[] | "too-many" | undefined {
    if (steps++ > HITTING_CAP) return "too-many";
    const open = sets.filter((set) => !set.some((clause) => chosen.includes(clause)));
    if (open.length === 0) return chosen;
    if (left === 0) return undefined;
    const tightest = open.reduce((fewest, set) => (set.length < fewest.length ? set : fewest));
    for (const clause of tightest) {
      const found = search([...chosen, clause], left - 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** All minimal sets that meet every given set (Berge 1989, multiplying out); undefined where there are more than `cap`. */
function hittingSets(sets: readonly (readonly number[])[], cap: number): readonly (readonly number[])[] | undefined {
  let hitting: (readonly number[])[] = [[]];
  for (const set of sets) {
    const extended = new Map<string, readonly number[]>();
    for (const chosen of hitting) {
      const meets = set.some((clause) => chosen.includes(clause));
      for (const clause of meets ? [-1] : set) {
        const next = clause < 0 ? chosen : [...chosen, clause].toSorted((a, b) => a - b);
        extended.set(next.join(), next);
      }
    }
    const all = [...extended.values()].toSorted((a, b) => a.length - b.length);
    hitting = [];
    for (const candidate of all) {
      if (!hitting.some((smaller) => smaller.every((clause) => candidate.includes(clause)))) hitting.push(candidate);
      if (hitting.length > cap) return undefined;
    }
  }
  return hitting;
}
