/** Decides how a sequence plan is written down: parties, calendar, clauses, commitments with their timing, conditions, milestones and fixed dates. */
import { z } from "zod";
import { SpanShape, type ValueOf } from "#record";

const IsoDay = /^\d{4}-\d{2}-\d{2}$/u;
const IsoMoment = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?$/u;

const DayShape = z.string().regex(IsoDay, "a day is written YYYY-MM-DD");
const MomentShape = z.string().regex(IsoMoment, "a moment is written YYYY-MM-DD or YYYY-MM-DDTHH:MM, in the plan's time zone");

/**
 * A stretch of time. A number is days. Text is a number and a unit, with `working` where only working days count: `48 hours`, `30 days`,
 * `5 working days`, `2 weeks`, `3 months`, `-2 days`. Hours always elapse. The long form says the same in fields.
 */
export const AmountShape = z.union([
  z.number(),
  z.string().min(1).max(80),
  z.strictObject({
    count: z.number(),
    unit: z.enum(["hours", "days", "weeks", "months"]).default("days"),
    days: z.enum(["calendar", "working"]).default("calendar"),
  }),
]);

/**
 * How long a step takes. A bare amount is fixed and the party's own. `contingent` means that nature (a parliament, an inspector) decides
 * within the bounds and nobody on the plan does.
 */
export const DurationShape = z.union([
  AmountShape,
  z.strictObject({
    kind: z.enum(["controllable", "contingent"]).default("controllable"),
    min: AmountShape,
    max: AmountShape.optional().describe("Missing: no upper bound for a controllable duration; a contingent one needs it."),
    likely: AmountShape.optional().describe("The most likely duration, for simulation."),
    distribution: z.enum(["triangular", "log-normal", "samples", "uniform"]).optional(),
    samples: z.array(z.number().nonnegative()).min(1).max(100_000).optional().describe("Observed durations in days, for simulation."),
    clause: z.union([z.string(), z.array(z.string())]).optional(),
  }),
]);

/**
 * A moment of the plan: a step's id (its end), `id.start`, `id.end`, `id.verified`, `id.snapback`, a milestone, a fixed date, a condition
 * (when it is notified), or `start` (the plan's day 0). Several: the earliest or the latest of them.
 */
export const AnchorShape = z.union([
  z.string().min(1),
  z.strictObject({ earliestOf: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ latestOf: z.array(z.string().min(1)).min(1) }),
]);

const ClauseRefShape = z.union([z.string().min(1), z.array(z.string().min(1))]).describe("The clause or clauses it comes from.");

/** `after`: this step follows another one. Dependency FS (finish to start) where nothing is said; `lag` may be negative (a lead). */
export const AfterShape = z.union([
  z.string().min(1),
  z.strictObject({
    step: AnchorShape,
    type: z.enum(["FS", "SS", "FF", "SF"]).default("FS"),
    lag: AmountShape.optional().describe("At least this much time between."),
    maxLag: AmountShape.optional().describe("At most this much time between."),
    clause: ClauseRefShape.optional(),
  }),
]);

/**
 * A time limit of a step. `within A of X`: 0 to A after X. `no later than A after X`. `not before X` (plus A, where given). `on A after X`:
 * exactly. `together with X`. `between min and max after X`. `before X`: at least A before.
 */
export const TimingShape = z.strictObject({
  event: z
    .enum(["start", "end", "verified"])
    .optional()
    .describe("Which moment of this step is limited; its end, except for 'not before' and 'together' (start)."),
  relation: z.enum(["within", "no later than", "not before", "on", "together", "between", "before"]),
  amount: AmountShape.optional(),
  min: AmountShape.optional(),
  max: AmountShape.optional(),
  anchor: AnchorShape.default("start"),
  clause: ClauseRefShape.optional(),
  words: z.string().optional().describe("The limit as the text says it."),
});

/** Absolute days for a step's start or end, in the plan's time zone; both bounds included. */
const DatesShape = z.strictObject({
  startNotBefore: MomentShape.optional(),
  startNotAfter: MomentShape.optional(),
  startOn: MomentShape.optional(),
  endNotBefore: MomentShape.optional(),
  endNotAfter: MomentShape.optional().describe("The deadline."),
  endOn: MomentShape.optional(),
  clause: ClauseRefShape.optional(),
});

/** A worth: a number, or with who says so. Any unit, the same for the whole plan. */
export const WorthShape = z.union([
  z.number(),
  z.strictObject({
    amount: z.number(),
    source: z.string().optional().describe("Where the estimate comes from."),
    analyst: z.string().optional(),
  }),
]);

