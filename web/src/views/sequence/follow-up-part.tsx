/** Decides how the plan is followed up: the state of each step from 0 to 3, what is due, overdue or blocked and by whom, and the next days. */
import { SafeText } from "../../parts/safe-text.tsx";
import type { Told } from "./sequence-messages.ts";

type FollowUpProps = { readonly told: Told; readonly days: number; readonly onSelect: (step: string) => void };

/** What needs somebody's eye comes first. */
const Order = ["overdue", "due", "blocked", "open", "not yet", "done"] as const;

export function FollowUpPart({ told, days, onSelect }: FollowUpProps) {
  const { followUp } = told;
  if (followUp === undefined) {
    return (
      <section className="sequence-part" aria-label="Follow-up">
        <h2>Follow-up</h2>
        <p>A plan without a start has no days to follow up: give it its day of signature.</p>
      </section>
    );
  }
  const steps = Order.flatMap((status) => followUp.steps.filter((step) => step.status === status));
  return (
    <section className="sequence-part sequence-follow" aria-label="Follow-up">
      <h2>Follow-up on {followUp.on}</h2>
      <p className="sequence-hint">
        {Order.filter((status) => followUp.counts[status] > 0)
          .map((status) => `${followUp.counts[status]} ${status}`)
          .join(", ")}
        . States from 0 to 3 as in the Peace Accords Matrix: not initiated, minimal, intermediate, full.
      </p>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">By</th>
              <th scope="col">State</th>
              <th scope="col">Is</th>
              <th scope="col">Deadline</th>
              <th scope="col">Waits for</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ id, act, obligor, state, stateName, since, status, deadline, deadlineWaitsFor, daysLeft, blockedBy }) => (
              <tr key={id}>
                <th scope="row">
                  <button type="button" className="plain-button" onClick={() => onSelect(id)}>
                    <SafeText text={act ?? id} />
                  </button>
                </th>
                <td>
                  <SafeText text={obligor} />
                </td>
                <td>
                  <StateSign state={state} /> {stateName}
                  {since !== undefined && <span className="sequence-latest"> since {since}</span>}
                </td>
                <td>{status}</td>
                <td>
                  {deadline}
                  {daysLeft !== undefined && state < 3 && (
                    <span className="sequence-latest">
                      {" "}
                      {deadlineWaitsFor !== undefined ? (
                        <>
                          as foreseen, once <SafeText text={deadlineWaitsFor} /> has happened
                        </>
                      ) : daysLeft < 0 ? (
                        `${-daysLeft} days late`
                      ) : (
                        `${daysLeft} days left`
                      )}
                    </span>
                  )}
                </td>
                <td>
                  <SafeText text={blockedBy.map(({ step, by }) => `${step} (${by})`).join(", ")} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>The next {days} days</h3>
      {followUp.alerts.length === 0 ? (
        <p>Nothing falls in them.</p>
      ) : (
        <ul className="sequence-alerts">
          {followUp.alerts.map(({ day, step, obligor, what }) => (
            <li key={`${day} ${step} ${what}`}>
              {day} <SafeText text={`${step} ${what === "starts" ? "can start" : what}${obligor === "" ? "" : ` (${obligor})`}`} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Four cells, filled up to the state: seen without colour. */
function StateSign({ state }: { readonly state: number }) {
  return (
    <svg width="34" height="10" className="state-sign" role="img" aria-label={`state ${state}`}>
      {[1, 2, 3].map((cell) => (
        <rect key={cell} x={(cell - 1) * 11 + 0.5} y="0.5" width="9" height="9" data-full={cell <= state} />
      ))}
    </svg>
  );
}
