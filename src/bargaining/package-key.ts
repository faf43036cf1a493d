/** Decides how a package is carried through a computation as a few numbers that add up point by point and compare in the model's order. */
import type { Choice, Game } from "./game.ts";

/** Whole numbers up to here are exact in double arithmetic. */
const LargestBlock = 2 ** 53;

/**
 * A package's key: mixed-radix digits, the first point leading, in blocks below 2^53. Of two packages the one with the smaller key (compared block
 * by block) stands first: the first option of the first point leads. A key adds up over points, so no back pointers are needed.
 */
export type KeyPlan = {
  readonly blocks: number;
  /** Per point: its block and what one step of its option is worth there. */
  readonly block: Int32Array;
  readonly stride: Float64Array;
  readonly sizes: readonly number[];
};

export function planKeys(game: Game): KeyPlan {
  const sizes = game.contributions.map((table) => table.length / game.parties);
  const block = new Int32Array(sizes.length);
  const stride = new Float64Array(sizes.length);
  // From the last point to the first; a block is closed when the next digit would not fit.
  let current = 0;
  let room = 1;
  for (let point = sizes.length - 1; point >= 0; point--) {
    const size = sizes[point] as number;
    if (room * size > LargestBlock) {
      current++;
      room = 1;
    }
    block[point] = current;
    stride[point] = room;
    room *= size;
  }
  // Blocks are numbered from the front, so that comparing goes from the leading one.
  for (let point = 0; point < sizes.length; point++) block[point] = current - (block[point] as number);
  return { blocks: current + 1, block, stride, sizes };
}

/** The package whose key stands in `columns[block][row]`. */
export function choiceOfKey(plan: KeyPlan, columns: readonly Float64Array[], row: number): number[] {
  return plan.sizes.map((size, point) => {
    const key = columns[plan.block[point] as number]?.[row] as number;
    return Math.floor(key / (plan.stride[point] as number)) % size;
  });
}

/** Negative where `one` stands before `other`: the earlier option at the first point in which they differ. */
export function compareChoices(one: Choice, other: Choice): number {
  for (let point = 0; point < one.length; point++) {
    const difference = (one[point] as number) - (other[point] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
