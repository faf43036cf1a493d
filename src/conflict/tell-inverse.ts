/** Decides how it is told which preferences make a state hold: sets of states of which none may be preferred to it, in numbers and in words. */
import { conditionsFor } from "./inverse.ts";
import type { ConceptName } from "./solve-game.ts";
import type { StateGraph } from "./state-graph.ts";

/** States are numbered from 1. */
export type InverseStory = {
  readonly concept: ConceptName;
  /** With the preferences of the model. */
  readonly equilibrium: boolean;
  /** What the conditions take as given. */
  readonly exact: string;
  readonly decisionMakers: readonly {
    readonly name: string;
    readonly met: boolean;
    /** All of them have to be met; empty where the state holds whatever is preferred. */
    readonly conditions: readonly { readonly move: number; readonly anyOf: readonly (readonly number[])[] }[];
    /** Undefined where the search was cut short. */
    readonly fewestChanges: readonly number[] | undefined;
    readonly inWords: string;
  }[];
};

/** Cost: see `conditionsFor`. */
export function tellInverse(graph: StateGraph, concept: ConceptName, node: number): InverseStory {
  const found = conditionsFor(graph, concept, node);
  const isOwn = concept === "Nash" || concept === "GMR" || concept === "SMR";
  return {
    concept,
    equilibrium: found.every((one) => one.isMet),
    exact: isOwn
      ? "together the conditions are exact: they depend on nobody else's preferences"
      : "each condition is exact for the decision maker's own preferences, with the others' improvements as the model has them",
    decisionMakers: found.map((one) => {
      const conditions = one.clauses.map(({ move, alternatives }) => ({
        move: move + 1,
        anyOf: alternatives.map((states) => states.map((at) => at + 1)),
      }));
      const name = graph.model.decisionMakers[one.maker]?.name ?? "";
      return {
        name,
        met: one.isMet,
        conditions,
        fewestChanges: one.fewestChanges?.map((at) => at + 1),
        inWords: inWords(name, node + 1, conditions),
      };
    }),
  };
}

/** Alternatives told in a sentence; the sets hold all. */
const MostTold = 6;

function inWords(maker: string, state: number, conditions: InverseStory["decisionMakers"][number]["conditions"]): string {
  if (conditions.length === 0) return `${maker} stays at ${state} whatever it prefers.`;
  const told = conditions.map(({ anyOf }) => {
    const ways = anyOf.slice(0, MostTold).map((states) => states.join(" and "));
    const more = anyOf.length > MostTold ? ` or one of ${anyOf.length - MostTold} further sets` : "";
    return `${ways.join(", or ")}${more}`;
  });
  return `${maker} must not prefer to ${state}: ${told.join("; nor ")}.`;
}
