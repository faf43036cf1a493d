/** Decides what a bargaining model says: points with options, parties with weights, values, red lines and what is known of their preferences. */
import { z } from "zod";
import type { ValueOf } from "#record";
import { parseRational } from "./rational.ts";

/** Where an entry comes from. Without a source it is the analyst's assumption, and `by` and `date` say whose and of when. */
const basisFields = {
  source: z
    .string()
    .optional()
    .describe("What the entry rests on: a document, a passage, an item's id. Without it the entry is an assumption."),
  date: z.string().optional().describe("Day the entry is of (YYYY-MM-DD)."),
  certainty: z.string().optional().describe("How sure it is, in the analyst's words."),
  by: z.string().optional().describe("Who entered it."),
  note: z.string().optional(),
};

const NumberShape = z
  .union([z.number(), z.string()], { error: "a number is expected, for example 0.25, or a fraction as text, for example '3/7'" })
  .refine((written) => parseRational(written) !== undefined, {
    error: (issue) => `'${String(issue.input)}' is no number; write for example 0.25, or '3/7'`,
  });

/** Exact, between two bounds, or not known; each with what it rests on. */
export const AmountShape = z.union(
  [
    NumberShape,
    z.strictObject({ value: NumberShape, ...basisFields }),
    z.strictObject({ from: NumberShape, to: NumberShape, ...basisFields }),
    z.strictObject({ unknown: z.literal(true), ...basisFields }),
  ],
  { error: "a number, {value}, {from, to} or {unknown: true} is expected (each may say source, date, certainty, by, note)" },
);
export type Amount = ValueOf<typeof AmountShape>;

const OptionShape = z.union(
  [z.string(), z.number(), z.strictObject({ id: z.union([z.string(), z.number()]), name: z.string().optional(), ...basisFields })],
  { error: "an option is a text, a number, or {id, name}" },
);
const OptionsShape = z.union(
  [
    z.array(OptionShape).min(1, { error: "a point needs at least one option" }),
    z.strictObject({ from: z.number(), to: z.number(), step: z.number().positive().optional() }),
  ],
  { error: "options are a list that is not empty, or a range {from, to, step}" },
);

const PointShape = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  options: OptionsShape,
  ...basisFields,
});

const OptionIdShape = z.union([z.string(), z.number()], { error: "an option's id is expected: a text or a number" });
const PartialPackageShape = z.record(z.string(), OptionIdShape);
/** Per point one option or several of them. */
const OptionsOfPointsShape = z.record(z.string(), z.union([OptionIdShape, z.array(OptionIdShape)]));

const StatementShape = z.union(
  [
    z.strictObject({ moreImportant: z.string(), than: z.string(), ...basisFields }),
    z.strictObject({ asImportant: z.string(), as: z.string(), ...basisFields }),
    z.strictObject({ prefers: PartialPackageShape, to: PartialPackageShape, ...basisFields }),
    z.strictObject({ indifferent: PartialPackageShape, to: PartialPackageShape, ...basisFields }),
  ],
  {
    error:
      "a statement is {moreImportant, than}, {asImportant, as}, {prefers: {point: option}, to: {point: option}} or {indifferent: {…}, to: {…}}",
  },
);

export type Statement = ValueOf<typeof StatementShape>;

const PartyShape = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  reservationValue: AmountShape.optional().describe("The value of no deal, in the same unit as the package's utility."),
  discount: z.number().optional().describe("Discount factor as recorded in the file; kept, not used."),
  weights: z.record(z.string(), AmountShape).optional().describe("Per point; a point left out is not known."),
  values: z
    .record(z.string(), z.record(z.string(), AmountShape))
    .optional()
    .describe("Per point and option; an option left out is not known."),
  statements: z.array(StatementShape).optional().describe("What is known only as an order."),
  redLines: z
    .array(z.strictObject({ point: z.string(), option: OptionIdShape, ...basisFields }))
    .optional()
    .describe("Options the party can never take."),
});

const LinkShape = z.union(
  [
    z.strictObject({ if: OptionsOfPointsShape, onlyWith: OptionsOfPointsShape, ...basisFields }),
    z.strictObject({ never: OptionsOfPointsShape, ...basisFields }),
  ],
  { error: "a link is {if: {point: option}, onlyWith: {point: option or list}} or {never: {point: option, point: option}}" },
);

export const ModelShape = z.strictObject({
  name: z.string().optional(),
  points: z.array(PointShape).min(1, { error: "a model needs at least one point" }),
  parties: z.array(PartyShape).min(1, { error: "a model needs at least one party" }),
  links: z.array(LinkShape).optional().describe("Options that go only with others, or never together."),
  draft: PartialPackageShape.optional().describe("Today's draft: one option for every point."),
  costs: z
    .record(z.string(), z.number().nonnegative())
    .optional()
    .describe("What changing a point of the draft costs, where not every change is alike; 1 where nothing is said."),
});
/** A bargaining model as a file says it. */
export type Model = ValueOf<typeof ModelShape>;
export type ModelParty = Model["parties"][number];
export type ModelPoint = Model["points"][number];

/** An option as answers name it: its id as the file has it, and its words. */
export type NamedOption = { readonly id: string | number; readonly name: string };

/** Longer ranges and lists are no negotiation's options. */
export const MostOptions = 2000;

/** The options of a point in their order; a range is laid out step by step (1 where nothing is said), both ends included where the steps meet them. */
export function optionsOf(point: ModelPoint): readonly NamedOption[] {
  if ("from" in point.options) {
    const { from, to, step = 1 } = point.options;
    const steps = Math.floor((to - from) / step + 1e-9);
    // Rounding keeps 0.1 + 0.2 from becoming a name.
    return Array.from({ length: Math.min(MostOptions, Math.max(0, steps) + 1) }, (_, at) => {
      const value = Number((from + at * step).toPrecision(12));
      return { id: value, name: String(value) };
    });
  }
  return point.options.map((option) =>
    typeof option === "object" ? { id: option.id, name: option.name ?? String(option.id) } : { id: option, name: String(option) },
  );
}

/** What an amount says, without its basis. */
export function amountOf(amount: Amount | undefined): { readonly from: number | string; readonly to: number | string } | undefined {
  if (amount === undefined) return undefined;
  if (typeof amount !== "object") return { from: amount, to: amount };
  if ("value" in amount) return { from: amount.value, to: amount.value };
  if ("from" in amount) return { from: amount.from, to: amount.to };
  return undefined;
}
