/** Decides what one decision maker can do along its line of the box: best reply, what moves and improvements carry on, which states hold. */
import { type Bits, setBit } from "./bits.ts";
import type { Player } from "./game.ts";
import type { Ranks } from "./rank-states.ts";

/** Stands for "leads nowhere that counts" in values that are minimised. */
export const Unreached = 0x7fffffff;

/** For each line, its choices by descending rank, infeasible ones last; line after line. */
export type LineOrder = Uint16Array | Int32Array;

const InsertionLimit = 24;

/** Sorts every line of `player`. Cost: the box, times the logarithm of the number of choices. */
export function orderLines({ coordinate, ranks }: Player): LineOrder {
  const { choices } = coordinate;
  const order: LineOrder = choices <= 65_536 ? new Uint16Array(ranks.length) : new Int32Array(ranks.length);
  const keys = new Float64Array(choices);
  let line = 0;
  forEachLine(coordinate, ranks.length, (start, stride) => {
    // Ascending by minus rank, then by choice, in one number.
    for (let choice = 0; choice < choices; choice++) keys[choice] = -(ranks[start + choice * stride] ?? 0) * choices + choice;
    if (choices > InsertionLimit) keys.sort();
    else insertionSort(keys);
    for (let at = 0; at < choices; at++) {
      const key = keys[at] ?? 0;
      order[line + at] = ((key % choices) + choices) % choices;
    }
    line += choices;
  });
  return order;
}

/** The highest rank the player itself can secure from each state: the state's own, or that of its best move. 0 at infeasible places. */
export function bestReplies({ coordinate, ranks }: Player): Int32Array {
  const { choices, classOf, reachable } = coordinate;
  const best = new Int32Array(ranks.length);
  const inClass = new Int32Array(reachable.length);
  forEachLine(coordinate, ranks.length, (start, stride) => {
    inClass.fill(0);
    for (let choice = 0, place = start; choice < choices; choice++, place += stride) {
      const rank = ranks[place] ?? 0;
      const group = classOf[choice] ?? 0;
      if (rank > (inClass[group] ?? 0)) inClass[group] = rank;
    }
    for (let choice = 0, place = start; choice < choices; choice++, place += stride) {
      if (ranks[place] === 0) continue;
      let highest = 0;
      for (const group of reachable[classOf[choice] ?? 0] ?? []) highest = Math.max(highest, inClass[group] ?? 0);
      best[place] = highest;
    }
  });
  return best;
}

/** Lets each state take the lowest value its player can move to. Says whether anything changed. */
export function spreadOverMoves({ coordinate, ranks }: Player, values: Int32Array): boolean {
  const { choices, classOf, reachable } = coordinate;
  if (reachable.length === 1) return spreadOverFreeMoves({ coordinate, ranks }, values);
  const inClass = new Int32Array(reachable.length);
  let hasChanged = false;
  forEachLine(coordinate, ranks.length, (start, stride) => {
    inClass.fill(Unreached);
    for (let choice = 0, place = start; choice < choices; choice++, place += stride) {
      const value = values[place] ?? 0;
      const group = classOf[choice] ?? 0;
      if (value < (inClass[group] ?? 0)) inClass[group] = value;
    }
    for (let choice = 0, place = start; choice < choices; choice++, place += stride) {
      if (ranks[place] === 0) continue;
      const groups = reachable[classOf[choice] ?? 0] ?? [];
      let lowest = values[place] ?? 0;
      for (let at = 0; at < groups.length; at++) {
        const value = inClass[groups[at] ?? 0] ?? 0;
        if (value < lowest) lowest = value;
      }
      if (lowest < (values[place] ?? 0)) {
        values[place] = lowest;
        hasChanged = true;
      }
    }
  });
  return hasChanged;
}

/** The same where every option goes both ways: all states of a line take the line's lowest value. */
function spreadOverFreeMoves({ coordinate, ranks }: Player, values: Int32Array): boolean {
  const { choices } = coordinate;
  let hasChanged = false;
  forEachLine(coordinate, ranks.length, (start, stride) => {
    const end = start + choices * stride;
    let lowest = Unreached;
    for (let place = start; place < end; place += stride) {
      const value = values[place] ?? 0;
      if (value < lowest) lowest = value;
    }
    for (let place = start; place < end; place += stride) {
      if ((values[place] ?? 0) > lowest && ranks[place] !== 0) {
        values[place] = lowest;
        hasChanged = true;
      }
    }
  });
  return hasChanged;
}

