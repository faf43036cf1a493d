/** Decides how a plan is worked on: the chart and everything that answers it, edits that can be taken back, and keeping them in the dossier. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { CurveEnds, PlanEdit } from "#sequence";
import type { ClausePassage, SequenceKeepAnswer } from "../../api/answers.ts";
import { change } from "../../api/ask.ts";
import { useKeys } from "../../keys/keys.ts";
import { tellTrouble, useUndo } from "../../parts/decide.ts";
import { showToast } from "../../parts/toasts.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useSelect, useSelection } from "../../url.ts";
import { Contradictions } from "./contradictions.tsx";
import { FairerOrder } from "./fairer-order.tsx";
import { FollowUpPart } from "./follow-up-part.tsx";
import { GanttChart } from "./gantt-chart.tsx";
import { SavedFormats } from "./save-sequence.ts";
import type { Told } from "./sequence-messages.ts";
import { SimulationPart } from "./simulation-part.tsx";
import { StepPanel } from "./step-panel.tsx";
import { StepTable } from "./step-table.tsx";
import { StrategyPart } from "./strategy-part.tsx";
import { type Surveying, useSurveyor } from "./use-surveyor.ts";

type BenchProps = {
  /** The plan as it was opened; edits are made on it. */
  readonly base: unknown;
  readonly name: string;
  /** The version of the plan that keeping would replace, and the log entry up to which that is known. */
  readonly replaces: string | undefined;
  readonly seq: number;
  readonly isKept: boolean;
  readonly passages: readonly ClausePassage[];
  readonly onKept: () => void;
};

const LookAheadDays = 30;
const NoEdits: readonly PlanEdit[] = [];

