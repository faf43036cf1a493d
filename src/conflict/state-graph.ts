/** Decides the conflict as an explicit graph: what counts as one state, who can move where, and what each decision maker prefers, knows or does not. */

import { hasBit } from "./bits.ts";
import { ConflictError } from "./conflict-error.ts";
import type { Comparison, ConflictModel, Preferences, StateName } from "./model.ts";
import { decimalOf, isTakenIn, layOutStates, patternOf, placesWhere, type Space } from "./space.ts";

/** How a second state stands to a first: preferred (1; strongly 2), less preferred (-1; strongly -2), equal (0), unknown. */
export type Relation = -2 | -1 | 0 | 1 | 2 | "unknown";

/** A state of the graph: one feasible combination, or several that count as one. */
export type GraphNode = {
  /** Decimals of the combinations, ascending. */
  readonly members: readonly number[];
  /** Y, N, and - where the members differ. */
  readonly pattern: string;
};

export type StateGraph = {
  readonly model: ConflictModel;
  /** Single states by their decimal; after them those that count as one, by their smallest. */
  readonly nodes: readonly GraphNode[];
  /** Decision maker, node: the nodes it can move to, ascending. */
  readonly moves: readonly (readonly (readonly number[])[])[];
  /** How `to` stands to `from` for a decision maker. */
  readonly relation: (maker: number, from: number, to: number) => Relation;
  /** Nodes that stand alike to all others for a decision maker. */
  readonly classes: (maker: number) => NodeClasses;
  /** Whether anybody's preferences leave something unknown, or tell strengths apart. */
  readonly hasUnknown: boolean;
  readonly hasStrength: boolean;
  /** The node of a feasible decimal. */
  readonly nodeOf: ReadonlyMap<number, number>;
};

export type NodeClasses = {
  readonly classOf: Int32Array;
  /** Per class its nodes; where the classes are ordered, the least preferred first. */
  readonly members: readonly (readonly number[])[];
  /** Every two nodes can be compared. */
  readonly isOrdered: boolean;
};

/** Graphs hold every node and every move; beyond these bounds (a few hundred megabytes) models are solved line by line only. */
export const MostGraphStates = 2 ** 16;
const MostGraphMoves = 2 ** 24;
const MostCompared = 4096;

/**
 * The state graph of `model`. Where states count as one, moves are those of any member, and what a merged state is worth is what its member with
 * the smallest decimal is worth. Cost: states times moves.
 *
 * @throws ConflictError where it is too large, or preferences contradict each other.
 */
export function buildStateGraph(model: ConflictModel, space: Space = layOutStates(model)): StateGraph {
  if (space.stateCount > MostGraphStates) {
    throw new ConflictError(
      "too-large",
      `the model has ${space.stateCount} states; with merged states, unknown preferences or strengths ${MostGraphStates} are the most`,
      "Solve a reduced model: fix options with --fix 'option=N', or order all states.",
    );
  }
  const moves = model.decisionMakers.reduce((sum, _, at) => sum + space.stateCount * ((space.coordinates[at]?.choices ?? 1) - 1), 0);
  if (moves > MostGraphMoves) {
    throw new ConflictError(
      "too-large",
      `the model has up to ${moves} moves; with merged states, unknown preferences or strengths ${MostGraphMoves} are the most`,
      "Solve a reduced model: fix options with --fix 'option=N', or order all states.",
    );
  }
  const nodes = nodesOf(model, space);
  const nodeOf = new Map(nodes.flatMap(({ members }, at) => members.map((decimal) => [decimal, at] as const)));
  const graph = {
    model,
    nodes,
    nodeOf,
    moves: model.decisionMakers.map((_, maker) => nodes.map((node, at) => movesFrom(maker, node, at))),
  };
  const orders = model.decisionMakers.map((maker) => orderOf(model, space, nodes, maker.name, maker.preferences));
  return {
    ...graph,
    relation: (maker, from, to) => orders[maker]?.relation(from, to) ?? "unknown",
    classes: (maker) => classesOf(orders[maker], nodes.length),
    hasUnknown: model.decisionMakers.some(({ preferences }) => leavesUnknown(preferences)),
    hasStrength: model.decisionMakers.some(({ preferences }) => tellsStrength(preferences)),
  };

  function movesFrom(maker: number, node: GraphNode, at: number): readonly number[] {
    const found = new Set<number>();
    for (const decimal of node.members) for (const to of reachableDecimals(model, maker, decimal)) found.add(nodeOf.get(to) ?? at);
    found.delete(at);
    return [...found].sort((one, other) => one - other);
  }
}

