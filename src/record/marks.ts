/** Decides what the reader can find in one text: the marks, each with its place, its rule or model and its certainty. */
import { z } from "zod";
import { LocalActorIdShape, MarkIdShape, SourceIdShape } from "./ids.ts";
import { ProblemShape } from "./problem.ts";
import type { ValueOf } from "./shape.ts";
import { TextRangeShape } from "./span.ts";
import { TimeSpanShape } from "./time-span.ts";

/** What a mark rests on: the rule's id in `reading/rules` or the model's name, and how certain it is, 0 to 1. */
export const BasisShape = z.strictObject({
  kind: z.enum(["rule", "model"]),
  name: z.string(),
  certainty: z.number().min(0).max(1),
});
export type Basis = ValueOf<typeof BasisShape>;

const markFields = {
  id: MarkIdShape,
  range: TextRangeShape.describe("The passage the mark rests on, whole."),
  basis: BasisShape,
};

/** Event types of PLOVER as its gold records name them (the table of 2021 calls DEMAND REQUEST, DISAPPROVE and INVESTIGATE ACCUSE, FIGHT ASSAULT). */
export const PloverTypeShape = z.enum([
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "COOPERATE",
  "AID",
  "CONCEDE",
  "RETREAT",
  "DEMAND",
  "DISAPPROVE",
  "INVESTIGATE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "MOBILIZE",
  "SANCTION",
  "COERCE",
  "ASSAULT",
  "FIGHT",
]);
export type PloverType = z.infer<typeof PloverTypeShape>;

/** The political act in the words of a statement or a meeting. */
export const PloverActShape = z.strictObject({
  type: PloverTypeShape,
  by: z
    .enum(["speaker", "other"])
    .describe("'speaker': whoever speaks or meets does it, by the words or as they tell; 'other': the words tell what somebody else did."),
  range: TextRangeShape.describe("The words that show it."),
  rule: z.string(),
});
export type PloverAct = ValueOf<typeof PloverActShape>;

/** What an actor is called in this text and for whom it acts, where the text says so. */
export const ReadRoleShape = z.strictObject({
  title: z.string().describe("In the text's own words: 'special envoy', 'Director of National Intelligence'."),
  range: TextRangeShape,
  actsFor: LocalActorIdShape.optional(),
});
export type ReadRole = ValueOf<typeof ReadRoleShape>;

export const ActorKindShape = z.enum(["person", "organisation", "state", "group", "unnamed"]);
export type ActorKind = z.infer<typeof ActorKindShape>;

/** One actor as one text knows it. `worldKey` is set where a gazetteer knows it (`state:UA`), which joins it across texts. */
export const ReadActorShape = z.strictObject({
  id: LocalActorIdShape,
  kind: ActorKindShape,
  name: z.string().describe("The fullest form in the text, or the gazetteer's name for a state."),
  alsoCalled: z.array(z.string()).describe("Other forms met in the text, in order."),
  roles: z.array(ReadRoleShape),
  actsFor: LocalActorIdShape.optional().describe("The side, from its role, its delegation or a rule; see actsForBasis."),
  actsForBasis: BasisShape.optional(),
  count: z.int().positive().optional().describe("For unnamed actors: how many, where the text says ('six people')."),
  members: z.array(LocalActorIdShape).optional().describe("For groups that name their members: 'US, Ukrainian and European officials'."),
  worldKey: z.string().optional(),
  basis: BasisShape,
});
export type ReadActor = ValueOf<typeof ReadActorShape>;

/** A place in the text that means an actor. */
export const MentionMarkShape = z.strictObject({
  ...markFields,
  kind: z.literal("mention"),
  actor: LocalActorIdShape,
  form: z.enum(["name", "surname", "title", "pronoun", "description", "demonym", "capital", "seat"]),
});
export type MentionMark = ValueOf<typeof MentionMarkShape>;

/** A time expression; `time` is missing where the text does not allow one, never guessed. `value` is TIMEX3 (`2025-12-20`, `P3D`, `2025-W51`). */
export const DateMarkShape = z.strictObject({
  ...markFields,
  kind: z.literal("date"),
  type: z.enum(["date", "time", "duration", "set"]),
  value: z.string().optional(),
  time: TimeSpanShape.optional(),
});
export type DateMark = ValueOf<typeof DateMarkShape>;

/** Through what the words came: 'on X', 'told NBC', 'told reporters', 'in a letter'. */
export const ChannelShape = z.strictObject({
  kind: z.enum([
    "social media",
    "outlet",
    "reporters",
    "interview",
    "press conference",
    "written statement",
    "letter",
    "speech",
    "call",
    "parliament",
    "court",
    "other",
  ]),
  name: z.string().describe("As a reader would write it: 'X', 'NBC', 'reporters', 'social media post'."),
  range: TextRangeShape,
});
export type Channel = ValueOf<typeof ChannelShape>;

