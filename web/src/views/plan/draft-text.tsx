/** Decides how one draft is read: its exact text point by point, its brackets coloured and patterned by the party behind them, positions beside. */
import { useMemo } from "react";
import type { PlanBracket, PlanPointsAnswer, PlanUnit } from "../../api/answers.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { useSelection } from "../../url.ts";
import { type BracketPiece, cutByBrackets, partiesOf } from "./cut-by-brackets.ts";
import { DraftWords } from "./draft-words.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { MarkWalker } from "./mark-walker.tsx";
import { OddPlaces } from "./odd-places.tsx";
import { usePlanDecision } from "./plan-decisions.ts";
import { NoPoints, Positions } from "./positions.tsx";
import { useMarks, usePointInSight } from "./use-marks.ts";

/** Colours and patterns there are; parties beyond them share the last. */
const Tints = 8;

type DraftTextProps = { readonly draft: PlanPointsAnswer; readonly showsParties: boolean };

export function DraftText({ draft, showsParties }: DraftTextProps) {
  const { point } = useSelection();
  const outer = useMemo(() => outermost(draft.brackets), [draft]);
  const numberOf = useMemo(() => new Map(outer.map((bracket, place) => [bracket.id, place + 1])), [outer]);
  const marks = useMarks("bracket", showsParties ? outer.length : 0);
  const tintOf = useMemo(() => new Map(draft.named.map((name, place) => [name, Math.min(place + 1, Tints)])), [draft]);
  usePointInSight(true);
  const { counts } = draft;
  const current = outer[(marks.at ?? 0) - 1];
  const rows = rowsOf(draft);
  return (
    <>
      <div className="plan-bar">
        <p className="plan-counts">
          {draft.units.length} {draft.units.length === 1 ? "point" : "points"}; {counts.brackets}{" "}
          {counts.brackets === 1 ? "bracket" : "brackets"}
          {counts.groups > 0 && `, ${counts.groups} ${counts.groups === 1 ? "place" : "places"} with alternatives`}
          {counts.unbalanced > 0 && `, ${counts.unbalanced} without a partner`}; {percentOf(counts.agreed, counts.characters)} % of the text
          outside them.
        </p>
        {showsParties && (
          <MarkWalker
            name="bracket"
            plural="places in brackets"
            count={outer.length}
            marks={marks}
            told={
              current === undefined
                ? ""
                : `${draft.text.slice(current.start, Math.min(current.end, current.start + 200))} ${behind(current)}`
            }
          />
        )}
        <ExportMenu draft={draft.draft.id} old={undefined} />
        {showsParties && marks.at !== undefined && current !== undefined && <Flip draft={draft} bracket={current} />}
      </div>
      {showsParties && <Legend draft={draft} tintOf={tintOf} />}
      <OddPlaces draft={draft} />
      <NoPoints draft={draft} />
      {rows.map(({ unit, start, end }) => (
        <section
          key={start}
          className="plan-row"
          data-kind={unit === undefined ? "between" : "unit"}
          data-point={unit?.point ?? ""}
          data-chosen={unit?.point !== undefined && unit.point === point}
          aria-label={unit === undefined ? undefined : `${unit.label} ${unit.heading}`}
        >
          <div className="plan-text">
            <div className="plan-words">
              {showsParties ? (
                <Bracketed
                  pieces={cutByBrackets(start, end, draft.brackets)}
                  draft={draft}
                  tintOf={tintOf}
                  numberOf={numberOf}
                  at={marks.at}
                />
              ) : (
                <DraftWords text={draft.text.slice(start, end)} />
              )}
            </div>
          </div>
          <aside className="plan-beside">
            <Positions units={unit === undefined ? [] : [unit]} draft={draft} />
          </aside>
        </section>
      ))}
    </>
  );
}

type BracketedProps = {
  readonly pieces: readonly BracketPiece[];
  readonly draft: PlanPointsAnswer;
  readonly tintOf: ReadonlyMap<string, number>;
  readonly numberOf: ReadonlyMap<string, number>;
  readonly at: number | undefined;
};

function Bracketed({ pieces, ...all }: BracketedProps) {
  const { draft, tintOf, numberOf, at } = all;
  return pieces.map((piece) => {
    if (piece.kind === "words") return <DraftWords key={piece.start} text={draft.text.slice(piece.start, piece.end)} />;
    const { bracket } = piece;
    const mark = numberOf.get(bracket.id);
    const [first] = partiesOf(bracket);
    return (
      <span
        key={piece.start}
        className="bracket"
        data-tint={first === undefined ? 0 : (tintOf.get(first) ?? 0)}
        data-current={mark !== undefined && mark === at}
        title={`${bracket.group === undefined ? "in brackets" : "one of several texts"}: ${behind(bracket)}`}
        {...(mark === undefined ? {} : { "data-mark": mark, tabIndex: -1 })}
      >
        <span className="sr-only"> (bracket, {behind(bracket)}) </span>
        <Bracketed {...all} pieces={piece.inside} />
        {!bracket.closed && <span className="plan-note">never closed</span>}
        <span className="sr-only"> (end of bracket) </span>
      </span>
    );
  });
}

