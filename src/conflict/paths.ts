/** Decides what can be reached from a state by moves or by improvements, and by which shortest path. */

import { improvementsOf, movesOf } from "./explain-cell.ts";
import type { Game } from "./game.ts";
import { improvementsOnGraph } from "./graph-stability.ts";
import type { StateGraph } from "./state-graph.ts";

/** Who can go where; nodes are numbers below `size`. */
export type Steps = {
  readonly size: number;
  readonly makers: number;
  readonly stepsOf: (maker: number, node: number) => readonly number[];
};

export type PathStep = { readonly by: number; readonly to: number };

export type Reached = {
  /** Reached nodes in the order found: fewest steps first. The start is among them where a sequence comes back to it. */
  readonly nodes: readonly number[];
  /** The shortest sequence to a reached node. */
  readonly pathTo: (node: number) => readonly PathStep[];
};

/**
 * Status quo analysis: legal sequences, in which nobody moves twice in succession (Li, Kilgour and Hipel 2005; Xu, Hipel, Kilgour and Fang 2018,
 * status quo analysis). Breadth first over pairs of node and last mover. Cost: moves times decision makers; memory: two numbers a pair.
 */
export function reachFrom({ size, makers, stepsOf }: Steps, start: number): Reached {
  const before = new Int32Array(size * makers).fill(-2);
  const firstKey = new Int32Array(size).fill(-1);
  const nodes: number[] = [];
  const queue: number[] = [];
  expand(start, -1, -1);
  for (let next = 0; next < queue.length; next++) {
    const key = queue[next] ?? 0;
    expand(Math.floor(key / makers), key % makers, key);
  }
  return { nodes, pathTo };

  function expand(node: number, last: number, from: number): void {
    for (let by = 0; by < makers; by++) {
      if (by === last) continue;
      for (const to of stepsOf(by, node)) {
        const key = to * makers + by;
        if (before[key] !== -2) continue;
        before[key] = from;
        queue.push(key);
        if (firstKey[to] === -1) {
          firstKey[to] = key;
          nodes.push(to);
        }
      }
    }
  }

  function pathTo(node: number): readonly PathStep[] {
    const steps: PathStep[] = [];
    for (let key = firstKey[node] ?? -1; key >= 0; key = before[key] ?? -1) steps.push({ by: key % makers, to: Math.floor(key / makers) });
    return steps.reverse();
  }
}

export function movesIn(game: Game): Steps {
  return { size: game.space.size, makers: game.players.length, stepsOf: (maker, place) => movesOf(game, maker, place) };
}

export function improvementsIn(game: Game): Steps {
  return { size: game.space.size, makers: game.players.length, stepsOf: (maker, place) => improvementsOf(game, maker, place) };
}

export function movesOnGraph(graph: StateGraph): Steps {
  return { size: graph.nodes.length, makers: graph.moves.length, stepsOf: (maker, node) => graph.moves[maker]?.[node] ?? [] };
}

export function improvementStepsOnGraph(graph: StateGraph): Steps {
  return { size: graph.nodes.length, makers: graph.moves.length, stepsOf: (maker, node) => improvementsOnGraph(graph, maker, node, false) };
}
