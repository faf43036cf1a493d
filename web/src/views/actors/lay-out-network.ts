/** Decides where each actor is drawn: always the same place for the same network, those who met close together, those who act for one around it. */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from "d3-force";
import type { NetworkAnswer, NetworkLink, NetworkNode } from "../../api/answers.ts";

export type Place = { readonly node: NetworkNode; readonly x: number; readonly y: number; readonly radius: number };
export type Drawing = {
  readonly places: readonly Place[];
  readonly links: readonly { readonly link: NetworkLink; readonly from: Place; readonly to: Place }[];
  readonly left: number;
};

type Body = SimulationNodeDatum & { readonly node: NetworkNode; readonly radius: number };

const MostDrawn = 120; // More names than this cannot be read; the table has them all.
const Ticks = 320; // Enough to come to rest at this size; a fixed number, so that the same network always looks the same.
const Margin = 46; // Room for names at the edge.

/** Positions inside `width` × `height`; `left` counts the actors that are not drawn, those with the fewest meetings. */
export function layOutNetwork(network: NetworkAnswer, width: number, height: number): Drawing {
  const nodes = network.nodes.slice(0, MostDrawn);
  const bodies: Body[] = nodes.map((node) => ({ node, radius: radiusOf(node) }));
  const bodyOf = new Map(bodies.map((body) => [body.node.id, body]));
  const links = network.links.flatMap((link) => {
    const source = bodyOf.get(link.from);
    const target = bodyOf.get(link.to);
    return source === undefined || target === undefined ? [] : [{ link, source, target }];
  });
  // d3-force starts from a spiral and draws its small random steps from a fixed seed.
  const simulation = forceSimulation(bodies)
    .force(
      "links",
      forceLink<Body, SimulationLinkDatum<Body> & { readonly link: NetworkLink }>(links)
        .distance(({ link }) => (link.kind === "met" ? 120 : 66))
        .strength(({ link }) => (link.kind === "met" ? 0.12 + 0.05 * Math.min(6, link.meetings.length) : 0.5)),
    )
    .force("apart", forceManyBody().strength(-320).distanceMax(420))
    .force(
      "room",
      forceCollide<Body>((body) => body.radius + 22),
    )
    .force("across", forceX(0).strength(0.05))
    .force("down", forceY(0).strength(0.05 * (width / height)))
    .stop();
  simulation.tick(Ticks);
  const fit = fitInto(bodies, width, height);
  const places = new Map(bodies.map((body) => [body, { node: body.node, radius: body.radius, ...fit(body) }]));
  return {
    places: [...places.values()],
    links: links.flatMap(({ link, source, target }) => {
      const from = places.get(source);
      const to = places.get(target);
      return from === undefined || to === undefined ? [] : [{ link, from, to }];
    }),
    left: network.nodes.length - nodes.length,
  };
}

function radiusOf({ meetings }: NetworkNode): number {
  return 5 + 2.2 * Math.sqrt(meetings);
}

/** Scales the positions into the room there is, both directions on their own. */
function fitInto(bodies: readonly Body[], width: number, height: number): (body: Body) => { readonly x: number; readonly y: number } {
  const xs = bodies.map(({ x = 0 }) => x);
  const ys = bodies.map(({ y = 0 }) => y);
  const along = (values: readonly number[], room: number): ((value: number) => number) => {
    const least = Math.min(...values);
    const most = Math.max(...values);
    const stretch = most === least ? 0 : (room - 2 * Margin) / (most - least);
    return (value) => (stretch === 0 ? room / 2 : Margin + (value - least) * stretch);
  };
  const acrossOf = along(xs, width);
  const downOf = along(ys, height);
  return ({ x = 0, y = 0 }) => ({ x: acrossOf(x), y: downOf(y) });
}
