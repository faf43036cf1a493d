/** Decides how one goes through a list that the server gives a page at a time: which rows are shown, and the way on and back, in the address. */
import { useSelect, useSelection } from "../url.ts";

type PagerProps = {
  /** What is listed, in the plural. */
  readonly what: string;
  readonly shown: number;
  readonly offset: number;
  readonly total: number;
  readonly size: number;
};

/** The row from which the address wants to be shown; 0 where it says nothing sensible. */
export function useOffset(): number {
  const { row } = useSelection();
  return /^\d{1,9}$/u.test(row ?? "") ? Math.max(0, Number(row) - 1) : 0;
}

/** Nothing where all is shown. */
export function Pager({ what, shown, offset, total, size }: PagerProps) {
  const select = useSelect();
  if (offset === 0 && shown >= total) return null;
  const goTo = (row: number): void => select({ row: row <= 0 ? undefined : String(row + 1) });
  return (
    <nav className="pager" aria-label={`Pages of ${what}`}>
      <span role="status">
        {shown === 0 ? `none from ${offset + 1} on` : `${offset + 1} to ${offset + shown}`} of {total} {what}
      </span>
      <button type="button" className="button no-print" disabled={offset === 0} onClick={() => goTo(Math.max(0, offset - size))}>
        ‹ Back
      </button>
      <button type="button" className="button no-print" disabled={offset + shown >= total} onClick={() => goTo(offset + size)}>
        On ›
      </button>
    </nav>
  );
}