/** Lets each state take the lowest value its player can improve to. Says whether anything changed. */
export function spreadOverImprovements({ coordinate, ranks }: Player, order: LineOrder, values: Int32Array): boolean {
  const { choices, classOf, reachable } = coordinate;
  if (reachable.length === 1) return spreadOverFreeImprovements({ coordinate, ranks }, order, values);
  const above = new Int32Array(reachable.length); // The lowest value among strictly better states, by class.
  let hasChanged = false;
  let line = 0;
  forEachLine(coordinate, ranks.length, (start, stride) => {
    above.fill(Unreached);
    let pendingFrom = 0;
    let lastRank = -1;
    for (let at = 0; at < choices; at++) {
      const choice = order[line + at] ?? 0;
      const place = start + choice * stride;
      const rank = ranks[place] ?? 0;
      if (rank === 0) break;
      if (rank !== lastRank) {
        for (; pendingFrom < at; pendingFrom++) {
          const better = order[line + pendingFrom] ?? 0;
          const group = classOf[better] ?? 0;
          const value = values[start + better * stride] ?? 0;
          if (value < (above[group] ?? 0)) above[group] = value;
        }
        lastRank = rank;
      }
      const groups = reachable[classOf[choice] ?? 0] ?? [];
      let lowest = values[place] ?? 0;
      for (let index = 0; index < groups.length; index++) {
        const value = above[groups[index] ?? 0] ?? 0;
        if (value < lowest) lowest = value;
      }
      if (lowest < (values[place] ?? 0)) {
        values[place] = lowest;
        hasChanged = true;
      }
    }
    line += choices;
  });
  return hasChanged;
}

/** The same where every option goes both ways: one lowest value for all better states of the line. */
function spreadOverFreeImprovements({ coordinate, ranks }: Player, order: LineOrder, values: Int32Array): boolean {
  const { choices } = coordinate;
  let hasChanged = false;
  let line = 0;
  forEachLine(coordinate, ranks.length, (start, stride) => {
    let above = Unreached; // Among strictly better states.
    let level = Unreached; // Among those just as good, met so far.
    let lastRank = -1;
    for (let at = line; at < line + choices; at++) {
      const place = start + (order[at] ?? 0) * stride;
      const rank = ranks[place] ?? 0;
      if (rank === 0) break;
      if (rank !== lastRank) {
        if (level < above) above = level;
        level = Unreached;
        lastRank = rank;
      }
      const value = values[place] ?? 0;
      if (above < value) {
        values[place] = above;
        hasChanged = true;
      }
      const now = above < value ? above : value;
      if (now < level) level = now;
    }
    line += choices;
  });
  return hasChanged;
}

/**
 * The states at which each of the player's improvements leads to a value no higher than the state's own rank: those at which it stays put.
 * Without values (`undefined`), those without improvements.
 */
export function statesThatHold({ coordinate, ranks }: Player, order: LineOrder, values: Int32Array | undefined): Bits {
  const { choices, classOf, reachable } = coordinate;
  const holds = new Uint32Array((ranks.length + 31) >>> 5);
  const above = new Int32Array(reachable.length);
  let line = 0;
  forEachLine(coordinate, ranks.length, (start, stride) => {
    above.fill(0);
    let pendingFrom = 0;
    let lastRank = -1;
    for (let at = 0; at < choices; at++) {
      const choice = order[line + at] ?? 0;
      const place = start + choice * stride;
      const rank = ranks[place] ?? 0;
      if (rank === 0) break;
      if (rank !== lastRank) {
        // The equally preferred states just passed are strictly better than all that follow.
        for (; pendingFrom < at; pendingFrom++) {
          const better = order[line + pendingFrom] ?? 0;
          const group = classOf[better] ?? 0;
          const value = values === undefined ? Unreached : (values[start + better * stride] ?? 0);
          if (value > (above[group] ?? 0)) above[group] = value;
        }
        lastRank = rank;
      }
      const groups = reachable[classOf[choice] ?? 0] ?? [];
      let worst = 0;
      for (let index = 0; index < groups.length; index++) {
        const value = above[groups[index] ?? 0] ?? 0;
        if (value > worst) worst = value;
      }
      if (worst <= rank) setBit(holds, place);
    }
    line += choices;
  });
  return holds;
}

/** Calls `visit` with the first place and the stride of each line. */
function forEachLine(coordinate: Player["coordinate"], size: number, visit: (start: number, stride: number) => void): void {
  const { stride, choices } = coordinate;
  const round = stride * choices;
  for (let base = 0; base < size; base += round) for (let low = 0; low < stride; low++) visit(base + low, stride);
}

function insertionSort(keys: Float64Array): void {
  for (let at = 1; at < keys.length; at++) {
    const key = keys[at] ?? 0;
    let to = at;
    for (; to > 0 && (keys[to - 1] ?? 0) > key; to--) keys[to] = keys[to - 1] ?? 0;
    keys[to] = key;
  }
}

/** Values to start spreading from: `of` at states, out of reach at infeasible places. */
export function valuesFrom(ranks: Ranks, of: Int32Array): Int32Array {
  return of.map((value, place) => (ranks[place] === 0 ? Unreached : value));
}
