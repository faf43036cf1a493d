/** Decides why a state holds for a decision maker or does not: which improvement, which sanction, along which moves. */
import type { Game } from "./game.ts";
import { bestReplies } from "./lines.ts";
import type { ConceptName } from "./solve-game.ts";
import { playerAt } from "./stability/concept.ts";
import { allConcepts } from "./stability/index.ts";

/** One move of a sequence; `by` is the decision maker's place, `to` the place of the box. */
export type Move = { readonly by: number; readonly to: number };

/** What the others would do about an improvement, and where it ends. */
export type Sanction = { readonly moves: readonly Move[]; readonly to: number; readonly isSimultaneous: boolean };

export type Reason = {
  readonly isStable: boolean;
  /** Each improvement, in the order of the states; without `sanction` nothing stops it. */
  readonly improvements: readonly { readonly to: number; readonly sanction: Sanction | undefined }[];
};

/** Reasons of one game; keeps what several of them need. */
export type Explainer = (concept: ConceptName, focal: number, place: number) => Reason;

/** Cost of a reason: for each improvement at most the states that the others reach. */
export function createExplainer(game: Game): Explainer {
  const replies = new Map<number, Int32Array>();
  const replyOf = (at: number): Int32Array => {
    const made = replies.get(at) ?? bestReplies(playerAt(game, at));
    replies.set(at, made);
    return made;
  };
  const opponentsOf = (focal: number): readonly number[] => game.players.map((_, at) => at).filter((at) => at !== focal);

  return (name, focal, place) => {
    const concept = allConcepts.find((one) => one.name === name);
    const { ranks } = playerAt(game, focal);
    const rank = ranks[place] ?? 0;
    const values = concept?.countsReply === true ? replyOf(focal) : ranks;
    const improvements = improvementsOf(game, focal, place).map((to) => ({ to, sanction: sanctionOf(to) }));
    return { isStable: improvements.every((one) => one.sanction !== undefined), improvements };

    function sanctionOf(from: number): Sanction | undefined {
      switch (concept?.sanctions) {
        case "moves":
          return shortestSanction(from, (at, there) => movesOf(game, at, there));
        case "improvements":
          return shortestSanction(from, (at, there) => improvementsOf(game, at, there));
        case "simultaneous":
          return superposition(from);
        default:
          return undefined;
      }
    }

    /** Breadth first over (place, last mover): nobody moves twice in succession. */
    function shortestSanction(from: number, stepsOf: (at: number, there: number) => readonly number[]): Sanction | undefined {
      type Node = { readonly place: number; readonly by: number; readonly before: Node | undefined };
      const start: Node = { place: from, by: -1, before: undefined };
      const seen = new Set<string>();
      const queue: Node[] = [start];
      for (let next = 0; next < queue.length; next++) {
        const node = queue[next] ?? start;
        for (const by of opponentsOf(focal)) {
          if (by === node.by) continue;
          for (const to of stepsOf(by, node.place)) {
            if (seen.has(`${to} ${by}`)) continue;
            seen.add(`${to} ${by}`);
            const reached: Node = { place: to, by, before: node };
            if ((values[to] ?? 0) <= rank) return { moves: movesTo(reached), to, isSimultaneous: false };
            queue.push(reached);
          }
        }
      }
      return undefined;

      function movesTo(node: Node): readonly Move[] {
        const moves: Move[] = [];
        for (let at: Node | undefined = node; at?.before !== undefined; at = at.before) moves.push({ by: at.by, to: at.place });
        return moves.reverse();
      }
    }

    /** The first combination, in the order of the opponents and states, of improvements from `place` that undoes the improvement to `from`. */
    function superposition(from: number): Sanction | undefined {
      const opponents = opponentsOf(focal).map((by) => ({ by, shifts: improvementsOf(game, by, place).map((to) => to - place) }));
      return descend(0, from, []);

      function descend(index: number, there: number, moves: readonly Move[]): Sanction | undefined {
        const opponent = opponents[index];
        if (opponent === undefined) {
          const reached = ranks[there] ?? 0;
          return moves.length > 0 && reached !== 0 && reached <= rank ? { moves, to: there, isSimultaneous: true } : undefined;
        }
        const without = descend(index + 1, there, moves);
        if (without !== undefined) return without;
        for (const shift of opponent.shifts) {
          const found = descend(index + 1, there + shift, [...moves, { by: opponent.by, to: place + shift }]);
          if (found !== undefined) return found;
        }
        return undefined;
      }
    }
  };
}

/** The places a decision maker can move to alone: the unilateral moves. */
export function movesOf(game: Game, at: number, place: number): readonly number[] {
  const { coordinate, ranks } = playerAt(game, at);
  const { stride, choices, classOf, reachable } = coordinate;
  const choice = Math.floor(place / stride) % choices;
  const groups = reachable[classOf[choice] ?? 0];
  const found: number[] = [];
  for (let to = 0; to < choices; to++) {
    const there = place + (to - choice) * stride;
    if (to !== choice && ranks[there] !== 0 && groups?.includes(classOf[to] ?? 0) === true) found.push(there);
  }
  return found;
}

/** The unilateral improvements: moves to a strictly preferred state. */
export function improvementsOf(game: Game, at: number, place: number): readonly number[] {
  const { ranks } = playerAt(game, at);
  return movesOf(game, at, place).filter((to) => (ranks[to] ?? 0) > (ranks[place] ?? 0));
}
