/** Decides what the record holds once many readings are laid together: actors, meetings, statements, positions and the rest, with accounts side by side. */
import { z } from "zod";
import { ItemIdShape, MarkIdShape, SourceIdShape } from "./ids.ts";
import { ActorKindShape, BasisShape, ChannelShape, LikelihoodBandShape, PloverActShape, StanceShape } from "./marks.ts";
import type { ValueOf } from "./shape.ts";
import { SpanShape } from "./span.ts";
import { TimeSpanShape } from "./time-span.ts";

/** One source's words for an item: the passage, the mark, its rule or model. `independent` groups copies of one wire report: same key, one report. */
export const AccountShape = z.strictObject({
  mark: MarkIdShape,
  source: SourceIdShape,
  span: SpanShape,
  basis: BasisShape,
  independent: z.string(),
  published: z.string().optional().describe("When its source was published; unknown stays unknown."),
});
export type Account = ValueOf<typeof AccountShape>;

/** What a person decided about the item so far: proposed until somebody confirms, corrects or rejects. */
export const StandingShape = z.enum(["proposed", "confirmed", "corrected", "rejected"]);
export type Standing = z.infer<typeof StandingShape>;

const itemFields = {
  id: ItemIdShape,
  standing: StandingShape,
  corrected: z.array(z.string()).describe("Names of the fields a person set."),
  accounts: z.array(AccountShape).describe("In the order the dossier learned them."),
};

export const PartySeatShape = z.enum(["party", "mediator", "guarantor", "observer", "third party"]);

export const ActorItemShape = z.strictObject({
  ...itemFields,
  kind: z.literal("actor"),
  actorKind: ActorKindShape,
  name: z.string(),
  alsoCalled: z.array(z.string()),
  roles: z.array(
    z.strictObject({
      title: z.string(),
      actsFor: ItemIdShape.optional(),
      account: MarkIdShape.optional(),
      span: SpanShape,
      since: z.string().optional(),
    }),
  ),
  actsFor: ItemIdShape.optional(),
  count: z.int().positive().optional(),
  members: z.array(ItemIdShape),
  seat: PartySeatShape.optional().describe("Only a person's decision or an explicit text gives a seat."),
  worldKey: z.string().optional(),
});
export type ActorItem = ValueOf<typeof ActorItemShape>;

export const MeetingItemShape = z.strictObject({
  ...itemFields,
  kind: z.literal("meeting"),
  status: z.enum(["held", "planned", "under way", "cancelled", "denied", "series"]),
  format: z.enum(["bilateral", "trilateral", "plenary", "separate", "proximity", "call", "unknown"]),
  sides: z.array(z.strictObject({ actors: z.array(ItemIdShape), for: ItemIdShape.optional() })),
  lead: z.array(z.strictObject({ side: ItemIdShape.optional(), actor: ItemIdShape })),
  absent: z.array(ItemIdShape).optional().describe("Whom an account says was not there; another account may say otherwise."),
  jointly: z.boolean().optional(),
  time: TimeSpanShape.optional(),
  place: z.strictObject({ name: z.string(), is: z.enum(["stated", "implied"]) }).optional(),
  agenda: z.array(SpanShape),
  follows: ItemIdShape.optional(),
  partOf: ItemIdShape.optional(),
  plover: PloverActShape.pick({ type: true, by: true }).optional().describe("The political act it is, where one fits."),
});
export type MeetingItem = ValueOf<typeof MeetingItemShape>;

export const StatementItemShape = z.strictObject({
  ...itemFields,
  kind: z.literal("statement"),
  form: z.enum(["direct", "indirect", "mixed"]),
  speakers: z.array(ItemIdShape),
  via: z.array(ItemIdShape),
  channel: ChannelShape.pick({ kind: true, name: true }).optional(),
  addressee: z.array(ItemIdShape),
  saidAt: TimeSpanShape.optional(),
  content: z.array(SpanShape).min(1).describe("The words in the fullest account."),
  inResponseTo: z.strictObject({ span: SpanShape, statement: ItemIdShape.optional() }).optional(),
  silences: z.array(SpanShape).describe("What the speaker pointedly left out, as passages."),
  inside: ItemIdShape.optional(),
  plover: PloverActShape.pick({ type: true, by: true }).optional().describe("The political act in it, where one fits."),
});
export type StatementItem = ValueOf<typeof StatementItemShape>;

export const SilenceItemShape = z.strictObject({
  ...itemFields,
  kind: z.literal("silence"),
  manner: z.enum(["did not mention", "declined to comment", "did not respond", "did not say"]),
  speakers: z.array(ItemIdShape),
  about: SpanShape.optional(),
  statement: ItemIdShape.optional(),
});
export type SilenceItem = ValueOf<typeof SilenceItemShape>;

