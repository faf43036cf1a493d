/** Decides what is told of a model solved as an explicit graph: merged states, unknown preferences, strengths, coalitions. */
import type { Analysis, AnalysisWish, Cell, StateLine } from "./analysis.ts";
import { type CoalitionConceptName, CoalitionConceptNames, CoalitionSources, solveCoalitionsInSteps } from "./coalitions.ts";
import { stableOnGraph } from "./graph-marking.ts";
import {
  type GraphReason,
  improvementsOnGraph,
  PlainRule,
  reasonOnGraph,
  type StabilityRule,
  StrongRule,
  UnknownRules,
} from "./graph-stability.ts";
import type { ConflictModel, StateName } from "./model.ts";
import { reasonLine } from "./reason-line.ts";
import { type ConceptName, ConceptNames, type Progress } from "./solve-game.ts";
import type { Space } from "./space.ts";
import { allConcepts } from "./stability/index.ts";
import { buildStateGraph, nodesNamed, type StateGraph } from "./state-graph.ts";

/** Graph models up to this size are told with every reason. */
const CellsToldUnasked = 1024;

type Stable = Readonly<Partial<Record<ConceptName, readonly (readonly number[])[]>>>;

/** Everything asked of a model with merged states, unknown preferences or strengths. Yields how far it is. */
export function* analyseGraphInSteps(
  model: ConflictModel,
  space: Space,
  wish: AnalysisWish,
  notes: readonly string[],
): Generator<Progress, Analysis> {
  const graph = buildStateGraph(model, space);
  const concepts = wish.concepts ?? ConceptNames;
  const makers = model.decisionMakers.map((maker) => maker.name);
  const plain = yield* stableUnder(graph, concepts, PlainRule, "");
  const asked = askedNodes(graph, wish.explain);
  const told = asked.length === 0 && graph.nodes.length * makers.length <= CellsToldUnasked ? [...graph.nodes.keys()] : asked;
  const merged = graph.nodes.filter((node) => node.members.length > 1);
  return {
    name: model.name,
    options: optionLines(model),
    stateCount: graph.nodes.length,
    decisionMakers: makers.map((name, at) => ({
      name,
      options: model.decisionMakers[at]?.options ?? [],
      nUnilateralMoves: sum(graph.moves[at]?.map((row) => row.length) ?? []),
      nUnilateralImprovements: sum(graph.nodes.map((_, node) => improvementsOnGraph(graph, at, node, false).length)),
      ...(graph.hasUnknown ? {} : orderOf(graph, at)),
      stableCounts: Object.fromEntries(concepts.map((concept) => [concept, plain[concept]?.[at]?.length ?? 0])),
    })),
    concepts,
    sources: sourcesOf(concepts),
    equilibria: equilibriaOf(plain),
    equilibriumCounts: Object.fromEntries(Object.entries(equilibriaOf(plain)).map(([concept, states]) => [concept, states.length])),
    stableStatesPerDM: plain,
    states: graph.nodes.map((_, node) => nodeLine(graph, node)),
    cells: told.flatMap((node) => makers.map((_, at) => cellOf(graph, concepts, at, node))),
    reasonsFor: asked.length > 0 ? "the states asked for" : told.length > 0 ? "all states" : "none",
    ...(graph.hasUnknown ? { unknownPreferences: yield* underUnknown(graph, concepts) } : {}),
    ...(graph.hasStrength ? { strongStability: answerOf(yield* stableUnder(graph, concepts, StrongRule, "strong ")) } : {}),
    complete: concepts.length === ConceptNames.length,
    notes: [
      ...notes,
      ...(merged.length > 0
        ? [
            `${merged.length === 1 ? "one state stands" : `${merged.length} states stand`} for several combinations; what it is worth is what the one with the smallest decimal is worth.`,
          ]
        : []),
      ...(graph.hasUnknown
        ? [
            "equilibria and stableStatesPerDM take only certain preferences as reasons; unknownPreferences gives the four ways to take the unknown.",
          ]
        : []),
    ],
  };
}

/** Coalitional stability of any model that fits a graph. */
export function* analyseCoalitionsInSteps(graph: StateGraph): Generator<Progress, NonNullable<Analysis["coalitional"]>> {
  const { coalitions, universal } = yield* solveCoalitionsInSteps(graph);
  const numbered = (
    stable: Readonly<Record<CoalitionConceptName, readonly number[]>>,
  ): Record<CoalitionConceptName, readonly number[]> => ({
    CNash: fromOne(stable.CNash),
    CGMR: fromOne(stable.CGMR),
    CSMR: fromOne(stable.CSMR),
    CSEQ: fromOne(stable.CSEQ),
    CSSEQ: fromOne(stable.CSSEQ),
  });
  return {
    concepts: CoalitionConceptNames,
    sources: CoalitionSources,
    universalEquilibria: numbered(universal),
    coalitions: coalitions.map(({ members, stable }) => ({
      members: members.map((at) => graph.model.decisionMakers[at]?.name ?? ""),
      stable: numbered(stable),
    })),
  };
}