const ProgressShape = z.strictObject({
  on: DayShape,
  state: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).describe("0 not initiated, 1 minimal, 2 intermediate, 3 full."),
  evidence: z.array(z.string()).optional().describe("Ids of items or marks of the dossier, or references."),
  note: z.string().optional(),
});

export const CommitmentShape = z.strictObject({
  id: z.string().min(1).max(200),
  act: z.string().optional().describe("What is done, in a few words."),
  obligor: z.string().min(1).describe("The party that does it."),
  beneficiary: z.string().min(1).optional(),
  beneficiaries: z.array(z.string().min(1)).optional(),
  clause: ClauseRefShape.optional(),
  point: z.string().optional().describe("Id of the point of the instrument it comes from."),
  duration: DurationShape.optional().describe("0 where nothing is said: done in a moment."),
  after: z.union([z.string().min(1), z.array(AfterShape)]).optional(),
  timing: z.array(TimingShape).optional(),
  dates: DatesShape.optional(),
  condition: z
    .union([z.string().min(1), z.strictObject({ id: z.string().min(1), holds: z.boolean().default(true) })])
    .optional()
    .describe("The step belongs to the plan only where this condition holds (or does not)."),
  snapback: z
    .strictObject({
      condition: z.string().min(1),
      within: AmountShape.describe("Taken back within this much time after the condition is notified."),
      clause: ClauseRefShape.optional(),
    })
    .optional(),
  verification: z
    .strictObject({
      by: z.string().min(1),
      duration: DurationShape.optional(),
      clause: ClauseRefShape.optional(),
    })
    .optional(),
  reversibility: z.number().min(0).max(1).optional().describe("The part that can be taken back, 0 (none, the default) to 1."),
  cost: WorthShape.optional().describe("Cost to the obligor if nothing follows."),
  value: z
    .union([WorthShape, z.record(z.string(), WorthShape)])
    .optional()
    .describe("To the beneficiary, or by receiving party."),
  escrow: z
    .strictObject({
      holder: z.string().min(1),
      share: z.number().min(0).max(1).default(1),
      releasedAfter: z.union([z.string(), z.array(z.string())]).describe("Steps whose completion releases the deposit; then it counts."),
    })
    .optional()
    .describe("This part of cost and value counts only once it is released."),
  guarantee: z
    .strictObject({ by: z.string().min(1), share: z.number().min(0).max(1).default(1) })
    .optional()
    .describe("A guarantor makes good this share of the obligor's cost if nothing follows."),
  progress: z.array(ProgressShape).optional(),
});

export const PlanFileShape = z.strictObject({
  $schema: z.string().optional(),
  title: z.string().optional(),
  start: MomentShape.optional().describe("Day 0; without it dates are counted in days only."),
  calendar: z
    .strictObject({
      zone: z.string().optional().describe("IANA time zone; UTC where nothing is said."),
      workingDays: z.array(z.enum(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])).optional(),
      holidays: z
        .array(
          z.union([
            DayShape,
            z.strictObject({ on: DayShape.optional(), from: DayShape.optional(), to: DayShape.optional(), name: z.string().optional() }),
          ]),
        )
        .optional(),
    })
    .optional(),
  tolerance: z
    .union([z.number(), z.record(z.string(), z.number())])
    .optional()
    .describe("Exposure a party can bear; for all, or by party."),
  parties: z
    .array(
      z.union([
        z.string().min(1),
        z.strictObject({ id: z.string().min(1), name: z.string().optional(), tolerance: z.number().optional() }),
      ]),
    )
    .optional()
    .describe("In the order to show; parties named only by commitments follow."),
  clauses: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        text: z.string(),
        point: z.string().optional(),
        span: SpanShape.optional(),
        reference: z.string().optional().describe("Where the text stands: document and article."),
      }),
    )
    .optional(),
  conditions: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        text: z.string().optional(),
        after: AnchorShape.optional().describe("Earliest moment at which it can be notified; the plan's start where nothing is said."),
        within: AmountShape.optional().describe("Latest notification after that moment."),
        probability: z.number().min(0).max(1).optional().describe("How often it comes about, for simulation."),
        clause: ClauseRefShape.optional(),
      }),
    )
    .optional(),
  commitments: z.array(CommitmentShape).max(100_000),
  milestones: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        name: z.string().optional(),
        after: z.union([z.string().min(1), z.array(AfterShape)]).optional(),
        timing: z.array(TimingShape).optional(),
        notAfter: MomentShape.optional(),
        clause: ClauseRefShape.optional(),
      }),
    )
    .optional(),
  fixedDates: z
    .array(z.strictObject({ id: z.string().min(1), on: MomentShape, name: z.string().optional(), clause: ClauseRefShape.optional() }))
    .optional()
    .describe("Days that stand outside the plan: an election, the end of a mandate."),
});

