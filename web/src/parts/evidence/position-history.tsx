/** Decides how a party's way on one point is shown: every position in the order of days, the one looked at marked. */
import { useQuery } from "@tanstack/react-query";
import type { ViewOf } from "#report";
import { listQuery } from "../../api/queries.ts";
import { clocksOf, useSelection } from "../../url.ts";
import { dayOfIso, spanInWords } from "../days.ts";
import { ItemLink } from "../item-link.tsx";
import { SafeText } from "../safe-text.tsx";
import { StanceGlyph } from "../stance.tsx";

export function PositionHistory({ position }: { readonly position: ViewOf<"position"> }) {
  const { data } = useQuery(listQuery("positions", { actor: position.point.id, limit: 500 }, clocksOf(useSelection())));
  const positions = (data?.value.items ?? []).flatMap((item) =>
    item.kind === "position" && item.party.id === position.party.id && item.standing !== "rejected" ? [item] : [],
  );
  if (positions.length < 2) return null;
  return (
    <section>
      <h3>
        <SafeText text={position.party.name} /> on <SafeText text={position.point.name} />, over time
      </h3>
      <ol className="history">
        {[...positions].sort(byDay).map((one) => (
          <li key={one.id} data-current={one.id === position.id} data-standing={one.standing}>
            <ItemLink id={one.id} className="history-link">
              <span className="history-day">
                {one.time === undefined ? `reported ${dayOfIso(publishedOf(one))}` : spanInWords(one.time)}
              </span>
              <span>
                <StanceGlyph stance={one.stance} /> {one.stance}
              </span>
              <span className="history-words">
                <SafeText text={one.summary.exact} />
              </span>
            </ItemLink>
          </li>
        ))}
      </ol>
    </section>
  );
}

function byDay(one: ViewOf<"position">, other: ViewOf<"position">): number {
  return dayFor(one) < dayFor(other) ? -1 : dayFor(one) > dayFor(other) ? 1 : 0;
}

function dayFor(position: ViewOf<"position">): string {
  return position.time?.from.slice(0, 10) ?? publishedOf(position)?.slice(0, 10) ?? "9999";
}

function publishedOf(position: ViewOf<"position">): string | undefined {
  return position.accounts.find(({ passage }) => passage.published !== undefined)?.passage.published;
}
