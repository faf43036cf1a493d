/** Decides how a long list is drawn: only the rows in sight exist, each measured, in the page's own scroll. */
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";

type VirtualListProps<Row> = {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly draw: (row: Row, place: number) => ReactNode;
  /** Height of a usual row in pixels, until it is measured. */
  readonly rowHeight: number;
  /** The row to be kept in sight; -1 for none. */
  readonly at?: number;
  readonly className?: string;
  readonly label?: string;
};

const Overscan = 10; // Rows drawn beyond the edge, so that quick scrolling shows no holes.

export function VirtualList<Row>({ rows, keyOf, draw, rowHeight, at = -1, className = "", label }: VirtualListProps<Row>) {
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), []);
  const drawn = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: Overscan,
    scrollMargin: offset,
    getItemKey: (place) => {
      const row = rows[place];
      return row === undefined ? place : keyOf(row);
    },
  });
  useEffect(() => {
    if (at >= 0) drawn.scrollToIndex(at, { align: "auto" });
  }, [at, drawn]);
  return (
    <ul ref={list} className={`virtual-list ${className}`} aria-label={label} style={{ height: drawn.getTotalSize() }}>
      {drawn.getVirtualItems().map(({ key, index, start }) => {
        const row = rows[index];
        return (
          row !== undefined && (
            <li
              key={key}
              ref={drawn.measureElement}
              data-index={index}
              className="virtual-row"
              style={{ transform: `translateY(${start - offset}px)` }}
            >
              {draw(row, index)}
            </li>
          )
        );
      })}
    </ul>
  );
}
