/** Lays party against point: each cell the standing position as of any moment, with its history one step away. */

import { z } from "zod";
import { standingPositionsAt } from "#positions";
import type { Item, ItemId, PositionItem, StandingPosition } from "#record";
import { ItemIdShape, publishedDayOf, type ValueOf } from "#record";
import { type MatrixCell, MatrixCellShape, matrixCsv, pointInWords, ReferenceShape, stanceTable, wrapLine } from "#report";
import type { AsOf, Store } from "#store";
import { defineCommand } from "./command.ts";
import { type AsOfInput, asOfFields, momentOf, stoodBy } from "./moments.ts";
import { itemsById } from "./view-items.ts";

/** More positions than this are not laid out for an earlier day; the answer then says that it is not complete. */
const MostPositions = 100_000;

const Output = z.strictObject({
  parties: z.array(ReferenceShape.extend({ seat: z.string().optional() })),
  points: z.array(
    ReferenceShape.extend({
      positions: z.int(),
      number: z.string().optional().describe("Its number in the plan; missing where it is in none."),
    }),
  ),
  cells: z.array(MatrixCellShape),
  moved: z
    .array(z.strictObject({ party: ItemIdShape, point: ItemIdShape, from: z.string(), to: z.string() }))
    .describe("With --since: cells whose stance differs from that day."),
  complete: z.boolean(),
  csv: z.string().optional().describe("With --csv: the matrix as a table, a row a point, a column a party."),
});
export type Matrix = ValueOf<typeof Output>;

export const matrixCommand = defineCommand({
  name: "matrix",
  summary: "Show where each party stands on each point.",
  example: "matrix --as-of 2026-03-01",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({
    since: asOfFields.asOf.describe("Mark what moved since that day (YYYY-MM-DD)."),
    csv: z.boolean().optional().describe("Print it as CSV: a row a point, a column a party."),
    ...asOfFields,
  }),
  output: Output,
  async run({ csv, ...input }, { parley }) {
    const matrix = await matrixAt(parley.store, input);
    return csv === true ? { ...matrix, csv: matrixCsv(matrix) } : matrix;
  },
  toText(matrix) {
    if (matrix.csv !== undefined) return matrix.csv.trimEnd();
    const name = (list: readonly { readonly id: string; readonly name: string }[], id: string): string =>
      list.find((one) => one.id === id)?.name ?? id;
    const moved = matrix.moved.map(({ party, point, from, to }) =>
      wrapLine(`  ${name(matrix.parties, party)} on ${name(matrix.points, point)}: ${from} → ${to}`),
    );
    const note = matrix.complete ? [] : ["", `(Only the first ${MostPositions} positions were laid out.)`];
    return [stanceTable(matrix), ...(moved.length === 0 ? [] : ["", "Moved:", ...moved]), ...note].join("\n");
  },
});

/** The matrix at the clocks' moment; with `since`, also what moved. */
export async function matrixAt(store: Store, { since, ...clocks }: AsOfInput & { readonly since?: string | undefined }): Promise<Matrix> {
  const moment = await momentOf(store, clocks);
  const overview = await store.overview(moment);
  const needsAll = clocks.asOf !== undefined || since !== undefined;
  const all = needsAll ? await allPositions(store, moment) : { positions: [], complete: true };
  const standing = clocks.asOf === undefined ? (overview?.standing ?? []) : standingAt(all.positions, clocks.asOf);
  const before = since === undefined ? undefined : standingAt(all.positions, since);
  return {
    ...(await layOut(store, moment, standing, overview?.parties ?? [])),
    moved: movesBetween(before, standing),
    complete: all.complete,
  };
}

async function allPositions(
  store: Store,
  moment: AsOf,
): Promise<{ readonly positions: readonly PositionItem[]; readonly complete: boolean }> {
  const page = await store.items({ ...moment, kinds: ["position"], limit: MostPositions });
  return { positions: page.rows.flatMap((row) => (row.item.kind === "position" ? [row.item] : [])), complete: page.total <= MostPositions };
}

function standingAt(positions: readonly PositionItem[], day: string): readonly StandingPosition[] {
  return standingPositionsAt(
    positions.filter((position) => stoodBy(position, day)),
    day,
  );
}

async function layOut(
  store: Store,
  moment: AsOf,
  standing: readonly StandingPosition[],
  order: readonly ItemId[],
): Promise<Omit<Matrix, "moved" | "complete">> {
  const partyIds = inOrder([...new Set(standing.map((cell) => cell.party))], order);
  const pointIds = [...new Set(standing.map((cell) => cell.point))];
  const items = await itemsById(store, [...partyIds, ...pointIds, ...standing.map((cell) => cell.current)], moment);
  const byId = new Map(items.map((item) => [item.id, item]));
  const nameOf = (id: ItemId): string => {
    const item = byId.get(id);
    if (item?.kind === "point") return pointInWords(item);
    return item !== undefined && "name" in item ? item.name : id;
  };
  const reportedOf = (id: ItemId): string | undefined => publishedDayOf(byId.get(id)?.accounts ?? []);
  const cells: MatrixCell[] = standing.map((cell) => ({
    party: cell.party,
    point: cell.point,
    stance: cell.stance,
    position: cell.current,
    contested: cell.contested,
    inferred: byId.get(cell.current)?.standing === "proposed",
    count: cell.history.length,
    history: cell.history,
    ...(cell.since === undefined ? reportedField(reportedOf(cell.current)) : { since: cell.since }),
  }));
  const weight = (point: ItemId): number => cells.filter((cell) => cell.point === point).reduce((sum, cell) => sum + cell.count, 0);
  return {
    parties: partyIds.map((id) => {
      const item = byId.get(id);
      const seat = item?.kind === "actor" ? item.seat : undefined;
      return { id, name: nameOf(id), ...(seat === undefined ? {} : { seat }) };
    }),
    points: pointIds
      .map((id) => ({ id, name: nameOf(id), positions: weight(id), order: planOrderOf(byId.get(id)) }))
      .sort(
        (one, other) =>
          one.order - other.order ||
          other.positions - one.positions ||
          compareWords(one.name, other.name) ||
          compareWords(one.id, other.id),
      )
      .map(({ id, name, positions }) => {
        const item = byId.get(id);
        const number = item?.kind === "point" && item.origin === "instrument" ? item.number : undefined;
        return { id, name, positions, ...(number === undefined ? {} : { number }) };
      }),
    cells,
  };
}

/** Points of the plan in its order, then the others. */
function planOrderOf(item: Item | undefined): number {
  const order = item?.kind === "point" && item.number !== undefined ? Number.parseFloat(item.number) : Number.NaN;
  return Number.isNaN(order) ? Number.MAX_SAFE_INTEGER : order;
}

function reportedField(reported: string | undefined): Pick<MatrixCell, "reported"> {
  return reported === undefined ? {} : { reported };
}

function compareWords(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function inOrder(ids: readonly ItemId[], order: readonly ItemId[]): readonly ItemId[] {
  const place = new Map(order.map((id, at) => [id, at]));
  return [...ids].sort((one, other) => (place.get(one) ?? order.length) - (place.get(other) ?? order.length));
}

function movesBetween(before: readonly StandingPosition[] | undefined, now: readonly StandingPosition[]): Matrix["moved"] {
  if (before === undefined) return [];
  const earlier = new Map(before.map((cell) => [`${cell.party} ${cell.point}`, cell.stance]));
  return now.flatMap((cell) => {
    const from = earlier.get(`${cell.party} ${cell.point}`) ?? "silent";
    return from === cell.stance ? [] : [{ party: cell.party, point: cell.point, from, to: cell.stance }];
  });
}
