/** Decides how the matrix of parties and points is printed as plain text. */
import type { MatrixCell, Reference } from "./views.ts";

type MatrixForText = {
  readonly parties: readonly Reference[];
  readonly points: readonly (Reference & { readonly positions: number })[];
  readonly cells: readonly MatrixCell[];
};

/** Points down, parties across; an empty cell is a silent party, `!` marks a contested cell. */
export function stanceTable(matrix: MatrixForText): string {
  if (matrix.cells.length === 0) return "No positions yet. Read something with 'parley read FILE…'.";
  const cellOf = new Map(matrix.cells.map((cell) => [`${cell.party} ${cell.point}`, cell]));
  const rows = matrix.points.map((point) => [
    point.name,
    ...matrix.parties.map((party) => {
      const cell = cellOf.get(`${party.id} ${point.id}`);
      if (cell === undefined) return "·";
      return `${cell.stance}${cell.contested ? " !" : ""}${cell.since === undefined ? "" : ` (${cell.since})`}`;
    }),
  ]);
  return textTable(["", ...matrix.parties.map((party) => party.name)], rows);
}

/** Columns padded to their widest cell (at most 40 characters), two spaces between. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.min(40, Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0))));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => padTo(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(head), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)].join("\n");
}

function padTo(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text.padEnd(width);
}
