/** Decides how it is told who would have to move: the cheapest change of today's draft with its proof, or what excludes every package. */
import type { Model } from "#bargaining";
import { SafeText } from "../../parts/safe-text.tsx";
import { saveJson, saveRows } from "../../parts/save-drawing.ts";
import { Empty } from "../../parts/waiting.tsx";
import { Basis, type Evidence } from "./basis.tsx";
import { type Exact, partyName, pointName, short } from "./in-words.ts";
import { Concessions } from "./package-panel.tsx";

type ConcedeViewProps = {
  readonly model: Model;
  readonly survey: Exact;
  readonly evidence: Evidence;
  readonly onChoose: (choice: readonly number[]) => void;
};

export function ConcedeView({ model, survey, evidence, onChoose }: ConcedeViewProps) {
  const { draft, concession } = survey;
  if (draft === undefined || concession === undefined)
    return (
      <Empty title="The model names no draft.">
        <p>Choose an option for every point in the column “Draft” under Points and options.</p>
      </Empty>
    );
  const gives = draft.utilities.map((value, party) => `${partyName(model, party)} ${short(value)}`).join(", ");
  return (
    <section className="outcome-concede">
      <p>
        Today's draft is worth <SafeText text={gives} />. It is {draft.acceptableToAll ? "" : "not "}acceptable to all.
      </p>
      {concession.kind === "stopped" && <p>The search ended before it was proven. Settle points, or ask with 'parley outcomes concede'.</p>}
      {concession.kind === "impossible" && (
        <>
          <h2>No package is acceptable to all</h2>
          <p>These exclude each other; without any one of them some package would be possible:</p>
          <ul className="outcome-list">
            {concession.conflict.map((one) => (
              <li key={one.statement}>
                <SafeText text={one.statement} /> {one.basis !== undefined && <Basis basis={one.basis} evidence={evidence} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {concession.kind === "concession" && (
        <>
          <h2>{concession.changes.length === 0 ? "Nothing has to change" : `Cheapest change: cost ${short(concession.cost)}`}</h2>
          {concession.changes.length > 0 && (
            <>
              <Concessions model={model} changes={concession.changes} />
              <p>
                In sum:{" "}
                <SafeText
                  text={
                    Object.entries(concession.concessions)
                      .filter(([, given]) => given > 0)
                      .map(([party, given]) => `${partyName(model, party)} gives up ${short(given)}`)
                      .join(", ") || "nobody gives anything up"
                  }
                />
                . Then it is worth{" "}
                <SafeText text={concession.to.utilities.map((value, party) => `${partyName(model, party)} ${short(value)}`).join(", ")} />.{" "}
                <button type="button" className="plain-button" onClick={() => onChoose(concession.to.choice)}>
                  Look at this package
                </button>
              </p>
              <h3>Why no cheaper change will do</h3>
              <p>{concession.certificate.statement}</p>
              {concession.certificate.weights !== undefined && (
                <p>
                  Weights:{" "}
                  <SafeText
                    text={Object.entries(concession.certificate.weights)
                      .map(([party, weight]) => `${partyName(model, party)} ${short(weight)}`)
                      .join(", ")}
                  />
                </p>
              )}
            </>
          )}
        </>
      )}
      <div className="filters no-print">
        {concession.kind === "concession" && (
          <button
            type="button"
            className="plain-button"
            onClick={() =>
              saveRows(
                [
                  ["point", "from", "to", "cost", ...model.parties.map((_, party) => partyName(model, party))],
                  ...concession.changes.map(({ point, from, to, cost, effect }) => [
                    pointName(model, point),
                    from,
                    to,
                    cost,
                    ...model.parties.map(({ id }) => effect[id] ?? 0),
                  ]),
                ],
                "who-must-move.csv",
              )
            }
          >
            Save the table (CSV)
          </button>
        )}
        <button type="button" className="plain-button" onClick={() => saveJson({ draft, concession }, "who-must-move.json")}>
          Save the answer (JSON)
        </button>
      </div>
    </section>
  );
}
