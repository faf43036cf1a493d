import { describe, expect, it } from "vitest";
import { plainSource } from "../../../test/plain-source.ts";
import { findOwnOutlet, ownOutlets } from "./own-outlet.ts";

function check(opening: string, words: string, expected: string | undefined): void {
  it(`${opening.replaceAll("\n", " / ")}: ${words}`, () => {
    const outlets = ownOutlets(plainSource(`Ferry talks go on\n\n${opening}`));
    expect(findOwnOutlet(words, [{ start: 0, end: words.length }], outlets)?.name).toBe(expected);
  });
}

describe("what the outlet of a text calls itself", () => {
  check("KELD, May 3 (Interline) - The talks went on.", "he told Interline that", "Interline");
  check("KELD, May 3 (Interline) - The talks went on.", "he told Orsa that", undefined);
  check("KELD, May 3 (Interline) - The talks went on.", "he left Interline", undefined);
  check("By Ane Torp\nThe Harbour Lantern\n\nThe talks went on.", "she told the Lantern", "Lantern");
  check("By Ane Torp\n\nThe talks went on.", "she told the Lantern", undefined);
});
