/** Decides how the network is drawn: one form for each kind of actor, a full line for meetings, a dotted one for acting for somebody. */
import { useMemo, useRef, useState } from "react";
import type { NetworkAnswer } from "../../api/answers.ts";
import { withHiddenShown } from "../../parts/safe-text.tsx";
import { useWidth } from "../../parts/use-width.ts";
import { layOutNetwork, type Place } from "./lay-out-network.ts";

type NetworkChartProps = {
  readonly network: NetworkAnswer;
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
};

export function NetworkChart({ network, selected, onSelect }: NetworkChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const height = Math.round(Math.max(340, Math.min(620, width * 0.72)));
  const drawing = useMemo(() => layOutNetwork(network, Math.max(width, 100), height), [network, width, height]);
  const [hovered, setHovered] = useState<string>();
  const centre = hovered ?? (network.nodes.some(({ id }) => id === selected) ? selected : undefined);
  const near = new Set(network.links.filter(({ from, to }) => from === centre || to === centre).flatMap(({ from, to }) => [from, to]));
  const isFaint = (id: string): boolean => centre !== undefined && id !== centre && !near.has(id);
  return (
    <div ref={box} className="network-box">
      {width > 0 && (
        <svg
          className="network"
          role="img"
          aria-label={`${network.nodes.length} actors and their meetings; the tables hold the same`}
          width={width}
          height={height}
        >
          {drawing.links.map(({ link, from, to }) => (
            <line
              key={`${link.kind} ${link.from} ${link.to}`}
              className="network-link"
              data-kind={link.kind}
              data-faint={centre !== undefined && link.from !== centre && link.to !== centre}
              x1={from.x}
              y1={from.y}
              x2={to.x}
              y2={to.y}
              strokeWidth={link.kind === "met" ? 0.75 + 0.75 * Math.min(8, link.meetings.length) : 1.5}
            />
          ))}
          {drawing.places.map((place) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the tables do the same with the keyboard.
            <g
              key={place.node.id}
              className="network-node"
              data-kind={place.node.actorKind}
              data-selected={place.node.id === selected}
              data-faint={isFaint(place.node.id)}
              onPointerEnter={() => setHovered(place.node.id)}
              onPointerLeave={() => setHovered(undefined)}
              onClick={() => onSelect(place.node.id)}
            >
              <title>{`${place.node.name}, ${place.node.actorKind}, ${place.node.meetings} meetings`}</title>
              <Form place={place} />
              <text {...anchorOf(place, width)} y={place.y + place.radius + 13}>
                {withHiddenShown(shortened(place.node.name))}
              </text>
            </g>
          ))}
        </svg>
      )}
      <p className="network-legend">
        ■ state &nbsp; ● person &nbsp; ◆ organisation or group &nbsp; ◌ unnamed &nbsp; — met (wider: more often) &nbsp; ┄ acts for
        {drawing.left > 0 && `; ${drawing.left} with fewer meetings are only in the table`}
      </p>
    </div>
  );
}

function Form({ place: { node, x, y, radius: r } }: { readonly place: Place }) {
  switch (node.actorKind) {
    case "state":
      return <rect x={x - r} y={y - r} width={2 * r} height={2 * r} />;
    case "person":
      return <circle cx={x} cy={y} r={r} />;
    case "unnamed":
      return <circle cx={x} cy={y} r={r} strokeDasharray="2 2" />;
    default:
      return <path d={`M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`} />;
  }
}

/** Names at the edge grow inwards. */
function anchorOf({ x }: Place, width: number): { readonly x: number; readonly textAnchor: "start" | "middle" | "end" } {
  if (x < 60) return { x: Math.max(2, x - 40), textAnchor: "start" };
  if (x > width - 60) return { x: Math.min(width - 2, x + 40), textAnchor: "end" };
  return { x, textAnchor: "middle" };
}

function shortened(name: string): string {
  return name.length > 26 ? `${name.slice(0, 25)}…` : name;
}