/** The decimals a decision maker can make of `decimal` by its own options, feasible or not, without `decimal` itself. */
export function reachableDecimals(model: ConflictModel, maker: number, decimal: number): readonly number[] {
  let found = [decimal];
  for (const option of model.decisionMakers[maker]?.options ?? []) {
    const direction = model.options[option]?.direction ?? "both";
    const isTaken = isTakenIn(decimal, option);
    if (direction === "fixed" || direction === (isTaken ? "forward" : "backward")) continue;
    const shift = isTaken ? -(2 ** option) : 2 ** option;
    found = found.flatMap((one) => [one, one + shift]);
  }
  return found.slice(1);
}

/** The nodes a name means: a number from 1, or a pattern any member fits. */
export function nodesNamed(graph: Pick<StateGraph, "nodes" | "model">, name: StateName): readonly number[] {
  const { nodes, model } = graph;
  const width = model.options.length;
  if (typeof name === "number" || /^\d+$/u.test(name)) {
    const number = Number(name);
    if (!Number.isInteger(number) || number < 1 || number > nodes.length)
      throw new ConflictError("unknown-state", `there is no state ${name}`, `States are numbered from 1 to ${nodes.length}.`);
    return [number - 1];
  }
  const letters = [...name];
  if (letters.length !== width || !/^[YN-]*$/u.test(name)) {
    throw new ConflictError(
      "unknown-state",
      `'${name.slice(0, 80)}' is no state`,
      `Give a number from 1 to ${nodes.length}, or ${width} letters Y, N or -, one for each option.`,
    );
  }
  const fits = (decimal: number): boolean =>
    letters.every((letter, option) => letter === "-" || (letter === "Y") === isTakenIn(decimal, option));
  const found = nodes.flatMap(({ members }, at) => (members.some(fits) ? [at] : []));
  if (found.length === 0)
    throw new ConflictError("unknown-state", `no feasible state is '${name}'`, "Compare it with the infeasible conditions.");
  return found;
}

function nodesOf(model: ConflictModel, space: Space): readonly GraphNode[] {
  const groups: number[][] = model.countsAsOne.map(() => []);
  const single: number[] = [];
  const conditions = model.countsAsOne.map((statement) => placesWhere(space, statement));
  for (const place of space.places) {
    const group = conditions.findIndex((bits) => hasBit(bits, place));
    (groups[group] ?? single).push(place);
  }
  const nodeFrom = (places: readonly number[]): GraphNode => {
    const patterns = places.map((place) => patternOf(space, place));
    const [first = ""] = patterns;
    const pattern = [...first].map((letter, at) => (patterns.every((one) => one[at] === letter) ? letter : "-")).join("");
    return { members: places.map((place) => decimalOf(space, place)), pattern };
  };
  const merged = groups.filter((group) => group.length > 0).map(nodeFrom);
  merged.sort((one, other) => (one.members[0] ?? 0) - (other.members[0] ?? 0));
  return [...single.map((place) => nodeFrom([place])), ...merged];
}

type Order = {
  readonly relation: (from: number, to: number) => Relation;
  /** A key for each node: equal keys stand alike; where `isOrdered`, a larger one is preferred. */
  readonly keys: readonly number[];
  readonly isOrdered: boolean;
};

function classesOf(order: Order | undefined, count: number): NodeClasses {
  const keys = order?.keys ?? Array.from({ length: count }, (_, node) => node);
  const sorted = [...new Set(keys)].sort((one, other) => one - other);
  const placeOf = new Map(sorted.map((key, at) => [key, at]));
  const classOf = Int32Array.from(keys, (key) => placeOf.get(key) ?? 0);
  const members: number[][] = sorted.map(() => []);
  for (let node = 0; node < count; node++) members[classOf[node] ?? 0]?.push(node);
  return { classOf, members, isOrdered: order?.isOrdered ?? false };
}

