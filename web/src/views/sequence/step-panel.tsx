/** Decides how one step is looked at and changed: its clauses, each limit with amount and relation, a move by days, and its state on a day. */
import { useState } from "react";
import type { ListedLimit, PlanEdit, PlanFile, StepReasons, ToldReason } from "#sequence";
import type { ClausePassage } from "../../api/answers.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { ClauseWords } from "./clause-words.tsx";
import type { PlacedChart, Told } from "./sequence-messages.ts";

type StepPanelProps = {
  readonly step: string;
  readonly file: PlanFile;
  readonly told: Told;
  readonly chart: PlacedChart | undefined;
  readonly reasons: StepReasons | undefined;
  readonly passages: readonly ClausePassage[];
  readonly today: string;
  readonly onEdit: (edit: PlanEdit) => void;
  readonly onNudge: (days: number) => void;
};

const States = ["not initiated", "minimal", "intermediate", "full"] as const;
const Relations = ["within", "no later than", "not before", "on", "together", "between", "before"] as const;

export function StepPanel({ step, file, told, chart, reasons, passages, today, onEdit, onNudge }: StepPanelProps) {
  const written = file.commitments.find(({ id }) => id === step);
  const row = chart?.layout.rows.find(({ row: one }) => one.id === step)?.row;
  const limits = told.limits.filter(({ of }) => of === step);
  const clauses = clausesOf(file, limits, row?.clauses ?? []);
  const followed = told.followUp?.steps.find(({ id }) => id === step);
  if (written === undefined) return null;
  const receivers = [...(written.beneficiary === undefined ? [] : [written.beneficiary]), ...(written.beneficiaries ?? [])];
  return (
    <section className="sequence-step" aria-label={`Step ${step}`}>
      <h2>
        <SafeText text={written.act ?? step} />
      </h2>
      <p className="sequence-hint">
        <SafeText text={`${step}, by ${written.obligor}${receivers.length === 0 ? "" : ` for ${receivers.join(", ")}`}`} />
      </p>
      {row !== undefined && (
        <p>
          From {row.told.start} to {row.told.end}
          {row.told.slackDays === undefined || chart?.holds === false ? "" : `; ${row.told.slackDays} days of room`}.
        </p>
      )}
      <p className="sequence-nudge no-print">
        <button type="button" className="tool-button" aria-label="A week earlier" onClick={() => onNudge(-7)}>
          «
        </button>
        <button type="button" className="tool-button" aria-label="A day earlier" onClick={() => onNudge(-1)}>
          ‹
        </button>
        <span>move</span>
        <button type="button" className="tool-button" aria-label="A day later" onClick={() => onNudge(1)}>
          ›
        </button>
        <button type="button" className="tool-button" aria-label="A week later" onClick={() => onNudge(7)}>
          »
        </button>
      </p>
      {limits.length > 0 && (
        <>
          <h3>Limits</h3>
          <ul className="sequence-limits">
            {limits.map((limit) => (
              <Limit key={`${limit.place} ${limit.kind} ${limit.words}`} limit={limit} step={step} told={told} onEdit={onEdit} />
            ))}
          </ul>
        </>
      )}
      {clauses.length > 0 && (
        <>
          <h3>Clauses</h3>
          <ul className="sequence-clauses">
            {clauses.map(({ id, text, reference }) => (
              <li key={id}>
                <ClauseWords id={id} text={text} reference={reference} passages={passages} />
              </li>
            ))}
          </ul>
        </>
      )}
      {reasons !== undefined && (
        <>
          <Reasons title="Why it cannot start earlier" reasons={reasons.earliest} none="It may start on the first day." />
          <Reasons title="Why it cannot end later" reasons={reasons.latest} none="Nothing limits how late it may end." />
        </>
      )}
      {told.followUp !== undefined && (
        <p className="sequence-state">
          <label>
            State on {today}{" "}
            <select
              value={String(followed?.state ?? 0)}
              onChange={(event) => onEdit({ kind: "state", step, on: today, state: Number(event.target.value) as 0 | 1 | 2 | 3 })} // The options below are these four.
            >
              {States.map((name, state) => (
                <option key={name} value={String(state)}>
                  {state} {name}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
    </section>
  );
}

type ReasonsProps = { readonly title: string; readonly reasons: readonly ToldReason[]; readonly none: string };

function Reasons({ title, reasons, none }: ReasonsProps) {
  return (
    <>
      <h3>{title}</h3>
      {reasons.length === 0 ? (
        <p className="sequence-hint">{none}</p>
      ) : (
        <ol className="sequence-reasons">
          {reasons.map(({ words, clause }) => (
            <li key={words}>
              <SafeText text={words} />
              {clause !== undefined && !/^\w+\[\d+\]/u.test(clause.id) && (
                <span className="clause-id" title={clause.text}>
                  {" "}
                  (<SafeText text={clause.id} />)
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

type LimitProps = {
  readonly limit: ListedLimit;
  readonly step: string;
  readonly told: Told;
  readonly onEdit: (edit: PlanEdit) => void;
};

function Limit({ limit, step, told, onEdit }: LimitProps) {
  const { kind, words, place, bounds, relation, isByHand } = limit;
  const isRelative = kind === "after" || kind === "timing";
  return (
    <li>
      <span className="sequence-limit-words">
        <SafeText text={words} />
      </span>
      <span className="sequence-limit-fields">
        {relation !== undefined && !isByHand && (
          <select
            aria-label={`Relation: ${words}`}
            value={relation}
            onChange={(event) => {
              const to = Relations.find((one) => one === event.target.value);
              if (to !== undefined) onEdit({ kind: "relation", place, to });
            }}
          >
            {Relations.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        )}
        {!isByHand &&
          bounds.map(({ part, event, value, isDay }) => (
            <BoundField
              key={`${part} ${value}`}
              label={`${part === "min" ? "At least" : "At most"}: ${words}`}
              value={value}
              isDay={isDay}
              told={told}
              onChange={(to) => onEdit({ kind: "bound", place, part, event, to })}
            />
          ))}
        {isRelative && (
          <button
            type="button"
            className="plain-button"
            aria-label={`Take out: ${words}`}
            onClick={() => onEdit(isByHand ? { kind: "move", step, day: 0, as: "free" } : { kind: "give up", place })}
          >
            take out
          </button>
        )}
      </span>
    </li>
  );
}

type BoundFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly isDay: boolean;
  /** A new survey puts the field back to what the plan says. */
  readonly told: Told;
  readonly onChange: (to: string) => void;
};

/** Sent when the field is left or Enter is pressed; what is no amount is told by the survey, with its place. */
function BoundField({ label, value, isDay, told, onChange }: BoundFieldProps) {
  const [state, setState] = useState({ typed: value, sent: value, told });
  const { typed, sent } = state.told === told ? state : { typed: value, sent: value };
  const send = (): void => {
    if (typed.trim() === "" || typed === sent) return;
    setState({ typed, sent: typed, told });
    onChange(typed.trim());
  };
  return (
    <input
      type={isDay && value.length === 10 ? "date" : "text"}
      aria-label={label}
      value={typed}
      size={10}
      onChange={(event) => setState({ typed: event.target.value, sent, told })}
      onBlur={send}
      onKeyDown={(event) => {
        if (event.key === "Enter") send();
      }}
    />
  );
}

/** The clauses of a step and of its limits, with their words where the plan has them. */
function clausesOf(file: PlanFile, limits: readonly ListedLimit[], own: readonly string[]) {
  const ids = [...new Set([...own, ...limits.flatMap(({ clauses }) => clauses)])];
  const known = new Map(file.clauses?.map((clause) => [clause.id, clause]));
  return ids.map((id) => ({ id, text: known.get(id)?.text ?? "", reference: known.get(id)?.reference }));
}
