/** Decides how the people and bodies of a negotiation are shown: who met whom as a drawing, and the same as tables. */
import { useQuery } from "@tanstack/react-query";
import type { NetworkAnswer } from "../../api/answers.ts";
import { networkQuery } from "../../api/queries.ts";
import { Answer } from "../../parts/waiting.tsx";
import { clocksOf, useSelect, useSelection } from "../../url.ts";
import { ActorTable } from "./actor-table.tsx";
import { EncounterTable } from "./encounter-table.tsx";
import { NetworkChart } from "./network-chart.tsx";
import { PartyTable } from "./party-table.tsx";
import "./actors.css";

export function ActorsPage() {
  const clocks = clocksOf(useSelection());
  const network = useQuery(networkQuery(clocks));
  return (
    <>
      <div className="page-head">
        <h1>Actors</h1>
        <p className="lede">Who met whom, and who acts for whom</p>
      </div>
      <Answer of={network}>{(answer) => <Network network={answer} />}</Answer>
      <PartyTable />
      <ActorTable />
    </>
  );
}

function Network({ network }: { readonly network: NetworkAnswer }) {
  const { sel } = useSelection();
  const select = useSelect();
  if (network.nodes.length === 0)
    return <p className="actors-nothing">No meeting that took place is known here, so there is nothing to draw.</p>;
  return (
    <>
      {!network.complete && <p className="note">There are more meetings than are counted here.</p>}
      <div className="network-beside">
        <NetworkChart network={network} selected={sel} onSelect={(id) => select({ sel: id })} />
        <EncounterTable network={network} selected={sel} />
      </div>
    </>
  );
}