function orderOf(model: ConflictModel, space: Space, nodes: readonly GraphNode[], maker: string, preferences: Preferences): Order {
  switch (preferences.kind) {
    case "statements":
      return orderByStatements(space, nodes, preferences.statements);
    case "ranking": {
      const ranks = new Array<number>(nodes.length).fill(0);
      preferences.groups.forEach((group, at) => {
        for (const name of group) {
          for (const node of nodesNamed({ nodes, model }, name)) {
            if ((ranks[node] ?? 0) !== 0 && ranks[node] !== preferences.groups.length - at) {
              throw new ConflictError(
                "contradiction",
                `the ranking of '${maker}' names state ${node + 1} twice`,
                "Leave one of the two out.",
              );
            }
            ranks[node] = preferences.groups.length - at;
          }
        }
      });
      const missing = ranks.indexOf(0);
      if (missing >= 0) {
        throw new ConflictError(
          "no-preferences",
          `the ranking of '${maker}' leaves out state ${missing + 1} (${nodes[missing]?.pattern})`,
          "Rank every state; equally preferred states stand together in one list.",
        );
      }
      return orderByNumbers(ranks);
    }
    case "payoffs":
      if (preferences.payoffs.length !== nodes.length) {
        throw new ConflictError(
          "no-preferences",
          `'${maker}' has ${preferences.payoffs.length} payoffs for ${nodes.length} states`,
          "Give one number for each state.",
        );
      }
      return orderByNumbers(preferences.payoffs);
    case "comparisons":
      if (nodes.length > MostCompared) {
        throw new ConflictError(
          "too-large",
          `'${maker}' compares ${nodes.length} states by hand; what follows of comparisons is kept for each pair, of ${MostCompared} states at most`,
          "Solve a reduced model: fix options with --fix 'option=N', or give statements or a ranking.",
        );
      }
      return orderByComparisons(nodes.length, maker, preferences.comparisons, (name) => nodesNamed({ nodes, model }, name));
  }
}

function orderByNumbers(values: readonly number[]): Order {
  return {
    keys: values,
    isOrdered: true,
    relation: (from, to) => {
      const difference = (values[to] ?? 0) - (values[from] ?? 0);
      return difference > 0 ? 1 : difference < 0 ? -1 : 0;
    },
  };
}

/** The first statement that tells two states apart decides; what it is worth says whether strongly, or unknown. */
function orderByStatements(
  space: Space,
  nodes: readonly GraphNode[],
  statements: Extract<Preferences, { kind: "statements" }>["statements"],
): Order {
  const placeOf = new Map(Array.from(space.places, (place) => [decimalOf(space, place), place]));
  const places = nodes.map(({ members }) => placeOf.get(members[0] ?? -1) ?? 0);
  const truths = statements.map(({ statement }) => {
    const bits = placesWhere(space, statement);
    return Uint8Array.from(places, (place) => (hasBit(bits, place) ? 1 : 0));
  });
  // Nodes with one row of truths stand alike; rows in order are numbers in order, unless something unknown stands between them.
  const rows = nodes.map((_, node) => truths.map((truth) => truth[node] ?? 0).join(""));
  const numbers = new Map([...new Set(rows)].sort().map((row, at) => [row, at]));
  const keys = rows.map((row) => numbers.get(row) ?? 0);
  if (statements.every((one) => !one.unknown && !one.strong)) return orderByNumbers(keys);
  const relation = (from: number, to: number): Relation => {
    for (let at = 0; at < truths.length; at++) {
      const difference = (truths[at]?.[to] ?? 0) - (truths[at]?.[from] ?? 0);
      if (difference === 0) continue;
      const said = statements[at];
      if (said?.unknown === true) return "unknown";
      const size = said?.strong === true ? 2 : 1;
      return difference > 0 ? size : size === 2 ? -2 : -1;
    }
    return 0;
  };
  return { keys, isOrdered: statements.every((one) => !one.unknown), relation };
}

