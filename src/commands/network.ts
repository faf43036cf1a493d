/** Lays out who met whom: actors, the meetings between them, and the sides they act for, as a graph and as a table. */

import { z } from "zod";
import { type ItemId, ItemIdShape, type MeetingItem } from "#record";
import { wrapLine } from "#report";
import { defineCommand } from "./command.ts";
import { heldMeetings, MostMeetings } from "./count-meetings.ts";
import { asOfFields, momentOf } from "./moments.ts";
import { itemsById } from "./view-items.ts";

const Node = z.strictObject({
  id: ItemIdShape,
  name: z.string(),
  actorKind: z.string(),
  actsFor: ItemIdShape.optional(),
  meetings: z.int(),
});
const Link = z.strictObject({ from: ItemIdShape, to: ItemIdShape, kind: z.enum(["met", "acts for"]), meetings: z.array(ItemIdShape) });
const Output = z.strictObject({ nodes: z.array(Node), links: z.array(Link), complete: z.boolean() });

export const networkCommand = defineCommand({
  name: "network",
  summary: "Show who met whom, and for whom each acts.",
  example: "network --as-of 2026-03-01",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({ ...asOfFields }),
  output: Output,
  async run(clocks, { parley }) {
    const { store } = parley;
    const moment = await momentOf(store, clocks);
    const { meetings, countOf: meetingsOf, complete } = await heldMeetings(store, moment, clocks.asOf);
    const links = new Map<string, z.infer<typeof Link>>();
    for (const meeting of meetings) {
      for (const [from, to] of pairsAcross(meeting)) {
        const key = from < to ? `${from} ${to}` : `${to} ${from}`;
        const link = links.get(key) ?? { from: from < to ? from : to, to: from < to ? to : from, kind: "met" as const, meetings: [] };
        if (!link.meetings.includes(meeting.id)) link.meetings.push(meeting.id);
        links.set(key, link);
      }
    }
    const actors = await itemsById(store, [...meetingsOf.keys()], moment);
    const sides = await itemsById(
      store,
      [...new Set(actors.flatMap((actor) => (actor.kind === "actor" && actor.actsFor !== undefined ? [actor.actsFor] : [])))],
      moment,
    );
    const all = new Map([...actors, ...sides].map((actor) => [actor.id, actor]));
    const nodes = [...all.values()].flatMap((actor) =>
      actor.kind === "actor"
        ? [
            {
              id: actor.id,
              name: actor.name,
              actorKind: actor.actorKind,
              ...(actor.actsFor === undefined ? {} : { actsFor: actor.actsFor }),
              meetings: meetingsOf.get(actor.id) ?? 0,
            },
          ]
        : [],
    );
    const actsFor = nodes.flatMap((node) =>
      node.actsFor !== undefined && all.has(node.actsFor)
        ? [{ from: node.id, to: node.actsFor, kind: "acts for" as const, meetings: [] }]
        : [],
    );
    nodes.sort((one, other) => other.meetings - one.meetings || compareWords(one.name, other.name) || compareWords(one.id, other.id));
    return { nodes, links: [...links.values(), ...actsFor], complete };
  },
  toText({ nodes, links, complete }) {
    if (nodes.length === 0) return "Nobody has met anybody in this dossier yet.";
    const name = (id: string): string => nodes.find((node) => node.id === id)?.name ?? id;
    const lines = links.map((link) =>
      wrapLine(
        link.kind === "met"
          ? `${name(link.from)} met ${name(link.to)}: ${link.meetings.length} (${link.meetings.join(", ")})`
          : `${name(link.from)} acts for ${name(link.to)}`,
      ),
    );
    return [...lines, ...(complete ? [] : [`(Only the first ${MostMeetings} meetings were laid out.)`])].join("\n");
  },
});

function compareWords(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Every pair of actors that sat on different sides. */
function* pairsAcross(meeting: MeetingItem): Generator<readonly [ItemId, ItemId]> {
  for (const [at, side] of meeting.sides.entries()) {
    for (const other of meeting.sides.slice(at + 1))
      for (const from of side.actors) for (const to of other.actors) if (from !== to) yield [from, to];
  }
}
