/** Decides how credible each threat is shown to be: whether carrying it out improves matters for whoever would act, is only possible, or is not. */
import type { Survey } from "#conflict";
import { ItemLink } from "../../parts/item-link.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { saveJson, saveRows } from "../../parts/save-drawing.ts";
import { Empty } from "../../parts/waiting.tsx";

/** States told one by one. */
const MostStates = 40;
const Signs = {
  improvement: "▲ improvement",
  move: "△ only a move",
  neither: "✕ neither",
  depends: "◐ depends on the state",
  done: "– nowhere left",
} as const;

export function Threats({ survey }: { readonly survey: Survey }) {
  const { threats } = survey;
  if (threats.length === 0)
    return (
      <Empty title="The model states no threats, or has too many states to weigh them.">
        <p>Add one under Model; an option that stands for a contingency of the record counts as one.</p>
      </Empty>
    );
  return (
    <section>
      <div className="table-scroll">
        <table className="table conflict-threats">
          <thead>
            <tr>
              <th scope="col">Threat</th>
              <th scope="col">Who would act</th>
              <th scope="col">As things stand</th>
              <th scope="col">Anywhere</th>
              <th scope="col">In words</th>
            </tr>
          </thead>
          <tbody>
            {threats.map((threat) => (
              <tr key={threat.id}>
                <th scope="row">
                  {/^[A-Z]+-[0-9a-z]{11}$/u.test(threat.id) ? (
                    <ItemLink id={threat.id}>
                      <SafeText text={threat.name} />
                    </ItemLink>
                  ) : (
                    <SafeText text={threat.name} />
                  )}
                </th>
                <td>
                  <SafeText text={threat.decisionMaker} />
                </td>
                <td>{threat.atStatusQuo === undefined ? "not called for" : Signs[threat.atStatusQuo]}</td>
                <td>{Signs[threat.credibility]}</td>
                <td>
                  <SafeText text={threat.inWords} />
                  <details>
                    <summary>State by state</summary>
                    <ul className="conflict-missing">
                      {threat.states.slice(0, MostStates).map((one) => (
                        <li key={one.state}>
                          at {one.state}: {Signs[one.credibility]}
                          {one.to === undefined ? "" : `, to ${one.to}`}
                          {one.why === undefined ? "" : ` (${one.why})`}
                        </li>
                      ))}
                      {threat.states.length > MostStates && <li>{threat.states.length - MostStates} more; the file holds them.</li>}
                    </ul>
                  </details>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="filters no-print">
        <button
          type="button"
          className="plain-button"
          onClick={() =>
            saveRows(
              [
                ["threat", "who would act", "state", "credibility", "leads to", "why"],
                ...threats.flatMap((threat) =>
                  threat.states.map((one) => [threat.name, threat.decisionMaker, one.state, one.credibility, one.to ?? "", one.why ?? ""]),
                ),
              ],
              "threats.csv",
            )
          }
        >
          Save the table (CSV)
        </button>
        <button type="button" className="plain-button" onClick={() => saveJson(threats, "threats.json")}>
          Save the answer (JSON)
        </button>
      </div>
    </section>
  );
}