export function optionLines(model: ConflictModel): Analysis["options"] {
  return model.options.map(({ name, direction }, at) => {
    const owner = model.decisionMakers.find((maker) => maker.options.includes(at));
    return { name, direction, ...(owner === undefined ? {} : { decisionMaker: owner.name }) };
  });
}

export function sourcesOf(concepts: readonly ConceptName[]): Analysis["sources"] {
  return Object.fromEntries(
    allConcepts.filter(({ name }) => concepts.some((one) => one === name)).map(({ name, source }) => [name, source]),
  );
}

function* stableUnder(
  graph: StateGraph,
  concepts: readonly ConceptName[],
  rule: StabilityRule,
  label: string,
): Generator<Progress, Stable> {
  const stable: Partial<Record<ConceptName, readonly (readonly number[])[]>> = {};
  const total = concepts.length * graph.moves.length;
  let done = 0;
  for (const concept of concepts) {
    const rows: (readonly number[])[] = [];
    for (const maker of graph.moves.keys()) {
      const current = `${label}${concept} for ${graph.model.decisionMakers[maker]?.name}`;
      const steps = stableOnGraph(graph, concept, rule, maker);
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) yield { done, total, current };
      const holds = step.value;
      rows.push(graph.nodes.flatMap((_, node) => (holds[node] === 1 ? [node + 1] : [])));
      yield { done: ++done, total, current };
    }
    stable[concept] = rows;
  }
  return stable;
}

function* underUnknown(
  graph: StateGraph,
  concepts: readonly ConceptName[],
): Generator<Progress, NonNullable<Analysis["unknownPreferences"]>> {
  return {
    a: answerOf(yield* stableUnder(graph, concepts, UnknownRules.a, "unknown (a) ")),
    b: answerOf(yield* stableUnder(graph, concepts, UnknownRules.b, "unknown (b) ")),
    c: answerOf(yield* stableUnder(graph, concepts, UnknownRules.c, "unknown (c) ")),
    d: answerOf(yield* stableUnder(graph, concepts, UnknownRules.d, "unknown (d) ")),
  };
}

function answerOf(stable: Stable): { readonly equilibria: Analysis["equilibria"]; readonly stableStatesPerDM: Stable } {
  return { equilibria: equilibriaOf(stable), stableStatesPerDM: stable };
}

/** States that hold for everybody, by concept. */
export function equilibriaOf(stable: Stable): Analysis["equilibria"] {
  const found: Partial<Record<ConceptName, readonly number[]>> = {};
  for (const concept of ConceptNames) {
    const rows = stable[concept];
    if (rows === undefined) continue;
    const [first = [], ...others] = rows.map((row) => new Set(row));
    found[concept] = [...first].filter((state) => others.every((row) => row.has(state)));
  }
  return found;
}

/** Ranks and ranking of a decision maker that compares all states; strengths make no difference to the order. */
function orderOf(graph: StateGraph, maker: number): Pick<Analysis["decisionMakers"][number], "payoffs" | "ranking"> {
  const groups: number[][] = [];
  const worstFirst = [...graph.nodes.keys()].sort((one, other) => -Number(graph.relation(maker, one, other)) || one - other);
  for (const node of worstFirst) {
    const last = groups.at(-1);
    if (last !== undefined && graph.relation(maker, last[0] ?? 0, node) === 0) last.push(node);
    else groups.push([node]);
  }
  const payoffs = new Array<number>(graph.nodes.length).fill(0);
  groups.forEach((group, at) => {
    for (const node of group) payoffs[node] = at + 1;
  });
  return { payoffs, ranking: groups.reverse().map((group) => (group.length === 1 ? (group[0] ?? 0) + 1 : group.map((node) => node + 1))) };
}

function askedNodes(graph: StateGraph, names: readonly StateName[] | undefined): readonly number[] {
  return [...new Set((names ?? []).flatMap((name) => nodesNamed(graph, name)))];
}

function nodeLine(graph: StateGraph, node: number): StateLine {
  const { members, pattern } = graph.nodes[node] ?? { members: [], pattern: "" };
  return { ord: node + 1, dec: members[0] ?? 0, yn: pattern, ...(members.length > 1 ? { members } : {}) };
}

function cellOf(graph: StateGraph, concepts: readonly ConceptName[], at: number, node: number): Cell {
  const nameOf = (by: number): string => graph.model.decisionMakers[by]?.name ?? "";
  const line = (concept: ConceptName, reason: GraphReason): Cell["concepts"][ConceptName] =>
    reasonLine(reason, concept, nameOf(at), (state) => state + 1, nameOf);
  return {
    state: node + 1,
    decisionMaker: nameOf(at),
    concepts: Object.fromEntries(concepts.map((concept) => [concept, line(concept, reasonOnGraph(graph, concept, PlainRule, at, node))])),
  };
}

function fromOne(nodes: readonly number[]): readonly number[] {
  return nodes.map((node) => node + 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
