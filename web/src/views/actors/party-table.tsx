/** Decides how the parties are ordered and seated: a row each, moved up or down, its seat chosen beside it. */
import { useQuery } from "@tanstack/react-query";
import type { PartiesAnswer } from "../../api/answers.ts";
import { partiesQuery } from "../../api/queries.ts";
import { usePartyOrder, useSeat } from "../../parts/arrange.ts";
import { ReferenceLink } from "../../parts/item-link.tsx";
import { Answer } from "../../parts/waiting.tsx";
import { clocksOf, useSelect, useSelection } from "../../url.ts";

const Seats = ["party", "mediator", "guarantor", "observer", "third party"] as const;
const MostShown = 12; // Of a long list; the rest is one click away.

export function PartyTable() {
  const asked = useQuery(partiesQuery(clocksOf(useSelection())));
  return <Answer of={asked}>{(answer) => (answer.parties.length === 0 ? null : <Parties answer={answer} />)}</Answer>;
}

function Parties({ answer: { parties, isOrdered } }: { readonly answer: PartiesAnswer }) {
  const selection = useSelection();
  const select = useSelect();
  const order = usePartyOrder();
  const seat = useSeat();
  const shown = selection["parties"] === "all" ? parties : parties.slice(0, MostShown);
  const isBusy = order.isPending || seat.isPending;
  /** Everything up to the lower of the two places is named, so that nothing above it moves. */
  const move = (from: number, to: number): void => {
    const ids = parties.map(({ id }) => id);
    const [moved] = ids.splice(from, 1);
    if (moved === undefined) return;
    ids.splice(to, 0, moved);
    order.mutate(ids.slice(0, Math.max(from, to) + 1));
  };
  return (
    <section className="party-list">
      <div className="section-head">
        <h2>
          {parties.length} {parties.length === 1 ? "party" : "parties"}
        </h2>
        {isOrdered && (
          <button type="button" className="plain-button no-print" disabled={isBusy} onClick={() => order.mutate([])}>
            order of first appearance
          </button>
        )}
      </div>
      <p className="hint">In this order they stand in every table. {isOrdered ? "A person set it." : "It is that of first appearance."}</p>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Party</th>
              <th scope="col">Is a</th>
              <th scope="col">Seat</th>
              <th scope="col" className="no-print">
                Place
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((party, at) => (
              <tr key={party.id} data-current={party.id === selection.sel}>
                <th scope="row">
                  <ReferenceLink reference={party} />
                </th>
                <td>{party.actorKind}</td>
                <td>
                  <select
                    aria-label={`Seat of ${party.name}`}
                    value={party.seat ?? "none"}
                    disabled={isBusy}
                    onChange={(event) => seat.mutate({ actor: party.id, seat: event.target.value })}
                  >
                    <option value="none">no seat</option>
                    {Seats.map((one) => (
                      <option key={one}>{one}</option>
                    ))}
                  </select>
                </td>
                <td className="no-print party-places">
                  <button
                    type="button"
                    className="tool-button"
                    aria-label={`Move ${party.name} up`}
                    disabled={isBusy || at === 0}
                    onClick={() => move(at, at - 1)}
                  >
                    ↑
                  </button>
                  <button
                    type="button"
                    className="tool-button"
                    aria-label={`Move ${party.name} down`}
                    disabled={isBusy || at === parties.length - 1}
                    onClick={() => move(at, at + 1)}
                  >
                    ↓
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < parties.length && (
        <button type="button" className="plain-button no-print" onClick={() => select({ parties: "all" }, { replace: true })}>
          all {parties.length} parties
        </button>
      )}
    </section>
  );
}
