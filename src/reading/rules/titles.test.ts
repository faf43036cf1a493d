/** Tries the plurals of titles: those in "y" and "ch" that do not go by the letters alone. */
import { expect, it } from "vitest";
import { PLURAL_TITLE_HEADS } from "./titles.ts";

it("forms the plurals that are written", () => {
  for (const plural of ["envoys", "attorneys", "deputies", "monarchs", "coaches", "princesses", "spokesmen", "commanders-in-chief"])
    expect(PLURAL_TITLE_HEADS.has(plural), plural).toBe(true);
});
