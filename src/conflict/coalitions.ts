/** Decides which states hold for coalitions: what members can reach together, all of them better off, and how the others would answer. */
import type { StateGraph } from "./state-graph.ts";

/** In the order in which they are told. */
export const CoalitionConceptNames = ["CNash", "CGMR", "CSMR", "CSEQ", "CSSEQ"] as const;
export type CoalitionConceptName = (typeof CoalitionConceptNames)[number];

export type CoalitionStability = {
  /** Places of the members among the decision makers. */
  readonly members: readonly number[];
  /** Nodes that hold, ascending, by concept. */
  readonly stable: Readonly<Record<CoalitionConceptName, readonly number[]>>;
};

export type CoalitionSolution = {
  /** Every coalition, single decision makers first. */
  readonly coalitions: readonly CoalitionStability[];
  /** Nodes that hold for every coalition: universally stable. */
  readonly universal: Readonly<Record<CoalitionConceptName, readonly number[]>>;
};

export const CoalitionSources: Readonly<Record<CoalitionConceptName, string>> = {
  CNash: "Kilgour, Hipel, Fang and Peng (2001); Inohara and Hipel (2008a), coalition Nash stability",
  CGMR: "Inohara and Hipel (2008a), coalition general metarationality",
  CSMR: "Inohara and Hipel (2008a), coalition symmetric metarationality",
  CSEQ: "Inohara and Hipel (2008a), coalition sequential stability with the class of all coalitions of the others",
  CSSEQ: "CSEQ with the reply of CSMR: symmetric sequential stability (Rêgo and Vieira 2017) carried over to coalitions",
};

/**
 * A coalition improves by a legal sequence of its members' moves that ends at a state every member strictly prefers (Kilgour, Hipel, Fang and
 * Peng 2001; Inohara and Hipel 2008a). A sanction deters where it ends at a state that at least one member does not prefer to the one left.
 * CSEQ counts sequences of coalition improvements by any coalitions of the others, none twice in succession (Inohara and Hipel 2008a).
 * Cost: for each coalition, states times what the others can do; yields after each coalition.
 */
