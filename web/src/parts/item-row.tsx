/** Decides how an item stands in a list: its kind, its line, who stands behind it and how many independent sources carry it. */
import type { ItemView } from "#report";
import { ItemLink } from "./item-link.tsx";
import { SafeText } from "./safe-text.tsx";
import { StanceGlyph } from "./stance.tsx";
import { StandingMark } from "./standing.tsx";

/** One row that opens the item. */
export function ItemRow({ item, isCurrent = false, showKind = true }: { readonly item: ItemView; readonly isCurrent?: boolean; readonly showKind?: boolean }) {
  return (
    <li className="item-row" data-standing={item.standing} data-current={isCurrent}>
      <ItemLink id={item.id} className="item-row-link">
        {showKind && <span className="kind">{item.kind}</span>}
        <span className="item-row-line">
          {item.kind === "position" && <StanceGlyph stance={item.stance} />}
          <SafeText text={item.line} />
        </span>
        <span className="item-row-facts">
          <StandingMark standing={item.standing} />
          <Sources item={item} />
          {item.clashes.length > 0 && <span className="clash-flag">in {item.clashes.length === 1 ? "a clash" : `${item.clashes.length} clashes`}</span>}
        </span>
      </ItemLink>
    </li>
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
