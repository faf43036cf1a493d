/** Decides how the walk over changes or brackets is offered beside the keys: how many there are, which one it is, on and back. */
import type { Marks } from "./use-marks.ts";

type MarkWalkerProps = {
  readonly name: string;
  readonly plural: string;
  readonly count: number;
  readonly marks: Marks;
  readonly told: string;
};

export function MarkWalker({ name, plural, count, marks, told }: MarkWalkerProps) {
  if (count === 0) return null;
  return (
    <span className="mark-walker no-print">
      <button type="button" className="button" onClick={() => marks.go(-1)} aria-label={`Previous ${name}`} title="p or [">
        ‹
      </button>
      <span aria-hidden="true">{marks.at === undefined ? `${count} ${count === 1 ? name : plural}` : `${marks.at} of ${count}`}</span>
      <button type="button" className="button" onClick={() => marks.go(1)} aria-label={`Next ${name}`} title="n or ]">
        ›
      </button>
      <span className="sr-only" role="status">
        {marks.at === undefined ? "" : `${name} ${marks.at} of ${count}: ${told}`}
      </span>
    </span>
  );
}