/** A sequence plan as a person writes it. */
export type PlanFile = ValueOf<typeof PlanFileShape>;

/** A stretch of time in one form. `working` counts only days of the calendar that are worked; never set for hours and months. */
export type Amount = { readonly count: number; readonly unit: "hours" | "days" | "weeks" | "months"; readonly working: boolean };

/** A moment of the plan. `of` is a commitment, milestone, fixed date or condition, or `start`; those other than commitments have only an `end`. */
export type PlanMoment = { readonly of: string; readonly at: "start" | "end" | "verified" | "snapback" };

/** What a limit is counted from. */
export type Anchor = { readonly kind: "one" | "earliest" | "latest"; readonly moments: readonly PlanMoment[] };

/** `event` happens at least `min` and at most `max` after `anchor`; negative amounts lie before it. */
export type PlanLimit = {
  readonly event: PlanMoment;
  readonly anchor: Anchor;
  readonly min: Amount | undefined;
  readonly max: Amount | undefined;
  readonly clauses: readonly string[];
  /** True for an `after` entry, which orders two steps. */
  readonly orders: boolean;
  /** Where it stands in the file: `commitments[3].after[0]`. */
  readonly place: string;
  readonly words: string | undefined;
};

/** A day for a moment of the plan, bounds included; ISO 8601 without zone, in the plan's zone. */
export type DateLimit = {
  readonly event: PlanMoment;
  readonly notBefore: string | undefined;
  readonly notAfter: string | undefined;
  readonly clauses: readonly string[];
  readonly place: string;
};

export type Duration = {
  readonly kind: "controllable" | "contingent";
  readonly min: Amount;
  /** Missing: as long as its party likes. */
  readonly max: Amount | undefined;
  readonly likely: Amount | undefined;
  readonly distribution: "triangular" | "log-normal" | "samples" | "uniform" | undefined;
  readonly samples: readonly number[];
  readonly clauses: readonly string[];
  readonly place: string;
};

export type Worth = { readonly amount: number; readonly source: string | undefined; readonly analyst: string | undefined };

export type ProgressEntry = {
  readonly on: string;
  readonly state: 0 | 1 | 2 | 3;
  readonly evidence: readonly string[];
  readonly note: string | undefined;
};

export type Commitment = {
  readonly id: string;
  readonly act: string | undefined;
  readonly obligor: string;
  readonly beneficiaries: readonly string[];
  readonly clauses: readonly string[];
  readonly point: string | undefined;
  readonly duration: Duration;
  readonly condition: { readonly id: string; readonly holds: boolean } | undefined;
  readonly snapback: { readonly condition: string; readonly within: Amount; readonly clauses: readonly string[] } | undefined;
  readonly verification: { readonly by: string; readonly duration: Duration; readonly clauses: readonly string[] } | undefined;
  readonly reversibility: number;
  readonly cost: Worth;
  readonly values: ReadonlyMap<string, Worth>;
  readonly escrow: { readonly holder: string; readonly share: number; readonly releasedAfter: readonly string[] } | undefined;
  readonly guarantee: { readonly by: string; readonly share: number } | undefined;
  readonly progress: readonly ProgressEntry[];
  readonly place: string;
};

export type PlanCalendar = {
  readonly zone: string;
  /** Monday first; true where the weekday is worked. */
  readonly workingDays: readonly boolean[];
  /** Days off, both ends included, ISO, sorted. */
  readonly holidays: readonly { readonly from: string; readonly to: string; readonly name: string | undefined }[];
};

/** A plan with every reference resolved and every limit in one form: what all of this folder computes with. */
export type SequencePlan = {
  readonly title: string | undefined;
  /** ISO without zone, in the calendar's zone; missing where the plan is counted in days only. */
  readonly start: string | undefined;
  readonly calendar: PlanCalendar;
  readonly parties: readonly { readonly id: string; readonly name: string; readonly tolerance: number | undefined }[];
  readonly clauses: readonly {
    readonly id: string;
    readonly text: string;
    readonly point: string | undefined;
    readonly reference: string | undefined;
  }[];
  readonly conditions: readonly {
    readonly id: string;
    readonly text: string | undefined;
    readonly probability: number | undefined;
    readonly clauses: readonly string[];
    readonly place: string;
  }[];
  readonly commitments: readonly Commitment[];
  readonly milestones: readonly {
    readonly id: string;
    readonly name: string;
    readonly clauses: readonly string[];
    readonly place: string;
  }[];
  readonly fixedDates: readonly {
    readonly id: string;
    readonly on: string;
    readonly name: string;
    readonly clauses: readonly string[];
    readonly place: string;
  }[];
  readonly limits: readonly PlanLimit[];
  readonly dates: readonly DateLimit[];
};
