/** Decides how the sources are listed: newest first, found by words in title or outlet, a thousand as fast as ten. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { SourceView } from "#report";
import { listQuery } from "../../api/queries.ts";
import { useKeys } from "../../keys/keys.ts";
import { dayOfIso } from "../../parts/days.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { Answer, Empty } from "../../parts/waiting.tsx";
import { clocksOf, keptSelection, type Selection, useSelect, useSelection } from "../../url.ts";
import "./documents.css";

const RowHeight = 38; // Pixels at the usual size of letters; each row is measured when it is drawn.
const MostListed = 5000;

export function DocumentsPage() {
  const selection = useSelection();
  const select = useSelect();
  const asked = useQuery(listQuery("sources", { limit: MostListed }, clocksOf(selection)));
  return (
    <Answer of={asked}>
      {({ sources, total }) => {
        const shown = newestFirst(sources.filter((source) => holds(source, selection["words"] ?? "")));
        return (
          <>
            <div className="page-head">
              <h1>Documents</h1>
              <p className="lede">{shown.length === total ? total : `${shown.length} of ${total}`}, newest first</p>
            </div>
            {total === 0 ? (
              <Empty title="No documents yet.">
                <div className="acts">
                  <Link to="/inbox" className="button">
                    Add documents <kbd>g i</kbd>
                  </Link>
                </div>
              </Empty>
            ) : (
              <>
                <div className="filters">
                  <label>
                    Title or outlet
                    <input
                      type="search"
                      value={selection["words"] ?? ""}
                      onChange={(event) => select({ words: event.target.value || undefined }, { replace: true })}
                    />
                  </label>
                </div>
                <SourceTable sources={shown} />
              </>
            )}
          </>
        );
      }}
    </Answer>
  );
}

function SourceTable({ sources }: { readonly sources: readonly SourceView[] }) {
  const [at, setAt] = useState(-1);
  const navigate = useNavigate();
  const open = (source: SourceView | undefined): void => {
    if (source !== undefined)
      void navigate({ to: "/documents/$source", params: { source: source.id }, search: (before: Selection) => keptSelection(before) });
  };
  useKeys("Documents", [
    { keys: "j, ArrowDown", does: "Next document", run: () => setAt(Math.min(sources.length - 1, at + 1)) },
    { keys: "k, ArrowUp", does: "Previous document", run: () => setAt(Math.max(0, at - 1)) },
    { keys: "Enter, o", does: "Open it", run: () => open(sources[at]) },
  ]);
  return (
    <>
      <div className="source-head" aria-hidden="true">
        <span>Published</span>
        <span>Outlet</span>
        <span>Title</span>
        <span className="number">Characters</span>
      </div>
      <VirtualList
        rows={sources}
        keyOf={({ id }) => id}
        rowHeight={RowHeight}
        at={at}
        className="sources"
        draw={(source, place) => <SourceRow source={source} isCurrent={place === at} />}
      />
    </>
  );
}

function SourceRow({ source, isCurrent }: { readonly source: SourceView; readonly isCurrent: boolean }) {
  return (
    <Link
      to="/documents/$source"
      params={{ source: source.id }}
      search={(before: Selection) => keptSelection(before)}
      className="source-row"
      data-current={isCurrent}
    >
      <span className="source-day">{dayOfIso(source.published)}</span>
      <span className="source-outlet">
        <SafeText text={source.outlet ?? "unknown"} />
      </span>
      <span className="source-title">
        <SafeText text={source.title ?? source.line} />
      </span>
      <span className="number source-length">{source.characters.toLocaleString("en")}</span>
    </Link>
  );
}

function newestFirst(sources: readonly SourceView[]): readonly SourceView[] {
  return [...sources].sort((one, other) => (keyOf(one) < keyOf(other) ? 1 : keyOf(one) > keyOf(other) ? -1 : 0));
}

function keyOf(source: SourceView): string {
  return source.published ?? "";
}

function holds(source: SourceView, words: string): boolean {
  const text = `${source.title ?? ""} ${source.outlet ?? ""} ${source.origin ?? ""}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
