/** Decides where states stand in the drawing: a column for each number of moves from where things stand, unreached ones last. */
import type { Survey } from "#conflict";

export type StatePlace = { readonly state: number; readonly x: number; readonly y: number };
export type StateLayout = {
  readonly places: ReadonlyMap<number, StatePlace>;
  readonly height: number;
  readonly columns: readonly { readonly x: number; readonly name: string }[];
};

const Top = 34;
const RowHeight = 54;
const LeastColumn = 116; // Pixels between two columns of one distance.

/** Places for every state within `width` pixels; tall columns are broken into several. */
export function layOutStates({ analysis, start, byMoves }: Survey, width: number): StateLayout {
  const distanceOf = new Map(byMoves.map(({ state, path }) => [state, path.length]));
  distanceOf.set(start, 0);
  const groups = new Map<number, number[]>();
  for (const { ord } of analysis.states) {
    const distance = distanceOf.get(ord) ?? Number.POSITIVE_INFINITY;
    groups.set(distance, [...(groups.get(distance) ?? []), ord]);
  }
  const ordered = [...groups].sort(([one], [other]) => one - other);
  const mostColumns = Math.max(ordered.length, Math.floor(width / LeastColumn));
  const rows = leastRows(
    ordered.map(([, states]) => states.length),
    mostColumns,
  );
  const parts = ordered.flatMap(([distance, states]) => {
    const cut: { readonly distance: number; readonly isFirst: boolean; readonly states: readonly number[] }[] = [];
    for (let from = 0; from < states.length; from += rows)
      cut.push({ distance, isFirst: from === 0, states: states.slice(from, from + rows) });
    return cut;
  });
  const step = width / Math.max(1, parts.length);
  const places = new Map<number, StatePlace>();
  for (const [column, { states }] of parts.entries()) {
    for (const [row, state] of states.entries()) {
      // Neighbouring columns are set off by half a row, so that arrows between them do not hide behind circles.
      places.set(state, { state, x: step * (column + 0.5), y: Top + RowHeight * (row + 0.5) + (column % 2 === 0 ? 0 : RowHeight / 3) });
    }
  }
  return {
    places,
    height: Top + RowHeight * (Math.min(rows, Math.max(1, ...ordered.map(([, states]) => states.length))) + 0.6),
    columns: parts.flatMap(({ distance, isFirst }, column) => (isFirst ? [{ x: step * (column + 0.5), name: nameOf(distance) }] : [])),
  };
}

function leastRows(sizes: readonly number[], mostColumns: number): number {
  let rows = 1;
  while (sizes.reduce((sum, size) => sum + Math.ceil(size / rows), 0) > mostColumns && rows < 400) rows++;
  return rows;
}

function nameOf(distance: number): string {
  if (distance === 0) return "now";
  if (distance === Number.POSITIVE_INFINITY) return "not reached";
  return distance === 1 ? "1 move" : `${distance} moves`;
}
