/** Decides how meetings between two actors are listed: the pairs that met most first, each meeting one step away. */
import type { NetworkAnswer } from "../../api/answers.ts";
import { ItemLink, ReferenceLink } from "../../parts/item-link.tsx";

const MostShown = 14;

export function EncounterTable({ network, selected }: { readonly network: NetworkAnswer; readonly selected: string | undefined }) {
  const nameOf = new Map(network.nodes.map(({ id, name }) => [id, name]));
  const met = network.links.filter(({ kind }) => kind === "met");
  const ofSelected = met.filter(({ from, to }) => from === selected || to === selected);
  const shown = [...(ofSelected.length > 0 ? ofSelected : met)].sort((one, other) => other.meetings.length - one.meetings.length);
  return (
    <section className="encounters">
      <h2>Who met whom</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Between</th>
            <th scope="col" className="number">
              Meetings
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, MostShown).map(({ from, to, meetings }) => (
            <tr key={`${from} ${to}`}>
              <td>
                <ReferenceLink reference={{ id: from, name: nameOf.get(from) ?? from }} /> —{" "}
                <ReferenceLink reference={{ id: to, name: nameOf.get(to) ?? to }} />
              </td>
              <td className="number">
                {meetings.map((id, at) => (
                  <span key={id}>
                    {at > 0 && " "}
                    <ItemLink id={id} className="meeting-number" label={`Meeting ${at + 1} of ${meetings.length}`}>
                      {at + 1}
                    </ItemLink>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length > MostShown && (
        <p className="actors-nothing">and {shown.length - MostShown} more pairs; choose an actor to see its own.</p>
      )}
    </section>
  );
}
