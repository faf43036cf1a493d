/** Decides stability on an explicit state graph: with merged states, unknown preferences and strengths, each answer with its sanction. */
import type { ConceptName } from "./solve-game.ts";
import type { Sanctions } from "./stability/concept.ts";
import { allConcepts } from "./stability/index.ts";
import { type Relation, reachableDecimals, type StateGraph } from "./state-graph.ts";

/**
 * What counts as a reason to leave and as a deterrent. The four ways to take unknown preferences are those of Li, Hipel, Kilgour and Fang (2004):
 * a leaves for the unknown and is not deterred by it; b neither leaves nor is deterred; c both; d stays and is deterred. In all four, the others'
 * credible sanctions are their improvements or moves to states they cannot compare.
 */
export type StabilityRule = {
  readonly leavesForUnknown: boolean;
  readonly fearsUnknown: boolean;
  readonly othersUseUnknown: boolean;
  /** Only a strongly less preferred state deters (Hamouda, Kilgour and Hipel 2004, 2006: strongly stable). */
  readonly onlyStrong: boolean;
};

export const PlainRule: StabilityRule = { leavesForUnknown: false, fearsUnknown: false, othersUseUnknown: false, onlyStrong: false };
export const StrongRule: StabilityRule = { ...PlainRule, onlyStrong: true };
export const UnknownRules = {
  a: { leavesForUnknown: true, fearsUnknown: false, othersUseUnknown: true, onlyStrong: false },
  b: { leavesForUnknown: false, fearsUnknown: false, othersUseUnknown: true, onlyStrong: false },
  c: { leavesForUnknown: true, fearsUnknown: true, othersUseUnknown: true, onlyStrong: false },
  d: { leavesForUnknown: false, fearsUnknown: true, othersUseUnknown: true, onlyStrong: false },
} as const satisfies Readonly<Record<string, StabilityRule>>;

export type GraphMove = { readonly by: number; readonly to: number };
export type GraphSanction = { readonly moves: readonly GraphMove[]; readonly to: number; readonly isSimultaneous: boolean };
export type GraphReason = {
  readonly isStable: boolean;
  readonly improvements: readonly { readonly to: number; readonly sanction: GraphSanction | undefined }[];
};

/** Why `focal` stays at `node` or leaves. Cost: for each improvement at most the moves of the others, once for each last mover. */
export function reasonOnGraph(graph: StateGraph, concept: ConceptName, rule: StabilityRule, focal: number, node: number): GraphReason {
  const { sanctions, countsReply } = conceptNamed(concept);
  const improvements = improvementsOnGraph(graph, focal, node, rule.leavesForUnknown).map((to) => ({ to, sanction: sanctionOf(to) }));
  return { isStable: improvements.every((one) => one.sanction !== undefined), improvements };

  function sanctionOf(from: number): GraphSanction | undefined {
    switch (sanctions) {
      case "none":
        return undefined;
      case "moves":
        return firstSequence(graph, others(graph, focal), from, (by, at) => graph.moves[by]?.[at] ?? [], deters);
      case "improvements":
        return firstSequence(
          graph,
          others(graph, focal),
          from,
          (by, at) => improvementsOnGraph(graph, by, at, rule.othersUseUnknown),
          deters,
        );
      case "simultaneous":
        return superpositionOnGraph(graph, focal, node, from, rule, isNoBetter);
    }
  }

  function deters(end: number): boolean {
    return isNoBetter(end) && (!countsReply || (graph.moves[focal]?.[end] ?? []).every(isNoBetter));
  }

  function isNoBetter(end: number): boolean {
    return countsAsSanction(graph.relation(focal, node, end), rule);
  }
}

