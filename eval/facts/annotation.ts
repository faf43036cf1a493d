/** Decides the shape of an annotation of the facts of a negotiation: see GUIDELINES.md beside it. */
import { z } from "zod";
import { ChannelShape, LikelihoodBandShape, StanceShape } from "#record";

/** Exact words of the article and their place, UTF-16 code units, `end` exclusive. */
export const QuoteShape = z.strictObject({ words: z.string().min(1), start: z.int().nonnegative(), end: z.int().positive() });
export type Quote = z.infer<typeof QuoteShape>;

/** Event types of PLOVER as its gold records name them. */
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

const names = z.array(z.string().min(1));
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);

const meeting = z.strictObject({
  words: QuoteShape,
  status: z.enum(["held", "planned", "under way", "cancelled", "denied", "series"]),
  format: z.enum(["bilateral", "trilateral", "plenary", "separate", "proximity", "call", "unknown"]),
  sides: z.array(names.min(1)),
  from: day.nullable(),
  to: day.nullable(),
  plover: PloverTypeShape.nullable(),
});

const position = z.strictObject({ words: QuoteShape, party: z.string().min(1), point: QuoteShape, stance: StanceShape });

const contingency = z.strictObject({
  words: QuoteShape,
  trigger: QuoteShape,
  response: QuoteShape,
  advocates: names,
  wouldAct: z.string().min(1).nullable(),
  mode: z.enum(["announced", "offered", "proposed", "predicted"]),
});

const assessment = z.strictObject({
  words: QuoteShape,
  assessors: names,
  via: names,
  about: z.string().min(1).nullable(),
  type: z.enum(["intent", "capability", "likelihood"]),
  band: LikelihoodBandShape.nullable(),
});

const channel = z.strictObject({
  words: QuoteShape,
  kind: z.enum([...ChannelShape.shape.kind.options, "unnamed source", "relayed"]),
  speakers: names,
});

const statement = z.strictObject({ words: QuoteShape, speakers: names, via: names, plover: PloverTypeShape });

/** One annotator's, or the settled, annotation of one article. */
export const AnnotationShape = z.strictObject({
  annotator: z.enum(["x", "y", "gold"]),
  names: z.array(names.min(1)),
  meetings: z.array(meeting),
  positions: z.array(position),
  contingencies: z.array(contingency),
  assessments: z.array(assessment),
  channels: z.array(channel),
  statements: z.array(statement),
});
export type Annotation = z.infer<typeof AnnotationShape>;

/** What `source.json` beside an article says. */
export const ArticleSourceShape = z.strictObject({
  published: day,
  outlet: z.enum(["wire", "broadsheet", "broadcaster", "readout", "joint statement", "local paper", "newsletter", "live blog"]),
  title: z.string().min(1),
  writer: z.enum(["x", "y"]),
});
