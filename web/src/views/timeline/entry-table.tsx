/** Decides how the timeline reads as a table: the same entries in the order of their days. */
import type { TimelineEntry } from "../../api/answers.ts";
import { useKeys } from "../../keys/keys.ts";
import { dayOfIso, spanInWords } from "../../parts/days.ts";
import { withoutUnknownDay } from "../../parts/item-line.tsx";
import { ItemLink } from "../../parts/item-link.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { StandingMark } from "../../parts/standing.tsx";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { useSelect } from "../../url.ts";

type EntryTableProps = { readonly entries: readonly TimelineEntry[]; readonly left: number; readonly selected: string | undefined };

const RowHeight = 34; // Pixels; each row is measured when it is drawn.

export function EntryTable({ entries, left, selected }: EntryTableProps) {
  const select = useSelect();
  const at = entries.findIndex(({ id }) => id === selected);
  const move = (step: number): void =>
    select({ sel: entries[at === -1 ? 0 : Math.max(0, Math.min(entries.length - 1, at + step))]?.id }, { replace: true });
  useKeys("Entries", [
    { keys: "j, ArrowDown", does: "Next entry, with its evidence", run: () => move(1) },
    { keys: "k, ArrowUp", does: "Previous entry, with its evidence", run: () => move(-1) },
  ]);
  return (
    <section className="entries">
      <h2>
        {entries.length} {entries.length === 1 ? "entry" : "entries"}
        {left > 0 && <span className="entries-left"> ({left} outside these days or without a day)</span>}
      </h2>
      <div className="entry-head" aria-hidden="true">
        <span>Was so or said</span>
        <span>Published</span>
        <span>Kind</span>
        <span>What</span>
        <span>Standing</span>
      </div>
      <VirtualList
        rows={entries}
        keyOf={({ id }) => id}
        rowHeight={RowHeight}
        at={at}
        className="entry-rows"
        draw={(entry) => (
          <ItemLink id={entry.id} className="entry-row">
            <span>{entry.time === undefined ? <span className="unknown">not given</span> : spanInWords(entry.time)}</span>
            <span>{dayOfIso(entry.published)}</span>
            <span className="kind">{entry.kind}</span>
            <span className="entry-line">
              {entry.clashes > 0 && <span title="in a clash">≠ </span>}
              <SafeText text={withoutUnknownDay(entry.line)} />
            </span>
            <StandingMark standing={entry.standing} />
          </ItemLink>
        )}
      />
    </section>
  );
}
