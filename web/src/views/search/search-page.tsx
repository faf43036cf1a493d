/** Decides how words are found: in the record and in the documents, with the words lit where they stand. */
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useDeferredValue } from "react";
import type { SearchAnswer } from "../../api/answers.ts";
import { searchQuery } from "../../api/queries.ts";
import { ItemRow } from "../../parts/item-row.tsx";
import { PassageOrigin } from "../../parts/quote.tsx";
import { withHiddenShown } from "../../parts/safe-text.tsx";
import { Answer, Empty } from "../../parts/waiting.tsx";
import { clocksOf, useSelect, useSelection } from "../../url.ts";
import "./search.css";

const MostFound = 100;

export function SearchPage() {
  const selection = useSelection();
  const select = useSelect();
  const words = selection["q"] ?? "";
  const asked = useDeferredValue(words.trim());
  const found = useQuery({ ...searchQuery(asked, MostFound, clocksOf(selection)), enabled: asked.length > 0 });
  return (
    <>
      <div className="page-head">
        <h1>Search</h1>
      </div>
      <div className="filters">
        <input
          type="search"
          className="search-input"
          aria-label="Words to find"
          placeholder="Words; in double quotes they are found in that order"
          value={words}
          // biome-ignore lint/a11y/noAutofocus: one comes to this page to type.
          autoFocus
          onChange={(event) => select({ q: event.target.value || undefined }, { replace: true })}
        />
      </div>
      {asked.length > 0 && <Answer of={found}>{(answer) => <Found answer={answer} />}</Answer>}
    </>
  );
}

function Found({ answer }: { readonly answer: SearchAnswer }) {
  const { items, passages, totalPassages, complete } = answer;
  if (items.length + passages.length === 0) return <Empty title="Nothing in the record or in the documents holds all these words." />;
  return (
    <>
      {!complete && <p className="note">So many places hold these words that only the newest were ranked.</p>}
      <div className="found">
        <section>
          <h2>In the documents: {totalPassages}</h2>
          <ol className="found-passages">
            {passages.map((hit) => (
              <li key={`${hit.passage.source}@${hit.passage.start}`}>
                <p dir="auto" className="found-words">
                  <LitWords hit={hit} />
                </p>
                <PassageOrigin passage={hit.passage} />
              </li>
            ))}
          </ol>
        </section>
        <section>
          <h2>In the record: {items.length}</h2>
          <ul className="item-rows">
            {items.map((item) => (
              <ItemRow key={item.id} item={item} />
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

function LitWords({ hit }: { readonly hit: SearchAnswer["passages"][number] }) {
  const { passage, found } = hit;
  const parts: ReactNode[] = [];
  let from = passage.start;
  for (const { start, end } of found) {
    if (start < from || end > passage.end) continue;
    parts.push(<span key={`before ${start}`}>{withHiddenShown(passage.exact.slice(from - passage.start, start - passage.start))}</span>);
    parts.push(
      <mark key={start} className="lit">
        {withHiddenShown(passage.exact.slice(start - passage.start, end - passage.start))}
      </mark>,
    );
    from = end;
  }
  parts.push(<span key="rest">{withHiddenShown(passage.exact.slice(from - passage.start))}</span>);
  return parts;
}
