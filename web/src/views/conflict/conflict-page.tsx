/** Decides how a conflict is looked at: which states would last and why, who can move where, how credible threats are, and the model to edit. */
import "../../parts/without-eval.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { asOwnFile, type ConceptName, ConflictError, type ConflictFile, editConflict, type Survey } from "#conflict";
import { conflictDraftQuery, conflictModelQuery } from "../../api/queries.ts";
import { ChipLink } from "../../parts/chips.tsx";
import { tellTrouble } from "../../parts/decide.ts";
import { EditBar } from "../../parts/edit-bar.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { saveDrawing, saveJson } from "../../parts/save-drawing.ts";
import { useEditing } from "../../parts/use-editing.ts";
import { Answer, Empty } from "../../parts/waiting.tsx";
import { useSelect, useSelection } from "../../url.ts";
import { ModelEditor } from "./model-editor.tsx";
import { MoreAnswers } from "./more-answers.tsx";
import { saveTable } from "./save-conflict.ts";
import { StateChart } from "./state-chart.tsx";
import { StateReasons } from "./state-reasons.tsx";
import { StateTable } from "./state-table.tsx";
import { Threats } from "./threats.tsx";
import { type Refusal, type Solver, useSolver } from "./use-solver.ts";
import "./conflict.css";

type Opened = { readonly value: unknown; readonly name: string };

const Views = [
  { view: "states", name: "States" },
  { view: "threats", name: "Threats" },
  { view: "more", name: "Coalitions and views" },
  { view: "model", name: "Model" },
] as const;

