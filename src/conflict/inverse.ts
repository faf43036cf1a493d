/** Decides exactly which preferences make a state hold: for each decision maker, what it must not prefer to that state. */
import { improvementsOnGraph } from "./graph-stability.ts";
import type { ConceptName } from "./solve-game.ts";
import { reachableDecimals, type StateGraph } from "./state-graph.ts";

/** One move that must be no reason to leave: at least one of the alternatives has to be so. */
export type Clause = {
  /** Where the decision maker could go. */
  readonly move: number;
  /** Each a set of states, none of which may be preferred to the chosen one. The first that is small is best understood. */
  readonly alternatives: readonly (readonly number[])[];
};

export type InverseCondition = {
  readonly maker: number;
  /** The state holds exactly where every clause is met. Empty: it holds whatever is preferred. */
  readonly clauses: readonly Clause[];
  /** As the model's preferences are. */
  readonly isMet: boolean;
  /** Fewest states that are preferred now and would have to be no longer; undefined where the search was cut short. */
  readonly fewestChanges: readonly number[] | undefined;
};

/** Branches tried for the fewest changes before the search gives up. */
const MostBranches = 20_000;
/** Alternatives of one clause beyond which simplifying it pairwise would take too long. */
const MostCompared = 400;

/**
 * The condition on each decision maker's own preferences, given the moves of the model and, for SEQ, SSEQ and SIM, the others' improvements as the
 * model has them (inverse analysis; Kinsara, Petersons, Hipel and Kilgour 2015; Wang, Hipel, Fang and Xu 2018). It reads each definition backwards:
 * a move is no reason to leave where its end, or the end of an answer (and every reply to it), is not preferred to the chosen state. Nash, GMR and
 * SMR depend on nobody else's preferences, so there the conditions together are exact for the equilibrium. Cost: for each move, what the others
 * reach from its end.
 */
export function conditionsFor(graph: StateGraph, concept: ConceptName, node: number): readonly InverseCondition[] {
  return graph.moves.map((_, maker) => {
    const clauses = simplify(
      (graph.moves[maker]?.[node] ?? []).map((move) => ({ move, alternatives: alternativesOf(graph, concept, maker, node, move) })),
    );
    const isPreferred = (state: number): boolean => {
      const relation = graph.relation(maker, node, state);
      return relation === "unknown" || relation > 0;
    };
    return {
      maker,
      clauses,
      isMet: clauses.every(({ alternatives }) => alternatives.some((states) => !states.some(isPreferred))),
      fewestChanges: fewest(clauses.map(({ alternatives }) => alternatives.map((states) => states.filter(isPreferred)))),
    };
  });
}

function alternativesOf(
  graph: StateGraph,
  concept: ConceptName,
  maker: number,
  node: number,
  move: number,
): readonly (readonly number[])[] {
  const others = graph.moves.map((_, at) => at).filter((at) => at !== maker);
  const stay: readonly number[] = [move];
  const withReplies = (end: number): readonly number[] => [end, ...(graph.moves[maker]?.[end] ?? [])].filter((state) => state !== node);
  const byMoves = (): ReadonlySet<number> => closure(others, move, (by, at) => graph.moves[by]?.[at] ?? []);
  const byImprovements = (): ReadonlySet<number> => closure(others, move, (by, at) => improvementsOnGraph(graph, by, at, false));
  const single = (end: number): readonly number[] => (end === node ? [] : [end]);
  switch (concept) {
    case "Nash":
      return [stay];
    case "GMR":
      return [stay, ...[...byMoves()].map(single)];
    case "SMR":
      return [stay, ...[...byMoves()].map(withReplies)];
    case "SEQ":
      return [stay, ...[...byImprovements()].map(single)];
    case "SSEQ":
      return [stay, ...[...byImprovements()].map(withReplies)];
    case "SIM":
      return [stay, ...superposed(graph, others, maker, node, move).map(single)];
  }
}

function closure(movers: readonly number[], from: number, stepsOf: (by: number, at: number) => readonly number[]): ReadonlySet<number> {
  const reached = new Set<number>();
  const seen = new Set<string>();
  const waiting: (readonly [number, number])[] = [[from, -1]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [at, last] = next;
    for (const by of movers) {
      if (by === last) continue;
      for (const to of stepsOf(by, at)) {
        if (seen.has(`${to} ${by}`)) continue;
        seen.add(`${to} ${by}`);
        reached.add(to);
        waiting.push([to, by]);
      }
    }
  }
  return reached;
}

function superposed(graph: StateGraph, others: readonly number[], maker: number, node: number, move: number): readonly number[] {
  const ends = new Set<number>();
  for (const member of graph.nodes[node]?.members ?? []) {
    const own = reachableDecimals(graph.model, maker, member).filter((decimal) => graph.nodeOf.get(decimal) === move);
    let sums = own;
    for (const by of others) {
      const better = new Set(improvementsOnGraph(graph, by, node, false));
      const shifts = reachableDecimals(graph.model, by, member).flatMap((decimal) =>
        better.has(graph.nodeOf.get(decimal) ?? -1) ? [decimal - member] : [],
      );
      sums = sums.flatMap((sum) => [sum, ...shifts.map((shift) => sum + shift)]);
    }
    for (const sum of sums) {
      const end = graph.nodeOf.get(sum);
      if (end !== undefined && !own.includes(sum)) ends.add(end);
    }
  }
  return [...ends];
}

/** Drops alternatives that ask for more than another, and clauses that always hold or follow from another. */
function simplify(clauses: readonly Clause[]): readonly Clause[] {
  const kept = clauses
    .map(({ move, alternatives }) => ({ move, alternatives: smallest(alternatives) }))
    .filter(({ alternatives }) => !alternatives.some((states) => states.length === 0));
  return kept.filter(
    (clause, at) => !kept.some((other, place) => place !== at && follows(clause, other) && (place < at || !follows(other, clause))),
  );
}

function smallest(alternatives: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const unique = [
    ...new Map(
      alternatives.map(
        (states) => [[...new Set(states)].sort((a, b) => a - b).join(" "), [...new Set(states)].sort((a, b) => a - b)] as const,
      ),
    ).values(),
  ];
  unique.sort((one, other) => one.length - other.length || (one[0] ?? 0) - (other[0] ?? 0));
  if (unique.length > MostCompared) return unique;
  return unique.filter((states, at) => !unique.some((other, place) => place < at && other.every((state) => states.includes(state))));
}

/** Whether `clause` holds wherever `given` does: each way to meet `given` meets it. */
function follows(clause: Clause, given: Clause): boolean {
  if (clause.alternatives.length > MostCompared || given.alternatives.length > MostCompared) return false;
  return given.alternatives.every((states) => clause.alternatives.some((less) => less.every((state) => states.includes(state))));
}

/** One alternative of each clause, so that together they need the fewest states; branch and bound, exact unless cut short. */
function fewest(clauses: readonly (readonly (readonly number[])[])[]): readonly number[] | undefined {
  const open = clauses
    .filter((alternatives) => !alternatives.some((states) => states.length === 0))
    .sort((one, other) => one.length - other.length);
  let best: readonly number[] | undefined;
  let branches = 0;
  descend(0, new Set());
  return branches > MostBranches ? undefined : best;

  function descend(at: number, chosen: ReadonlySet<number>): void {
    if (branches++ > MostBranches || (best !== undefined && chosen.size >= best.length)) return;
    const alternatives = open[at];
    if (alternatives === undefined) {
      best = [...chosen].sort((one, other) => one - other);
      return;
    }
    for (const states of alternatives) descend(at + 1, new Set([...chosen, ...states]));
  }
}
