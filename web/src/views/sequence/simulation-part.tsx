/** Decides how many runs of the plan are told: when each milestone is reached, who delays it most, and how often something is missed or taken back. */
import type { PlanFile } from "#sequence";
import { SafeText } from "../../parts/safe-text.tsx";
import { useSeeker } from "./use-seeker.ts";

const Runs = 10_000;
const Seed = 1;

export function SimulationPart({ file }: { readonly file: PlanFile | undefined }) {
  const seeking = useSeeker();
  const done = seeking.said.find((one) => one.kind === "simulated");
  const runs = seeking.said.findLast((one) => one.kind === "runs");
  const refused = seeking.said.find((one) => one.kind === "refused");
  return (
    <section className="sequence-part" aria-label="How it may come out">
      <h2>How it may come out</h2>
      <p className="sequence-hint">
        {Runs.toLocaleString("en")} runs with drawn durations; each step starts as soon as it may. The same plan gives the same answer.
      </p>
      <p className="no-print">
        {seeking.isRunning ? (
          <>
            <span role="status">
              Running … {done === undefined && runs !== undefined && `${runs.done.toLocaleString("en")} runs`}{" "}
              {seeking.seconds > 0 && `${seeking.seconds} s`}
            </span>{" "}
            <button type="button" className="plain-button" onClick={seeking.cancel}>
              Cancel
            </button>
          </>
        ) : (
          <button
            type="button"
            className="sequence-act"
            disabled={file === undefined}
            onClick={() => file !== undefined && seeking.start({ kind: "simulate", file, runs: Runs, seed: Seed })}
          >
            Run it {Runs.toLocaleString("en")} times
          </button>
        )}
      </p>
      {refused !== undefined && (
        <p className="failure" role="alert">
          <strong>{refused.message}</strong> {refused.whatToDo}
        </p>
      )}
      {done !== undefined && (
        <>
          <div className="table-scroll">
            <table className="table sequence-outcomes">
              <thead>
                <tr>
                  <th scope="col">Milestone</th>
                  <th scope="col">1 in 10 by</th>
                  <th scope="col">half by</th>
                  <th scope="col">8 in 10 by</th>
                  <th scope="col">95 in 100 by</th>
                  <th scope="col">Most often delayed by</th>
                </tr>
              </thead>
              <tbody>
                {done.simulation.milestones.map(({ id, name, reached, mostOftenDelayedBy }) => (
                  <tr key={id}>
                    <th scope="row">
                      <SafeText text={name} />
                    </th>
                    <td>{reached.p10.slice(0, 10)}</td>
                    <td>{reached.median.slice(0, 10)}</td>
                    <td>{reached.p80.slice(0, 10)}</td>
                    <td>{reached.p95.slice(0, 10)}</td>
                    <td>
                      <SafeText text={mostOftenDelayedBy ?? "nothing uncertain"} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p>
            {done.simulation.deadlines.some(({ missed }) => missed > 0)
              ? `Something is missed in ${percent(done.simulation.anyMissed)} of the runs:`
              : "No deadline is missed in any run."}
          </p>
          <ul className="sequence-missed">
            {done.simulation.deadlines
              .filter(({ missed }) => missed > 0)
              .toSorted((one, other) => other.missed - one.missed)
              .map(({ step, limit, missed, meanOverrunDays, place }) => (
                <li key={`${place} ${limit}`}>
                  {percent(missed)}: <SafeText text={`${step}, ${limit}`} />, late by {meanOverrunDays} days on average
                </li>
              ))}
            {done.simulation.snapbacks.map(({ step, condition, fired }) => (
              <li key={`${step} ${condition}`}>
                {percent(fired)}: <SafeText text={`${step} is taken back (${condition})`} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
