/** Decides what a solution concept is: a name, where it is defined, and how to find the states that hold under it. */
import type { Bits } from "../bits.ts";
import type { Game, Player } from "../game.ts";
import { bestReplies, type LineOrder, orderLines, spreadOverImprovements, spreadOverMoves, valuesFrom } from "../lines.ts";

/** What the others may do about an improvement. */
export type Sanctions = "none" | "moves" | "improvements" | "simultaneous";

/** Work between two of these takes well under a second on the largest models. */
export type Step = { readonly concept: string; readonly decisionMaker: string };

export type Concept = {
  readonly name: string;
  /** Where it is defined. */
  readonly source: string;
  readonly sanctions: Sanctions;
  /** Whether the one who improved may still answer the sanction. */
  readonly countsReply: boolean;
  /** The places at which decision maker `focal` has no reason to leave. */
  readonly hold: (work: Work, focal: number) => Generator<Step, Bits>;
};

/** A game with what several concepts need of it, each made once. */
export type Work = {
  readonly game: Game;
  readonly orderOf: (player: number) => LineOrder;
};

export function prepareWork(game: Game): Work {
  const orders = new Map<number, LineOrder>();
  return {
    game,
    orderOf(at) {
      const known = orders.get(at);
      if (known !== undefined) return known;
      const made = orderLines(playerAt(game, at));
      orders.set(at, made);
      return made;
    },
  };
}

export function playerAt(game: Game, at: number): Player {
  const player = game.players[at];
  if (player === undefined) throw new RangeError(`there is no decision maker ${at}`);
  return player;
}

/**
 * For each place, the lowest value that `focal` can be brought to from there by its opponents, in any number of moves (or improvements).
 *
 * A legal sequence lets nobody move twice in succession (Fang, Hipel and Kilgour 1993, chapter 4). In option form whoever could take two
 * steps in succession can take both at once, and improving twice is improving once by more; so a sequence that breaks the rule can always be
 * shortened to one that keeps it or to standing still, and plain closure reaches the same states. (Where states count as one this is not so: see
 * state-graph.ts.) The place itself counts as reached, which changes nothing: an improvement is never its own sanction.
 *
 * Value: the focal rank, or with `countsReply` the rank of the focal decision maker's best answer. Sweeps over the opponents' lines until nothing
 * changes; cost of a sweep: the box, for each opponent.
 */
export function* lowestBroughtTo(work: Work, focal: number, concept: Concept): Generator<Step, Int32Array> {
  const { game } = work;
  const player = playerAt(game, focal);
  const values = valuesFrom(player.ranks, concept.countsReply ? bestReplies(player) : player.ranks);
  const decisionMaker = game.model.decisionMakers[focal]?.name ?? "";
  const opponents = game.players.map((_, at) => at).filter((at) => at !== focal);
  for (let unchanged = 0, turn = 0; unchanged < opponents.length; turn++) {
    const at = opponents[turn % opponents.length] ?? 0;
    const opponent = playerAt(game, at);
    const hasChanged =
      concept.sanctions === "moves" ? spreadOverMoves(opponent, values) : spreadOverImprovements(opponent, work.orderOf(at), values);
    unchanged = hasChanged ? 1 : unchanged + 1;
    yield { concept: concept.name, decisionMaker };
  }
  return values;
}
