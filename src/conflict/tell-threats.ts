/** Decides what is told of each threat: how credible it is as things stand and elsewhere, in words. */
import { nodesNamed, type StateGraph } from "./state-graph.ts";
import { type Credibility, type ThreatFinding, weighThreats } from "./threats.ts";

export type ThreatStory = {
  readonly id: string;
  readonly name: string;
  /** Who would act. */
  readonly decisionMaker: string;
  readonly credibility: ThreatFinding["overall"];
  /** Undefined where it is not called for at the status quo. */
  readonly atStatusQuo: Credibility | undefined;
  readonly counts: ThreatFinding["counts"];
  /** States are numbered from 1. */
  readonly states: readonly { readonly state: number; readonly credibility: Credibility; readonly to?: number; readonly why?: string }[];
  readonly inWords: string;
};

/** Every threat of the model. Cost: states, for each threat. */
export function tellThreats(graph: StateGraph): readonly ThreatStory[] {
  const { model } = graph;
  const [statusQuo] = model.statusQuo === undefined ? [] : nodesNamed(graph, model.statusQuo);
  return weighThreats(graph).map(({ threat, at, counts, overall }) => {
    const decisionMaker = model.decisionMakers[threat.by]?.name ?? "";
    return {
      id: threat.id,
      name: threat.name,
      decisionMaker,
      credibility: overall,
      atStatusQuo: at.find((one) => one.node === statusQuo)?.credibility,
      counts,
      states: at.map(({ node, credibility, to, why }) => ({
        state: node + 1,
        credibility,
        ...(to === undefined ? {} : { to: to + 1 }),
        ...(why === undefined ? {} : { why }),
      })),
      inWords: inWords(decisionMaker, overall, counts),
    };
  });
}

function inWords(maker: string, overall: ThreatFinding["overall"], counts: ThreatFinding["counts"]): string {
  switch (overall) {
    case "improvement":
      return `Carrying it out improves matters for ${maker} wherever it would be called for.`;
    case "move":
      return `${maker} can carry it out, but is nowhere better off by it.`;
    case "neither":
      return `${maker} cannot carry it out.`;
    case "done":
      return "There is no state at which it would still be carried out.";
    case "depends":
      return `For ${maker} it is an improvement at ${counts.improvement} states, only a move at ${counts.move}, neither at ${counts.neither}.`;
  }
}
