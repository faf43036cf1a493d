/** Lays meetings, statements and positions on the days they were, with what was published and when. */

import { z } from "zod";
import { type Item, type ItemId, ItemIdShape, type ItemKind, type TimeSpan, TimeSpanShape } from "#record";
import { describeItem, ReferenceShape, wrapLine } from "#report";
import { dayOfItem } from "#store";
import { defineCommand } from "./command.ts";
import { asOfFields, momentOf } from "./moments.ts";
import { gatherContext } from "./view-items.ts";

const Entry = z.strictObject({
  id: ItemIdShape,
  kind: z.enum(["meeting", "statement", "position", "contingency"]),
  line: z.string(),
  standing: z.string(),
  day: z
    .string()
    .optional()
    .describe("First day it was so or was said (ISO), from the text, else the day it was published; missing where unknown."),
  time: TimeSpanShape.optional().describe("The time the text gives; missing where it gives none."),
  published: z.string().optional().describe("When the first account was published."),
  lanes: z.array(ReferenceShape).describe("Actors it belongs to."),
  clashes: z.int(),
});

const Output = z.strictObject({
  entries: z.array(Entry),
  total: z.int(),
  offset: z.int(),
  complete: z.boolean().describe("False where there are more entries than are given."),
});

const Kinds = {
  meetings: "meeting",
  statements: "statement",
  positions: "position",
  contingencies: "contingency",
} as const satisfies Record<string, ItemKind>;
const NotRejected = ["proposed", "confirmed", "corrected"] as const;
export const timelineCommand = defineCommand({
  name: "timeline",
  summary: "Show what happened when: meetings, statements, positions and contingencies in order of day.",
  example: "timeline --what meetings",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({
    what: z.enum(["everything", "meetings", "statements", "positions", "contingencies"]).default("everything").describe("What to lay out."),
    offset: z.int().nonnegative().default(0).describe("Entries to skip."),
    limit: z.int().positive().max(5000).default(2000).describe("Entries to give, the earliest first."),
    ...asOfFields,
  }),
  output: Output,
  async run({ what, offset, limit, ...clocks }, { parley }) {
    const { store } = parley;
    const moment = await momentOf(store, clocks);
    const kinds = what === "everything" ? Object.values(Kinds) : [Kinds[what]];
    const page = await store.items({
      ...moment,
      kinds,
      standings: NotRejected,
      saidBy: clocks.asOf,
      order: "day",
      offset,
      limit,
    });
    const shown = page.rows.flatMap(({ item }) => (isOnTimeline(item) ? [{ item, day: dayOfItem(item) }] : []));
    const context = await gatherContext(
      store,
      shown.map(({ item }) => item),
      moment,
      clocks.asOf,
    );
    const entries = shown.map(({ item, day }): z.infer<typeof Entry> => {
      const time = timeOf(item);
      const published = item.accounts.find((account) => account.published !== undefined)?.published;
      return {
        id: item.id,
        kind: item.kind,
        line: describeItem(item, context),
        standing: item.standing,
        ...(day === undefined ? {} : { day }),
        ...(time === undefined ? {} : { time: { ...time } }),
        ...(published === undefined ? {} : { published }),
        lanes: [...new Set(lanesOf(item))].map((id) => {
          const actor = context.itemOf(id);
          return { id, name: actor?.kind === "actor" ? actor.name : id };
        }),
        clashes: context.clashesOf(item.id).length,
      };
    });
    return { entries, total: page.total, offset, complete: offset + entries.length >= page.total };
  },
  toText({ entries, total, offset, complete }) {
    if (entries.length === 0) return "Nothing on the timeline yet. Read something with 'parley read FILE…'.";
    const lines = entries.map((entry) =>
      wrapLine(`${entry.day ?? "unknown   "}  ${entry.kind.padEnd(11)}  ${entry.id}  ${entry.line}`, { indent: " ".repeat(12) }),
    );
    return [
      ...lines,
      ...(complete
        ? []
        : [
            `(${offset + entries.length} of ${total}; go on with --offset ${offset + entries.length}, or narrow it with --what or --as-of.)`,
          ]),
    ].join("\n");
  },
});

type OnTimeline = Extract<Item, { kind: z.infer<typeof Entry>["kind"] }>;

function isOnTimeline(item: Item): item is OnTimeline {
  return item.kind === "meeting" || item.kind === "statement" || item.kind === "position" || item.kind === "contingency";
}

function timeOf(item: OnTimeline): TimeSpan | undefined {
  switch (item.kind) {
    case "meeting":
    case "position":
      return item.time;
    case "statement":
      return item.saidAt;
    case "contingency":
      return undefined;
  }
}

function lanesOf(item: OnTimeline): readonly ItemId[] {
  switch (item.kind) {
    case "meeting":
      return item.sides.flatMap((side) => (side.for === undefined ? side.actors : [side.for]));
    case "statement":
      return item.speakers;
    case "position":
      return [item.party];
    case "contingency":
      return item.advocates;
  }
}
