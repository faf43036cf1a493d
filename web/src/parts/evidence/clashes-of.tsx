/** Decides how an item's clashes are shown beside it: what is in dispute and what each side says. */
import { useQuery } from "@tanstack/react-query";
import { showQuery } from "../../api/queries.ts";
import { clocksOf, useSelection } from "../../url.ts";
import { ItemLink } from "../item-link.tsx";
import { ClashSides } from "./clash-sides.tsx";

export function ClashesOf({ ids }: { readonly ids: readonly string[] }) {
  return (
    <section>
      <h3>{ids.length === 1 ? "A clash" : `${ids.length} clashes`}</h3>
      {ids.map((id) => (
        <ClashOf key={id} id={id} />
      ))}
    </section>
  );
}

function ClashOf({ id }: { readonly id: string }) {
  const { data } = useQuery(showQuery(id, clocksOf(useSelection())));
  const item = data?.value.item;
  if (item?.kind !== "clash") return null;
  return (
    <div className="clash">
      <p>
        Accounts differ on <ItemLink id={id}>{item.about}</ItemLink>:
      </p>
      <ClashSides clash={item} />
    </div>
  );
}