/** What the bracket one has walked to is taken for, and the other things it may be. */
function Flip({ draft, bracket }: { readonly draft: PlanPointsAnswer; readonly bracket: PlanBracket }) {
  const decide = usePlanDecision();
  const beside = draft.brackets.filter(({ group, id }) => group !== undefined && group === bracket.group && id !== bracket.id);
  const say = (to: string, said: string) => () =>
    decide.mutate({ name: "plan flip", said: `${bracket.id} ${said}`, words: { draft: draft.draft.id, bracket: bracket.id, to } });
  return (
    <p className="plan-flip no-print">
      {bracket.id} is taken for{" "}
      {beside.length === 0 ? "a text that may be left out" : `an alternative to ${beside.map(({ id }) => id).join(", ")}`}.{" "}
      <button
        type="button"
        className="button"
        disabled={decide.isPending}
        onClick={say("alternatives", "is an alternative to those beside it")}
      >
        Alternatives
      </button>{" "}
      <button type="button" className="button" disabled={decide.isPending} onClick={say("optional", "may be left out by itself")}>
        Optional
      </button>{" "}
      <button type="button" className="button" disabled={decide.isPending} onClick={say("rule", "is as the rule has it")}>
        As the rule has it
      </button>
    </p>
  );
}

type LegendProps = { readonly draft: PlanPointsAnswer; readonly tintOf: ReadonlyMap<string, number> };

function Legend({ draft, tintOf }: LegendProps) {
  const unnamed = draft.brackets.filter((bracket) => partiesOf(bracket).length === 0).length;
  if (draft.brackets.length === 0) return <p className="plan-unknown">Nothing in this draft stands in brackets.</p>;
  return (
    <dl className="plan-legend" aria-label="Who stands behind the brackets">
      {draft.named.map((name) => (
        <div key={name}>
          <dt className="bracket bracket-swatch" data-tint={tintOf.get(name)} aria-hidden="true">
            [ ]
          </dt>
          <dd>
            <SafeText text={name} />: {draft.brackets.filter((bracket) => partiesOf(bracket).includes(name)).length}
          </dd>
        </div>
      ))}
      {unnamed > 0 && (
        <div>
          <dt className="bracket bracket-swatch" data-tint="0" aria-hidden="true">
            [ ]
          </dt>
          <dd>nobody named: {unnamed}</dd>
        </div>
      )}
    </dl>
  );
}

type TextRow = { readonly unit: PlanUnit | undefined; readonly start: number; readonly end: number };

/** Points and what stands between them, in the order of the text; stretches of nothing but white space are left out. */
function rowsOf({ text, shown, units }: PlanPointsAnswer): readonly TextRow[] {
  const rows: TextRow[] = [];
  const between = (from: number, to: number): void => {
    for (const range of shown) {
      const [start, end] = [Math.max(range.start, from), Math.min(range.end, to)];
      if (end > start && text.slice(start, end).trim() !== "") rows.push({ unit: undefined, start, end });
    }
  };
  let at = 0;
  for (const unit of units) {
    between(at, unit.range.start);
    rows.push({ unit, ...unit.range });
    at = unit.range.end;
  }
  between(at, text.length);
  return rows;
}

function behind({ proposers, opponents, supporters, reserving }: PlanBracket): string {
  const told = [
    ...(proposers.length > 0 ? [`proposed by ${proposers.join(", ")}`] : []),
    ...(supporters.length > 0 ? [`supported by ${supporters.join(", ")}`] : []),
    ...(opponents.length > 0 ? [`opposed by ${opponents.join(", ")}`] : []),
    ...(reserving.length > 0 ? [`reserved by ${reserving.join(", ")}`] : []),
  ];
  return told.length === 0 ? "nobody named" : told.join("; ");
}

/** Those that stand inside no other. */
function outermost(brackets: readonly PlanBracket[]): readonly PlanBracket[] {
  let end = -1;
  return brackets.filter((bracket) => {
    if (bracket.start < end) return false;
    end = bracket.end;
    return true;
  });
}

function percentOf(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.round((100 * part) / whole);
}
