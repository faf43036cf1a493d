import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { viewOf } from "../../test/items.ts";
import { stanceTable, textTable } from "./stance-table.ts";
import type { MatrixCell } from "./views.ts";
import { cutTo, TerminalColumns, widthOf, wrapLine } from "./wrap-lines.ts";

describe("the matrix in words", () => {
  const ruvana = { id: viewOf("actor").id, name: "Ruvana" };
  const tovria = { id: viewOf("actor", 1).id, name: "Tovria" };
  const port = { id: viewOf("point").id, name: "port", positions: 2 };
  const road = { id: viewOf("instrument").id, name: "coast road", positions: 1 };
  const cell = (
    party: { readonly id: MatrixCell["party"] },
    point: { readonly id: MatrixCell["point"] },
    more: Partial<MatrixCell> = {},
  ): MatrixCell => ({
    party: party.id,
    point: point.id,
    stance: "demands",
    position: viewOf("position").id,
    contested: false,
    inferred: true,
    count: 1,
    history: [],
    ...more,
  });

  it("is a table where one fits", () => {
    const cells = [
      cell(ruvana, port, { since: "2026-02-04" }),
      cell(tovria, port, { stance: "rejects", contested: true }),
      cell(tovria, road),
    ];
    expect(stanceTable({ parties: [ruvana, tovria], points: [port, road], cells })).toBe(
      [
        "            Ruvana                Tovria",
        "──────────  ────────────────────  ─────────",
        "port        demands (2026-02-04)  rejects !",
        "coast road  ·                     demands",
        "",
        "· silent   ! contested: independent sources differ",
      ].join("\n"),
    );
  });

  it("is a list by point where the table would be too wide, and loses no cell", () => {
    const parties = Array.from({ length: 6 }, (_, at) => ({
      ...ruvana,
      id: `A-${at}` as MatrixCell["party"],
      name: `A party with a name ${at}`,
    }));
    const cells = parties.map((party) => cell(party, port, { stance: "accepts with conditions", since: "2026-02-04" }));
    const text = stanceTable({ parties, points: [port, road], cells });
    for (const line of text.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(TerminalColumns);
    expect(text.match(/accepts with conditions \(2026-02-04\)/gu)).toHaveLength(6);
    expect(text).toContain("silent");
  });

  it("says what would fill it", () => expect(stanceTable({ parties: [], points: [], cells: [] })).toContain("parley read"));

  it("cuts long cells and keeps columns under each other", () => {
    const lines = textTable(["a", "b"], [["🕊".repeat(60), "x"]]).split("\n");
    expect(widthOf(lines[2] ?? "")).toBe(48 + 2 + 1);
    expect(lines[2]).toMatch(/… {2}x$/u);
    expect(lines.join("")).not.toMatch(/\p{Surrogate}/u);
  });
});

describe("a wrapped line", () => {
  it.each([
    ["short", "short"],
    ["one two three four", "one two\n  three\n  four"],
    ["  led by blanks on", "  led by\n  blanks\n  on"],
    ["averyverylongword on", "averyverylongword\n  on"],
    ["", ""],
  ])("%j", (text, wrapped) => expect(wrapLine(text, { columns: 9, indent: "  " })).toBe(wrapped));

  it("keeps every word and breaks wherever it may", () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom("a", "b", "🕊"), minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 5, max: 30 }), (list, columns) => {
        const lines = wrapLine(list.join(" "), { columns, indent: " " }).split("\n");
        expect(lines.flatMap((line) => line.trim().split(" "))).toEqual(list);
        for (const line of lines) expect(widthOf(line) <= columns || !line.trim().includes(" "), line).toBe(true);
      }),
    );
  });

  it("cut short never ends in half a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, longest) => {
        const cut = cutTo(text, longest);
        expect(widthOf(cut)).toBeLessThanOrEqual(Math.max(longest, 1));
        expect(cut).not.toMatch(/\p{Surrogate}/u);
        if (widthOf(text) <= longest) expect(cut).toBe(text);
      }),
    );
  });
});
