/** Decides the one neutral line in which each item is named in lists, on the command line and in the brief. */
import {
  type Item,
  type ItemId,
  type PointItem,
  publishedDayOf,
  type Source,
  type SourceId,
  type Span,
  type StatementItem,
  type TimeSpan,
} from "#record";
import { cutTo } from "./wrap-lines.ts";

type DescribeContext = {
  readonly itemOf: (id: ItemId) => Item | undefined;
  readonly sourceOf: (id: SourceId) => Pick<Source, "text" | "details"> | undefined;
};

const LongestQuote = 140; // Characters; with names and day beside them a line stays within three rows of a terminal.

/** The item in one line; what is unknown is said to be unknown. */
export function describeItem(item: Item, context: DescribeContext): string {
  const name = (id: ItemId): string => {
    const found = context.itemOf(id);
    if (found?.kind === "point") return pointInWords(found);
    return found !== undefined && "name" in found ? found.name : id;
  };
  const names = (ids: readonly ItemId[]): string => listInWords(ids.map(name));
  const words = (span: Span | undefined): string => (span === undefined ? "" : quoteOf(span, context));
  switch (item.kind) {
    case "actor": {
      const roles = item.roles.slice(0, 2).map((role) => role.title);
      const count = item.count === undefined ? "" : ` (${item.count})`;
      const side = item.actsFor === undefined ? "" : `, for ${name(item.actsFor)}`;
      return `${item.name}${count} · ${item.actorKind}${roles.length > 0 ? ` · ${roles.join("; ")}` : ""}${side}`;
    }
    case "meeting": {
      const sides = item.sides.map((side) => names(side.actors)).join(" — ");
      const place = item.place === undefined ? "place unknown" : `${item.place.name}${item.place.is === "implied" ? " (implied)" : ""}`;
      const format = item.format === "unknown" ? "" : ` · ${item.format}`;
      return `${dayOrReported(item.time, item)} · ${sides || "sides unknown"} · ${place}${format} · ${item.status}${actInWords(item.plover)}`;
    }
    case "statement": {
      const who = item.speakers.length > 0 ? names(item.speakers) : "speaker unknown";
      const via = item.via.length > 0 ? ` via ${names(item.via)}` : "";
      const channel = item.channel === undefined ? "" : ` (${item.channel.name})`;
      return `${dayOrReported(item.saidAt, item)} · ${who}${via}${channel}${actInWords(item.plover)}: ${item.content.map(words).join(" … ")}`;
    }
    case "silence":
      return `${item.speakers.length > 0 ? names(item.speakers) : "somebody unnamed"} ${item.manner}${item.about === undefined ? "" : `: ${words(item.about)}`}`;
    case "point":
      return pointInWords(item);
    case "position": {
      const according = item.accordingTo.length > 0 ? `, according to ${names(item.accordingTo)}` : "";
      return `${dayOrReported(item.time, item)} · ${name(item.party)} · ${name(item.point)} · ${item.stance}: ${words(item.summary)}${according}`;
    }
    case "assessment": {
      const who = item.assessors.length > 0 ? names(item.assessors) : "the article itself";
      const via = item.via.length > 0 ? ` via ${names(item.via)}` : "";
      const about = item.about === undefined ? "" : ` about ${name(item.about)}`;
      const band = item.term?.band === undefined ? "" : ` [${item.term.band}]`;
      return `${item.type}${band} · ${who}${via}${about}: ${words(item.of ?? item.accounts[0]?.span)}`;
    }
    case "contingency": {
      const who = item.advocates.length > 0 ? names(item.advocates) : "the article itself";
      const actor = item.wouldAct === undefined ? "" : ` (${name(item.wouldAct)} would act)`;
      return `${item.mode} by ${who}: if ${item.trigger.map(words).join(" … ")} → ${item.response.map(words).join(" … ")}${actor}`;
    }
    case "instrument": {
      const points = item.points === undefined ? "" : ` · ${item.points} points`;
      const drafters = item.drafters.length > 0 ? ` · drafted by ${names(item.drafters)}` : "";
      return `${item.name} · ${item.form}${points}${drafters}`;
    }
    case "clash": {
      const sides = item.sides.map(({ says, accounts }) => {
        const [first] = accounts;
        const outlet = first === undefined ? undefined : context.sourceOf(first.source)?.details.outlet;
        return `${says} (${outlet ?? "outlet unknown"}${first === undefined ? "" : `: “${words(first.span)}”`})`;
      });
      return `${item.about}: ${sides.join(" / ")}`;
    }
  }
}

/** " · DEMAND"; " · of COERCE" where the words tell what somebody else did. */
function actInWords(plover: StatementItem["plover"]): string {
  if (plover === undefined) return "";
  return plover.by === "speaker" ? ` · ${plover.type}` : ` · of ${plover.type}`;
}

/** A point of a plan with its number: "Passage fee (point 7)". */
export function pointInWords({ name, number }: Pick<PointItem, "name" | "number">): string {
  return number === undefined ? name : `${name} (point ${number})`;
}

/** The day the text gives; where it gives none, the day it was first reported, marked as that: "reported 2026-02-05". */
function dayOrReported(time: TimeSpan | undefined, { accounts }: Pick<Item, "accounts">): string {
  const reported = time === undefined ? publishedDayOf(accounts) : undefined;
  return reported === undefined ? dayInWords(time) : `reported ${reported}`;
}

/** "2026-02-04", "2026-02-01 to 2026-02-10, about", "date unknown". */
export function dayInWords(time: TimeSpan | undefined): string {
  if (time === undefined) return "date unknown";
  const from = time.from.slice(0, 10);
  const to = time.to.slice(0, 10);
  return `${from === to ? from : `${from} to ${to}`}${time.approximate ? ", about" : ""}`;
}

/** "A", "A and B", "A, B and C". */
export function listInWords(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function quoteOf(span: Span, context: DescribeContext): string {
  const text = context.sourceOf(span.source)?.text.slice(span.start, span.end) ?? "";
  const flat = text.replaceAll(/\s+/gu, " ").trim();
  return cutTo(flat, LongestQuote);
}
