/** Decides what is seen while a long draft is worked on: how far it is, and the way out. */
import { useProgress } from "../../api/live.ts";
import { useSelect } from "../../url.ts";

type WorkingProps = { readonly command: string; readonly doing: string };

/** Leaving the view stops the work: the plain text of another draft is a click away. */
export function Working({ command, doing }: WorkingProps) {
  const progress = useProgress(command);
  const select = useSelect();
  return (
    <div className="waiting" role="status">
      <p>
        {doing} …
        {progress !== undefined && progress.total > 0 && progress.done < progress.total && ` ${progress.done} of ${progress.total} places`}
      </p>
      <button type="button" className="button" onClick={() => select({ view: "text", draft: undefined, about: undefined })}>
        Cancel
      </button>
    </div>
  );
}
