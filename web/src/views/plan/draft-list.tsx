/** Decides how the drafts stand down the side: oldest first, the one that is read marked, and which one it is told against. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { PlanListAnswer } from "../../api/answers.ts";
import { ChipLink } from "../../parts/chips.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import type { Selection } from "../../url.ts";

type DraftListProps = {
  readonly drafts: PlanListAnswer["drafts"];
  readonly chosen: string | undefined;
  readonly other: string | undefined;
};

export function DraftList({ drafts, chosen, other }: DraftListProps) {
  const list = useRef<HTMLOListElement>(null);
  // In a narrow window the drafts stand in a row: the one that is read is brought into sight, and the page stays where it is.
  useEffect(() => {
    const read = chosen === undefined ? null : list.current?.querySelector<HTMLElement>("[data-chosen='true']");
    if (list.current !== null && read) list.current.scrollLeft = read.offsetLeft;
  }, [chosen]);
  const isOfSeveral = new Set(drafts.flatMap(({ instrument }) => instrument ?? [])).size > 1;
  return (
    <nav className="drafts" aria-label="Drafts">
      <h2>
        {drafts.length} {drafts.length === 1 ? "draft" : "drafts"}
      </h2>
      <ol ref={list}>
        {drafts.map((draft) => (
          <li key={draft.id} className="draft" data-chosen={draft.id === chosen} data-other={draft.id === other}>
            <Link
              to="."
              search={(before: Selection) => ({
                ...before,
                draft: draft.id,
                with: undefined,
                point: undefined,
                mark: undefined,
                about: undefined,
              })}
              resetScroll={false}
              className="draft-link"
              aria-current={draft.id === chosen ? "true" : undefined}
            >
              <span className="draft-day">{draft.date ?? "no date"}</span>
              <span className="draft-title">
                <SafeText text={draft.title} />
              </span>
              <span className="draft-facts">
                <SafeText
                  text={[
                    ...(isOfSeveral && draft.instrument !== undefined ? [draft.instrument] : []),
                    ...(draft.points > 0 ? [`${draft.points} ${draft.points === 1 ? "point" : "points"} of the record`] : []),
                    ...(draft.status === undefined ? [] : [draft.status]),
                    ...draft.drafters,
                  ].join("; ")}
                />
              </span>
            </Link>
            {draft.id === other ? (
              <span className="draft-against">told against this one</span>
            ) : (
              chosen !== undefined &&
              draft.id !== chosen && (
                <ChipLink patch={{ draft: chosen, with: draft.id, view: "changes", mark: undefined }} isCurrent={false}>
                  compare<span className="sr-only"> with {draft.title}</span>
                </ChipLink>
              )
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
