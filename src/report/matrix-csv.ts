/** Decides how the matrix of parties and points leaves as a table: a row a point, a column a party. */
import { csvOf } from "./csv.ts";
import type { MatrixCell } from "./views.ts";

type Named = { readonly id: string; readonly name: string };
type MatrixTable = {
  readonly parties: readonly Named[];
  readonly points: readonly (Named & { readonly number?: string | undefined })[];
  readonly cells: readonly MatrixCell[];
};

/** The matrix as CSV: number, point, then for each party its stance, since when or when reported, and whether it is contested or unconfirmed. */
export function matrixCsv({ parties, points, cells }: MatrixTable): string {
  const byPlace = new Map(cells.map((cell) => [`${cell.point} ${cell.party}`, cell]));
  const head = ["number", "point", ...parties.map(({ name }) => name)];
  return csvOf(
    head,
    points.map(({ id, name, number }) => [number ?? "", name, ...parties.map((party) => inWords(byPlace.get(`${id} ${party.id}`)))]),
  );
}

function inWords(cell: MatrixCell | undefined): string {
  if (cell === undefined) return "";
  const day = cell.since === undefined ? (cell.reported === undefined ? [] : [`reported ${cell.reported}`]) : [`since ${cell.since}`];
  return [cell.stance, ...day, ...(cell.contested ? ["contested"] : []), ...(cell.inferred ? ["not confirmed"] : [])].join("; ");
}
