import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clocksOf, formatSelection, keptSelection, parseSelection } from "./url.ts";

describe("the address of a page", () => {
  it("gives back every value as the text it was", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/u), fc.string({ minLength: 1, unit: "grapheme" })), (selection) => {
        expect(parseSelection(formatSelection(selection))).toEqual({ ...selection });
      }),
    );
  });

  it("holds no empty values", () => {
    expect(formatSelection({ words: "", sel: undefined, asOf: "2026-02-03" })).toBe("?asOf=2026-02-03");
    expect(parseSelection("?words=&sel=M-1")).toEqual({ sel: "M-1" });
  });

  it("takes both clocks along to the next page, and nothing else", () => {
    expect(keptSelection({ asOf: "2026-02-03", known: "2026-02-04", sel: "M-1", words: "fee" })).toEqual({
      asOf: "2026-02-03",
      known: "2026-02-04",
    });
  });

  it("takes only days for clocks", () => {
    expect(clocksOf({ asOf: "tomorrow", known: "2026-02-04" })).toEqual({ asOf: undefined, known: "2026-02-04" });
  });
});
