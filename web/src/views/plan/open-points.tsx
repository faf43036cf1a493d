/** Decides how it is shown what is left: the open points by parties apart, by brackets or by how long nothing moved, each leading to itself. */
import { useQuery } from "@tanstack/react-query";
import type { OpenPoint, PlanOpenAnswer } from "../../api/answers.ts";
import { openPointsQuery } from "../../api/queries.ts";
import { ChipLink } from "../../parts/chips.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { clocksOf, useSelection } from "../../url.ts";
import { ApartList } from "./apart-list.tsx";
import { OnePoint } from "./one-point.tsx";
import { Worked } from "./working.tsx";

const Sorts = [
  { sort: "apart", name: "by parties apart" },
  { sort: "brackets", name: "by brackets" },
  { sort: "still", name: "longest without a move" },
  { sort: "text", name: "as in the draft" },
] as const;

export function OpenPoints({ draft }: { readonly draft: string }) {
  const selection = useSelection();
  const sort = Sorts.find((one) => one.sort === selection["sort"])?.sort ?? "apart";
  const asked = useQuery(openPointsQuery(draft, sort, clocksOf(selection)));
  const chosen = selection["about"];
  if (chosen !== undefined) return <OnePoint point={chosen} draft={draft} />;
  return (
    <>
      <nav className="chips no-print" aria-label="Order">
        {Sorts.map((one) => (
          <ChipLink key={one.sort} patch={{ sort: one.sort }} isCurrent={one.sort === sort}>
            {one.name}
          </ChipLink>
        ))}
      </nav>
      <Worked of={asked} command="plan open" doing="Reading the drafts">
        {(answer) => <Left answer={answer} />}
      </Worked>
    </>
  );
}

function Left({ answer: { points, settled, drafts } }: { readonly answer: PlanOpenAnswer }) {
  return (
    <>
      <p className="plan-counts">
        {points.length} {points.length === 1 ? "point is" : "points are"} open, {settled} settled; looked through {drafts}{" "}
        {drafts === 1 ? "draft" : "drafts"}. A party is apart where it does not simply accept the point, or stands behind what is open in
        it.
      </p>
      {points.length === 0 ? (
        <p>Nothing in this draft is open, and no party is known to be apart on a point of it.</p>
      ) : (
        <div className="table-scroll">
          <table className="plan-open">
            <thead>
              <tr>
                <th scope="col">Point</th>
                <th scope="col">Apart</th>
                <th scope="col">Brackets</th>
                <th scope="col">Nothing moved since</th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <OpenRow key={point.id} point={point} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function OpenRow({ point }: { readonly point: OpenPoint }) {
  return (
    <tr>
      <th scope="row">
        <ChipLink patch={{ about: point.id }} isCurrent={false}>
          <SafeText text={`${point.label} ${point.heading}`} />
        </ChipLink>
      </th>
      <td>
        <span className="plan-open-count">{point.apart.length}</span>
        <ApartList apart={point.apart} />
      </td>
      <td className="plan-open-count">{point.brackets}</td>
      <td>{point.still === undefined ? "day unknown" : `${point.still.day} (${point.still.what})`}</td>
    </tr>
  );
}
