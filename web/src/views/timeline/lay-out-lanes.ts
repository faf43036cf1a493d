/** Decides where each entry is drawn: stacked away from its lane's line, upwards on the day it was so or was said, downwards on the day it was published. */
import { scaleUtc } from "d3-scale";
import type { TimelineEntry } from "../../api/answers.ts";
import { addDays, type DayRange, daysBetween, instantOf, shownDay } from "./days-of-timeline.ts";

/** One drawn mark; `until` is where a stretch of days ends. */
export type Dot = {
  readonly entry: TimelineEntry;
  readonly side: "said" | "published";
  readonly x: number;
  readonly y: number;
  readonly until: number | undefined;
};

export type Lane = {
  readonly kind: TimelineEntry["kind"];
  readonly axis: number;
  readonly top: number;
  readonly bottom: number;
  readonly count: number;
};

export type Layout = {
  readonly dots: readonly Dot[];
  readonly lanes: readonly Lane[];
  readonly height: number;
  /** Size of one mark in pixels. */
  readonly size: number;
  readonly xOf: (day: string) => number;
  readonly dayAt: (x: number) => string;
};

const Kinds: readonly TimelineEntry["kind"][] = ["meeting", "position", "contingency", "statement"];
const LanePadding = 16;
const Head = 28; // For the days above the lanes.
const LargestSize = 9;
const SmallestSize = 4;
const LeastRows = 2; // A lane with little in it still has room for its name.
const TallestStack = 16; // Marks; beyond it the marks get smaller, so that a lane stays in sight.

/** `left` to `width` is the room for days. */
export function layOutLanes(entries: readonly TimelineEntry[], range: DayRange, left: number, width: number): Layout {
  const scale = scaleUtc()
    .domain([instantOf(range.from), instantOf(addDays(range.to, 1))])
    .range([left, width]);
  const xOf = (day: string): number => scale(instantOf(day));
  const dayWidth = (width - left) / (daysBetween(range.from, range.to) + 1);
  const kinds = Kinds.filter((kind) => entries.some((entry) => entry.kind === kind));
  const stacks = kinds.map((kind) => ({
    kind,
    said: stacksOf(entries, kind, range, shownDay),
    published: stacksOf(entries, kind, range, (entry) => entry.published?.slice(0, 10)),
  }));
  const fullest = Math.max(
    1,
    ...stacks.flatMap(({ said, published }) => [...said.values(), ...published.values()].map((stack) => stack.length)),
  );
  const size = sizeFor(fullest, dayWidth);
  const columns = Math.max(1, Math.floor((dayWidth - 2) / size));
  const dots: Dot[] = [];
  const lanes: Lane[] = [];
  let top = Head;
  for (const { kind, said, published } of stacks) {
    const rowsOf = (side: ReadonlyMap<string, readonly TimelineEntry[]>): number =>
      Math.max(LeastRows, ...[...side.values()].map((stack) => Math.ceil(stack.length / columns)));
    const axis = top + LanePadding + rowsOf(said) * size;
    const bottom = axis + rowsOf(published) * size + LanePadding;
    for (const [side, days] of [
      ["said", said],
      ["published", published],
    ] as const) {
      for (const [day, stack] of days) {
        for (const [at, entry] of stack.entries()) {
          const x = xOf(day) + 1 + (at % columns) * size + size / 2;
          const y = axis + (side === "said" ? -1 : 1) * (Math.floor(at / columns) * size + size / 2 + 2);
          const last = side === "said" ? entry.time?.to.slice(0, 10) : undefined;
          dots.push({ entry, side, x, y, until: last !== undefined && last > day ? Math.min(width, xOf(addDays(last, 1))) : undefined });
        }
      }
    }
    lanes.push({ kind, axis, top, bottom, count: [...said.values()].reduce((sum, stack) => sum + stack.length, 0) });
    top = bottom;
  }
  return { dots, lanes, height: top + 4, size, xOf, dayAt: (x) => scale.invert(x).toISOString().slice(0, 10) };
}

function sizeFor(fullest: number, dayWidth: number): number {
  for (let size = LargestSize; size > SmallestSize; size--) {
    if (Math.ceil(fullest / Math.max(1, Math.floor((dayWidth - 2) / size))) <= TallestStack) return size;
  }
  return SmallestSize;
}

function stacksOf(
  entries: readonly TimelineEntry[],
  kind: TimelineEntry["kind"],
  range: DayRange,
  dayOf: (entry: TimelineEntry) => string | undefined,
): ReadonlyMap<string, readonly TimelineEntry[]> {
  const stacks = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const day = entry.kind === kind ? dayOf(entry) : undefined;
    if (day === undefined || day < range.from || day > range.to) continue;
    const stack = stacks.get(day);
    if (stack === undefined) stacks.set(day, [entry]);
    else stack.push(entry);
  }
  return stacks;
}