export function* solveCoalitionsInSteps(
  graph: StateGraph,
): Generator<{ readonly done: number; readonly total: number; readonly current: string }, CoalitionSolution> {
  const makers = graph.moves.map((_, at) => at);
  const all = coalitionsOf(makers);
  const legalReach = legalReacher(graph.nodes.length, all.length);
  const reachedBy = new Map<string, readonly (readonly number[])[]>();
  const improvementsBy = new Map<string, readonly (readonly number[])[]>();
  const solved: CoalitionStability[] = [];
  for (const members of all) {
    solved.push({ members, stable: stableFor(members) });
    yield {
      done: solved.length,
      total: all.length,
      current: `coalition of ${members.map((at) => graph.model.decisionMakers[at]?.name).join(", ")}`,
    };
  }
  const universal = (concept: CoalitionConceptName): readonly number[] =>
    graph.nodes.flatMap((_, node) => (solved.every((one) => one.stable[concept].includes(node)) ? [node] : []));
  return {
    coalitions: solved,
    universal: {
      CNash: universal("CNash"),
      CGMR: universal("CGMR"),
      CSMR: universal("CSMR"),
      CSEQ: universal("CSEQ"),
      CSSEQ: universal("CSSEQ"),
    },
  };

  function stableFor(members: readonly number[]): CoalitionStability["stable"] {
    const others = makers.filter((at) => !members.includes(at));
    const classOfOthers = coalitionsOf(others);
    const stepsOfClass = classOfOthers.map(improvementsOf);
    const improvements = improvementsOf(members);
    const replies = reachOf(members);
    const answers = others.length === 0 ? undefined : reachOf(others);
    const credible = new Map<number, readonly number[]>();
    const credibleFrom = (node: number): readonly number[] => {
      const made = credible.get(node) ?? legalReach(node, classOfOthers.length, (by, at) => stepsOfClass[by]?.[at] ?? []);
      credible.set(node, made);
      return made;
    };
    const isNoBetter = (from: number, to: number): boolean =>
      members.some((member) => {
        const relation = graph.relation(member, from, to);
        return relation !== "unknown" && relation <= 0;
      });
    const deters = (from: number, end: number, countsReply: boolean): boolean => {
      if (!isNoBetter(from, end)) return false;
      if (!countsReply) return true;
      for (const reply of replies[end] ?? []) if (!isNoBetter(from, reply)) return false;
      return true;
    };
    const stable = (isAnswered: (from: number, to: number) => boolean): readonly number[] =>
      graph.nodes.flatMap((_, node) => ((improvements[node] ?? []).every((to) => isAnswered(node, to)) ? [node] : []));
    const someOf = (ends: readonly number[] | undefined, from: number, countsReply: boolean): boolean => {
      for (const end of ends ?? []) if (deters(from, end, countsReply)) return true;
      return false;
    };
    return {
      CNash: stable(() => false),
      CGMR: stable((from, to) => someOf(answers?.[to], from, false)),
      CSMR: stable((from, to) => someOf(answers?.[to], from, true)),
      CSEQ: stable((from, to) => someOf(credibleFrom(to), from, false)),
      CSSEQ: stable((from, to) => someOf(credibleFrom(to), from, true)),
    };
  }

  function reachOf(members: readonly number[]): readonly (readonly number[])[] {
    const key = members.join(" ");
    const known = reachedBy.get(key);
    if (known !== undefined) return known;
    const made = graph.nodes.map((_, node) => legalReach(node, members.length, (by, at) => graph.moves[members[by] ?? -1]?.[at] ?? []));
    reachedBy.set(key, made);
    return made;
  }

  function improvementsOf(members: readonly number[]): readonly (readonly number[])[] {
    const key = members.join(" ");
    const known = improvementsBy.get(key);
    if (known !== undefined) return known;
    const isBetter = (member: number, from: number, to: number): boolean => {
      const relation = graph.relation(member, from, to);
      return relation !== "unknown" && relation > 0;
    };
    const made = reachOf(members).map((reached, from) =>
      reached.filter((to) => members.every((member) => isBetter(member, from, to))).sort((one, other) => one - other),
    );
    improvementsBy.set(key, made);
    return made;
  }
}

/** Every coalition of `makers` that has members, smaller ones first. */
export function coalitionsOf(makers: readonly number[]): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  for (let chosen = 1; chosen < 2 ** makers.length; chosen++) found.push(makers.filter((_, at) => isChosen(chosen, at)));
  return found.sort((one, other) => one.length - other.length);

  function isChosen(chosen: number, at: number): boolean {
    return Math.floor(chosen / 2 ** at) % 2 === 1;
  }
}

type LegalReach = (from: number, moverCount: number, stepsOf: (by: number, at: number) => readonly number[]) => readonly number[];

/** Finds everything legal sequences of some movers reach from a node: none moves twice in succession. Keeps its marks between calls. */
function legalReacher(nodeCount: number, mostMovers: number): LegalReach {
  const seen = new Int32Array(nodeCount * Math.max(1, mostMovers)).fill(-1); // The last call that met a pair of node and last mover.
  const met = new Int32Array(nodeCount).fill(-1);
  let call = -1;
  return (from, moverCount, stepsOf) => {
    call++;
    const reached: number[] = [];
    const waiting: number[] = [];
    const expand = (at: number, last: number): void => {
      for (let by = 0; by < moverCount; by++) {
        if (by === last) continue;
        for (const to of stepsOf(by, at)) {
          const key = to * moverCount + by;
          if (seen[key] === call) continue;
          seen[key] = call;
          if (met[to] !== call) {
            met[to] = call;
            reached.push(to);
          }
          waiting.push(key);
        }
      }
    };
    expand(from, -1);
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) expand(Math.floor(key / moverCount), key % moverCount);
    return reached;
  };
}
