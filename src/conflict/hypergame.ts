/** Decides what each decision maker would find in the conflict as it sees it, and which states hold for everybody in its own view. */
import type { Analysis, Answer } from "./analysis.ts";
import { hasBit } from "./bits.ts";
import { ConflictError } from "./conflict-error.ts";
import type { Game } from "./game.ts";
import { rankStates } from "./rank-states.ts";
import { type ConceptName, ConceptNames, type Progress, solveGameInSteps } from "./solve-game.ts";
import { placesWhere } from "./space.ts";

/**
 * A first-level hypergame (Wang, Hipel and Fraser 1988; Bennett 1977): each decision maker solves its own game, without the states it does not see
 * and with what it takes for the others' preferences. A hypergame equilibrium holds for each decision maker in its own view, and each sees it.
 * Numbers of states are those of the whole model. Cost: solving, once for each decision maker.
 */
export function* analyseViewsInSteps(
  game: Game,
  concepts: readonly ConceptName[],
): Generator<Progress, NonNullable<Analysis["hypergame"]>> {
  const { model, space } = game;
  const views: (Answer & { readonly decisionMaker: string; readonly unseen: readonly number[] })[] = [];
  for (const [at, maker] of model.decisionMakers.entries()) {
    const view = viewOf(game, at);
    const seen = [...space.places.keys()].filter((state) => view.players[0]?.ranks[space.places[state] ?? 0] !== 0);
    const { holds } = yield* solveGameInSteps(view, concepts);
    const stable: Partial<Record<ConceptName, readonly (readonly number[])[]>> = {};
    for (const concept of concepts) {
      stable[concept] = (holds.get(concept) ?? []).map((bits) =>
        seen.filter((state) => hasBit(bits, space.places[state] ?? 0)).map((state) => state + 1),
      );
    }
    const isSeen = new Set(seen);
    views.push({
      decisionMaker: maker.name,
      unseen: [...space.places.keys()].filter((state) => !isSeen.has(state)).map((state) => state + 1),
      equilibria: common(concepts, (concept) => stable[concept] ?? []),
      stableStatesPerDM: stable,
    });
  }
  return { views, equilibria: common(concepts, (concept) => views.map((view, at) => view.stableStatesPerDM[concept]?.[at] ?? [])) };
}

/** The same box with what this decision maker does not see taken out, and the others' ranks as it takes them to be. */
function viewOf(game: Game, at: number): Game {
  const { model, space } = game;
  const maker = model.decisionMakers[at];
  const view = maker?.view;
  if (view === undefined) return game;
  const feasible = space.feasible.slice();
  for (const statement of view.unseen) {
    const unseen = placesWhere(space, statement);
    for (let word = 0; word < feasible.length; word++) feasible[word] = (feasible[word] ?? 0) & ~(unseen[word] ?? 0);
  }
  const places = space.places.filter((place) => hasBit(feasible, place));
  if (places.length === 0) {
    throw new ConflictError(
      "no-state",
      `'${maker?.name}' sees none of the states`,
      "Take one of the conditions in its view (unseen, misperceptions) out.",
    );
  }
  const players = game.players.map((player, other) => {
    const taken = view.preferences.get(other);
    const ranks = taken === undefined ? player.ranks : rankStates(space, model.decisionMakers[other]?.name ?? "", taken);
    if (ranks === undefined)
      throw new ConflictError("malformed", `the view of '${maker?.name}' leaves preferences unknown`, "Order all states in a view.");
    return { ...player, ranks: ranks.map((rank, place) => (hasBit(feasible, place) ? rank : 0)) };
  });
  return { model, space: { ...space, feasible, places, stateCount: places.length }, players };
}

function common(concepts: readonly ConceptName[], rowsOf: (concept: ConceptName) => readonly (readonly number[])[]): Answer["equilibria"] {
  const found: Partial<Record<ConceptName, readonly number[]>> = {};
  for (const concept of ConceptNames) {
    if (!concepts.includes(concept)) continue;
    const [first = [], ...others] = rowsOf(concept).map((row) => new Set(row));
    found[concept] = [...first].filter((state) => others.every((row) => row.has(state)));
  }
  return found;
}