/** Who (source) says (cue) what (content). Content may be in pieces; attributions nest through `inside`. */
export const AttributionMarkShape = z.strictObject({
  ...markFields,
  kind: z.literal("attribution"),
  form: z.enum(["direct", "indirect", "mixed"]),
  source: TextRangeShape.optional(),
  cue: TextRangeShape.optional(),
  content: z.array(TextRangeShape).min(1),
  speakers: z.array(LocalActorIdShape).describe("Resolved speakers; empty where the text does not tell."),
  via: z.array(LocalActorIdShape).describe("Who passed it on, nearest the text last: 'according to six people …'."),
  inside: MarkIdShape.optional().describe("The attribution whose content holds this one."),
  channel: ChannelShape.optional(),
  addressee: z.array(LocalActorIdShape).optional(),
  saidAt: TimeSpanShape.optional().describe("When it was said, where the text tells."),
  inResponseTo: z
    .strictObject({ range: TextRangeShape, time: TimeSpanShape.optional(), actors: z.array(LocalActorIdShape) })
    .optional()
    .describe("What it answers: 'In response to a report on Friday'."),
  attitude: z
    .enum(["belief", "knowledge", "wish", "intention", "support", "decision", "unsaid", "unclear"])
    .optional()
    .describe("Set where no words are reported but an attitude, or words not said or not yet said; such a mark makes no statement."),
  plover: PloverActShape.optional().describe("The political act in it, where one fits."),
});
export type AttributionMark = ValueOf<typeof AttributionMarkShape>;

/** What somebody pointedly did not mention, or declined to say. */
export const SilenceMarkShape = z.strictObject({
  ...markFields,
  kind: z.literal("silence"),
  manner: z.enum(["did not mention", "declined to comment", "did not respond", "did not say"]),
  speakers: z.array(LocalActorIdShape),
  about: TextRangeShape.optional(),
  inside: MarkIdShape.optional().describe("The attribution in which it was left out."),
});
export type SilenceMark = ValueOf<typeof SilenceMarkShape>;

/** A meeting, call or series, as one sentence or more tell it. */
export const MeetingMarkShape = z.strictObject({
  ...markFields,
  kind: z.literal("meeting"),
  status: z.enum(["held", "planned", "under way", "cancelled", "denied", "series"]),
  format: z.enum(["bilateral", "trilateral", "plenary", "separate", "proximity", "call", "unknown"]),
  sides: z.array(z.strictObject({ actors: z.array(LocalActorIdShape).min(1), for: LocalActorIdShape.optional() })),
  lead: z.array(z.strictObject({ side: LocalActorIdShape.optional(), actor: LocalActorIdShape })),
  absent: z.array(LocalActorIdShape).optional().describe("Whom the text says was not there."),
  jointly: z.boolean().optional().describe("True where the text says together, false where it says separately."),
  time: TimeSpanShape.optional(),
  place: z.strictObject({ name: z.string(), is: z.enum(["stated", "implied"]), range: TextRangeShape }).optional(),
  agenda: z.array(TextRangeShape),
  follows: MarkIdShape.optional().describe("The meeting it came after, where the text gives the order."),
  partOf: MarkIdShape.optional().describe("The series it belongs to."),
  plover: PloverActShape.optional().describe("The political act it is, where one fits."),
});
export type MeetingMark = ValueOf<typeof MeetingMarkShape>;

export const StanceShape = z.enum(["demands", "accepts", "accepts with conditions", "open", "objects", "rejects", "unclear"]);
export type Stance = z.infer<typeof StanceShape>;

/** Where a party stands on a point, as the text says it. */
export const PositionMarkShape = z.strictObject({
  ...markFields,
  kind: z.literal("position"),
  party: LocalActorIdShape,
  holder: LocalActorIdShape.optional().describe("Who voiced it, where that is a person or office acting for the party."),
  point: z.strictObject({
    topic: z.string().describe("A topic of the rules ('territory'), or the words of the object, lower case."),
    known: z.boolean().describe("True where a topic rule named it."),
    range: TextRangeShape,
  }),
  stance: StanceShape,
  strength: z.enum(["strong", "plain", "weak"]),
  summary: TextRangeShape.describe("What is demanded, accepted or rejected."),
  condition: TextRangeShape.optional(),
  time: TimeSpanShape.optional(),
  accordingTo: z.array(LocalActorIdShape).describe("Who reports it, where it is not the text itself or the party."),
  inside: MarkIdShape.optional().describe("The attribution it was said in."),
});
export type PositionMark = ValueOf<typeof PositionMarkShape>;

/** Bands of ICD 203 (Analytic Standards, D.6.e.2), plus 'unclear' where the text says that it is not known. */
export const LikelihoodBandShape = z.enum([
  "almost no chance",
  "very unlikely",
  "unlikely",
  "roughly even chance",
  "likely",
  "very likely",
  "almost certain",
  "unclear",
]);
export type LikelihoodBand = z.infer<typeof LikelihoodBandShape>;

/** Who judges what about whom. */
export const AssessmentMarkShape = z.strictObject({
  ...markFields,
  kind: z.literal("assessment"),
  type: z.enum(["intent", "capability", "likelihood"]),
  assessors: z.array(LocalActorIdShape).describe("Empty where the article itself judges."),
  via: z.array(LocalActorIdShape),
  about: LocalActorIdShape.optional(),
  of: TextRangeShape.optional().describe("What is judged."),
  term: z.strictObject({ range: TextRangeShape, band: LikelihoodBandShape.optional() }).optional(),
  inside: MarkIdShape.optional(),
});
export type AssessmentMark = ValueOf<typeof AssessmentMarkShape>;

