/** Decides how the proposals still to come are listed beside the one in hand. */
import { useEffect, useRef } from "react";
import type { ItemView } from "#report";
import { dayOfItem, ItemLine } from "../../parts/item-line.tsx";

type QueueProps = {
  readonly items: readonly ItemView[];
  readonly current: ItemView | undefined;
  readonly total: number;
  readonly onChoose: (id: string) => void;
  readonly onDecideAll: (act: "confirm" | "reject") => void;
};

const MostDrawn = 200; // More than anybody looks through in a side list; the filter finds the rest.

export function Queue({ items, current, total, onChoose, onDecideAll }: QueueProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = current === undefined ? null : list.current?.querySelector<HTMLElement>("[data-current='true']");
    // Only the list is scrolled: the page stays where the person reads.
    if (list.current !== null && row !== null && row !== undefined) keepInSight(list.current, row);
  }, [current]);
  const at = items.findIndex(({ id }) => id === current?.id);
  const from = Math.max(0, Math.min(at - 20, items.length - MostDrawn));
  return (
    <aside className="queue no-print" aria-label="Queue">
      <div className="queue-head">
        <h2>{items.length} to go</h2>
        <button type="button" className="button" onClick={() => onDecideAll("confirm")}>
          All {total} … <kbd>A</kbd>
        </button>
      </div>
      <ol ref={list} className="queue-list">
        {items.slice(from, from + MostDrawn).map((item) => (
          <li key={item.id} data-current={item.id === current?.id}>
            <button
              type="button"
              className="queue-item"
              aria-current={item.id === current?.id ? "true" : undefined}
              onClick={() => onChoose(item.id)}
            >
              <ItemLine item={item} />
              <span className="queue-day">{dayOfItem(item)}</span>
            </button>
          </li>
        ))}
        {items.length > from + MostDrawn && <li className="queue-more">and {items.length - from - MostDrawn} more</li>}
      </ol>
    </aside>
  );
}

function keepInSight(list: HTMLElement, row: HTMLElement): void {
  const above = row.offsetTop - list.offsetTop - list.scrollTop;
  const below = above + row.offsetHeight - list.clientHeight;
  if (above < 0) list.scrollTop += above;
  else if (below > 0) list.scrollTop += below;
}
