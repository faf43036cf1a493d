/** Decides which fields of an item a person can set in the workbench, and how each is written. */
import type { InstrumentItem, MeetingItem, SilenceItem, Stance } from "#record";
import type { ItemView, ViewOf } from "#report";

type Common = { readonly name: string; readonly label: string };
type Reference = { readonly id: string; readonly name: string };
/** One side of a meeting: who sat there, and for whom. */
export type SideField = { readonly actors: readonly Reference[]; readonly for?: string };

/** One field of the form: a choice among words, free words, a count, days, a place, one item, several actors, or the sides of a meeting. */
export type Field = Common &
  (
    | { readonly is: "choice"; readonly choices: readonly string[]; readonly value: string; readonly optional: boolean }
    | { readonly is: "words"; readonly value: string }
    | { readonly is: "count"; readonly value: string }
    | { readonly is: "days"; readonly from: string; readonly to: string; readonly approximate: boolean }
    | { readonly is: "place"; readonly value: string }
    | { readonly is: "item"; readonly listing: "actors" | "points"; readonly value: string; readonly optional: boolean }
    | { readonly is: "actors"; readonly value: readonly Reference[] }
    | { readonly is: "sides"; readonly value: readonly SideField[] }
  );

/** The fields of `item` with their present values. */
export function correctableFields(item: ItemView): readonly Field[] {
  switch (item.kind) {
    case "actor":
      return [words("name", "Name", item.name), choice("actorKind", "Is a", ActorKinds, item.actorKind), seatChoice(item.seat)];
    case "meeting":
      return [
        { name: "sides", label: "Sides", is: "sides", value: item.sides.map(sideOf) },
        choice("status", "Status", MeetingStatuses, wordOf(MeetingStatuses, item.status)),
        choice("format", "Format", MeetingFormats, wordOf(MeetingFormats, item.format)),
        days("time", "When", item.time),
        { name: "place", label: "Where", is: "place", value: item.place?.name ?? "" },
      ];
    case "statement":
      return [
        actors("speakers", "Who", item.speakers),
        actors("via", "Passed on by", item.via),
        choice("form", "Form", StatementForms, item.form),
        days("saidAt", "Said", item.saidAt),
      ];
    case "silence":
      return [actors("speakers", "Who", item.speakers), choice("manner", "What", Manners, wordOf(Manners, item.manner))];
    case "point":
      return [words("name", "Name", item.name)];
    case "position":
      return [
        { name: "party", label: "Party", is: "item", listing: "actors", value: item.party.id, optional: false },
        { name: "point", label: "Point", is: "item", listing: "points", value: item.point.id, optional: false },
        choice("stance", "Stance", Stances, item.stance),
        choice("strength", "Strength", Strengths, item.strength),
        days("time", "When", item.time),
      ];
    case "assessment":
      return [
        actors("assessors", "Who", item.assessors),
        { name: "about", label: "About", is: "item", listing: "actors", value: item.about?.id ?? "", optional: true },
        choice("type", "Judges", AssessmentTypes, item.type),
      ];
    case "contingency":
      return [
        actors("advocates", "Who says so", item.advocates),
        { name: "wouldAct", label: "Would act", is: "item", listing: "actors", value: item.wouldAct?.id ?? "", optional: true },
        choice("mode", "Is", ContingencyModes, item.mode),
      ];
    case "instrument":
      return [
        words("name", "Name", item.name),
        choice("form", "Form", InstrumentForms, wordOf(InstrumentForms, item.form)),
        { name: "points", label: "Points", is: "count", value: String(item.points ?? "") },
      ];
    case "clash":
      return [];
  }
}

function actors(name: string, label: string, value: readonly Reference[]): Field {
  return { name, label, is: "actors", value };
}

function sideOf(side: ViewOf<"meeting">["sides"][number]): SideField {
  return { actors: side.actors, ...(side.for === undefined ? {} : { for: side.for.id }) };
}

function words(name: string, label: string, value: string): Field {
  return { name, label, is: "words", value };
}

function days(
  name: string,
  label: string,
  time: { readonly from: string; readonly to: string; readonly approximate: boolean } | undefined,
): Field {
  return {
    name,
    label,
    is: "days",
    from: time?.from.slice(0, 10) ?? "",
    to: time?.to.slice(0, 10) ?? "",
    approximate: time?.approximate ?? false,
  };
}

function choice<Word extends string>(name: string, label: string, words: Readonly<Record<Word, true>>, value: Word | undefined): Field {
  return { name, label, is: "choice", choices: Object.keys(words), value: value ?? "", optional: value === undefined };
}

/** A seat may be missing, and may be taken away again. */
function seatChoice(seat: ViewOf<"actor">["seat"]): Field {
  return { ...choice("seat", "Seat", Seats, seat), is: "choice", choices: Object.keys(Seats), value: seat ?? "", optional: true };
}

/** The views give some words as plain text. */
function wordOf<Word extends string>(words: Readonly<Record<Word, true>>, text: string): Word | undefined {
  return Object.keys(words).find((word): word is Word => word === text);
}

// The compiler holds each list to the record's own words: one missing or one too many does not compile. The shapes themselves stay on the
// server, because their parser would have to make code from text, which the page's policy refuses.
const ActorKinds: Readonly<Record<ViewOf<"actor">["actorKind"], true>> = {
  person: true,
  organisation: true,
  state: true,
  group: true,
  unnamed: true,
};
const Seats: Readonly<Record<NonNullable<ViewOf<"actor">["seat"]>, true>> = {
  party: true,
  mediator: true,
  guarantor: true,
  observer: true,
  "third party": true,
};
const MeetingStatuses: Readonly<Record<MeetingItem["status"], true>> = {
  held: true,
  planned: true,
  "under way": true,
  cancelled: true,
  denied: true,
  series: true,
};
const MeetingFormats: Readonly<Record<MeetingItem["format"], true>> = {
  bilateral: true,
  trilateral: true,
  plenary: true,
  separate: true,
  proximity: true,
  call: true,
  unknown: true,
};
const StatementForms: Readonly<Record<ViewOf<"statement">["form"], true>> = { direct: true, indirect: true, mixed: true };
const Manners: Readonly<Record<SilenceItem["manner"], true>> = {
  "did not mention": true,
  "declined to comment": true,
  "did not respond": true,
  "did not say": true,
};
const Stances: Readonly<Record<Stance, true>> = {
  demands: true,
  accepts: true,
  "accepts with conditions": true,
  open: true,
  objects: true,
  rejects: true,
  unclear: true,
};
const Strengths: Readonly<Record<ViewOf<"position">["strength"], true>> = { strong: true, plain: true, weak: true };
const AssessmentTypes: Readonly<Record<ViewOf<"assessment">["type"], true>> = { intent: true, capability: true, likelihood: true };
const ContingencyModes: Readonly<Record<ViewOf<"contingency">["mode"], true>> = {
  announced: true,
  proposed: true,
  predicted: true,
  offered: true,
};
const InstrumentForms: Readonly<Record<InstrumentItem["form"], true>> = {
  plan: true,
  framework: true,
  agreement: true,
  proposal: true,
  draft: true,
  declaration: true,
  resolution: true,
  roadmap: true,
  guarantee: true,
  other: true,
};
