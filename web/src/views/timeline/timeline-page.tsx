/** Decides how it is shown what happened when: each kind with what was said above its line and what was published below it, and the same as a table. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { TimelineAnswer, TimelineEntry } from "../../api/answers.ts";
import { timelineQuery } from "../../api/queries.ts";
import { useKeys } from "../../keys/keys.ts";
import { ChipLink } from "../../parts/chips.tsx";
import { listingOf } from "../../parts/kinds.ts";
import { Pager, useOffset } from "../../parts/pager.tsx";
import { Answer, Empty } from "../../parts/waiting.tsx";
import { clocksOf, useSelect, useSelection } from "../../url.ts";
import { type DayRange, daysBetween, moved, narrowed, rangeOfCoverage, rangeOfEntries, shownDay, widened } from "./days-of-timeline.ts";
import { EntryTable } from "./entry-table.tsx";
import { TimelineChart } from "./timeline-chart.tsx";
import "./timeline.css";

/** As many as are drawn at once; the next are one step on. */
const PageSize = 500;
const Kinds = ["meeting", "statement", "position", "contingency"] as const;

export function TimelinePage() {
  const selection = useSelection();
  const what = Kinds.find((kind) => kind === selection["kind"]);
  const asked = useQuery(
    timelineQuery(what === undefined ? "everything" : listingOf(what), { offset: useOffset(), limit: PageSize }, clocksOf(selection)),
  );
  return (
    <>
      <div className="page-head">
        <h1>Timeline</h1>
        <p className="lede">When it was so or was said, above; when it was published, below</p>
      </div>
      <nav className="chips" aria-label="Kinds">
        {[undefined, ...Kinds].map((kind) => (
          <ChipLink key={kind ?? "everything"} patch={{ kind, row: undefined }} isCurrent={kind === what}>
            {kind === undefined ? "everything" : listingOf(kind)}
          </ChipLink>
        ))}
      </nav>
      <Answer of={asked}>{(timeline) => <Shown timeline={timeline} />}</Answer>
    </>
  );
}

function Shown({ timeline }: { readonly timeline: TimelineAnswer }) {
  const selection = useSelection();
  const select = useSelect();
  const [hovered, setHovered] = useState<string>();
  const words = (selection["words"] ?? "").toLowerCase();
  const entries = timeline.entries.filter(
    (entry) => words === "" || `${entry.line} ${entry.lanes.map(({ name }) => name).join(" ")}`.toLowerCase().includes(words),
  );
  const range = chosenRange(selection["from"], selection["to"]) ?? rangeOfCoverage(entries) ?? rangeOfEntries(entries);
  const setRange = (next: DayRange | undefined): void => select({ from: next?.from, to: next?.to }, { replace: true });
  useKeys("Timeline", [
    { keys: "[", does: "Earlier", run: () => range !== undefined && setRange(moved(range, -1)) },
    { keys: "]", does: "Later", run: () => range !== undefined && setRange(moved(range, 1)) },
    { keys: "+, =", does: "Closer", run: () => range !== undefined && setRange(narrowed(range)) },
    { keys: "-", does: "Wider", run: () => range !== undefined && setRange(widened(range)) },
    { keys: "0", does: "All of it", run: () => setRange(rangeOfEntries(entries)) },
  ]);
  if (timeline.total === 0) {
    return (
      <Empty title="Nothing on the timeline here.">
        <p>Meetings, statements, positions and contingencies come from documents; the clocks above may leave none.</p>
      </Empty>
    );
  }
  const inRange = entries.filter((entry) => range === undefined || isWithin(entry, range));
  return (
    <>
      <div className="filters no-print">
        <label>
          Actor or words
          <input
            type="search"
            value={selection["words"] ?? ""}
            onChange={(event) => select({ words: event.target.value || undefined }, { replace: true })}
          />
        </label>
        {range !== undefined && (
          <span className="zoom">
            <button type="button" className="tool-button" aria-label="Earlier" title="[" onClick={() => setRange(moved(range, -1))}>
              ‹
            </button>
            <span className="zoom-range">
              {range.from} to {range.to} ({daysBetween(range.from, range.to) + 1} days)
            </span>
            <button type="button" className="tool-button" aria-label="Later" title="]" onClick={() => setRange(moved(range, 1))}>
              ›
            </button>
            <button type="button" className="tool-button" aria-label="Closer" title="+" onClick={() => setRange(narrowed(range))}>
              +
            </button>
            <button type="button" className="tool-button" aria-label="Wider" title="-" onClick={() => setRange(widened(range))}>
              −
            </button>
            <button type="button" className="plain-button" onClick={() => setRange(rangeOfEntries(entries))}>
              all days
            </button>
            {selection["from"] !== undefined && (
              <button type="button" className="plain-button" onClick={() => setRange(undefined)}>
                days of the coverage
              </button>
            )}
          </span>
        )}
      </div>
      <Pager
        what="entries, in the order of days,"
        shown={timeline.entries.length}
        offset={timeline.offset}
        total={timeline.total}
        size={PageSize}
      />
      {range !== undefined && (
        <TimelineChart
          entries={entries}
          range={range}
          selected={selection.sel}
          hovered={hovered}
          onHover={setHovered}
          onSelect={(id) => select({ sel: id })}
          onRange={setRange}
        />
      )}
      <EntryTable entries={inRange} left={entries.length - inRange.length} selected={selection.sel} />
    </>
  );
}

function isWithin(entry: TimelineEntry, range: DayRange): boolean {
  return [shownDay(entry), entry.published?.slice(0, 10)].some((day) => day !== undefined && day >= range.from && day <= range.to);
}

function chosenRange(from: string | undefined, to: string | undefined): DayRange | undefined {
  const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(text);
  return isDay(from) && isDay(to) && from <= to ? { from, to } : undefined;
}
