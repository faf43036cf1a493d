import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findQuotations } from "./find-quotations.ts";

/** Paragraphs are lines here. A quotation over several paragraphs is written with " | " between its pieces. */
function quotationsIn(text: string): readonly string[] {
  const paragraphs: { start: number; end: number; kind: "body" }[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line !== "") paragraphs.push({ start, end: start + line.length, kind: "body" });
    start += line.length + 1;
  }
  return findQuotations({ text, paragraphs }).map(
    ({ pieces, level, closed }) =>
      `${">".repeat(level)}${pieces.map((piece) => text.slice(piece.start, piece.end)).join(" | ")}${closed ? "" : " …"}`,
  );
}

function check(name: string, text: string, expected: readonly string[]): void {
  it(name, () => expect(quotationsIn(text)).toEqual(expected));
}

describe("findQuotations", () => {
  check("a straight pair", 'The envoy said "we are close" on Monday.', ['"we are close"']);
  check("a curly pair", "The envoy said “we are close” on Monday.", ["“we are close”"]);
  check("a split quotation", '"We are close," she said, "but not there."', ['"We are close,"', '"but not there."']);
  check("two signs for one mark", "``We are close,'' she said.", ["``We are close,''"]);
  check("two apostrophes on both sides", "''We are close,'' she said.", ["''We are close,''"]);
  check("one inside another", "“He told us ‘no more talks’ and left,” she said.", [
    "“He told us ‘no more talks’ and left,”",
    ">‘no more talks’",
  ]);
  check("straight single inside double", `"He told us 'no more talks' and left," she said.`, [
    `"He told us 'no more talks' and left,"`,
    `>'no more talks'`,
  ]);
  check("British single marks", "The minister’s aide said: ‘We don’t agree.’", ["‘We don’t agree.’"]);
  check("apostrophes are no quotations", "The delegations' rooms weren't ready; it's the '90s again.", []);
  check("over paragraphs", '"We came.\n"We spoke.\n"We left," she said.', ['"We came. | "We spoke. | "We left,"']);
  check("a closed paragraph ends it", '"We came."\n"We spoke."', ['"We came."', '"We spoke."']);
  check("a forgotten closing mark stops at the paragraph", 'She said "we came.\nThe talks ended.', ['"we came. …']);
  check("a forgotten closing mark before a new opening mark", "“We came, she said, “and we spoke.”", [
    "“We came, she said, …",
    "“and we spoke.”",
  ]);
  check("a stray closing mark", "We came.” The talks ended.", []);
  check("guillemets", "Il a dit «jamais» hier.", ["«jamais»"]);
  check("nothing between", 'An empty "" pair.', []);
  check("after a dash", 'The word—"never"—was heard.', ['"never"']);

  it("keeps every piece inside one paragraph and never throws", () => {
    const text = fc.string({ unit: fc.constantFrom('"', "'", "“", "”", "‘", "’", "`", "a", "b", " ", ".", ",", "\n"), maxLength: 80 });
    fc.assert(
      fc.property(text, (sample) => {
        const lines = sample.split("\n");
        let start = 0;
        const paragraphs = lines.map((line) => {
          const paragraph = { start, end: start + line.length, kind: "body" as const };
          start += line.length + 1;
          return paragraph;
        });
        for (const { pieces } of findQuotations({ text: sample, paragraphs })) {
          expect(pieces.length).toBeGreaterThan(0);
          for (const piece of pieces) {
            expect(piece.end).toBeGreaterThan(piece.start);
            expect(paragraphs.some(({ start: from, end }) => from <= piece.start && piece.end <= end)).toBe(true);
          }
        }
      }),
    );
  });

  it("stays linear on one long line of marks", () => {
    const line = `"a' '`.repeat(100_000);
    expect(findQuotations({ text: line, paragraphs: [{ start: 0, end: line.length, kind: "body" }] }).length).toBeGreaterThan(0);
  });
});