/** A trigger and the response somebody announces, asks for or predicts. */
export const ContingencyMarkShape = z.strictObject({
  ...markFields,
  kind: z.literal("contingency"),
  trigger: z.array(TextRangeShape).min(1),
  triggerActor: LocalActorIdShape.optional(),
  response: z.array(TextRangeShape).min(1),
  advocates: z.array(LocalActorIdShape),
  wouldAct: LocalActorIdShape.optional(),
  mode: z.enum(["announced", "proposed", "predicted", "offered"]),
  precedent: TextRangeShape.optional(),
  reason: TextRangeShape.optional(),
  plover: PloverActShape.optional().describe("The political act of whoever makes it, where one fits."),
  inside: MarkIdShape.optional(),
});
export type ContingencyMark = ValueOf<typeof ContingencyMarkShape>;

/** A plan, framework or agreement the text speaks of. One mark per instrument; `mentions` are its places. */
export const InstrumentMarkShape = z.strictObject({
  ...markFields,
  kind: z.literal("instrument"),
  form: z.enum(["plan", "framework", "agreement", "proposal", "draft", "declaration", "resolution", "roadmap", "guarantee", "other"]),
  name: z.string(),
  points: z.int().positive().optional(),
  drafters: z.array(LocalActorIdShape),
  purpose: TextRangeShape.optional(),
  mentions: z.array(TextRangeShape),
});
export type InstrumentMark = ValueOf<typeof InstrumentMarkShape>;

/** A numbered point of a text that is itself a draft of a plan. */
export const PointMarkShape = z.strictObject({
  ...markFields,
  kind: z.literal("point"),
  number: z.string().describe("As counted: '7'."),
  name: z.string().describe("The words of its heading, else how it begins."),
  heading: TextRangeShape.optional(),
  headingTopic: z.string().optional().describe("The topic of the rules that its heading names."),
  topics: z.array(z.string()).describe("Topics of the rules that its heading, then its words, name."),
});
export type PointMark = ValueOf<typeof PointMarkShape>;

/** A sentence with a verb of reporting, meeting or taking a stance from which the reader took no fact: no mark covers the verb. */
export const UnreadShape = z.strictObject({
  range: TextRangeShape.describe("The sentence."),
  verb: TextRangeShape.describe("The first such verb in it."),
  sort: z.enum(["reporting", "meeting", "stance"]),
});
export type Unread = ValueOf<typeof UnreadShape>;

/** Words that perhaps report what somebody said: too doubtful to count as a statement, kept for a person to look at. */
export const DoubtfulShape = z.strictObject({
  range: TextRangeShape.describe("From the first to the last word of source, cue and content."),
  source: TextRangeShape.optional(),
  cue: TextRangeShape,
  content: z.array(TextRangeShape).min(1),
  certainty: z.number().min(0).max(1).describe("How likely it is one."),
});
export type Doubtful = ValueOf<typeof DoubtfulShape>;

/** Everything the reader took from one source. Lists stand in the order of the text. */
export const ReadingShape = z.strictObject({
  source: SourceIdShape,
  reader: z.string().describe("Version of rules and models that made it."),
  sentences: z.array(TextRangeShape),
  actors: z.array(ReadActorShape).describe("In the order of first mention."),
  mentions: z.array(MentionMarkShape),
  dates: z.array(DateMarkShape),
  attributions: z.array(AttributionMarkShape),
  silences: z.array(SilenceMarkShape),
  meetings: z.array(MeetingMarkShape),
  positions: z.array(PositionMarkShape),
  assessments: z.array(AssessmentMarkShape),
  contingencies: z.array(ContingencyMarkShape),
  instruments: z.array(InstrumentMarkShape),
  points: z
    .array(PointMarkShape)
    .optional()
    .describe("Only in a text that is itself a draft; missing in readings made before points were read."),
  unread: z
    .array(UnreadShape)
    .optional()
    .describe("What gave no mark though its verb promised one; missing in readings made before this was kept."),
  doubtful: z.array(DoubtfulShape).optional().describe("What perhaps is a statement; missing in readings made before this was kept."),
  problems: z.array(ProblemShape),
});
export type Reading = ValueOf<typeof ReadingShape>;

/** Any mark of a reading. */
export type Mark =
  | MentionMark
  | DateMark
  | AttributionMark
  | SilenceMark
  | MeetingMark
  | PositionMark
  | AssessmentMark
  | ContingencyMark
  | InstrumentMark
  | PointMark;

/** Every mark of a reading, in the order of the reading's lists. */
export function marksOf(reading: Reading): readonly Mark[] {
  return [
    ...reading.mentions,
    ...reading.dates,
    ...reading.attributions,
    ...reading.silences,
    ...reading.meetings,
    ...reading.positions,
    ...reading.assessments,
    ...reading.contingencies,
    ...reading.instruments,
    ...(reading.points ?? []),
  ];
}
