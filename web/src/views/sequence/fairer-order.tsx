/** Decides how a fairer order is sought and held against the present one: peaks of every side before and after, the proof, and what would make it fairer still. */
import type { OrderedStep, PlanEdit, PlanFile } from "#sequence";
import { SafeText } from "../../parts/safe-text.tsx";
import type { FromSeeker, Told } from "./sequence-messages.ts";
import { useSeeker } from "./use-seeker.ts";

type Ordered = Extract<FromSeeker, { kind: "ordered" }>;

type FairerOrderProps = {
  readonly told: Told;
  readonly file: PlanFile | undefined;
  /** Taking an order or a remedy is an edit like any other: it can be undone. */
  readonly onEdit: (edit: PlanEdit) => void;
};

export function FairerOrder({ told, file, onEdit }: FairerOrderProps) {
  const seeking = useSeeker();
  const found = seeking.said.findLast((one): one is Ordered => one.kind === "ordered");
  const fairer = seeking.said.find((one) => one.kind === "fairer");
  const refused = seeking.said.find((one) => one.kind === "refused");
  return (
    <section className="sequence-part" aria-label="A fairer order">
      <h2>A fairer order</h2>
      <p className="sequence-hint">
        The order of steps in which no side is ever left too far out: what it has given, less what it has received, irreversible part.
      </p>
      <p className="no-print">
        {seeking.isRunning ? (
          <>
            <span role="status">{progressInWords(found, seeking.seconds)}</span>{" "}
            <button type="button" className="plain-button" onClick={seeking.cancel}>
              Cancel
            </button>
          </>
        ) : (
          <button
            type="button"
            className="sequence-act"
            disabled={file === undefined}
            onClick={() => file !== undefined && seeking.start({ kind: "order", file })}
          >
            Find a fairer order
          </button>
        )}
        {seeking.wasCancelled && " Cancelled; what was found until then stands."}
      </p>
      {refused !== undefined && (
        <p className="failure" role="alert">
          <strong>{refused.message}</strong> {refused.whatToDo}
        </p>
      )}
      {found !== undefined && (
        <>
          <BeforeAfter told={told} found={found} />
          <p>
            {found.order.optimal
              ? "No order is better: proven."
              : `Not proven best: no order has a largest peak below ${rounded(found.order.lowerBound)}.`}{" "}
            {found.order.certificate.how}
          </p>
          {told.dated?.order.join("\n") === found.order.order.join("\n") ? (
            <p role="status">The dates follow this order.</p>
          ) : (
            <p className="no-print">
              <button
                type="button"
                className="sequence-act"
                disabled={seeking.isRunning && !found.isLast}
                onClick={() => onEdit({ kind: "order", order: found.order.order })}
              >
                Take this order
              </button>{" "}
              Each step then ends no sooner than the one before it; dates and exposures above follow. Undo edit takes it back.
            </p>
          )}
          <OrderTable rows={found.order.exposures} peaks={found.order.peaks} />
        </>
      )}
      {fairer !== undefined && (
        <>
          <h3>What would make it fairer</h3>
          {fairer.remedies.length === 0 ? (
            <p>No single split, deposit, guarantee or verification lowers the largest peak.</p>
          ) : (
            <ul className="remedies">
              {fairer.remedies.slice(0, 8).map(({ kind, step, until, suggestion, fall, largestPeak }) => (
                <li key={`${kind} ${step} ${until ?? ""}`}>
                  <SafeText text={suggestion} /> The largest peak falls by at least {rounded(fall)} to {rounded(largestPeak)}.{" "}
                  <button
                    type="button"
                    className="plain-button no-print"
                    aria-label={`Take: ${suggestion}`}
                    onClick={() => onEdit({ kind: "remedy", remedy: { kind, step, until } })}
                  >
                    Take
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

function BeforeAfter({ told, found }: { readonly told: Told; readonly found: Ordered }) {
  const sides = Object.keys(found.order.peaks);
  const before = told.dated?.peaks;
  const most = Math.max(0.001, ...sides.flatMap((side) => [before?.[side] ?? 0, found.order.peaks[side] ?? 0]));
  const bar = (value: number | undefined) => (
    <span className="peak">
      <svg width="90" height="10" aria-hidden="true">
        <rect x="0" y="1" width={Math.max(1, ((value ?? 0) / most) * 90)} height="8" className="peak-bar" />
      </svg>{" "}
      {value === undefined ? "" : rounded(value)}
    </span>
  );
  return (
    <table className="table before-after">
      <caption className="sr-only">Highest exposure of each side before and after</caption>
      <thead>
        <tr>
          <th scope="col">Highest exposure</th>
          <th scope="col">Before, in the order of the dates</th>
          <th scope="col">After, in the order found</th>
        </tr>
      </thead>
      <tbody>
        {sides.map((side) => (
          <tr key={side}>
            <th scope="row">
              <SafeText text={side} />
            </th>
            <td>{bar(before?.[side])}</td>
            <td>{bar(found.order.peaks[side])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OrderTable({ rows, peaks }: { readonly rows: readonly OrderedStep[]; readonly peaks: Readonly<Record<string, number>> }) {
  const sides = Object.keys(peaks);
  return (
    <details>
      <summary>The order found, step by step</summary>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="number">
                Step
              </th>
              <th scope="col">What</th>
              {sides.map((side) => (
                <th key={side} scope="col" className="number">
                  <SafeText text={side} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ step, id, together, exposure }) => (
              <tr key={step}>
                <td className="number">{step}</td>
                <th scope="row">
                  <SafeText text={[id, ...together].join(" and ")} />
                </th>
                {sides.map((side) => (
                  <td key={side} className="number" data-peak={exposure[side] === peaks[side]}>
                    {rounded(exposure[side] ?? 0)}
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

function progressInWords(found: Ordered | undefined, seconds: number): string {
  const time = seconds === 0 ? "" : ` ${seconds} s.`;
  if (found === undefined) return `Seeking …${time}`;
  if (found.isLast) return `An order is found; now what would make it fairer …${time}`;
  const largest = Math.max(0, ...Object.values(found.order.peaks));
  return `Best so far: ${rounded(largest)}; none goes below ${rounded(found.order.lowerBound)}. Looking further …${time}`;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