/** The first legal sequence, shortest first, of `movers` from `from` to a state that `deters`: nobody moves twice in succession. */
export function firstSequence(
  graph: StateGraph,
  movers: readonly number[],
  from: number,
  stepsOf: (by: number, at: number) => readonly number[],
  deters: (end: number) => boolean,
): GraphSanction | undefined {
  const count = graph.moves.length;
  const before = new Map<number, number>();
  const queue: number[] = [];
  const start = -1;
  const expand = (at: number, last: number, key: number): number | undefined => {
    for (const by of movers) {
      if (by === last) continue;
      for (const to of stepsOf(by, at)) {
        const reached = to * count + by;
        if (before.has(reached)) continue;
        before.set(reached, key);
        if (deters(to)) return reached;
        queue.push(reached);
      }
    }
    return undefined;
  };
  let found = expand(from, start, start);
  for (let next = 0; found === undefined && next < queue.length; next++) {
    const key = queue[next] ?? 0;
    found = expand(Math.floor(key / count), key % count, key);
  }
  if (found === undefined) return undefined;
  const moves: GraphMove[] = [];
  for (let key = found; key !== start; key = before.get(key) ?? start) moves.push({ by: key % count, to: Math.floor(key / count) });
  return { moves: moves.reverse(), to: Math.floor(found / count), isSimultaneous: false };
}

export function improvementsOnGraph(graph: StateGraph, maker: number, node: number, withUnknown: boolean): readonly number[] {
  return (graph.moves[maker]?.[node] ?? []).filter((to) => {
    const relation = graph.relation(maker, node, to);
    return relation === "unknown" ? withUnknown : relation > 0;
  });
}

/** Whether a state that stands so to the one left is no reason to go there. */
export function countsAsSanction(relation: Relation, rule: StabilityRule): boolean {
  if (relation === "unknown") return rule.fearsUnknown && !rule.onlyStrong;
  return rule.onlyStrong ? relation === -2 : relation <= 0;
}

/** Improvements of the others from a member of `node`, laid over the focal improvement from the same member. */
function superpositionOnGraph(
  graph: StateGraph,
  focal: number,
  node: number,
  improvement: number,
  rule: StabilityRule,
  isNoBetter: (end: number) => boolean,
): GraphSanction | undefined {
  for (const member of graph.nodes[node]?.members ?? []) {
    const shifts = (maker: number, isWanted: (to: number) => boolean): readonly { readonly shift: number; readonly to: number }[] =>
      reachableDecimals(graph.model, maker, member).flatMap((decimal) => {
        const to = graph.nodeOf.get(decimal);
        return to !== undefined && to !== node && isWanted(to) ? [{ shift: decimal - member, to }] : [];
      });
    const own = shifts(focal, (to) => to === improvement);
    const rows = others(graph, focal).map((by) => {
      const better = new Set(improvementsOnGraph(graph, by, node, rule.othersUseUnknown));
      return { by, row: shifts(by, (to) => better.has(to)) };
    });
    for (const { shift } of own) {
      const found = descend(rows, 0, member + shift, []);
      if (found !== undefined) return found;
    }
  }
  return undefined;

  function descend(
    rows: readonly { readonly by: number; readonly row: readonly { readonly shift: number; readonly to: number }[] }[],
    index: number,
    decimal: number,
    moves: readonly GraphMove[],
  ): GraphSanction | undefined {
    const next = rows[index];
    if (next === undefined) {
      const to = graph.nodeOf.get(decimal);
      return moves.length > 0 && to !== undefined && isNoBetter(to) ? { moves, to, isSimultaneous: true } : undefined;
    }
    const without = descend(rows, index + 1, decimal, moves);
    if (without !== undefined) return without;
    for (const { shift, to } of next.row) {
      const found = descend(rows, index + 1, decimal + shift, [...moves, { by: next.by, to }]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function others(graph: StateGraph, focal: number): readonly number[] {
  return graph.moves.map((_, at) => at).filter((at) => at !== focal);
}

function conceptNamed(name: ConceptName): { readonly sanctions: Sanctions; readonly countsReply: boolean } {
  return allConcepts.find((one) => one.name === name) ?? { sanctions: "none", countsReply: false };
}
