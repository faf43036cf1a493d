/** Decides how a person says of a point which one of the earlier draft it was; the rest of the alignment follows. */
import { useState } from "react";
import { usePlanDecision } from "./plan-decisions.ts";

type RelinkProps = { readonly old: string; readonly draft: string; readonly point: string; readonly was: readonly string[] };

/** `point` is its number or id in the newer draft, `was` those it is taken to have come from. */
export function Relink({ old, draft, point, was }: RelinkProps) {
  const decide = usePlanDecision();
  const [number, setNumber] = useState("");
  const send = (from: string, said: string): void =>
    decide.mutate({ name: "plan link", said, words: { old, new: draft, links: [`${from}=${point}`] } });
  return (
    <details className="plan-relink no-print">
      <summary>
        link<span className="sr-only"> of point {point}</span>
      </summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (number.trim() !== "") send(number.trim(), `Point ${point} was ${number.trim()} of the earlier draft`);
        }}
      >
        <p>{was.length === 0 ? "Taken to be new." : `Taken to have been ${was.join(" and ")} of the earlier draft.`}</p>
        <label>
          It was point <input type="text" size={5} value={number} onChange={(event) => setNumber(event.target.value)} required />
        </label>{" "}
        <button type="submit" className="button" disabled={decide.isPending}>
          Link
        </button>{" "}
        <button
          type="button"
          className="button"
          disabled={decide.isPending}
          onClick={() => send("", `Point ${point} is new: it has no counterpart in the earlier draft`)}
        >
          It is new
        </button>
      </form>
    </details>
  );
}
