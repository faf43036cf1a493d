import { describe, expect, it } from "vitest";
import type { NetworkAnswer } from "../../api/answers.ts";
import { layOutNetwork } from "./lay-out-network.ts";

/** A ring of actors in which each met the next. */
function ring(count: number): NetworkAnswer {
  const nodes = Array.from({ length: count }, (_, at) => ({
    id: `A-${at}`,
    name: `Actor ${at}`,
    actorKind: "person",
    meetings: count - at,
  }));
  const links = nodes.map(({ id }, at) => ({ from: id, to: `A-${(at + 1) % count}`, kind: "met" as const, meetings: [`M-${at}`] }));
  return { nodes, links, complete: true };
}

describe("the drawing of a network", () => {
  it("is the same every time", () => {
    expect(layOutNetwork(ring(20), 800, 500)).toEqual(layOutNetwork(ring(20), 800, 500));
  });

  it.each([1, 2, 20, 119])("keeps %i actors inside the frame and apart", (count) => {
    const { places, left } = layOutNetwork(ring(count), 800, 500);
    expect([places.length, left]).toEqual([count, 0]);
    for (const { x, y } of places) expect(x >= 0 && x <= 800 && y >= 0 && y <= 500).toBe(true);
    expect(new Set(places.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)).size).toBe(count);
  });

  it("says how many actors with few meetings it leaves to the table", () => {
    const { places, left } = layOutNetwork(ring(300), 800, 500);
    expect(places.length + left).toBe(300);
    expect(places.map(({ node }) => node.id)).toContain("A-0");
  });
});
