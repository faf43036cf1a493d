/** Tries which parties a bulletin names in capitals, and which other capitals name none. */
import { describe, expect, it } from "vitest";
import { syntaxModelsForTests } from "../../../test/models.ts";
import { plainSource } from "../../../test/plain-source.ts";
import { parseText } from "../parse-text.ts";
import { partiesInCapitals } from "./parties-in-capitals.ts";

const namesIn = (text: string): readonly string[] =>
  partiesInCapitals(parseText(plainSource(text, "2025-12-22"), syntaxModelsForTests())).map(({ name }) => name);

describe("parties in capitals", () => {
  it("are those that a bulletin lets act", () => {
    const text = `Daily summary

COD: QUARRAN, supported by the LEAGUE OF SHORES, urged a lower limit. The OUTER ISLES opposed this, and MERIDIA reserved its position.`;
    expect(namesIn(text)).toEqual(["Quarran", "League of Shores", "Outer Isles", "Meridia"]);
  });

  it("have a short name by the noun of a body that only one of them has", () => {
    const text = `QUARRAN and the LEAGUE OF SHORES met. The OUTER ISLES spoke for MERIDIA.`;
    const parsed = parseText(plainSource(text, "2025-12-22"), syntaxModelsForTests());
    expect(partiesInCapitals(parsed)[1]?.alsoCalled).toEqual(["LEAGUE OF SHORES", "League"]);
  });

  it.each([
    ["short forms", "The IAEA, the WTO and OPEC met on Monday. UNESCO wants a say."],
    [
      "surnames of a debate",
      "Sir Lucas TREVARNE asked whether Miss R. PELHAMSON had read it. Mr D. OYSTERLY laughed. Mrs Ada MARLINGER did not.",
    ],
    ["labels and datelines", "QUARRAN, June 5 (Wire) - Talks went on.\n\nMACKEREL: Nobody spoke.\n\nSQUIDFISH: They met again."],
    ["a headline", "QUARRAN REJECTS MERIDIAN OFFER OVER ISLANDS\n\nThe talks went on."],
  ])("are not %s", (_what, text) => expect(namesIn(text)).toEqual([]));
});
