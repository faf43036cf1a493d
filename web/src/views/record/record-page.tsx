/** Decides how the record is listed: one kind at a time, by standing and words, a page at a time. */
import { useQuery } from "@tanstack/react-query";
import type { ItemView } from "#report";
import { homeQuery, listQuery } from "../../api/queries.ts";
import { useKeys } from "../../keys/keys.ts";
import { ChipLink } from "../../parts/chips.tsx";
import { ItemBox } from "../../parts/item-row.tsx";
import { kinds, listingOf } from "../../parts/kinds.ts";
import { Pager, useOffset } from "../../parts/pager.tsx";
import { saveExport } from "../../parts/save-export.ts";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { Answer, Empty } from "../../parts/waiting.tsx";
import { clocksOf, useSelect, useSelection } from "../../url.ts";
import "./record.css";

const PageSize = 200;
const RowHeight = 62; // Pixels; each row is measured when it is drawn.
const Standings = ["proposed", "confirmed", "corrected", "rejected"];

export function RecordPage() {
  const selection = useSelection();
  const select = useSelect();
  const clocks = clocksOf(selection);
  const what = kinds.map(listingOf).find((listing) => listing === selection["what"]) ?? "meetings";
  const { standing, words } = selection;
  const counts = useQuery(homeQuery(clocks)).data?.value.counts ?? {};
  const filters = { standing: Standings.find((one) => one === standing), words, offset: useOffset(), limit: PageSize };
  const asked = useQuery(listQuery(what, filters, clocks));
  return (
    <>
      <div className="page-head">
        <h1>Record</h1>
        <p className="lede">What the dossier holds, kind by kind</p>
      </div>
      <nav className="chips" aria-label="Kinds">
        {kinds.map((kind) => (
          <ChipLink key={kind} patch={{ what: listingOf(kind), sel: undefined, row: undefined }} isCurrent={listingOf(kind) === what}>
            {listingOf(kind)} <span className="count">{counts[kind]?.all ?? 0}</span>
          </ChipLink>
        ))}
      </nav>
      <div className="filters record-filters no-print">
        <label>
          Standing
          <select
            value={standing ?? ""}
            onChange={(event) => select({ standing: event.target.value || undefined, row: undefined }, { replace: true })}
          >
            <option value="">any</option>
            {Standings.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          Words
          <input
            type="search"
            value={words ?? ""}
            onChange={(event) => select({ words: event.target.value || undefined, row: undefined }, { replace: true })}
          />
        </label>
        <button type="button" className="plain-button" onClick={() => saveExport("csv", what, clocks)}>
          Save as a table (CSV)
        </button>
      </div>
      <Answer of={asked}>
        {({ items, total, offset }) =>
          total === 0 ? (
            <Empty title={`No ${what} here.`}>
              <p>Either no document speaks of any, or the filters and clocks above leave none.</p>
            </Empty>
          ) : (
            <>
              <Rows items={items} />
              <Pager what={what} shown={items.length} offset={offset} total={total} size={PageSize} />
            </>
          )
        }
      </Answer>
    </>
  );
}

function Rows({ items }: { readonly items: readonly ItemView[] }) {
  const { sel } = useSelection();
  const select = useSelect();
  const at = items.findIndex(({ id }) => id === sel);
  const move = (step: number): void => {
    const next = at === -1 ? 0 : Math.max(0, Math.min(items.length - 1, at + step));
    select({ sel: items[next]?.id }, { replace: true });
  };
  useKeys("Record", [
    { keys: "j, ArrowDown", does: "Next, with its evidence", run: () => move(1) },
    { keys: "k, ArrowUp", does: "Previous, with its evidence", run: () => move(-1) },
  ]);
  return (
    <VirtualList
      rows={items}
      keyOf={({ id }) => id}
      rowHeight={RowHeight}
      at={at}
      className="item-rows"
      draw={(item) => <ItemBox item={item} showKind={false} />}
    />
  );
}
