/** Decides for all states of a graph at once whether they hold: from the states that would deter, back along what the others can do. */
import { countsAsSanction, improvementsOnGraph, type StabilityRule } from "./graph-stability.ts";
import type { ConceptName } from "./solve-game.ts";
import { allConcepts } from "./stability/index.ts";
import { reachableDecimals, type StateGraph } from "./state-graph.ts";

/**
 * 1 for each node at which `focal` stays; the same as asking `reasonOnGraph` of each. States that stand alike to all others are one class: for each
 * class the states that would deter are known, and a search back along the others' moves (or improvements), with who moved last kept, marks
 * everything from which one of them is reached. Where the classes are ordered and strengths make no difference, what deters one deters every
 * better one too, and the search goes on instead of beginning anew. Cost: classes (ordered: 1) times the others' moves; SIM: for each state its
 * improvements times the superpositions of the others'.
 * Yields after each class.
 */
export function* stableOnGraph(graph: StateGraph, concept: ConceptName, rule: StabilityRule, focal: number): Generator<number, Uint8Array> {
  const { sanctions, countsReply } = allConcepts.find((one) => one.name === concept) ?? { sanctions: "none", countsReply: false };
  const size = graph.nodes.length;
  const stable = new Uint8Array(size);
  if (sanctions === "simultaneous") {
    for (let node = 0; node < size; node++) {
      stable[node] = isStableAtOnce(graph, rule, focal, node) ? 1 : 0;
      if ((node & 63) === 0) yield node;
    }
    return stable;
  }
  if (sanctions === "none") {
    for (let node = 0; node < size; node++)
      stable[node] = improvementsOnGraph(graph, focal, node, rule.leavesForUnknown).length === 0 ? 1 : 0;
    return stable;
  }
  const others = graph.moves.map((_, at) => at).filter((at) => at !== focal);
  const back = others.map((by) =>
    reversed(graph, by, sanctions === "moves" ? "moves" : rule.othersUseUnknown ? "unknown" : "improvements"),
  );
  const { classOf, members, isOrdered } = graph.classes(focal);
  const goesOn = isOrdered && !rule.onlyStrong;
  const marked = new Uint8Array(size);
  const met = new Uint8Array(size * others.length);
  const byWorst = goesOn ? nodesByWorst() : [];
  const queue = new Int32Array(size * others.length);
  for (let at = 0; at < members.length; at++) {
    const own = members[at] ?? [];
    const [first] = own;
    if (first === undefined) continue;
    if (!goesOn) {
      marked.fill(0);
      met.fill(0);
    }
    let last = 0;
    const push = (node: number, place: number): void => {
      if (met[node * others.length + place] === 1) return;
      met[node * others.length + place] = 1;
      queue[last++] = node * others.length + place;
    };
    for (const end of goesOn ? (byWorst[at] ?? []) : deterring(first)) for (let place = 0; place < others.length; place++) push(end, place);
    for (let next = 0; next < last; next++) {
      const key = queue[next] ?? 0;
      const place = key % others.length;
      const node = (key - place) / others.length;
      const { starts, sources } = back[place] ?? { starts: new Int32Array(1), sources: new Int32Array(0) };
      for (let edge = starts[node] ?? 0, end = starts[node + 1] ?? 0; edge < end; edge++) {
        const before = sources[edge] ?? 0;
        marked[before] = 1;
        // Whoever moves next is not the one who came here; so any other may have come to `before`.
        for (let other = 0; other < others.length; other++) if (other !== place) push(before, other);
      }
    }
    for (const node of own) {
      const improvements = improvementsOnGraph(graph, focal, node, rule.leavesForUnknown);
      stable[node] = improvements.every((to) => marked[to] === 1) ? 1 : 0;
    }
    yield at;
  }
  return stable;

  /** Where classes are ordered: the nodes by the best that `focal` comes to there, by its own reply or without one. They deter from that class on. */
  function nodesByWorst(): readonly (readonly number[])[] {
    const found: number[][] = members.map(() => []);
    for (let end = 0; end < size; end++) {
      let best = classOf[end] ?? 0;
      if (countsReply) for (const reply of graph.moves[focal]?.[end] ?? []) best = Math.max(best, classOf[reply] ?? 0);
      found[best]?.push(end);
    }
    return found;
  }

  /** Ends that deter whoever is at `node`. */
  function deterring(node: number): readonly number[] {
    const isNoBetter = Uint8Array.from(members, ([one = 0]) => (countsAsSanction(graph.relation(focal, node, one), rule) ? 1 : 0));
    const found: number[] = [];
    for (let end = 0; end < size; end++) {
      if (isNoBetter[classOf[end] ?? 0] !== 1) continue;
      if (!countsReply || (graph.moves[focal]?.[end] ?? []).every((reply) => isNoBetter[classOf[reply] ?? 0] === 1)) found.push(end);
    }
    return found;
  }
}

