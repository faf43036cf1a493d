/** Decides how it is told why one state lasts or not: each decision maker in words, and the way there from where things stand. */
import { useEffect, useState } from "react";
import type { Cell, ConceptName, Survey } from "#conflict";
import { SafeText } from "../../parts/safe-text.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import type { Solver } from "./use-solver.ts";

type StateReasonsProps = {
  readonly survey: Survey;
  readonly state: number;
  readonly concept: ConceptName;
  readonly solver: Solver;
};

export function StateReasons({ survey, state, concept, solver }: StateReasonsProps) {
  const cells = solver.reasons.get(state);
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
      {survey.isWeighed && <Inverse state={state} concept={concept} solver={solver} />}
    </section>
  );
}

/** Which preferences would make the state hold; worked out when it is opened. */
function Inverse({ state, concept, solver }: Pick<StateReasonsProps, "state" | "concept" | "solver">) {
  const [isOpen, setOpen] = useState(false);
  const story = solver.inverses.get(`${concept} ${state}`);
  const { invert, isSolving } = solver;
  const isWanted = isOpen && story === undefined && !isSolving;
  useEffect(() => {
    if (isWanted) invert(state, concept);
  }, [isWanted, state, concept, invert]);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What would make it hold under {concept}</summary>
      {story === undefined ? (
        isOpen && <Waiting />
      ) : (
        <>
          <p>{story.equilibrium ? "It holds for everybody as preferences are." : "It does not hold for everybody as preferences are."}</p>
          <ul>
            {story.decisionMakers.map((one) => (
              <li key={one.name}>
                <span className="conflict-concepts">{one.met ? "met" : "not met"}</span> <SafeText text={one.inWords} />
                {!one.met && one.fewestChanges !== undefined && ` Fewest changes: no longer prefer ${one.fewestChanges.join(", ")}.`}
              </li>
            ))}
          </ul>
          <p className="conflict-hint">{story.exact}.</p>
        </>
      )}
    </details>
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
