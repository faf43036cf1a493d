/** Decides how credible a threat is: whether carrying it out improves matters for whoever would act, is only possible, or is not. */
import type { ConflictModel, OptionSetting, Threat } from "./model.ts";
import { isTakenIn } from "./space.ts";
import type { StateGraph } from "./state-graph.ts";
import { truthOf } from "./statement.ts";

export type Credibility = "improvement" | "move" | "neither";

export type ThreatAt = {
  readonly node: number;
  readonly credibility: Credibility;
  /** Where carrying it out leads. */
  readonly to?: number;
  /** Why it is a move and no improvement, or neither. */
  readonly why?: "less preferred" | "equally preferred" | "not compared" | "not its option" | "cannot be changed that way" | "infeasible";
};

export type ThreatFinding = {
  readonly threat: Threat;
  /** Each state at which it would be carried out: the trigger holds, and it has not been carried out. */
  readonly at: readonly ThreatAt[];
  readonly counts: Readonly<Record<Credibility, number>>;
  /** The same at all of them, or `depends`; `done` where every such state has it carried out already, or the trigger never holds. */
  readonly overall: Credibility | "depends" | "done";
};

/** Every threat of the model: those it states, and a threat to take each option that stands for a contingency. Cost: states, for each threat. */
export function weighThreats(graph: StateGraph): readonly ThreatFinding[] {
  return threatsOf(graph.model).map((threat) => {
    const at = graph.nodes.flatMap((_, node) => {
      const found = weighAt(graph, threat, node);
      return found === undefined ? [] : [found];
    });
    const counts = { improvement: 0, move: 0, neither: 0 };
    for (const { credibility } of at) counts[credibility]++;
    const kinds = (["improvement", "move", "neither"] as const).filter((kind) => counts[kind] > 0);
    const [only] = kinds;
    return { threat, at, counts, overall: only === undefined ? "done" : kinds.length === 1 ? only : "depends" };
  });
}

export function threatsOf(model: ConflictModel): readonly Threat[] {
  const stated = new Set(model.threats.flatMap((threat) => threat.response.map((setting) => setting.option)));
  const fromOptions = model.options.flatMap(({ name, contingency }, option): readonly Threat[] => {
    const by = model.decisionMakers.findIndex((maker) => maker.options.includes(option));
    if (contingency === undefined || by < 0 || stated.has(option)) return [];
    return [{ id: contingency, name, by, response: [{ option, taken: true }], trigger: undefined }];
  });
  return [...model.threats, ...fromOptions];
}

/** What carrying the threat out is worth at `node`; undefined where its trigger does not hold or it is carried out. */
function weighAt(graph: StateGraph, threat: Threat, node: number): ThreatAt | undefined {
  const { model } = graph;
  const members = (graph.nodes[node]?.members ?? []).filter(
    (decimal) => threat.trigger === undefined || truthOf(threat.trigger, (option) => isTakenIn(decimal, option)) === true,
  );
  const open = members.filter((decimal) => threat.response.some(({ option, taken }) => isTakenIn(decimal, option) !== taken));
  if (open.length === 0) return undefined;
  let blocked: ThreatAt = { node, credibility: "neither", why: "infeasible" };
  let possible: ThreatAt | undefined;
  for (const decimal of open) {
    const obstacle = threat.response.map((setting) => obstacleTo(model, threat.by, decimal, setting)).find((one) => one !== undefined);
    if (obstacle !== undefined) {
      blocked = { node, credibility: "neither", why: obstacle };
      continue;
    }
    const to = graph.nodeOf.get(withSettings(decimal, threat.response));
    if (to === undefined) continue;
    const relation = graph.relation(threat.by, node, to);
    if (relation !== "unknown" && relation > 0) return { node, credibility: "improvement", to };
    possible ??= {
      node,
      credibility: "move",
      to,
      why: relation === "unknown" ? "not compared" : relation === 0 ? "equally preferred" : "less preferred",
    };
  }
  return possible ?? blocked;
}

function obstacleTo(model: ConflictModel, by: number, decimal: number, { option, taken }: OptionSetting): ThreatAt["why"] {
  if (isTakenIn(decimal, option) === taken) return undefined;
  if (model.decisionMakers[by]?.options.includes(option) !== true) return "not its option";
  const direction = model.options[option]?.direction ?? "both";
  return direction === "fixed" || direction === (taken ? "backward" : "forward") ? "cannot be changed that way" : undefined;
}

function withSettings(decimal: number, settings: readonly OptionSetting[]): number {
  return settings.reduce(
    (sum, { option, taken }) => (isTakenIn(sum, option) === taken ? sum : sum + (taken ? 2 ** option : -(2 ** option))),
    decimal,
  );
}
