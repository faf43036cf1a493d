/** Decides how an item stands in a list: its kind, its line, who stands behind it and how many independent sources carry it. */
import type { ItemView } from "#report";
import { dayOfItem, ItemLine } from "./item-line.tsx";
import { ItemLink } from "./item-link.tsx";
import { StandingMark } from "./standing.tsx";

const HasDay: ReadonlySet<string> = new Set(["meeting", "statement", "position", "contingency", "assessment", "silence"]);

type ItemRowProps = { readonly item: ItemView; readonly showKind?: boolean };

/** One row of a list. */
export function ItemRow(props: ItemRowProps) {
  return (
    <li>
      <ItemBox {...props} />
    </li>
  );
}

/** The row itself, for lists that make their own rows. */
export function ItemBox({ item, showKind = true }: ItemRowProps) {
  return (
    <div className="item-row" data-standing={item.standing}>
      <ItemLink id={item.id} className="item-row-link">
        {showKind && <span className="kind">{item.kind}</span>}
        <span className="item-row-line">
          <ItemLine item={item} />
        </span>
        <span className="item-row-facts">
          {HasDay.has(item.kind) && <span>{dayOfItem(item)}</span>}
          <StandingMark standing={item.standing} />
          <Sources item={item} />
          {item.clashes.length > 0 && (
            <span className="clash-flag">in {item.clashes.length === 1 ? "a clash" : `${item.clashes.length} clashes`}</span>
          )}
        </span>
      </ItemLink>
    </div>
  );
}

/** "3 sources, 2 independent": copies of one report count once. */
export function Sources({ item }: { readonly item: Pick<ItemView, "sources" | "independent"> }) {
  return (
    <span>
      {item.sources} {item.sources === 1 ? "source" : "sources"}
      {item.sources > 1 && `, ${item.independent} independent`}
    </span>
  );
}
