/** Lists actors a page at a time: name, kind, side, titles and how often each met and is told of; no passages, so that it stays quick. */
import { z } from "zod";
import { type ActorItem, type ItemId, ItemIdShape, type ValueOf } from "#record";
import { nameOf, ReferenceShape, wrapLine } from "#report";
import type { AsOf, Store } from "#store";
import { defineCommand } from "./command.ts";
import { heldMeetings, MostMeetings } from "./count-meetings.ts";
import { asOfFields, momentOf } from "./moments.ts";
import { itemsById } from "./view-items.ts";

const ActorRowShape = z.strictObject({
  id: ItemIdShape,
  name: z.string(),
  actorKind: z.string(),
  count: z.int().optional().describe("How many they are, where they are unnamed."),
  seat: z.string().optional(),
  actsFor: ReferenceShape.optional(),
  titles: z.array(z.string()).describe("What it is called in the texts; at most four."),
  meetings: z.int().describe("Meetings held or under way in which it sat."),
  sources: z.int(),
  independent: z.int().describe("Sources, copies of one report counted once."),
  standing: z.string(),
});

const Output = z.strictObject({
  actors: z.array(ActorRowShape),
  total: z.int(),
  offset: z.int(),
  complete: z.boolean().describe(`False where there were more than ${MostMeetings} meetings, so that not all were counted.`),
});

const MostTitles = 4;

export const actorListCommand = defineCommand({
  name: "actor list",
  summary: "List the actors a page at a time, those that met most first, or by sources or name.",
  example: "actor list --sort sources --limit 20",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({
    sort: z.enum(["meetings", "sources", "name"]).default("meetings").describe("What they are sorted by."),
    words: z.string().optional().describe("Only actors with these words in their name, titles or side."),
    offset: z.int().nonnegative().default(0).describe("Rows to skip."),
    limit: z.int().positive().max(500).default(50).describe("Rows to give."),
    ...asOfFields,
  }),
  output: Output,
  async run({ sort, words, offset, limit, ...clocks }, { parley }) {
    const { store } = parley;
    const moment = await momentOf(store, clocks);
    const { countOf, complete } = await heldMeetings(store, moment, clocks.asOf);
    const page = await store.items({
      ...moment,
      kinds: ["actor"],
      saidBy: clocks.asOf,
      ...(words === undefined ? {} : { words, wordsThrough: "actsFor" }),
      ...(sort === "meetings" ? { first: await metMostFirst(store, moment, countOf) } : {}),
      order: sort === "name" ? "name" : "most told",
      offset,
      limit,
    });
    const actors = page.rows.flatMap(({ item }) => (item.kind === "actor" ? [item] : []));
    const sides = await itemsById(store, [...new Set(actors.flatMap(({ actsFor }) => actsFor ?? []))], moment);
    const sideNames = new Map(sides.map((side) => [side.id, nameOf(side) ?? side.id]));
    return { actors: actors.map((actor) => rowOf(actor, countOf, sideNames)), total: page.total, offset, complete };
  },
  toText({ actors, total, offset }) {
    if (actors.length === 0) return offset > 0 ? "No actor from there on." : "No actor is known.";
    const lines = actors.map(({ id, name, actorKind, actsFor, titles, meetings, sources, independent, standing }) => {
      const called = titles.length === 0 ? "" : `; called ${titles.join("; ")}`;
      const side = actsFor === undefined ? "" : `, acts for ${actsFor.name}`;
      return wrapLine(
        `${id}  ${name} (${actorKind}${side}${called}) [${standing}; meetings: ${meetings}; sources: ${sources}, independent: ${independent}]`,
      );
    });
    const shown = offset + actors.length;
    return [...lines, ...(shown < total ? [`… ${shown} of ${total}; go on with --offset ${shown}`] : [])].join("\n");
  },
});

/** Those that sat in a meeting: most meetings first, then told of by most sources, then by id. */
async function metMostFirst(store: Store, moment: AsOf, countOf: ReadonlyMap<ItemId, number>): Promise<readonly ItemId[]> {
  const met = await itemsById(store, [...countOf.keys()], moment);
  return met
    .map((actor) => ({ id: actor.id, meetings: countOf.get(actor.id) ?? 0, sources: sourcesOf(actor) }))
    .sort((one, other) => other.meetings - one.meetings || other.sources - one.sources || (one.id < other.id ? -1 : 1))
    .map(({ id }) => id);
}

function sourcesOf({ accounts }: { readonly accounts: ActorItem["accounts"] }): number {
  return new Set(accounts.map(({ source }) => source)).size;
}

function rowOf(
  actor: ActorItem,
  countOf: ReadonlyMap<ItemId, number>,
  sideNames: ReadonlyMap<ItemId, string>,
): ValueOf<typeof ActorRowShape> {
  const { id, name, actorKind, count, seat, actsFor, standing, accounts } = actor;
  return {
    id,
    name,
    actorKind,
    ...(count === undefined ? {} : { count }),
    ...(seat === undefined ? {} : { seat }),
    ...(actsFor === undefined ? {} : { actsFor: { id: actsFor, name: sideNames.get(actsFor) ?? actsFor } }),
    titles: [...new Set(actor.roles.map(({ title }) => title))].slice(0, MostTitles),
    meetings: countOf.get(id) ?? 0,
    sources: sourcesOf(actor),
    independent: new Set(accounts.map(({ independent }) => independent)).size,
    standing,
  };
}
