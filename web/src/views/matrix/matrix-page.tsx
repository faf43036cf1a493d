/** Decides how it is shown where each party stands: parties down, points across, each cell one neutral glyph with its word, day and weight. */
import "../../parts/without-eval.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { KeyboardEvent } from "react";
import { type MatrixCell, matrixCsv } from "#report";
import type { MatrixAnswer } from "../../api/answers.ts";
import { matrixQuery } from "../../api/queries.ts";
import { ItemLink, ReferenceLink } from "../../parts/item-link.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { saveExport, saveText } from "../../parts/save-export.ts";
import { StanceGlyph } from "../../parts/stance.tsx";
import { Answer, Empty } from "../../parts/waiting.tsx";
import { clocksOf, keptSelection, type Selection, useSelect, useSelection } from "../../url.ts";
import "./matrix.css";

/** Points of the plan come first, then those most spoken of; the rest is behind "all points". */
const PointsAtFirst = 12;

export function MatrixPage() {
  const selection = useSelection();
  const select = useSelect();
  const { since } = selection;
  const day = since !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(since) ? since : undefined;
  const clocks = clocksOf(selection);
  const asked = useQuery(matrixQuery(day, clocks));
  return (
    <>
      <div className="page-head">
        <h1>Matrix</h1>
        <p className="lede">Where each party stands on each point</p>
      </div>
      <div className="filters no-print">
        <label>
          Show what moved since
          <input type="date" value={day ?? ""} onChange={(event) => select({ since: event.target.value || undefined })} />
        </label>
        <button type="button" className="plain-button" onClick={() => saveExport("csv", "positions", clocks)}>
          Save the positions as a table (CSV)
        </button>
        {asked.data !== undefined && asked.data.value.cells.length > 0 && (
          <button type="button" className="plain-button" onClick={() => saveText(matrixCsv(asked.data.value), "matrix.csv", "text/csv")}>
            Save the matrix (CSV)
          </button>
        )}
      </div>
      <Answer of={asked}>{(matrix) => (matrix.cells.length === 0 ? <NoPositions /> : <Cells matrix={matrix} since={day} />)}</Answer>
    </>
  );
}

function NoPositions() {
  return (
    <Empty title="No party's position is known here.">
      <p>Positions come from documents. If the clocks stand on an earlier day, nothing may have been said by then.</p>
      <div className="acts">
        <Link to="/inbox" className="button">
          Add documents <kbd>g i</kbd>
        </Link>
      </div>
    </Empty>
  );
}

