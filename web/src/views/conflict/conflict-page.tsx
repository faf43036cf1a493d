/** Decides how a conflict is looked at: which states would last and why, who can move where, and what is reached from where things stand. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ConceptName, Survey } from "#conflict";
import { conflictModelQuery } from "../../api/queries.ts";
import { saveDrawing, saveJson } from "../../parts/save-drawing.ts";
import { Answer, Empty, Waiting } from "../../parts/waiting.tsx";
import { useSelect, useSelection } from "../../url.ts";
import { saveTable } from "./save-conflict.ts";
import { StateChart } from "./state-chart.tsx";
import { StateReasons } from "./state-reasons.tsx";
import { StateTable } from "./state-table.tsx";
import { type Solver, useSolver } from "./use-solver.ts";
import "./conflict.css";

type Opened = { readonly value: unknown; readonly name: string };

export function ConflictPage() {
  const kept = useQuery(conflictModelQuery);
  const [opened, setOpened] = useState<Opened>();
  const [trouble, setTrouble] = useState<string>();
  const open = async (file: File): Promise<void> => {
    try {
      setOpened({ value: JSON.parse(await file.text()), name: file.name.replace(/[.][^.]*$/u, "") });
      setTrouble(undefined);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      setTrouble(`'${file.name}' is not JSON: ${error.message}`);
    }
  };
  return (
    <>
      <div className="page-head">
        <h1>Conflict</h1>
        <p className="lede">Which situations would last, why, and where moves and counter-moves lead</p>
      </div>
      <div className="filters no-print">
        <label>
          Open a model file; it stays on this machine
          <input
            type="file"
            accept=".json,.gmcr,application/json"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file !== undefined) void open(file);
            }}
          />
        </label>
        {opened !== undefined && (
          <button type="button" className="plain-button" onClick={() => setOpened(undefined)}>
            Back to the dossier's model
          </button>
        )}
      </div>
      {trouble !== undefined && (
        <div className="failure" role="alert">
          <strong>{trouble}</strong> Open a model in one of the forms of the guide.
        </div>
      )}
      {opened !== undefined ? (
        <Solved value={opened.value} name={opened.name} />
      ) : (
        <Answer of={kept}>
          {({ origin, model, missing }) =>
            origin === "kept" ? <Solved value={model} name="the dossier's model" /> : <NoModel missing={missing} />
          }
        </Answer>
      )}
    </>
  );
}

function NoModel({ missing }: { readonly missing: readonly string[] }) {
  return (
    <Empty title="The dossier keeps no conflict model.">
      <p>
        <code>parley conflict model --draft</code> makes one of the contingencies in the record; add what each side prefers, then{" "}
        <code>parley conflict keep model.json</code>. Or open a file above.
      </p>
      {missing.length > 0 && (
        <details>
          <summary>What a draft would still need: {missing.length}</summary>
          <ul className="conflict-missing">
            {missing.slice(0, 40).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
    </Empty>
  );
}

function Solved({ value, name }: Opened) {
  const solver = useSolver(value, name);
  switch (solver.solving.kind) {
    case "working":
      return solver.solving.progress === undefined ? <Waiting /> : <p role="status">{solver.solving.progress}</p>;
    case "refused":
      return (
        <div className="failure" role="alert">
          <strong>{solver.solving.message}</strong> {solver.solving.whatToDo}
        </div>
      );
    case "solved":
      return <Conflict survey={solver.solving.survey} solver={solver} />;
  }
}

function Conflict({ survey, solver }: { readonly survey: Survey; readonly solver: Solver }) {
  const selection = useSelection();
  const select = useSelect();
  const drawing = useRef<SVGSVGElement>(null);
  const { analysis } = survey;
  const concept: ConceptName =
    analysis.concepts.find((one) => one === selection["concept"]) ?? (analysis.concepts.includes("SEQ") ? "SEQ" : "Nash");
  const showsMoves = selection["moves"] === "all";
  const wanted = Number(selection["state"]);
  const state = analysis.states.some(({ ord }) => ord === wanted) ? wanted : undefined;
  const choose = (chosen: number): void => select({ state: String(chosen) }, { replace: true });
  const isKnown = state === undefined || solver.reasons.has(state);
  useEffect(() => {
    if (state !== undefined && !isKnown) solver.explain(state);
  }, [state, isKnown, solver]);
  const holding = analysis.equilibria[concept] ?? [];
  return (
    <>
      <div className="conflict-head">
        <h2>{analysis.name}</h2>
        <p>
          {holding.length === 0
            ? `No state holds for everybody under ${concept}.`
            : `Hold for everybody under ${concept}: ${holding.slice(0, 40).join(", ")}${holding.length > 40 ? " …" : ""}.`}
        </p>
      </div>
      <div className="filters no-print">
        <label>
          Solution concept
          <select value={concept} onChange={(event) => select({ concept: event.target.value }, { replace: true })}>
            {analysis.concepts.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label className="conflict-check">
          <input
            type="checkbox"
            checked={showsMoves}
            onChange={(event) => select({ moves: event.target.checked ? "all" : undefined }, { replace: true })}
          />
          Moves that improve nothing, too
        </label>
        <button type="button" className="plain-button" onClick={() => saveTable(survey)}>
          Save the table (CSV)
        </button>
        <button
          type="button"
          className="plain-button"
          onClick={() => drawing.current !== null && saveDrawing(drawing.current, "conflict.svg")}
        >
          Save the drawing (SVG)
        </button>
        <button type="button" className="plain-button" onClick={() => saveJson(survey.analysis, "conflict.json")}>
          Save the answer (JSON)
        </button>
      </div>
      <div className="conflict-beside">
        {survey.arrows.length > 0 ? (
          <StateChart survey={survey} concept={concept} showsMoves={showsMoves} selected={state} onSelect={choose} drawing={drawing} />
        ) : (
          <p className="note">{analysis.stateCount} states are too many to draw; the table holds them.</p>
        )}
        {state === undefined ? (
          <p className="conflict-hint">Choose a state to see why it would last or not, and how it is reached.</p>
        ) : (
          <StateReasons survey={survey} state={state} cells={solver.reasons.get(state)} />
        )}
      </div>
      <StateTable survey={survey} selected={state} onSelect={choose} />
      {analysis.notes.length > 0 && (
        <ul className="note">
          {analysis.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p className="conflict-hint">Nothing here says how likely anything is.</p>
    </>
  );
}
