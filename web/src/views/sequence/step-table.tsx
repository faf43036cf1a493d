/** Decides how the chart stands as a table: every step with its window, room, deadline, state and clauses, and the exposures beneath. */
import { Fragment } from "react";
import { SafeText } from "../../parts/safe-text.tsx";
import type { PlacedChart, Told } from "./sequence-messages.ts";

type StepTableProps = {
  readonly chart: PlacedChart;
  readonly told: Told;
  readonly selected: string | undefined;
  readonly onSelect: (step: string) => void;
};

export function StepTable({ chart, told, selected, onSelect }: StepTableProps) {
  const { layout, holds, absent } = chart;
  const critical = new Set(layout.rows.flatMap(({ row }) => (row.start.isCritical || row.end.isCritical ? [row.id] : [])));
  const followed = new Map(told.followUp?.steps.map((step) => [step.id, step]));
  let lane = -1;
  return (
    <section className="sequence-steps">
      <h2>{layout.rows.length} steps</h2>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Starts</th>
              <th scope="col">Ends</th>
              <th scope="col" className="number">
                Room
              </th>
              <th scope="col">Deadline</th>
              <th scope="col">State</th>
              <th scope="col">Clauses</th>
            </tr>
          </thead>
          <tbody>
            {layout.rows.map(({ row }) => {
              const isNewLane = row.lane !== lane;
              lane = row.lane;
              const state = followed.get(row.id);
              return (
                <Fragment key={row.id}>
                  {isNewLane && (
                    <tr className="sequence-lane-row">
                      <th scope="rowgroup" colSpan={7}>
                        <SafeText text={layout.lanes[row.lane]?.name ?? ""} />
                      </th>
                    </tr>
                  )}
                  <tr data-current={row.id === selected} data-step={row.id}>
                    <th scope="row">
                      <button type="button" className="plain-button" aria-pressed={row.id === selected} onClick={() => onSelect(row.id)}>
                        <SafeText text={row.label} />
                      </button>
                      {critical.has(row.id) && holds && <span className="sequence-flag"> critical</span>}
                      {row.nature !== undefined && <span className="sequence-flag"> nature decides</span>}
                    </th>
                    <td>
                      {row.told.start}
                      {row.told.startLatest !== undefined && row.told.startLatest.slice(0, row.told.start.length) !== row.told.start && (
                        <span className="sequence-latest"> to {row.told.startLatest}</span>
                      )}
                    </td>
                    <td>
                      {row.told.end}
                      {row.told.endLatest === undefined
                        ? holds && <span className="sequence-latest"> or later</span>
                        : row.told.endLatest.slice(0, row.told.end.length) !== row.told.end && (
                            <span className="sequence-latest"> to {row.told.endLatest}</span>
                          )}
                    </td>
                    <td className="number">{!holds ? "" : row.told.slackDays === undefined ? "no limit" : `${row.told.slackDays} d`}</td>
                    <td>{row.deadline === undefined ? "" : <SafeText text={row.deadline.words} />}</td>
                    <td>{state === undefined ? "" : `${state.state} ${state.stateName}`}</td>
                    <td>
                      <SafeText text={row.clauses.join(", ")} />
                    </td>
                  </tr>
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      {absent.length > 0 && <p className="sequence-hint">Not part of this scenario: {absent.join(", ")}.</p>}
      {told.dated !== undefined && <ExposureTable dated={told.dated} />}
    </section>
  );
}

function ExposureTable({ dated }: { readonly dated: NonNullable<Told["dated"]> }) {
  const sides = Object.keys(dated.peaks);
  if (sides.length === 0) return null;
  return (
    <details className="sequence-exposures">
      <summary>Exposure after each step, in the order of the dates</summary>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">After</th>
              {sides.map((side) => (
                <th key={side} scope="col" className="number">
                  <SafeText text={side} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dated.exposures.map(({ step, id, together, exposure }) => (
              <tr key={step}>
                <th scope="row">
                  <SafeText text={[id, ...together].join(" and ")} />
                </th>
                {sides.map((side) => (
                  <td key={side} className="number" data-peak={exposure[side] === dated.peaks[side]}>
                    {exposure[side]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
