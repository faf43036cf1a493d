/** Decides how actors are listed, a page at a time: name, what it is, for whom it acts, what it is called, how often it met and is told of. */
import { useQuery } from "@tanstack/react-query";
import type { ActorListAnswer, ActorRow } from "../../api/answers.ts";
import { actorsQuery } from "../../api/queries.ts";
import { ReferenceLink } from "../../parts/item-link.tsx";
import { Sources } from "../../parts/item-row.tsx";
import { Pager, useOffset } from "../../parts/pager.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { StandingMark } from "../../parts/standing.tsx";
import { Answer, Empty } from "../../parts/waiting.tsx";
import { clocksOf, useSelect, useSelection } from "../../url.ts";

const PageSize = 50;
const Orders = ["meetings", "sources", "name"] as const;
type Order = (typeof Orders)[number];

export function ActorTable() {
  const selection = useSelection();
  const select = useSelect();
  const offset = useOffset();
  const by = Orders.find((order) => order === selection["by"]) ?? "meetings";
  const { words } = selection;
  const asked = useQuery(actorsQuery({ sort: by, words, offset, limit: PageSize }, clocksOf(selection)));
  return (
    <Answer of={asked}>
      {(answer) =>
        answer.total === 0 && words === undefined ? (
          <Empty title="No actor is known here." />
        ) : (
          <section className="actor-list">
            <div className="filters">
              <h2>
                {answer.total} {answer.total === 1 ? "actor" : "actors"}
              </h2>
              <label>
                Name, side or role
                <input
                  type="search"
                  value={words ?? ""}
                  onChange={(event) => select({ words: event.target.value || undefined, row: undefined }, { replace: true })}
                />
              </label>
              {!answer.complete && <span className="hint">Not all meetings were counted: there are too many.</span>}
            </div>
            <Rows answer={answer} by={by} />
            <Pager what="actors" shown={answer.actors.length} offset={answer.offset} total={answer.total} size={PageSize} />
          </section>
        )
      }
    </Answer>
  );
}

function Rows({ answer: { actors }, by }: { readonly answer: ActorListAnswer; readonly by: Order }) {
  const { sel } = useSelection();
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <SortHead order="name" label="Name" by={by} />
            <th scope="col">Is a</th>
            <th scope="col">Acts for</th>
            <th scope="col">Called in the texts</th>
            <SortHead order="meetings" label="Meetings" by={by} />
            <SortHead order="sources" label="Sources" by={by} />
            <th scope="col">Standing</th>
          </tr>
        </thead>
        <tbody>
          {actors.map((actor) => (
            <Row key={actor.id} actor={actor} isCurrent={actor.id === sel} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SortHead({ order, label, by }: { readonly order: Order; readonly label: string; readonly by: Order }) {
  const select = useSelect();
  return (
    <th
      scope="col"
      className={order === "meetings" ? "number" : ""}
      aria-sort={by !== order ? "none" : order === "name" ? "ascending" : "descending"}
    >
      <button
        type="button"
        className="sort-button"
        onClick={() => select({ by: order === "meetings" ? undefined : order, row: undefined })}
      >
        {label}
        <span aria-hidden="true">{by === order && (order === "name" ? " ▴" : " ▾")}</span>
      </button>
    </th>
  );
}

function Row({ actor, isCurrent }: { readonly actor: ActorRow; readonly isCurrent: boolean }) {
  return (
    <tr data-current={isCurrent}>
      <th scope="row">
        <ReferenceLink reference={actor} />
      </th>
      <td>
        {actor.actorKind}
        {actor.count !== undefined && ` (${actor.count})`}
        {actor.seat !== undefined && `, ${actor.seat}`}
      </td>
      <td>{actor.actsFor === undefined ? <span className="unknown">not known</span> : <ReferenceLink reference={actor.actsFor} />}</td>
      <td className="actor-roles">
        <SafeText text={actor.titles.join("; ")} />
      </td>
      <td className="number">{actor.meetings}</td>
      <td>
        <Sources item={actor} />
      </td>
      <td>
        <StandingMark standing={actor.standing} />
      </td>
    </tr>
  );
}
