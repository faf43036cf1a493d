/** Decides what happens when the program itself is wrong: it stops and says so. */

/** Thrown when something that must hold inside Parley does not. */
export class ParleyBug extends Error {
  override readonly name = "ParleyBug";
}

/**
 * Fails when `condition` is false. For our own mistakes only: the reader's material yields problems, the caller's mistakes throw their folder's error.
 *
 * @throws ParleyBug naming what must hold.
 */
export function assert(condition: boolean, whatMustHold: string): asserts condition {
  if (!condition) throw new ParleyBug(`Parley is wrong here, not your input: ${whatMustHold}. Please report this.`);
}
