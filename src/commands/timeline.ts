/** Lays meetings, statements and positions on the days they were, with what was published and when. */

import { z } from "zod";
import { type Item, ItemIdShape, type ItemKind, TimeSpanShape } from "#record";
import { describeItem, ReferenceShape } from "#report";
import { defineCommand } from "./command.ts";
import { asOfFields, dayOfItem, momentOf, stoodBy } from "./moments.ts";
import { gatherContext } from "./view-items.ts";

const Entry = z.strictObject({
  id: ItemIdShape,
  kind: z.enum(["meeting", "statement", "position", "contingency", "clash"]),
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

const Output = z.strictObject({ entries: z.array(Entry), total: z.int(), complete: z.boolean() });

const Kinds = {
  meetings: "meeting",
  statements: "statement",
  positions: "position",
  contingencies: "contingency",
} as const satisfies Record<string, ItemKind>;
const MostEntries = 2000;

export const timelineCommand = defineCommand({
  name: "timeline",
  summary: "Show what happened when: meetings, statements, positions and contingencies in order of day.",
  example: "timeline --what meetings",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({
    what: z.enum(["everything", "meetings", "statements", "positions", "contingencies"]).default("everything"),
    ...asOfFields,
  }),
  output: Output,
  async run({ what, ...clocks }, { parley }) {
    const { store } = parley;
    const moment = await momentOf(store, clocks);
    const kinds = what === "everything" ? Object.values(Kinds) : [Kinds[what]];
    const page = await store.items({ ...moment, kinds, order: "time", limit: MostEntries });
    const items = page.rows.map((row) => row.item).filter((item) => stoodBy(item, clocks.asOf) && item.standing !== "rejected");
    const context = await gatherContext(store, items, moment);
    const entries = items.map((item): z.infer<typeof Entry> => {
      const time = item.kind === "meeting" || item.kind === "position" ? item.time : item.kind === "statement" ? item.saidAt : undefined;
      const published = item.accounts.find((account) => account.published !== undefined)?.published;
      const day = dayOfItem(item);
      return {
        id: item.id,
        kind: kindOf(item),
        line: describeItem(item, context),
        standing: item.standing,
        ...(day === undefined ? {} : { day }),
        ...(time === undefined ? {} : { time: { ...time } }),
        ...(published === undefined ? {} : { published }),
        lanes: lanesOf(item).map((id) => {
          const actor = context.itemOf(id);
          return { id, name: actor?.kind === "actor" ? actor.name : id };
        }),
        clashes: context.clashesOf(item.id).length,
      };
    });
    entries.sort((one, other) => ((one.day ?? "9999") < (other.day ?? "9999") ? -1 : (one.day ?? "9999") > (other.day ?? "9999") ? 1 : 0));
    return { entries, total: page.total, complete: page.total <= MostEntries };
  },
  toText({ entries, complete }) {
    if (entries.length === 0) return "Nothing on the timeline yet. Read something with 'parley read FILE…'.";
    const lines = entries.map((entry) => `${entry.day ?? "unknown   "}  ${entry.kind.padEnd(11)} ${entry.id}  ${entry.line}`);
    return [...lines, ...(complete ? [] : [`(Only the first ${MostEntries} are shown.)`])].join("\n");
  },
});

function kindOf(item: Item): z.infer<typeof Entry>["kind"] {
  return item.kind === "meeting" || item.kind === "statement" || item.kind === "position" || item.kind === "contingency"
    ? item.kind
    : "clash";
}

function lanesOf(item: Item): readonly z.infer<typeof ItemIdShape>[] {
  switch (item.kind) {
    case "meeting":
      return item.sides.flatMap((side) => (side.for === undefined ? side.actors : [side.for]));
    case "statement":
      return item.speakers;
    case "position":
      return [item.party];
    case "contingency":
      return item.advocates;
    default:
      return [];
  }
}
