/** Decides how a model is made ready to be solved: its states laid out, and a rank for each decision maker at each of them. */
import type { ConflictModel } from "./model.ts";
import { type Ranks, rankStates } from "./rank-states.ts";
import { type Coordinate, layOutStates, type Space } from "./space.ts";

/** A model every decision maker of which orders all states; solved line by line, without matrices. */
export type Game = {
  readonly model: ConflictModel;
  readonly space: Space;
  readonly players: readonly Player[];
};

export type Player = { readonly coordinate: Coordinate; readonly ranks: Ranks };

/** The model as a game; `undefined` ranks (unknown preferences, strengths) or merged states need a state graph instead. */
export function prepareGame(model: ConflictModel, space: Space = layOutStates(model)): Game | undefined {
  if (model.countsAsOne.length > 0) return undefined;
  const players: Player[] = [];
  for (const [at, maker] of model.decisionMakers.entries()) {
    const ranks = rankStates(space, maker.name, maker.preferences);
    const coordinate = space.coordinates[at];
    if (ranks === undefined || coordinate === undefined) return undefined;
    players.push({ coordinate, ranks });
  }
  return { model, space, players };
}