/**
 * What comparisons say, and what follows: preferred to what is preferred to it, strongly where one of the steps is strong; equal to what is equal.
 * Everything else is unknown.
 */
function orderByComparisons(
  count: number,
  maker: string,
  comparisons: readonly Comparison[],
  nodesOfName: (name: StateName) => readonly number[],
): Order {
  /** From better to worse: 0 equal, 1 preferred, 2 strongly. */
  const steps: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  const add = (from: number, to: number, size: number): void => {
    if (from !== to) steps[from]?.set(to, Math.max(size, steps[from]?.get(to) ?? 0));
    else if (size > 0) throw contradiction(maker, [from, from]);
  };
  for (const one of comparisons) {
    if (one.kind === "equal") {
      const nodes = one.states.flatMap(nodesOfName);
      for (const node of nodes) for (const other of nodes) add(node, other, 0);
    } else for (const better of nodesOfName(one.better)) for (const worse of nodesOfName(one.worse)) add(better, worse, one.strong ? 2 : 1);
  }
  const circle = shortestCircle(steps);
  if (circle !== undefined) throw contradiction(maker, circle);
  const below = steps.map((_, from) => reachBelow(steps, from));
  const relation = (from: number, to: number): Relation => {
    if (from === to) return 0;
    const down = below[from]?.get(to);
    const up = below[to]?.get(from);
    if (up === 2 || up === 1) return up;
    if (down === 2 || down === 1) return down === 2 ? -2 : -1;
    return up === 0 || down === 0 ? 0 : "unknown";
  };
  return { keys: steps.map((_, node) => node), isOrdered: false, relation };
}

function contradiction(maker: string, circle: readonly number[]): ConflictError {
  const told = circle.map((node) => `state ${node + 1}`).join(" over ");
  return new ConflictError("contradiction", `the comparisons of '${maker}' contradict each other: ${told}`, "Take one of them out.");
}

/** The shortest way from a state back to itself that steps down at least once; first state repeated at the end. */
function shortestCircle(steps: readonly ReadonlyMap<number, number>[]): readonly number[] | undefined {
  let shortest: readonly number[] | undefined;
  for (const [better, row] of steps.entries()) {
    for (const [worse, size] of row) {
      if (size === 0) continue;
      const path = shortestPath(steps, worse, better);
      if (path !== undefined && (shortest === undefined || path.length + 1 < shortest.length)) shortest = [better, ...path];
    }
  }
  return shortest;
}

function shortestPath(steps: readonly ReadonlyMap<number, number>[], from: number, to: number): readonly number[] | undefined {
  const before = new Map<number, number>([[from, -1]]);
  const queue = [from];
  for (let next = 0; next < queue.length; next++) {
    const node = queue[next] ?? from;
    if (node === to) {
      const path: number[] = [];
      for (let at = node; at !== -1; at = before.get(at) ?? -1) path.push(at);
      return path.reverse();
    }
    for (const step of steps[node]?.keys() ?? []) {
      if (before.has(step)) continue;
      before.set(step, node);
      queue.push(step);
    }
  }
  return undefined;
}

/** Every state below or equal to `from`, with the largest step on the best way there. */
function reachBelow(steps: readonly ReadonlyMap<number, number>[], from: number): ReadonlyMap<number, number> {
  const best = new Map<number, number>([[from, 0]]);
  const queue = [from];
  for (let next = 0; next < queue.length; next++) {
    const node = queue[next] ?? from;
    for (const [to, size] of steps[node] ?? []) {
      const strength = Math.max(size, best.get(node) ?? 0);
      if (best.has(to) && (best.get(to) ?? 0) >= strength) continue;
      best.set(to, strength);
      queue.push(to);
    }
  }
  return best;
}

function leavesUnknown(preferences: Preferences): boolean {
  return preferences.kind === "comparisons" || (preferences.kind === "statements" && preferences.statements.some((one) => one.unknown));
}

function tellsStrength(preferences: Preferences): boolean {
  if (preferences.kind === "statements") return preferences.statements.some((one) => one.strong);
  return preferences.kind === "comparisons" && preferences.comparisons.some((one) => one.kind === "prefers" && one.strong);
}
