/** Decides how it is told why one state lasts or not: each decision maker in words, and the way there from where things stand. */
import type { Cell, Survey } from "#conflict";
import { SafeText } from "../../parts/safe-text.tsx";
import { Waiting } from "../../parts/waiting.tsx";

type StateReasonsProps = { readonly survey: Survey; readonly state: number; readonly cells: readonly Cell[] | undefined };

export function StateReasons({ survey, state, cells }: StateReasonsProps) {
  const line = survey.analysis.states.find(({ ord }) => ord === state);
  const taken = [...(line?.yn ?? "")].flatMap((letter, at) => (letter === "Y" ? [survey.analysis.options[at]?.name ?? ""] : []));
  return (
    <section className="conflict-reasons" aria-live="polite">
      <h2>
        State {state} <span className="conflict-pattern">{line?.yn}</span>
      </h2>
      <p>
        <SafeText text={taken.length === 0 ? "No option is taken." : `Taken: ${taken.join("; ")}.`} />
      </p>
      <Ways survey={survey} state={state} />
      {cells === undefined ? (
        <Waiting />
      ) : (
        cells.map((cell) => (
          <div key={cell.decisionMaker}>
            <h3>
              <SafeText text={cell.decisionMaker} />
            </h3>
            <ul>
              {linesOf(cell, survey).map(({ concepts, isStable, words }) => (
                <li key={`${words} ${isStable}`}>
                  <span className="conflict-concepts">
                    {concepts.join(" ")} {isStable ? "holds" : "does not hold"}
                  </span>{" "}
                  <SafeText text={words} />
                </li>
              ))}
            </ul>
          </div>
        ))
      )}
    </section>
  );
}

function Ways({ survey, state }: { readonly survey: Survey; readonly state: number }) {
  if (state === survey.start)
    return <p>{survey.isStatusQuoGiven ? "Things stand here." : "The model names no status quo; ways are counted from this state."}</p>;
  const nameOf = (by: number): string => survey.analysis.decisionMakers[by]?.name ?? "";
  const told = (ways: Survey["byMoves"], none: string, by: string): string => {
    const way = ways.find((one) => one.state === state);
    return way === undefined ? none : `${by}: ${way.path.map((step) => `${nameOf(step.by)} to ${step.to}`).join(", then ")}.`;
  };
  return (
    <>
      <p>
        <SafeText text={told(survey.byImprovements, "No sequence of improvements leads here.", "By improvements")} />
      </p>
      <p>
        <SafeText text={told(survey.byMoves, "No sequence of moves leads here.", "By moves")} />
      </p>
    </>
  );
}

/** Concepts with the same words stand together. */
function linesOf(
  cell: Cell,
  { analysis }: Survey,
): readonly { readonly concepts: readonly string[]; readonly isStable: boolean; readonly words: string }[] {
  const lines = new Map<string, { readonly concepts: string[]; readonly isStable: boolean; readonly words: string }>();
  for (const concept of analysis.concepts) {
    const reason = cell.concepts[concept];
    if (reason === undefined) continue;
    const key = `${reason.stable} ${reason.inWords}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { concepts: [concept], isStable: reason.stable, words: reason.inWords });
    else line.concepts.push(concept);
  }
  return [...lines.values()];
}
