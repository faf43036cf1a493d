/** Decides how two drafts are told against each other: in one text with what went and came, or side by side, each point with its positions. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { RedlineViewBlock } from "#report";
import type { PlanChangesAnswer, PlanDraft, PlanPointsAnswer } from "../../api/answers.ts";
import { changesQuery } from "../../api/queries.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { clocksOf, useSelect, useSelection } from "../../url.ts";
import { Change, isOld } from "./changed-words.tsx";
import { DraftWords } from "./draft-words.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { MarkWalker } from "./mark-walker.tsx";
import { changeInWords, type NumberedBlock, numberChanges, type Piece } from "./number-changes.ts";
import { NoPoints, Positions } from "./positions.tsx";
import { Relink } from "./relink.tsx";
import { useMarks, usePointInSight } from "./use-marks.ts";
import { Worked } from "./working.tsx";

type ChangesProps = { readonly draft: PlanPointsAnswer; readonly old: PlanDraft; readonly isSideBySide: boolean };

export function Changes({ draft, old, isSideBySide }: ChangesProps) {
  const asked = useQuery(changesQuery(old.id, draft.draft.id, clocksOf(useSelection())));
  return (
    <Worked of={asked} command="plan changes" doing="Comparing">
      {(answer) => <Redline answer={answer} draft={draft} old={old} isSideBySide={isSideBySide} />}
    </Worked>
  );
}

type RedlineProps = ChangesProps & { readonly answer: PlanChangesAnswer };

function Redline({ answer, draft, old, isSideBySide }: RedlineProps) {
  const selection = useSelection();
  const select = useSelect();
  const changes = useMemo(() => numberChanges(answer.blocks), [answer]);
  const marks = useMarks("change", changes.count);
  usePointInSight(true);
  const onlyChanged = selection["only"] === "changed";
  const shown = changes.blocks.filter(({ block }) => block.changed || (!onlyChanged && !isBlank(block)));
  const { deleted, inserted, moved, units } = answer.counts;
  return (
    <>
      <div className="plan-bar">
        <p className="plan-counts">
          Points:{" "}
          {Object.entries(units)
            .map(([kind, count]) => `${count} ${kind}`)
            .join(", ") || "none"}
          . Words: {deleted} deleted, {inserted} inserted{moved > 0 && `, ${moved} moved`}.
        </p>
        <label className="plan-only no-print">
          <input
            type="checkbox"
            checked={onlyChanged}
            onChange={(event) => select({ only: event.target.checked ? "changed" : undefined }, { replace: true })}
          />
          only what changed
        </label>
        <MarkWalker name="change" plural="changes" count={changes.count} marks={marks} told={changeInWords(changes, marks.at)} />
        <ExportMenu draft={draft.draft.id} old={old.id} />
      </div>
      {answer.note !== undefined && <p className="note">{answer.note}</p>}
      <p className="plan-key">
        <del>went</del> <ins>came</ins> <span className="plan-moved">moved from or to elsewhere</span>{" "}
        <span className="plan-key-by">
          <span className="plan-by">Name</span> the party in whose bracket the words stood; else nobody is named
        </span>
      </p>
      <NoPoints draft={draft} />
      {changes.count === 0 && <p>The two drafts say the same.</p>}
      {shown.map((numbered, at) => (
        <Row
          key={`${numbered.block.newSpan.start} ${numbered.block.oldSpan.start} ${at}`}
          numbered={numbered}
          draft={draft}
          old={old}
          isSideBySide={isSideBySide}
          at={marks.at}
        />
      ))}
    </>
  );
}

/** Empty lines between two points say nothing. */
function isBlank({ kind, segments }: RedlineViewBlock): boolean {
  return kind === "between" && segments.every(({ text }) => text.trim() === "");
}

type RowProps = {
  readonly numbered: NumberedBlock;
  readonly draft: PlanPointsAnswer;
  readonly old: PlanDraft;
  readonly isSideBySide: boolean;
  readonly at: number | undefined;
};

function Row({ numbered: { block, mark, pieces }, draft, old, isSideBySide, at }: RowProps) {
  const units = draft.units.filter(({ range }) => range.start >= block.newSpan.start && range.start < block.newSpan.end);
  const titles = units.map(({ heading }) => heading).filter((heading) => heading !== "");
  return (
    <section
      className="plan-row"
      data-kind={block.kind}
      data-changed={block.changed}
      data-point={units.flatMap(({ point }) => point ?? []).join(" ")}
      aria-label={block.title === "" ? undefined : `${block.title} ${titles.join(", ")}`}
    >
      <div className="plan-text">
        {block.title !== "" && (
          <h3 className="plan-title" data-mark={mark} data-current={mark !== undefined && mark === at} tabIndex={-1}>
            <SafeText text={block.title} />
            {block.note !== undefined && <span className="plan-note">{block.note}</span>}
            {!block.changed && <span className="plan-note">unchanged</span>}
            {block.certainty !== undefined && block.certainty < 0.8 && (
              <span className="plan-note" title="How often a pair with such evidence is right">
                {Math.round(block.certainty * 100)} % certain
              </span>
            )}
            {units.length === 1 && units[0] !== undefined && (
              <Relink key={units[0].id} old={old.id} draft={draft.draft.id} point={units[0].id} was={block.old} />
            )}
          </h3>
        )}
        {block.kind === "moved away" ? null : isSideBySide ? (
          <div className="plan-sides">
            <section className="plan-words" aria-label="Before">
              <Words pieces={pieces} side="old" at={at} />
            </section>
            <section className="plan-words" aria-label="Now">
              <Words pieces={pieces} side="new" at={at} />
            </section>
          </div>
        ) : (
          <div className="plan-words">
            <Words pieces={pieces} side="both" at={at} />
          </div>
        )}
      </div>
      <aside className="plan-beside">
        <Positions units={units} draft={draft} />
      </aside>
    </section>
  );
}

type WordsProps = { readonly pieces: readonly Piece[]; readonly side: "old" | "new" | "both"; readonly at: number | undefined };

function Words({ pieces, side, at }: WordsProps) {
  return pieces.map((piece, place) => {
    if (piece.kind === "same") return <DraftWords key={place} text={piece.text} />;
    const segments = piece.segments.filter(({ kind }) => side === "both" || isOld(kind) === (side === "old"));
    // Side by side a change stands on both sides; what is walked to is the new side, or the old one where nothing came.
    const isMark = side !== "old" || piece.segments.every(({ kind }) => isOld(kind));
    if (segments.length === 0 && !isMark) return null;
    return (
      <span
        key={place}
        className="plan-change"
        data-current={piece.mark === at}
        {...(isMark && segments.length > 0 ? { "data-mark": piece.mark, tabIndex: -1 } : {})}
      >
        {segments.map((segment, order) => (
          <Change key={order} segment={segment} />
        ))}
      </span>
    );
  });
}
