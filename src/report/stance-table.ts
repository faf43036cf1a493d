/** Decides how the matrix of parties and points is written for a terminal: as a table where one fits, else point by point. */

import type { MatrixCell, Reference } from "./views.ts";
import { cutTo, TerminalColumns, widthOf, wrapLine } from "./wrap-lines.ts";

type MatrixForText = {
  readonly parties: readonly Reference[];
  readonly points: readonly (Reference & { readonly positions: number })[];
  readonly cells: readonly MatrixCell[];
};

const LongestCell = 48; // Characters; the longest stance with its mark and the day it was reported has 47.
const Legend = "· silent   ! contested: independent sources differ";

/** Points down, parties across; an empty cell is a silent party, `!` marks a contested cell. Too wide for a terminal, it is a list by point. */
export function stanceTable(matrix: MatrixForText): string {
  if (matrix.cells.length === 0) return "No positions yet. Read something with 'parley read FILE…'.";
  const cellOf = new Map(matrix.cells.map((cell) => [`${cell.party} ${cell.point}`, cell]));
  const rows = matrix.points.map((point) => [
    point.name,
    ...matrix.parties.map((party) => {
      const cell = cellOf.get(`${party.id} ${point.id}`);
      return cell === undefined ? "·" : stanceInWords(cell);
    }),
  ]);
  const table = textTable(["", ...matrix.parties.map((party) => party.name)], rows);
  const isNarrow = table.split("\n").every((line) => widthOf(line) <= TerminalColumns);
  return isNarrow ? `${table}\n\n${Legend}` : stancesByPoint(matrix, cellOf);
}

function stanceInWords(cell: MatrixCell): string {
  const day = cell.since ?? (cell.reported === undefined ? undefined : `reported ${cell.reported}`);
  return `${cell.stance}${cell.contested ? " !" : ""}${day === undefined ? "" : ` (${day})`}`;
}

/** Under each point the parties that spoke about it, in the dossier's order. */
function stancesByPoint(matrix: MatrixForText, cellOf: ReadonlyMap<string, MatrixCell>): string {
  const longestName = Math.min(LongestCell, Math.max(...matrix.parties.map((party) => widthOf(party.name))));
  const blocks = matrix.points.map((point) => {
    const lines = matrix.parties.flatMap((party) => {
      const cell = cellOf.get(`${party.id} ${point.id}`);
      return cell === undefined ? [] : [wrapLine(`  ${padTo(party.name, longestName)}  ${stanceInWords(cell)}`)];
    });
    return [wrapLine(point.name), ...lines].join("\n");
  });
  return [...blocks, "Parties not named under a point are silent on it. ! contested: independent\nsources differ."].join("\n\n");
}

/** Columns padded to their widest cell (at most 48 characters), two spaces between. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.min(LongestCell, Math.max(widthOf(title), ...rows.map((row) => widthOf(row[column] ?? "")))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => padTo(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(head), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)].join("\n");
}

function padTo(text: string, width: number): string {
  const cut = cutTo(text, width);
  return cut + " ".repeat(Math.max(0, width - widthOf(cut)));
}
