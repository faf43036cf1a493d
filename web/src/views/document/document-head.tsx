/** Decides what stands above a document: where it comes from, what was odd about it, its copies, and which kinds of marks are shown. */
import { Link } from "@tanstack/react-router";
import type { DocumentAnswer } from "../../api/answers.ts";
import { dayOfIso, momentInWords } from "../../parts/days.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { keptSelection, type Selection } from "../../url.ts";

type DocumentHeadProps = {
  readonly document: DocumentAnswer;
  readonly kinds: ReadonlySet<string>;
  readonly onKinds: (kinds: string) => void;
};

export function DocumentHead({ document: { source, marks, problems, copies }, kinds, onKinds }: DocumentHeadProps) {
  const counts = new Map<string, number>();
  for (const { kind } of marks) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const toggle = (kind: string): void => onKinds([...counts.keys()].filter((one) => kinds.has(one) !== (one === kind)).join(" ") || "none");
  return (
    <header className="document-head">
      <h1 dir="auto">
        <SafeText text={source.title ?? source.line} />
      </h1>
      <p className="document-origin">
        <strong>
          <SafeText text={source.outlet ?? "outlet unknown"} />
        </strong>
        <span>{source.published === undefined ? "date unknown" : `published ${dayOfIso(source.published)}`}</span>
        {source.byline !== undefined && <SafeText text={source.byline} />}
        {source.credit.length > 0 && <span>with {source.credit.join(", ")}</span>}
        <span>learned {momentInWords(source.learnedAt)}</span>
        {source.origin !== undefined && <SafeText text={source.origin} />}
      </p>
      {copies.length > 0 && (
        <p className="document-copies">
          Carries the same report as{" "}
          {copies.map((copy, at) => (
            <span key={copy.id}>
              {at > 0 && ", "}
              <Link to="/documents/$source" params={{ source: copy.id }} search={(before: Selection) => keptSelection(before)}>
                <SafeText text={copy.outlet ?? copy.line} />
              </Link>
            </span>
          ))}
          ; counted once.
        </p>
      )}
      {problems.map((problem) => (
        <p className="note" key={`${problem.code}${problem.range?.start ?? ""}`}>
          {problem.message} {problem.whatToDo}
        </p>
      ))}
      <fieldset className="chips no-print">
        <legend className="sr-only">Kinds of marks shown</legend>
        {[...counts].map(([kind, count]) => (
          <button key={kind} type="button" className="chip" aria-pressed={kinds.has(kind)} onClick={() => toggle(kind)}>
            {kind === "attribution" ? "statement" : kind} <span className="count">{count}</span>
          </button>
        ))}
      </fieldset>
    </header>
  );
}
