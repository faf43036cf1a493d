/** Lays meetings, statements and positions on the days they were, with what was published and when. */

import { z } from "zod";
import { type Item, type ItemId, ItemIdShape, type ItemKind, type TimeSpan, TimeSpanShape } from "#record";
import { describeItem, ReferenceShape, wrapLine } from "#report";
import { defineCommand } from "./command.ts";
import { asOfFields, dayOfItem, momentOf, stoodBy } from "./moments.ts";
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
  complete: z.boolean().describe("False where there are more entries than are given."),
});

const Kinds = {
  meetings: "meeting",
  statements: "statement",
  positions: "position",
  contingencies: "contingency",
} as const satisfies Record<string, ItemKind>;
const NotRejected = ["proposed", "confirmed", "corrected"] as const;
/** Items put in order of day; where there are more the answer is not complete. */
const MostLookedAt = 50_000;
/** Entries given, the earliest first. */
const MostEntries = 2000;

export const timelineCommand = defineCommand({
  name: "timeline",
  summary: "Show what happened when: meetings, statements, positions and contingencies in order of day.",
  example: "timeline --what meetings",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({
    what: z.enum(["everything", "meetings", "statements", "positions", "contingencies"]).default("everything").describe("What to lay out."),
    ...asOfFields,
  }),
  output: Output,
  async run({ what, ...clocks }, { parley }) {
    const { store } = parley;
    const moment = await momentOf(store, clocks);
    const kinds = what === "everything" ? Object.values(Kinds) : [Kinds[what]];
    const page = await store.items({ ...moment, kinds, standings: NotRejected, order: "time", limit: MostLookedAt });
    const ordered = page.rows
      .flatMap(({ item }) => (isOnTimeline(item) && stoodBy(item, clocks.asOf) ? [{ item, day: dayOfItem(item) }] : []))
      .sort((one, other) => compareDays(one.day, other.day));
    const shown = ordered.slice(0, MostEntries);
    const context = await gatherContext(
      store,
      shown.map(({ item }) => item),
      moment,
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
    return { entries, total: ordered.length, complete: page.total <= MostLookedAt && ordered.length <= MostEntries };
  },
  toText({ entries, complete }) {
    if (entries.length === 0) return "Nothing on the timeline yet. Read something with 'parley read FILE…'.";
    const lines = entries.map((entry) =>
      wrapLine(`${entry.day ?? "unknown   "}  ${entry.kind.padEnd(11)}  ${entry.id}  ${entry.line}`, { indent: " ".repeat(12) }),
    );
    return [
      ...lines,
      ...(complete ? [] : [`(There are more; the first ${entries.length} are shown. Narrow it with --what or --as-of.)`]),
    ].join("\n");
  },
});

type OnTimeline = Extract<Item, { kind: z.infer<typeof Entry>["kind"] }>;

function isOnTimeline(item: Item): item is OnTimeline {
  return item.kind === "meeting" || item.kind === "statement" || item.kind === "position" || item.kind === "contingency";
}

/** Unknown days last; inside a day the order of the store. */
function compareDays(one: string | undefined, other: string | undefined): number {
  if (one === other) return 0;
  if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
  return one < other ? -1 : 1;
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
