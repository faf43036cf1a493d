/** Decides simultaneous stability: whatever improves is undone where others, from the same state, take improvements of their own at the same time. */
import { emptyBits, setBit } from "../bits.ts";
import { type Concept, playerAt, type Work } from "./concept.ts";

/** Places between two reports. */
const ReportEvery = 2048;

/**
 * An improvement of the focal decision maker is sanctioned where some combination of improvements of one or more others, each from the state that
 * was left, laid over it, is feasible and no better for the focal one than that state (Fraser and Hipel 1984, simultaneous sanctioning). Every
 * combination is tried, not only those of one opponent. Cost, for each state: the focal improvements times the product over the opponents of one
 * more than their improvements; most states are settled sooner.
 */
export const sim: Concept = {
  name: "SIM",
  source: "Fraser and Hipel (1984), simultaneous stability; every superposition of improvements from the same state",
  sanctions: "simultaneous",
  countsReply: false,
  *hold(work, focal) {
    const { game } = work;
    const { ranks } = playerAt(game, focal);
    const holds = emptyBits(ranks.length);
    const decisionMaker = game.model.decisionMakers[focal]?.name ?? "";
    const search = searchSuperpositions(work, focal);
    let untilReport = ReportEvery;
    for (const place of game.space.places) {
      if (search.isSanctionedAt(place)) setBit(holds, place);
      if (--untilReport === 0) {
        untilReport = ReportEvery;
        yield { concept: "SIM", decisionMaker };
      }
    }
    return holds;
  },
};

type Search = {
  /** Whether every improvement from `place` is sanctioned. */
  readonly isSanctionedAt: (place: number) => boolean;
};

function searchSuperpositions(work: Work, focal: number): Search {
  const { game } = work;
  const own = playerAt(game, focal);
  const { ranks } = own;
  const opponents = game.players.map((_, at) => at).filter((at) => at !== focal);
  /** For each opponent, by how much the place changes with each of its improvements; the first is standing still. */
  const shifts = opponents.map((at) => new Int32Array(playerAt(game, at).coordinate.choices));
  const counts = new Int32Array(opponents.length);
  const improvements = new Int32Array(own.coordinate.choices);

  return { isSanctionedAt };

  function isSanctionedAt(place: number): boolean {
    const count = shiftsOfImprovements(focal, place, improvements, 0);
    if (count === 0) return true;
    opponents.forEach((at, index) => {
      const row = shifts[index];
      if (row === undefined) return;
      row[0] = 0;
      counts[index] = shiftsOfImprovements(at, place, row, 1);
    });
    const rank = ranks[place] ?? 0;
    for (let at = 0; at < count; at++) if (!isAnswered(place + (improvements[at] ?? 0), 0, rank)) return false;
    return true;
  }

  /** Depth first over the opponents; standing still by all of them is the improvement itself, which is better than `rank`. */
  function isAnswered(place: number, index: number, rank: number): boolean {
    const row = shifts[index];
    const count = counts[index] ?? 0;
    if (row === undefined) return isWorse(place, rank);
    if (index === opponents.length - 1) {
      for (let at = 0; at < count; at++) if (isWorse(place + (row[at] ?? 0), rank)) return true;
      return false;
    }
    for (let at = 0; at < count; at++) if (isAnswered(place + (row[at] ?? 0), index + 1, rank)) return true;
    return false;
  }

  /** Infeasible places have rank 0 and count as no state. */
  function isWorse(place: number, rank: number): boolean {
    const there = ranks[place] ?? 0;
    return there !== 0 && there <= rank;
  }

  function shiftsOfImprovements(at: number, place: number, into: Int32Array, from: number): number {
    const { coordinate, ranks: theirs } = playerAt(game, at);
    const { stride, choices, classOf, reachable } = coordinate;
    const choice = Math.floor(place / stride) % choices;
    const start = place - choice * stride;
    const rank = theirs[place] ?? 0;
    const groups = reachable[classOf[choice] ?? 0];
    let count = from;
    for (let to = 0; to < choices; to++) {
      if ((theirs[start + to * stride] ?? 0) <= rank) continue;
      if (groups !== undefined && groups.length < reachable.length && !groups.includes(classOf[to] ?? 0)) continue;
      into[count++] = (to - choice) * stride;
    }
    return count;
  }
}
