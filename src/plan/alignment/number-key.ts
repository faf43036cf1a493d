/** Decides which spellings of a number are one: `Article 3 bis.` and `3bis`. */

/** A number as it is compared. */
export function numberKey(number: string): string {
  return number
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]/gu, "")
    .replace(/\.+$/u, "");
}
