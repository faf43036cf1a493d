/** Decides how all actors are listed: name, what it is, for whom it acts, what it is called, and how often it met. */
import type { ViewOf } from "#report";
import type { NetworkNode } from "../../api/answers.ts";
import { ReferenceLink } from "../../parts/item-link.tsx";
import { Sources } from "../../parts/item-row.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { StandingMark } from "../../parts/standing.tsx";
import { useSelect, useSelection } from "../../url.ts";

type ActorTableProps = { readonly actors: readonly ViewOf<"actor">[]; readonly nodes: readonly NetworkNode[] };

export function ActorTable({ actors, nodes }: ActorTableProps) {
  const { sel, words = "" } = useSelection();
  const select = useSelect();
  const meetingsOf = new Map(nodes.map(({ id, meetings }) => [id, meetings]));
  const wanted = words.toLowerCase();
  const shown = actors
    .filter((actor) =>
      `${actor.name} ${actor.alsoCalled.join(" ")} ${actor.actsFor?.name ?? ""} ${actor.roles.map(({ title }) => title).join(" ")}`
        .toLowerCase()
        .includes(wanted),
    )
    .sort(
      (one, other) =>
        (meetingsOf.get(other.id) ?? 0) - (meetingsOf.get(one.id) ?? 0) ||
        other.sources - one.sources ||
        one.name.localeCompare(other.name, "en"),
    );
  return (
    <section className="actor-list">
      <div className="filters">
        <h2>
          {shown.length} {shown.length === 1 ? "actor" : "actors"}
        </h2>
        <label>
          Name, side or role
          <input type="search" value={words} onChange={(event) => select({ words: event.target.value || undefined }, { replace: true })} />
        </label>
      </div>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Is a</th>
              <th scope="col">Acts for</th>
              <th scope="col">Called in the texts</th>
              <th scope="col" className="number">
                Meetings
              </th>
              <th scope="col">Sources</th>
              <th scope="col">Standing</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((actor) => (
              <tr key={actor.id} data-current={actor.id === sel}>
                <th scope="row">
                  <ReferenceLink reference={actor} />
                </th>
                <td>
                  {actor.actorKind}
                  {actor.count !== undefined && ` (${actor.count})`}
                  {actor.seat !== undefined && `, ${actor.seat}`}
                </td>
                <td>
                  {actor.actsFor === undefined ? <span className="unknown">not known</span> : <ReferenceLink reference={actor.actsFor} />}
                </td>
                <td className="actor-roles">
                  <SafeText text={[...new Set(actor.roles.map(({ title }) => title))].slice(0, 4).join("; ")} />
                </td>
                <td className="number">{meetingsOf.get(actor.id) ?? 0}</td>
                <td>
                  <Sources item={actor} />
                </td>
                <td>
                  <StandingMark standing={actor.standing} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
