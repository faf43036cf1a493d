/** Decides the shapes in which the record leaves the house: names resolved, every line with its passages; JSON, the server and exports use them. */

import { z } from "zod";
import {
  ActorKindShape,
  BasisShape,
  ItemIdShape,
  LikelihoodBandShape,
  MarkIdShape,
  PartySeatShape,
  PloverActShape,
  SourceIdShape,
  StanceShape,
  StandingShape,
  TimeSpanShape,
  type ValueOf,
} from "#record";

/** An actor or point named, with its id. */
export const ReferenceShape = z.strictObject({ id: ItemIdShape, name: z.string() });
export type Reference = ValueOf<typeof ReferenceShape>;

/** Exact words of one source, with where they stand and where the source comes from. */
export const PassageShape = z.strictObject({
  source: SourceIdShape,
  start: z.int().nonnegative().describe("First UTF-16 code unit in the source's text."),
  end: z.int().nonnegative().describe("One past the last UTF-16 code unit."),
  exact: z.string().describe("The words, verbatim."),
  outlet: z.string().optional(),
  title: z.string().optional(),
  published: z.string().optional(),
});
export type Passage = ValueOf<typeof PassageShape>;

/** One source's account of an item: the passage, and by which rule or model it was read. */
export const AccountViewShape = z.strictObject({
  mark: MarkIdShape,
  passage: PassageShape,
  basis: BasisShape,
  independent: z.string().describe("Accounts with one key are copies of one report."),
});
export type AccountView = ValueOf<typeof AccountViewShape>;

const viewFields = {
  id: ItemIdShape,
  standing: StandingShape,
  corrected: z.array(z.string()),
  line: z.string().describe("The item in one neutral line."),
  sources: z.int().nonnegative().describe("How many sources carry it."),
  independent: z.int().nonnegative().describe("How many of them are independent."),
  clashes: z.array(ItemIdShape).describe("Clashes this item is part of."),
  accounts: z.array(AccountViewShape),
};

export const ActorViewShape = z.strictObject({
  ...viewFields,
  kind: z.literal("actor"),
  actorKind: ActorKindShape,
  name: z.string(),
  alsoCalled: z.array(z.string()),
  roles: z.array(z.strictObject({ title: z.string(), actsFor: ReferenceShape.optional(), passage: PassageShape })),
  actsFor: ReferenceShape.optional(),
  count: z.int().positive().optional(),
  members: z.array(ReferenceShape),
  seat: PartySeatShape.optional(),
});

export const MeetingViewShape = z.strictObject({
  ...viewFields,
  kind: z.literal("meeting"),
  status: z.string(),
  format: z.string(),
  sides: z.array(z.strictObject({ actors: z.array(ReferenceShape), for: ReferenceShape.optional() })),
  lead: z.array(z.strictObject({ side: ReferenceShape.optional(), actor: ReferenceShape })),
  absent: z.array(ReferenceShape).optional().describe("Whom an account says was not there."),
  jointly: z.boolean().optional(),
  time: TimeSpanShape.optional(),
  place: z.strictObject({ name: z.string(), is: z.enum(["stated", "implied"]) }).optional(),
  agenda: z.array(PassageShape),
  follows: ItemIdShape.optional(),
  partOf: ItemIdShape.optional(),
  plover: PloverActShape.pick({ type: true, by: true }).optional(),
});

export const StatementViewShape = z.strictObject({
  ...viewFields,
  kind: z.literal("statement"),
  form: z.enum(["direct", "indirect", "mixed"]),
  speakers: z.array(ReferenceShape),
  via: z.array(ReferenceShape),
  channel: z.strictObject({ kind: z.string(), name: z.string() }).optional(),
  addressee: z.array(ReferenceShape),
  saidAt: TimeSpanShape.optional(),
  content: z.array(PassageShape),
  inResponseTo: z.strictObject({ passage: PassageShape, statement: ItemIdShape.optional() }).optional(),
  silences: z.array(PassageShape),
  inside: ItemIdShape.optional(),
  plover: PloverActShape.pick({ type: true, by: true }).optional(),
});

export const SilenceViewShape = z.strictObject({
  ...viewFields,
  kind: z.literal("silence"),
  manner: z.string(),
  speakers: z.array(ReferenceShape),
  about: PassageShape.optional(),
  statement: ItemIdShape.optional(),
});

