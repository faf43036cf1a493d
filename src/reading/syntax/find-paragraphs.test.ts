/** Checks paragraphs, headings, list items and credits. */
import { describe, expect, test } from "vitest";
import { findParagraphs } from "./find-paragraphs.ts";

function check(text: string, expected: readonly string[]): void {
  expect(findParagraphs(text, []).map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`)).toEqual(expected);
}

describe("paragraphs by layout", () => {
  test("each line is a paragraph, the last a credit", () =>
    check("Norland's envoy met the guests in Alba on Sunday.\nThey will meet again.\nwith NPA and Vale News", [
      "body: Norland's envoy met the guests in Alba on Sunday.",
      "body: They will meet again.",
      "credit: with NPA and Vale News",
    ]));
  test("a title above the text", () =>
    check("Envoys meet in Alba\n\nThey met on Sunday.", ["heading: Envoys meet in Alba", "body: They met on Sunday."]));
  test("a byline", () =>
    check("Envoys meet\nBy Ana Lund in Alba\nThey met on Sunday.", [
      "heading: Envoys meet",
      "credit: By Ana Lund in Alba",
      "body: They met on Sunday.",
    ]));
  test("an opening with a preposition is no credit", () =>
    check("From Alba came no word.\nWith Norland away, they waited.\nBy noon it ended.\nNothing followed.", [
      "body: From Alba came no word.",
      "body: With Norland away, they waited.",
      "body: By noon it ended.",
      "body: Nothing followed.",
    ]));
  test("list items", () =>
    check("They agreed:\n- a pause\n2. an exchange\nand left.", [
      "body: They agreed:",
      "list item: - a pause",
      "list item: 2. an exchange",
      "body: and left.",
    ]));
  test("lines wrapped to a width are one paragraph", () => {
    const text =
      "The delegations of Norland and Vale met on Sunday in the\nharbour town of Alba and talked for seven hours about a\npause in the fighting.\n\nThey left at night.";
    check(text, [`body: ${text.slice(0, text.indexOf("\n\n"))}`, "body: They left at night."]);
  });
  test("agencies in brackets", () =>
    check("They met.\nThey left.\n(NPA, VNA)", ["body: They met.", "body: They left.", "credit: (NPA, VNA)"]));
  test("nothing", () => check(" \n\n ", []));
});

test("blocks are kept, and what they leave uncovered is read by layout", () => {
  const text = "Title\nFirst line\nsecond line of it.\nLeft over.";
  const found = findParagraphs(text, [
    { kind: "heading", range: { start: 0, end: 5 } },
    { kind: "paragraph", range: { start: 6, end: 35 } },
  ]);
  expect(found.map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`)).toEqual([
    "heading: Title",
    "body: First line\nsecond line of it.",
    "body: Left over.",
  ]);
});
