import { describe, expect, it } from "vitest";
import { parseDraft } from "../structure/parse-draft.ts";
import { findOpenPlaces } from "./find-open-places.ts";
import { listStands } from "./list-stands.ts";
import { readBrackets } from "./read-brackets.ts";

const read = (text: string, parties: readonly string[] = []) => readBrackets(parseDraft(text), { parties });

/** Each place as `kind: text <behind> (would move) | …`. */
function check(text: string, expected: readonly string[]): void {
  const told = findOpenPlaces(read(text)).map(({ kind, choices, isNamed }) => {
    const offers = choices.map(
      ({ label, text: words, behind, wouldMove }) =>
        `${label === undefined ? "" : `${label} `}${words === "" ? "–" : words} <${behind.join(" ")}> (${wouldMove.join(" ")})`,
    );
    return `${kind}${isNamed ? "" : " unnamed"}: ${offers.join(" | ")}`;
  });
  expect(told).toEqual(expected);
}

describe("open places and who would have to move", () => {
  it("of alternatives, whoever proposes another one", () => {
    check("1. Within [Orsa proposes: 270] [Tovria proposes: 120] days.", ["alternatives: 270 <Orsa> (Tovria) | 120 <Tovria> (Orsa)"]);
  });
  it("of an optional text, its opponents for it and its proposers against it", () => {
    check("1. Paid [US/SG propose; CL/MY oppose: in crowns] at once.", ["optional: in crowns <US SG> (CL MY) | – <CL MY> (US SG)"]);
    check("1. Paid to [AU/NZ oppose: the] ship.", ["optional: the <> (AU NZ) | – <AU NZ> ()"]);
  });
  it("is not known where nobody is named, and a figure to come is to be filled in", () => {
    check("1. Paid [at once] within [XX] days.", ["optional unnamed: at once <> () | – <> ()", "fill unnamed: "]);
    check("1. The parties [shall/should] pay.", ["alternatives unnamed: shall <> () | should <> ()"]);
  });
  it("of options, without the names at their labels; no text is a choice", () => {
    check("1. Tolls.\n\nOption 1 (EU): pay.\n\nOption 2: No text\n\n2. End.", ["options: Option 1 pay. <EU> () | Option 2 – <> (EU)"]);
  });
  it("leaves notes, glue and agreed text alone", () => {
    check("1. All is agreed.", []);
    check("1. [below 2] [or] [well below 2] degrees. [Note: to be checked]", ["alternatives unnamed: below 2 <> () | well below 2 <> ()"]);
  });
});

describe("stands", () => {
  it("are listed in the order of the text, with the words they are about", () => {
    const text = "1. Paid [US/SG propose; CL opposes: in crowns] [Norway reserves its position: at once].";
    const told = listStands(read(text)).map(({ party, role, content }) => `${party} ${role} ${text.slice(content.start, content.end)}`);
    expect(told).toEqual(["US proposes in crowns", "SG proposes in crowns", "CL opposes in crowns", "Norway reserves at once"]);
  });
});
