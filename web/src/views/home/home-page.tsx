/** Decides what is seen first: what the dossier learned last, what clashes, what is planned, and what waits for a person. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ItemView } from "#report";
import type { HomeAnswer, ItemKind } from "../../api/answers.ts";
import { homeQuery } from "../../api/queries.ts";
import { dayOfIso, momentInWords } from "../../parts/days.ts";
import { ItemRow } from "../../parts/item-row.tsx";
import { kinds, listingOf, pluralOf } from "../../parts/kinds.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { Answer, Empty } from "../../parts/waiting.tsx";
import { clocksOf, keptSelection, type Selection, useSelection } from "../../url.ts";
import "./home.css";

export function HomePage() {
  const clocks = clocksOf(useSelection());
  const asked = useQuery(homeQuery(clocks));
  const isNow = clocks.asOf === undefined && clocks.known === undefined;
  return (
    <Answer of={asked}>
      {(home) => (home.sources > 0 ? <Overview home={home} /> : isNow ? <Beginning /> : <Empty title="No document was there by then." />)}
    </Answer>
  );
}

function Beginning() {
  return (
    <Empty title="This dossier is empty.">
      <p>Parley shows what documents say, with the words it rests on. Give it some: articles, readouts, drafts.</p>
      <div className="acts">
        <Link to="/inbox" className="button">
          Add documents <kbd>g i</kbd>
        </Link>
      </div>
      <p className="hint">
        To look around first, open the invented example: <code>parley demo</code>
      </p>
    </Empty>
  );
}

function Overview({ home }: { readonly home: HomeAnswer }) {
  return (
    <>
      <div className="page-head">
        <h1>At a glance</h1>
        <p className="lede">
          <Link to="/documents" search={(before: Selection) => keptSelection(before)}>
            {home.sources} {home.sources === 1 ? "document" : "documents"}
          </Link>
        </p>
      </div>
      <Counts home={home} />
      <div className="home">
        <div className="home-main">
          <Rows
            title="Accounts that clash"
            items={home.clashes}
            empty="No two accounts clash so far."
            all="clashes"
            count={home.counts["clash"]?.all}
          />
          <Rows title="Learned last" items={home.newest} empty="No position, assessment or contingency was read so far." />
        </div>
        <div className="home-side">
          <Rows title="Planned meetings" items={home.planned} empty="No meeting is said to be planned." all="meetings" />
          <RecentSources home={home} />
          <Done home={home} />
        </div>
      </div>
    </>
  );
}

function Counts({ home }: { readonly home: HomeAnswer }) {
  return (
    <ul className="counts" aria-label="What the dossier holds">
      {inOrder(home.counts).map(([kind, { all, proposed }]) => (
        <li key={kind}>
          <Link to="/record" search={(before: Selection) => ({ ...keptSelection(before), what: listingOf(kind) })} className="count-all">
            <strong>{all}</strong> {pluralOf(kind, all)}
          </Link>
          {proposed > 0 ? (
            <Link to="/review" search={(before: Selection) => ({ ...keptSelection(before), kind })} className="count-waiting">
              {proposed} to review
            </Link>
          ) : (
            <span className="count-waiting">all reviewed</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function inOrder(counts: HomeAnswer["counts"]): readonly (readonly [string, { readonly all: number; readonly proposed: number }])[] {
  const place = (kind: string): number => kinds.indexOf(kind as ItemKind); // A kind unknown here comes first.
  return Object.entries(counts).sort(([one], [other]) => place(one) - place(other));
}

type RowsProps = {
  readonly title: string;
  readonly items: readonly ItemView[];
  readonly empty: string;
  readonly all?: string;
  readonly count?: number | undefined;
};

function Rows({ title, items, empty, all, count }: RowsProps) {
  return (
    <section>
      <div className="section-head">
        <h2>{title}</h2>
        {all !== undefined && items.length > 0 && (
          <Link to="/record" search={(before: Selection) => ({ ...keptSelection(before), what: all })}>
            {count === undefined ? "all" : `all ${count}`}
          </Link>
        )}
      </div>
      {items.length === 0 ? (
        <p className="nothing">{empty}</p>
      ) : (
        <ul className="item-rows">
          {items.map((item) => (
            <ItemRow key={item.id} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RecentSources({ home }: { readonly home: HomeAnswer }) {
  return (
    <section>
      <div className="section-head">
        <h2>Latest documents</h2>
        <Link to="/documents" search={(before: Selection) => keptSelection(before)}>
          all {home.sources}
        </Link>
      </div>
      <ul className="item-rows">
        {home.recentSources.map((source) => (
          <li key={source.id} className="item-row">
            <Link
              to="/documents/$source"
              params={{ source: source.id }}
              search={(before: Selection) => keptSelection(before)}
              className="item-row-link source-link"
            >
              <span className="item-row-line">
                <SafeText text={source.title ?? source.line} />
              </span>
              <span className="item-row-facts">
                <span>{dayOfIso(source.published)}</span>
                <SafeText text={source.outlet ?? "outlet unknown"} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Done({ home }: { readonly home: HomeAnswer }) {
  return (
    <section>
      <div className="section-head">
        <h2>What was done</h2>
      </div>
      <ol className="done">
        {home.log.map((entry) => (
          <li key={entry.id} data-undone={entry.undoneBy !== undefined}>
            <time dateTime={entry.at}>{momentInWords(entry.at)}</time> <span className="done-line">{entry.line}</span>{" "}
            <SafeText text={entry.by} />
            {entry.undoneBy !== undefined && " (taken back)"}
          </li>
        ))}
      </ol>
    </section>
  );
}
