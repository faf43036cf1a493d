/** Decides how states read as a table: options, where each holds for everybody, how each decision maker ranks it, and how it is reached. */
import type { ConceptName, Survey } from "#conflict";
import { useKeys } from "../../keys/keys.ts";
import { SafeText } from "../../parts/safe-text.tsx";

type StateTableProps = { readonly survey: Survey; readonly selected: number | undefined; readonly onSelect: (state: number) => void };

/** Rows drawn; the rest is in the file that can be saved. */
const MostRows = 512;

export function StateTable({ survey, selected, onSelect }: StateTableProps) {
  const { analysis, start } = survey;
  const states = analysis.states.slice(0, MostRows);
  const at = states.findIndex(({ ord }) => ord === selected);
  const move = (step: number): void => {
    const next = states[at === -1 ? 0 : Math.max(0, Math.min(states.length - 1, at + step))];
    if (next !== undefined) onSelect(next.ord);
  };
  useKeys("States", [
    { keys: "j, ArrowDown", does: "Next state, with its reasons", run: () => move(1) },
    { keys: "k, ArrowUp", does: "Previous state, with its reasons", run: () => move(-1) },
  ]);
  const stepsTo = new Map(survey.byImprovements.map(({ state, path }) => [state, path.length]));
  return (
    <section className="conflict-states">
      <h2>
        {analysis.stateCount} states{analysis.stateCount > states.length && `, the first ${states.length} listed`}
      </h2>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="number">
                State
              </th>
              {analysis.options.map(({ name }, option) => (
                <th key={option} scope="col">
                  <SafeText text={name} />
                </th>
              ))}
              <th scope="col">Holds for everybody</th>
              {analysis.decisionMakers.map(({ name }) => (
                <th key={name} scope="col" className="number">
                  <SafeText text={`Rank for ${name}`} />
                </th>
              ))}
              <th scope="col">From where things stand</th>
            </tr>
          </thead>
          <tbody>
            {states.map(({ ord, yn }, row) => (
              <tr key={ord} data-current={ord === selected}>
                <th scope="row" className="number">
                  <button type="button" className="plain-button" onClick={() => onSelect(ord)}>
                    {ord}
                  </button>
                </th>
                {[...yn].map((letter, option) => (
                  <td key={option}>{letter === "Y" ? "Y" : letter === "N" ? "·" : "either"}</td>
                ))}
                <td>{conceptsAt(survey, ord).join(" ")}</td>
                {analysis.decisionMakers.map(({ name, payoffs }) => (
                  <td key={name} className="number">
                    {payoffs?.[row] ?? ""}
                  </td>
                ))}
                <td>{ord === start ? "here" : stepsTo.has(ord) ? `${stepsTo.get(ord)} improvements` : ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The solution concepts under which a state is an equilibrium. */
export function conceptsAt({ analysis }: Survey, state: number): readonly ConceptName[] {
  return analysis.concepts.filter((concept) => analysis.equilibria[concept]?.includes(state));
}