/** Whether some superposition of the others' improvements spoils each improvement; what the others add is laid out once for each member. */
function isStableAtOnce(graph: StateGraph, rule: StabilityRule, focal: number, node: number): boolean {
  const open = new Set(improvementsOnGraph(graph, focal, node, rule.leavesForUnknown));
  if (open.size === 0) return true;
  const better = graph.moves.map((_, by) =>
    by === focal ? undefined : new Set(improvementsOnGraph(graph, by, node, rule.othersUseUnknown)),
  );
  for (const member of graph.nodes[node]?.members ?? []) {
    let sums: readonly number[] = [0];
    for (const [by, wanted] of better.entries()) {
      if (wanted === undefined || wanted.size === 0) continue;
      const shifts = reachableDecimals(graph.model, by, member).flatMap((decimal) =>
        wanted.has(graph.nodeOf.get(decimal) ?? -1) ? [decimal - member] : [],
      );
      sums = [...sums, ...shifts.flatMap((shift) => sums.map((sum) => sum + shift))];
    }
    // The first sum is that of nobody else moving.
    if (sums.length === 1) continue;
    for (const decimal of reachableDecimals(graph.model, focal, member)) {
      const to = graph.nodeOf.get(decimal) ?? -1;
      if (!open.has(to)) continue;
      for (let at = 1; at < sums.length; at++) {
        const end = graph.nodeOf.get(decimal + (sums[at] ?? 0));
        if (end === undefined || !countsAsSanction(graph.relation(focal, node, end), rule)) continue;
        open.delete(to);
        break;
      }
    }
    if (open.size === 0) return true;
  }
  return false;
}

/** From where each node is reached: `sources[starts[node]]` up to `sources[starts[node + 1]]`. */
type Reversed = { readonly starts: Int32Array; readonly sources: Int32Array };

const kept = new WeakMap<StateGraph, Map<string, Reversed>>();

function reversed(graph: StateGraph, by: number, which: "moves" | "improvements" | "unknown"): Reversed {
  const known = kept.get(graph) ?? new Map<string, Reversed>();
  kept.set(graph, known);
  const key = `${by} ${which}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const stepsOf = (node: number): readonly number[] =>
    which === "moves" ? (graph.moves[by]?.[node] ?? []) : improvementsOnGraph(graph, by, node, which === "unknown");
  const size = graph.nodes.length;
  const starts = new Int32Array(size + 1);
  for (let node = 0; node < size; node++) for (const to of stepsOf(node)) starts[to + 1] = (starts[to + 1] ?? 0) + 1;
  for (let node = 0; node < size; node++) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  const sources = new Int32Array(starts[size] ?? 0);
  const filled = starts.slice();
  for (let node = 0; node < size; node++) {
    for (const to of stepsOf(node)) {
      sources[filled[to] ?? 0] = node;
      filled[to] = (filled[to] ?? 0) + 1;
    }
  }
  const made = { starts, sources };
  known.set(key, made);
  return made;
}