/** One numbered item of an instrument, or a free issue before there is a text. */
export const PointItemShape = z.strictObject({
  ...itemFields,
  kind: z.literal("point"),
  name: z.string(),
  alsoCalled: z.array(z.string()),
  origin: z.enum(["instrument", "coverage", "person"]),
  instrument: ItemIdShape.optional(),
  number: z.string().optional(),
});
export type PointItem = ValueOf<typeof PointItemShape>;

export const PositionItemShape = z.strictObject({
  ...itemFields,
  kind: z.literal("position"),
  party: ItemIdShape,
  holder: ItemIdShape.optional(),
  point: ItemIdShape,
  stance: StanceShape,
  strength: z.enum(["strong", "plain", "weak"]),
  summary: SpanShape,
  condition: SpanShape.optional(),
  time: TimeSpanShape.optional().describe("When it was so or was said; falls back to nothing, never to the publication date."),
  accordingTo: z.array(ItemIdShape),
  statement: ItemIdShape.optional(),
});
export type PositionItem = ValueOf<typeof PositionItemShape>;

export const AssessmentItemShape = z.strictObject({
  ...itemFields,
  kind: z.literal("assessment"),
  type: z.enum(["intent", "capability", "likelihood"]),
  assessors: z.array(ItemIdShape),
  via: z.array(ItemIdShape),
  about: ItemIdShape.optional(),
  of: SpanShape.optional(),
  term: z.strictObject({ span: SpanShape, band: LikelihoodBandShape.optional() }).optional(),
  statement: ItemIdShape.optional(),
});
export type AssessmentItem = ValueOf<typeof AssessmentItemShape>;

export const ContingencyItemShape = z.strictObject({
  ...itemFields,
  kind: z.literal("contingency"),
  trigger: z.array(SpanShape).min(1),
  triggerActor: ItemIdShape.optional(),
  response: z.array(SpanShape).min(1),
  advocates: z.array(ItemIdShape),
  wouldAct: ItemIdShape.optional(),
  mode: z.enum(["announced", "proposed", "predicted", "offered"]),
  precedent: SpanShape.optional(),
  reason: SpanShape.optional(),
  statement: ItemIdShape.optional(),
});
export type ContingencyItem = ValueOf<typeof ContingencyItemShape>;

export const InstrumentItemShape = z.strictObject({
  ...itemFields,
  kind: z.literal("instrument"),
  form: z.enum(["plan", "framework", "agreement", "proposal", "draft", "declaration", "resolution", "roadmap", "guarantee", "other"]),
  name: z.string(),
  alsoCalled: z.array(z.string()),
  points: z.int().positive().optional(),
  drafters: z.array(ItemIdShape),
  purpose: SpanShape.optional(),
});
export type InstrumentItem = ValueOf<typeof InstrumentItemShape>;

/** Two accounts that cannot both hold, or one actor's words against its earlier words. Both sides are kept. */
export const ClashItemShape = z.strictObject({
  ...itemFields,
  kind: z.literal("clash"),
  about: z.enum([
    "day",
    "place",
    "participants",
    "whether it took place",
    "denial",
    "earlier words",
    "words against text",
    "number of points",
    "assessments",
    "content",
  ]),
  items: z.array(ItemIdShape).describe("The items concerned, in the order the dossier learned them."),
  sides: z
    .array(
      z.strictObject({
        says: z.string().describe("The value in dispute, as data: '2026-02-04', 'Orsa'."),
        accounts: z.array(AccountShape),
      }),
    )
    .min(2),
});
export type ClashItem = ValueOf<typeof ClashItemShape>;

export const ItemShape = z.discriminatedUnion("kind", [
  ActorItemShape,
  MeetingItemShape,
  StatementItemShape,
  SilenceItemShape,
  PointItemShape,
  PositionItemShape,
  AssessmentItemShape,
  ContingencyItemShape,
  InstrumentItemShape,
  ClashItemShape,
]);
/** Anything the record holds. */
export type Item = ValueOf<typeof ItemShape>;
export type ItemKind = Item["kind"];

/** A party's standing position on a point now, and how it came there; `contested` where sources differ at the same time. */
export const StandingPositionShape = z.strictObject({
  party: ItemIdShape,
  point: ItemIdShape,
  stance: StanceShape,
  current: ItemIdShape.describe("The position item that stands."),
  since: z.string().optional().describe("ISO day from which it has stood, where known."),
  history: z.array(ItemIdShape).describe("Position items, oldest first, `current` last."),
  contested: z.boolean(),
});
export type StandingPosition = ValueOf<typeof StandingPositionShape>;

/** The whole record: what collation makes of readings and decisions. Items stand in a stable order: kind, then first account. */
export const RecordShape = z.strictObject({
  items: z.array(ItemShape),
  standing: z.array(StandingPositionShape),
  parties: z.array(ItemIdShape).describe("Actors with a position or a side at a meeting, in the order the dossier gives."),
  problems: z.array(z.strictObject({ code: z.string(), message: z.string(), items: z.array(ItemIdShape) })),
});
export type DossierRecord = ValueOf<typeof RecordShape>;