export function ConflictPage() {
  const kept = useQuery(conflictModelQuery);
  const client = useQueryClient();
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
  const draft = async (): Promise<void> => {
    try {
      const { value } = await client.fetchQuery({ ...conflictDraftQuery, staleTime: 0 });
      setTrouble(undefined);
      setOpened({ value: value.model, name: "a draft from the record" });
    } catch (error) {
      tellTrouble(error instanceof Error ? error : new Error(String(error)));
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
        <button type="button" className="plain-button" onClick={() => void draft()}>
          Draft one from the record
        </button>
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
      <Answer of={kept}>
        {({ origin, model, missing }) => {
          const stored = origin === "kept" ? model : undefined;
          if (opened !== undefined)
            return <Readable key={opened.name} {...opened} stored={stored} isStored={false} onKept={() => setOpened(undefined)} />;
          if (stored !== undefined)
            return <Readable key="dossier" value={stored} name="the dossier's model" stored={stored} isStored onKept={() => undefined} />;
          return <NoModel missing={missing} onStart={() => setOpened({ value: FirstModel, name: "a new model" })} />;
        }}
      </Answer>
    </>
  );
}

const FirstModel: ConflictFile = {
  format: "parley-conflict",
  version: 1,
  name: "A new model",
  references: [],
  options: [
    { name: "First option", direction: "both" },
    { name: "Second option", direction: "both" },
  ],
  decisionMakers: [
    { name: "First side", options: ["First option"], preferences: { statements: ["not 'Second option'"] } },
    { name: "Second side", options: ["Second option"], preferences: { statements: ["not 'First option'"] } },
  ],
  infeasible: [],
  countsAsOne: [],
  statusQuo: "NN",
  threats: [],
};

function NoModel({ missing, onStart }: { readonly missing: readonly string[]; readonly onStart: () => void }) {
  return (
    <Empty title="The dossier keeps no conflict model.">
      <p>
        <em>Draft one from the record</em> makes one of the contingencies it holds; add what each side prefers, then press Keep. Or open a
        file above, or keep one with <code>parley conflict keep model.json</code>.
      </p>
      <div className="acts">
        <button type="button" className="button" onClick={onStart}>
          Start a new model
        </button>
      </div>
      {missing.length > 0 && (
        <details>
          <summary>What a draft would still need: {missing.length}</summary>
          <ul className="conflict-missing">
            {missing.slice(0, 40).map((one) => (
              <li key={one}>
                <SafeText text={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Empty>
  );
}

type ReadableProps = Opened & { readonly stored: unknown; readonly isStored: boolean; readonly onKept: () => void };

/** A value of any known form, as a file to edit; else why it is none. */
function Readable({ value, name, stored, isStored, onKept }: ReadableProps) {
  const read = useMemo((): { readonly file: ConflictFile } | Refusal => {
    try {
      return { file: asOwnFile(value, name) };
    } catch (error) {
      if (error instanceof ConflictError) return { message: error.message, whatToDo: error.whatToDo };
      throw error;
    }
  }, [value, name]);
  return "file" in read ? (
    <Conflict base={read.file} name={name} stored={stored} isStored={isStored} onKept={onKept} />
  ) : (
    <Refused refusal={read} />
  );
}

function Refused({ refusal }: { readonly refusal: Refusal }) {
  return (
    <div className="failure" role="alert">
      <strong>
        <SafeText text={refusal.message} />
      </strong>{" "}
      <SafeText text={refusal.whatToDo} />
    </div>
  );
}

type ConflictProps = {
  readonly base: ConflictFile;
  readonly name: string;
  readonly stored: unknown;
  readonly isStored: boolean;
  readonly onKept: () => void;
};

function Conflict({ base, name, stored, isStored, onKept }: ConflictProps) {
  const selection = useSelection();
  const editing = useEditing(base, editConflict);
  const solver = useSolver(editing.model, name);
  const { survey, refusal, isSolving, isStopped, progress } = solver;
  const view = Views.find((one) => one.view === selection["view"])?.view ?? "states";
  return (
    <>
      <div className="conflict-head">
        <h2>
          <SafeText text={editing.model.name ?? name} />
        </h2>
        <EditBar
          editing={editing}
          command="conflict enter"
          kept={stored}
          isKept={isStored && !editing.isEdited}
          fileName="conflict-model.json"
          onKept={onKept}
        />
      </div>
      <nav className="chips no-print" aria-label="Views">
        {Views.map((one) => (
          <ChipLink key={one.view} patch={{ view: one.view === "states" ? undefined : one.view }} isCurrent={one.view === view}>
            {one.name}
          </ChipLink>
        ))}
      </nav>
      {refusal !== undefined && <Refused refusal={refusal} />}
      {isSolving && (
        <p role="status" className="conflict-hint">
          {progress ?? "Solving …"}{" "}
          <button type="button" className="plain-button" onClick={solver.stop}>
            Stop
          </button>
        </p>
      )}
      {isStopped && <p role="status">Stopped. Change something, and it is solved anew.</p>}
      {survey !== undefined && (refusal !== undefined || isStopped) && view !== "model" && (
        <p className="note">What is shown below is the answer to the model as it was before.</p>
      )}
      {view === "model" ? (
        <>
          {survey !== undefined && refusal === undefined && <p className="conflict-hint">{holdingInWords(survey)}</p>}
          <ModelEditor file={editing.model} edit={editing.edit} />
        </>
      ) : survey === undefined ? null : view === "threats" ? (
        <Threats survey={survey} />
      ) : view === "more" ? (
        <MoreAnswers survey={survey} />
      ) : (
        <States survey={survey} solver={solver} />
      )}
      <p className="conflict-hint">Nothing here says how likely anything is.</p>
    </>
  );
}

function holdingInWords({ analysis }: Survey): string {
  const told = analysis.concepts.map((concept) => {
    const holding = analysis.equilibria[concept] ?? [];
    return `${concept} ${holding.length === 0 ? "none" : holding.slice(0, 12).join(", ")}${holding.length > 12 ? " …" : ""}`;
  });
  return `${analysis.stateCount} states; hold for everybody: ${told.join("; ")}.`;
}

function States({ survey, solver }: { readonly survey: Survey; readonly solver: Solver }) {
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
  const { explain } = solver;
  useEffect(() => {
    if (state !== undefined && !isKnown) explain(state);
  }, [state, isKnown, explain]);
  const holding = analysis.equilibria[concept] ?? [];
  return (
    <>
      <p>
        {holding.length === 0
          ? `No state holds for everybody under ${concept}.`
          : `Hold for everybody under ${concept}: ${holding.slice(0, 40).join(", ")}${holding.length > 40 ? " …" : ""}.`}
      </p>
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
          <p className="conflict-hint">Choose a state to see why it would last or not, how it is reached, and what would make it last.</p>
        ) : (
          <StateReasons survey={survey} state={state} concept={concept} solver={solver} />
        )}
      </div>
      <StateTable survey={survey} selected={state} onSelect={choose} />
      {analysis.notes.length > 0 && (
        <ul className="note">
          {analysis.notes.map((note) => (
            <li key={note}>
              <SafeText text={note} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