export const PointViewShape = z.strictObject({
  ...viewFields,
  kind: z.literal("point"),
  name: z.string(),
  alsoCalled: z.array(z.string()),
  origin: z.enum(["instrument", "coverage", "person"]),
  instrument: ReferenceShape.optional(),
  number: z.string().optional(),
});

export const PositionViewShape = z.strictObject({
  ...viewFields,
  kind: z.literal("position"),
  party: ReferenceShape,
  holder: ReferenceShape.optional(),
  point: ReferenceShape,
  stance: StanceShape,
  strength: z.enum(["strong", "plain", "weak"]),
  summary: PassageShape,
  condition: PassageShape.optional(),
  time: TimeSpanShape.optional(),
  accordingTo: z.array(ReferenceShape),
  statement: ItemIdShape.optional(),
});

export const AssessmentViewShape = z.strictObject({
  ...viewFields,
  kind: z.literal("assessment"),
  type: z.enum(["intent", "capability", "likelihood"]),
  assessors: z.array(ReferenceShape).describe("Empty where the article itself judges."),
  via: z.array(ReferenceShape),
  about: ReferenceShape.optional(),
  of: PassageShape.optional(),
  term: z.strictObject({ passage: PassageShape, band: LikelihoodBandShape.optional() }).optional(),
  statement: ItemIdShape.optional(),
});

export const ContingencyViewShape = z.strictObject({
  ...viewFields,
  kind: z.literal("contingency"),
  trigger: z.array(PassageShape),
  triggerActor: ReferenceShape.optional(),
  response: z.array(PassageShape),
  advocates: z.array(ReferenceShape),
  wouldAct: ReferenceShape.optional(),
  mode: z.enum(["announced", "proposed", "predicted", "offered"]),
  precedent: PassageShape.optional(),
  reason: PassageShape.optional(),
  statement: ItemIdShape.optional(),
});

export const InstrumentViewShape = z.strictObject({
  ...viewFields,
  kind: z.literal("instrument"),
  form: z.string(),
  name: z.string(),
  alsoCalled: z.array(z.string()),
  points: z.int().positive().optional(),
  drafters: z.array(ReferenceShape),
  purpose: PassageShape.optional(),
});

export const ClashViewShape = z.strictObject({
  ...viewFields,
  kind: z.literal("clash"),
  about: z.string(),
  items: z.array(z.strictObject({ id: ItemIdShape, line: z.string() })),
  sides: z.array(z.strictObject({ says: z.string(), accounts: z.array(AccountViewShape) })),
});

/** Any item of the record as it is shown. */
export const ItemViewShape = z.discriminatedUnion("kind", [
  ActorViewShape,
  MeetingViewShape,
  StatementViewShape,
  SilenceViewShape,
  PointViewShape,
  PositionViewShape,
  AssessmentViewShape,
  ContingencyViewShape,
  InstrumentViewShape,
  ClashViewShape,
]);
export type ItemView = ValueOf<typeof ItemViewShape>;
export type ViewOf<Kind extends ItemView["kind"]> = Extract<ItemView, { kind: Kind }>;

/** One source as it is listed. */
export const SourceViewShape = z.strictObject({
  id: SourceIdShape,
  kind: z.literal("source"),
  line: z.string(),
  title: z.string().optional(),
  outlet: z.string().optional(),
  byline: z.string().optional(),
  credit: z.array(z.string()),
  published: z.string().optional(),
  origin: z.string().optional(),
  format: z.string(),
  characters: z.int().nonnegative(),
  learnedAt: z.string().describe("When the dossier learned it, ISO 8601."),
});
export type SourceView = ValueOf<typeof SourceViewShape>;

/** One cell of the matrix: a party's standing position on a point, and how it came there. */
export const MatrixCellShape = z.strictObject({
  party: ItemIdShape,
  point: ItemIdShape,
  stance: StanceShape,
  position: ItemIdShape,
  since: z.string().optional(),
  reported: z.string().optional().describe("Where the texts give no day: the day the standing position was first published."),
  contested: z.boolean(),
  inferred: z.boolean().describe("True where no person has confirmed it."),
  count: z.int().positive().describe("How many positions its history holds."),
  history: z.array(ItemIdShape),
});
export type MatrixCell = ValueOf<typeof MatrixCellShape>;