function Cells({ matrix, since }: { readonly matrix: MatrixAnswer; readonly since: string | undefined }) {
  const selection = useSelection();
  const select = useSelect();
  const showsAll = selection["points"] === "all";
  const points = showsAll ? matrix.points : matrix.points.slice(0, PointsAtFirst);
  const cellOf = new Map(matrix.cells.map((cell) => [`${cell.party} ${cell.point}`, cell]));
  const movedOf = new Map(matrix.moved.map((move) => [`${move.party} ${move.point}`, move]));
  const shownParties = matrix.parties.filter((party) => points.some((point) => cellOf.has(`${party.id} ${point.id}`)));
  return (
    <>
      {!matrix.complete && (
        <p className="note">There are more positions than can be laid out for an earlier day; this table is not complete.</p>
      )}
      {since !== undefined && (
        <p className="moved-count" role="status">
          {matrix.moved.length === 0
            ? `Nothing moved since ${since}.`
            : `${matrix.moved.length} ${matrix.moved.length === 1 ? "cell" : "cells"} moved since ${since}.`}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable with the keyboard. */}
      <section className="matrix-scroll" aria-label="Matrix of parties and points" tabIndex={0}>
        <table className="matrix" onKeyDown={moveFocus}>
          <thead>
            <tr>
              <th scope="col" className="matrix-corner">
                Party
              </th>
              {points.map((point) => (
                <th key={point.id} scope="col">
                  <ReferenceLink reference={point} />
                  {point.number !== undefined && (
                    <Link
                      to="/plan"
                      search={(before: Selection) => ({ ...keptSelection(before), point: point.id })}
                      className="point-in-plan no-print"
                      aria-label={`Point ${point.number} in the plan`}
                    >
                      in the plan
                    </Link>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shownParties.map((party) => (
              <tr key={party.id}>
                <th scope="row">
                  <ReferenceLink reference={party} />
                  {party.seat !== undefined && <span className="seat">{party.seat}</span>}
                </th>
                {points.map((point) => {
                  const key = `${party.id} ${point.id}`;
                  const cell = cellOf.get(key);
                  return (
                    <td key={point.id}>
                      {cell === undefined ? (
                        <span className="silent">
                          <span aria-hidden="true">·</span>
                          <span className="sr-only">silent</span>
                        </span>
                      ) : (
                        <Cell cell={cell} from={movedOf.get(key)?.from} party={party.name} point={point.name} />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Legend />
      {matrix.points.length > PointsAtFirst && (
        <button
          type="button"
          className="button no-print"
          onClick={() => select({ points: showsAll ? undefined : "all" }, { replace: true })}
        >
          {showsAll ? `Only the first ${PointsAtFirst} points` : `All ${matrix.points.length} points`}
        </button>
      )}
    </>
  );
}

type CellProps = { readonly cell: MatrixCell; readonly from: string | undefined; readonly party: string; readonly point: string };

function Cell({ cell, from, party, point }: CellProps) {
  const facts = [
    `${party} on ${point}: ${cell.stance}`,
    ...(cell.since === undefined ? [] : [`since ${cell.since}`]),
    ...(cell.reported === undefined ? [] : [`reported ${cell.reported}`]),
    `${cell.count} ${cell.count === 1 ? "position" : "positions"}`,
    ...(cell.contested ? ["contested"] : []),
    cell.inferred ? "proposed, not confirmed" : "confirmed",
    ...(from === undefined ? [] : [`before: ${from}`]),
  ];
  return (
    <div className="cell" data-contested={cell.contested} data-proposed={cell.inferred} data-moved={from !== undefined}>
      <ItemLink id={cell.position} className="cell-link" label={facts.join("; ")}>
        <span className="cell-stance">
          <StanceGlyph stance={cell.stance} />
          {cell.stance}
        </span>
        <span className="cell-facts">
          <span>
            {cell.since === undefined && cell.reported !== undefined && "reported "}
            <span className="cell-day">{cell.since ?? cell.reported ?? "day unknown"}</span>
          </span>
          {cell.count > 1 && <span>×{cell.count}</span>}
          {cell.contested && <span>contested</span>}
        </span>
        {from !== undefined && (
          <span className="cell-moved">
            was <SafeText text={from} />
          </span>
        )}
      </ItemLink>
    </div>
  );
}

/** Arrow keys go from cell to cell. */
function moveFocus(event: KeyboardEvent<HTMLTableElement>): void {
  const cell = event.target instanceof HTMLElement ? event.target.closest("td") : null;
  const row = cell?.closest("tr");
  if (cell === null || row === null || row === undefined) return;
  const column = [...row.cells].indexOf(cell);
  const next =
    event.key === "ArrowRight"
      ? firstLink(siblings(row.cells, column, 1))
      : event.key === "ArrowLeft"
        ? firstLink(siblings(row.cells, column, -1))
        : event.key === "ArrowDown"
          ? firstLink(rowsFrom(row, column, "nextElementSibling"))
          : event.key === "ArrowUp"
            ? firstLink(rowsFrom(row, column, "previousElementSibling"))
            : undefined;
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function siblings(cells: HTMLCollectionOf<HTMLTableCellElement>, column: number, step: 1 | -1): readonly HTMLTableCellElement[] {
  const all = [...cells];
  return step === 1 ? all.slice(column + 1) : all.slice(1, column).reverse();
}

function rowsFrom(
  row: HTMLTableRowElement,
  column: number,
  side: "nextElementSibling" | "previousElementSibling",
): readonly HTMLTableCellElement[] {
  const found: HTMLTableCellElement[] = [];
  for (let next = row[side]; next instanceof HTMLTableRowElement; next = next[side]) {
    const cell = next.cells[column];
    if (cell !== undefined) found.push(cell);
  }
  return found;
}

function firstLink(cells: readonly HTMLTableCellElement[]): HTMLElement | undefined {
  for (const cell of cells) {
    const link = cell.querySelector("a");
    if (link !== null) return link;
  }
  return undefined;
}

function Legend() {
  return (
    <dl className="legend">
      {["demands", "accepts", "accepts with conditions", "open", "objects", "rejects", "unclear"].map((stance) => (
        <div key={stance}>
          <dt>
            <StanceGlyph stance={stance} />
          </dt>
          <dd>{stance}</dd>
        </div>
      ))}
      <div>
        <dt className="swatch" data-contested="true" />
        <dd>sources differ</dd>
      </div>
      <div>
        <dt className="swatch" data-proposed="true" />
        <dd>proposed by the reader</dd>
      </div>
      <div>
        <dt className="swatch" />
        <dd>confirmed by a person</dd>
      </div>
      <div>
        <dt>·</dt>
        <dd>silent</dd>
      </div>
    </dl>
  );
}
