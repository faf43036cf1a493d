/** Decides what is seen while a long draft is worked on: how far it is, and the way out. */
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import type { Seen } from "../../api/ask.ts";
import { forgetProgress, type Progress, useProgress } from "../../api/live.ts";
import { Failure } from "../../parts/waiting.tsx";
import { useSelect } from "../../url.ts";

type WorkingProps = {
  readonly command: string;
  readonly doing: string;
  /** Where one goes who does not want to wait; the work stops then. The plain text of a draft is quick where it was read already. */
  readonly leavesTo?: "text" | "home";
};

/** The answer, or how far it is: for questions that take long of a long draft. */
export function Worked<Value>({
  of,
  children,
  ...working
}: WorkingProps & {
  readonly of: { readonly data: Seen<Value> | undefined; readonly error: Error | null };
  readonly children: (value: Value) => ReactNode;
}) {
  if (of.data !== undefined) return children(of.data.value);
  return of.error === null ? <Working {...working} /> : <Failure error={of.error} />;
}

/** Leaving the view stops the work. */
export function Working({ command, doing, leavesTo = "text" }: WorkingProps) {
  const progress = useProgress(command);
  const select = useSelect();
  useEffect(() => () => forgetProgress(command), [command]);
  return (
    <div className="waiting" role="status">
      <p>
        {doing} …{progress !== undefined && progress.total > 0 && progress.done < progress.total && ` ${stepOf(progress)}`}
      </p>
      {leavesTo === "home" ? (
        <Link to="/" className="button">
          Cancel
        </Link>
      ) : (
        <button type="button" className="button" onClick={() => select({ view: "text", draft: undefined, about: undefined })}>
          Cancel
        </button>
      )}
    </div>
  );
}

/** The step that is being done, which counts as not done yet. */
function stepOf({ done, total, current }: Progress): string {
  return `${current ?? ""} (${done + 1} of ${total})`.trimStart();
}
