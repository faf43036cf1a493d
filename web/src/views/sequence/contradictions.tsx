/** Decides how what cannot hold is told: the clauses with their words lit, and each single change that would mend it, the cheapest first. */
import { useState } from "react";
import type { PlanEdit, RepairedConflict } from "#sequence";
import type { ClausePassage } from "../../api/answers.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { ClauseWords } from "./clause-words.tsx";
import type { Told, ClauseWords as Words } from "./sequence-messages.ts";

type ContradictionsProps = {
  readonly told: Told;
  /** Clauses against a step that is being moved. */
  readonly against: readonly Words[];
  readonly passages: readonly ClausePassage[];
  readonly onEdit: (edit: PlanEdit) => void;
  readonly onSelect: (step: string) => void;
};

/** Other changes that are shown before one asks for all. */
const FewRepairs = 3;

export function Contradictions({ told, against, passages, onEdit, onSelect }: ContradictionsProps) {
  if (against.length > 0) {
    return (
      <section className="sequence-contradictions" aria-label="What stands against the move">
        <h2>What stands against the move</h2>
        <ul>
          {against.map(({ id, text }) => (
            <li key={id}>
              <ClauseWords id={id} text={text} passages={passages} isLit />
            </li>
          ))}
        </ul>
      </section>
    );
  }
  if (told.conflicts.length === 0) {
    return (
      <section className="sequence-contradictions" aria-label="Contradictions">
        <h2>Nothing stands against it</h2>
        <p className="sequence-hint">
          {told.criticalPaths.length === 0
            ? "Choose a step, or drag one, to see what hangs on it."
            : `The end hangs on ${told.criticalPaths.length === 1 ? "one critical path" : `${told.criticalPaths.length}${told.areCriticalPathsComplete ? "" : " or more"} critical paths`}${told.criticalPaths.length > FewRepairs ? `, the first ${FewRepairs} are listed` : ""}:`}
        </p>
        <ol className="sequence-paths">
          {told.criticalPaths.slice(0, FewRepairs).map((path) => (
            <li key={path.join(" ")}>
              <SafeText text={path.filter((point) => point !== "start").join(" → ")} />
            </li>
          ))}
        </ol>
      </section>
    );
  }
  return (
    <section className="sequence-contradictions" aria-label="Contradictions">
      <h2>{told.conflicts.length === 1 ? "One contradiction" : `${told.conflicts.length} contradictions, a smallest first`}</h2>
      {told.conflicts.map((conflict, at) => (
        <Contradiction
          key={conflict.clauses.map(({ id }) => id).join(" ")}
          conflict={conflict}
          isFirst={at === 0}
          passages={passages}
          onEdit={onEdit}
          onSelect={onSelect}
        />
      ))}
      {!told.areConflictsComplete && <p className="sequence-hint">There may be more contradictions than these.</p>}
    </section>
  );
}

type ContradictionProps = Pick<ContradictionsProps, "passages" | "onEdit" | "onSelect"> & {
  readonly conflict: RepairedConflict;
  readonly isFirst: boolean;
};

function Contradiction({ conflict, isFirst, passages, onEdit, onSelect }: ContradictionProps) {
  const [showsAll, setShowsAll] = useState(false);
  const { kind, length, clauses, repairs, touches, areRepairsComplete } = conflict;
  const shown = showsAll ? repairs : repairs.slice(0, FewRepairs);
  const [first] = repairs;
  return (
    <div className="contradiction">
      <p>
        {kind === "negative-cycle"
          ? `${clauses.length === 1 ? "One clause contradicts itself" : `These ${clauses.length} clauses cannot hold together`}: ${daysInWords(-length)} too little.`
          : `With ${clauses.length === 1 ? "this clause" : `these ${clauses.length} clauses`} nature can force a breach: ${daysInWords(-length)} too little.`}
      </p>
      <ul>
        {clauses.map(({ id, text, place }) => (
          <li key={id}>
            <ClauseWords id={id} text={text} reference={place === id ? undefined : place} passages={passages} isLit={isFirst} />
          </li>
        ))}
      </ul>
      <p className="sequence-hint">
        Touches{" "}
        {touches.map((step, at) => (
          <span key={step}>
            {at > 0 && ", "}
            <button type="button" className="plain-button" onClick={() => onSelect(step)}>
              <SafeText text={step} />
            </button>
          </span>
        ))}
        .
      </p>
      {first === undefined ? (
        <p>
          {areRepairsComplete
            ? "No single change mends it."
            : "Whether a single change mends it was not sought: the plan is too large for that."}
        </p>
      ) : (
        <>
          <h3>
            {first.mendsAll ? "The smallest single change that mends everything" : "No single change mends everything; these mend this one"}
          </h3>
          <ul className="repairs">
            {shown.map(({ edit, text, clause, bound, from, to }, at) => (
              <li key={`${bound} ${from} ${to} ${clause}`} data-cheapest={at === 0}>
                <span>
                  <SafeText text={text} /> {!/^\w+\[\d+\]/u.test(clause) && <span className="clause-id">({clause})</span>}
                </span>
                {edit !== undefined && (
                  <button type="button" className="sequence-apply no-print" onClick={() => onEdit(edit)}>
                    Apply
                  </button>
                )}
              </li>
            ))}
          </ul>
          {repairs.length > shown.length && (
            <button type="button" className="plain-button" onClick={() => setShowsAll(true)}>
              {repairs.length - shown.length} more changes that would each do
            </button>
          )}
        </>
      )}
    </div>
  );
}

/** An amount of days as a person says it; a part of a day in hours. */
export function daysInWords(days: number): string {
  const whole = Math.round(days * 24) / 24;
  if (Number.isInteger(whole)) return `${whole} ${Math.abs(whole) === 1 ? "day" : "days"}`;
  return `${Math.round(days * 240) / 10} hours`;
}