export function SequenceBench({ base, name, replaces, seq, isKept, passages, onKept }: BenchProps) {
  const selection = useSelection();
  const select = useSelect();
  const today = dayOr(selection["on"], new Date().toISOString().slice(0, 10));
  const wanted = selection["case"] === undefined ? undefined : Number(selection["case"]);
  const curveEnds = selection["exposure"] === "latest" ? "latest" : "earliest";
  const [edits, setEdits] = useState(NoEdits);
  const [undone, setUndone] = useState(NoEdits);
  // The plan that was begun with stays, though another is kept meanwhile: edits belong to it.
  const [begun, setBegun] = useState({ base, replaces, seq });
  const isOutdated = isKept && seq > begun.seq && begun.replaces !== replaces;
  const takeNew = useCallback((): void => {
    setBegun({ base, replaces, seq });
    setEdits(NoEdits);
    setUndone(NoEdits);
  }, [base, replaces, seq]);
  useEffect(() => {
    if (isOutdated && edits.length === 0) takeNew();
  }, [isOutdated, edits.length, takeNew]);

  const add = (edit: PlanEdit): void => {
    setEdits((before) => [...before.filter((one, at) => !(at === before.length - 1 && isSameMove(one, edit))), edit]);
    setUndone(NoEdits);
  };
  const surveying = useSurveyor({
    base: begun.base,
    name,
    edits,
    today,
    days: LookAheadDays,
    wanted,
    curveEnds,
    onEdit: add,
    step: selection["step"],
  });
  const undoEdit = (): void => {
    const last = edits.at(-1);
    if (last === undefined) return;
    setEdits(edits.slice(0, -1));
    setUndone([...undone, last]);
  };
  const redoEdit = (): void => {
    const next = undone.at(-1);
    if (next === undefined) return;
    setUndone(undone.slice(0, -1));
    setEdits([...edits, next]);
  };
  const keep = useKeep((kept, { version, seq: keptAt }) => {
    setBegun({ base: kept, replaces: version, seq: keptAt });
    setEdits(NoEdits);
    setUndone(NoEdits);
    onKept();
  });
  const keepNow = (): void => {
    if (surveying.file !== undefined && (edits.length > 0 || !isKept))
      keep.mutate({ plan: surveying.file, edits: edits.length, ...(begun.replaces === undefined ? {} : { replaces: begun.replaces }) });
  };

  const rows = surveying.chart?.layout.rows ?? [];
  const step = rows.some(({ row }) => row.id === selection["step"]) ? selection["step"] : undefined;
  const choose = (id: string | undefined): void => select({ step: id }, { replace: true });
  const walk = (by: number): void => {
    const at = rows.findIndex(({ row }) => row.id === step);
    const next = rows[at === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next !== undefined) choose(next.row.id);
  };
  const nudge = (days: number): void => {
    if (step !== undefined) surveying.nudge(step, days);
  };
  useKeys("Sequence", [
    { keys: "j, ArrowDown", does: "Next step", run: () => walk(1) },
    { keys: "k, ArrowUp", does: "Previous step", run: () => walk(-1) },
    { keys: "ArrowRight", does: "Move the step a day later", run: () => nudge(1) },
    { keys: "ArrowLeft", does: "Move the step a day earlier", run: () => nudge(-1) },
    { keys: ">", does: "Move the step a week later", run: () => nudge(7) },
    { keys: "<", does: "Move the step a week earlier", run: () => nudge(-7) },
    { keys: "z", does: "Take the last edit back", run: undoEdit },
    { keys: "Z", does: "Make it again", run: redoEdit },
    { keys: "K", does: "Keep the plan in the dossier", run: keepNow },
    { keys: "Escape", does: "Let the step go", run: () => (surveying.moving === undefined ? choose(undefined) : surveying.letGo()) },
  ]);

  const { told, chart, trouble } = surveying;
  if (told === undefined) return trouble === undefined ? <Waiting /> : <Trouble trouble={trouble} />;
  return (
    <>
      <div className="sequence-head">
        <h2 dir="auto">{told.title ?? name}</h2>
        <Verdict told={told} />
      </div>
      <div className="filters no-print">
        <label>
          Day asked about
          <input type="date" value={today} onChange={(event) => select({ on: event.target.value || undefined }, { replace: true })} />
        </label>
        <label>
          Exposures
          <select
            value={curveEnds}
            onChange={(event) => select({ exposure: event.target.value === "latest" ? "latest" : undefined }, { replace: true })}
          >
            <option value="earliest">each step as early as it can</option>
            <option value="latest">each step as late as it may</option>
          </select>
        </label>
        <CaseChoice told={told} onChoose={(at) => select({ case: at }, { replace: true })} />
        <span className="sequence-tools">
          <button type="button" className="plain-button" disabled={edits.length === 0} onClick={undoEdit}>
            Undo edit <kbd>z</kbd>
          </button>
          <button type="button" className="plain-button" disabled={undone.length === 0} onClick={redoEdit}>
            Redo
          </button>
          <button type="button" className="sequence-keep" disabled={keep.isPending || (edits.length === 0 && isKept)} onClick={keepNow}>
            {isKept ? `Keep ${edits.length === 0 ? "" : edits.length === 1 ? "1 edit" : `${edits.length} edits`}` : "Keep in the dossier"}
          </button>
        </span>
        <label>
          Save
          <select
            aria-label="Save as"
            value=""
            onChange={(event) => {
              const chosen = SavedFormats.find(({ format }) => format === event.target.value);
              if (chosen !== undefined) surveying.save(chosen.format);
            }}
          >
            <option value="">as …</option>
            {SavedFormats.map(({ format, name: label }) => (
              <option key={format} value={format}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="plain-button" onClick={() => window.print()}>
          Print (A3)
        </button>
      </div>
      {isOutdated && edits.length > 0 && (
        <p className="note" role="status">
          Another plan has been kept in the dossier in the meantime; your {edits.length === 1 ? "edit is" : `${edits.length} edits are`} on
          the one before.{" "}
          <button type="button" className="plain-button" onClick={takeNew}>
            Drop them and take the new one
          </button>
        </p>
      )}
      {trouble !== undefined && <Trouble trouble={trouble} />}
      <p className="sequence-answer" role="status">
        {answerInWords(surveying, step, curveEnds)}
      </p>
      {chart === undefined ? (
        <p className="note">Steps wait for each other in a circle, so that none has a date: see the contradiction below.</p>
      ) : (
        <GanttChart
          chart={chart}
          surveying={surveying}
          conflict={told.conflicts[0]}
          selected={step}
          todayName={selection["on"] === undefined ? "today" : today}
          onSelect={choose}
        />
      )}
      <div className="sequence-beside">
        <Contradictions told={told} against={surveying.moving?.against ?? []} passages={passages} onEdit={add} onSelect={choose} />
        {step !== undefined && surveying.file !== undefined && (
          <StepPanel
            key={step}
            step={step}
            file={surveying.file}
            told={told}
            chart={chart}
            reasons={surveying.reasonsOf(step)}
            passages={passages}
            today={today}
            onEdit={add}
            onNudge={nudge}
          />
        )}
      </div>
      {chart !== undefined && <StepTable chart={chart} told={told} selected={step} onSelect={choose} />}
      <div className="sequence-parts">
        <FairerOrder told={told} file={surveying.file} onEdit={add} />
        <StrategyPart told={told} />
        <SimulationPart file={surveying.file} />
        <FollowUpPart told={told} days={LookAheadDays} onSelect={choose} />
      </div>
      {told.problems.length > 0 && (
        <ul className="note">
          {told.problems.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Keeps the plan; what was kept can be taken back at once. */
function useKeep(onKept: (plan: unknown, answer: SequenceKeepAnswer) => void) {
  const client = useQueryClient();
  const undo = useUndo();
  return useMutation({
    mutationFn: (input: { readonly plan: unknown; readonly edits: number; readonly replaces?: string }) =>
      change<SequenceKeepAnswer>("sequence keep", input),
    onSuccess: (answer, { plan }) => {
      const { steps, command } = answer;
      onKept(plan, answer);
      showToast({
        text: command === undefined ? "This plan is kept already." : `Kept: a plan of ${steps === 1 ? "1 step" : `${steps} steps`}`,
        isTrouble: false,
        ...(command === undefined ? {} : { act: { name: "Undo", key: "u", run: () => undo.mutate(command) } }),
      });
    },
    onError: tellTrouble,
    onSettled: () => void client.invalidateQueries(),
  });
}

function Trouble({ trouble }: { readonly trouble: NonNullable<Surveying["trouble"]> }) {
  return (
    <div className="failure" role="alert">
      <strong>{trouble.message}</strong> {trouble.whatToDo}
    </div>
  );
}

function Verdict({ told }: { readonly told: Told }) {
  const words = !told.isConsistent
    ? "The limits cannot all be kept together."
    : told.isControllable
      ? `Every limit can be kept, whatever nature chooses${told.end === undefined ? "" : `; everything can have happened by ${told.end}`}.`
      : "The limits can be kept together, but nature can force a breach.";
  return (
    <p>
      <strong className="sequence-verdict" data-holds={told.isConsistent && told.isControllable}>
        {words}
      </strong>
      {told.cases.length > 1 && " Each scenario is checked by itself."}
    </p>
  );
}

function CaseChoice({ told, onChoose }: { readonly told: Told; readonly onChoose: (at: string) => void }) {
  if (told.cases.length < 2) return null;
  return (
    <label>
      Scenario shown
      <select value={String(told.shown)} onChange={(event) => onChoose(event.target.value)}>
        {told.cases.map(({ conditions, choices, isConsistent, isControllable }, at) => (
          <option key={at} value={String(at)}>
            {[
              conditions.length === 0 ? "as agreed" : conditions.join(" and "),
              ...choices.map(({ moment }) => `counted from ${moment}`),
              isConsistent ? (isControllable ? "holds" : "nature can force a breach") : "cannot be kept",
            ].join(", ")}
          </option>
        ))}
      </select>
      {!told.areCasesComplete && " (not all are checked)"}
    </label>
  );
}

/** What the last move or edit led to, in one line that is read out. */
function answerInWords({ moving, chart, told }: Surveying, step: string | undefined, curveEnds: CurveEnds): string {
  if (moving !== undefined && moving.against.length > 0)
    return `${moving.step} ${moving.as} day ${moving.day}: ${moving.against.length} ${moving.against.length === 1 ? "clause stands" : "clauses stand"} against it (${moving.against.map(({ id }) => id).join(", ")}).`;
  const row = chart?.layout.rows.find(({ row: one }) => one.id === (moving?.step ?? step))?.row;
  const peaks = chart?.peaks.map(({ side, peak }) => `${side} ${peak}`).join(", ");
  return [
    ...(row === undefined ? [] : [`${row.id}: from ${row.told.start} to ${row.told.end}.`]),
    ...(peaks === undefined || peaks === ""
      ? []
      : [`Highest exposures${curveEnds === "latest" ? ", each step as late as it may" : ""}: ${peaks}.`]),
    ...(told === undefined || told.conflicts.length === 0 || moving !== undefined
      ? []
      : [`${told.conflicts.length === 1 ? "One contradiction" : `${told.conflicts.length} contradictions`} below.`]),
  ].join(" ");
}

function isSameMove(one: PlanEdit, other: PlanEdit): boolean {
  return one.kind === "move" && other.kind === "move" && one.step === other.step;
}

function dayOr(text: string | undefined, otherwise: string): string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text)) ? text : otherwise;
}
