/** Answers whether a sequence can be kept, and against every choice of nature; if not, which clauses stand against it and what would mend it. */
import { z } from "zod";
import { type Problem, ProblemShape, type ValueOf } from "#record";
import {
  type CheckedPlan,
  caseToShow,
  checkNetwork,
  checkPlan,
  type Decision,
  defaultConflictCaps,
  describeConflict,
  describeSchedule,
  isControllableByMorris,
  type NetworkFinding,
  plainUnits,
  planExecution,
  planUnits,
  type SequencePlan,
  sayMoment,
  type TemporalNetwork,
} from "#sequence";
import type { Run } from "./command.ts";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { isLongCheck } from "./is-long-check.ts";
import { onPlans } from "./read-plan.ts";
import { ConflictShape, conflictLines, MomentShape, showConflict } from "./sequence-answer.ts";
import { readSequence, refusing, sequenceFileField } from "./sequence-file.ts";

const NextShape = z.strictObject({
  kind: z.enum(["act", "wait", "done", "broken"]),
  at: z.union([z.string(), z.number()]).optional().describe("When the points happen, unless nature speaks before."),
  points: z.array(z.string()).describe("What happens then; for 'broken', what can no longer be kept."),
  waitingFor: z.array(z.string()).describe("What nature may decide at any moment; then ask again."),
});

const ScenarioShape = z.strictObject({
  conditions: z.array(z.string()).describe("The conditions that hold."),
  choices: z.array(z.strictObject({ place: z.string(), moment: z.string() })).describe("Which moment counts where the plan names several."),
  consistent: z.boolean(),
  dynamicallyControllable: z.boolean(),
});

const OutputShape = z.strictObject({
  form: z.enum(["plain-stnu", "plan"]),
  consistent: z.boolean().describe("All limits can be kept together; of a plan, in every scenario."),
  dynamicallyControllable: z.boolean().describe("They can be kept whatever nature chooses; of a plan, in every scenario taken by itself."),
  points: z.int(),
  ordinaryEdges: z.int(),
  contingentLinks: z.int(),
  conflict: ConflictShape.optional(),
  otherConflicts: z.array(ConflictShape),
  smallestProved: z.boolean().optional().describe("No contradiction rests on fewer clauses than the first."),
  conflictsComplete: z.boolean().optional().describe("Every minimal contradiction is listed."),
  confirmed: z.boolean().optional().describe("The second algorithm agrees."),
  end: z.string().optional().describe("The earliest moment at which everything can have happened."),
  schedule: z.array(MomentShape).optional(),
  criticalPaths: z.array(z.array(z.string())).optional(),
  criticalPathsComplete: z.boolean().optional(),
  next: NextShape.optional().describe("What to do now, if durations are uncertain and every limit can be kept."),
  scenarios: z.array(ScenarioShape).optional().describe("Each scenario and choice by itself, at most 64."),
  scenariosComplete: z.boolean().optional(),
  problems: z.array(ProblemShape),
});
type Answer = ValueOf<typeof OutputShape>;

export const sequenceCheckCommand = defineCommand({
  name: "sequence check",
  summary: "Say whether a sequence can be kept, also against uncertain durations; if not, which clauses stand against it.",
  example: "sequence check plan.json",
  effect: "query",
  ...onPlans,
  input: z.strictObject({
    ...sequenceFileField,
    conflicts: z.int().min(1).max(100).default(defaultConflictCaps.conflicts).describe("How many contradictions to list at most."),
    confirm: z.boolean().default(false).describe("Ask a second, slower algorithm too (Morris 2014)."),
    happened: z.array(z.string()).default([]).describe("What has happened, as point=time: a date of the plan, or a number."),
    now: z
      .string()
      .optional()
      .describe("The moment asked about: a date of the plan, or a number; the last that happened where nothing is said."),
  }),
  output: OutputShape,
  async run(input, run) {
    const read = await readSequence(run.parley.store, input.file);
    return read.kind === "network" ? answerNetwork(read.network, input) : answerPlan(read.plan, read.problems, { ...input, run });
  },
  toText: answerLines,
});

type Asked = {
  readonly file?: string | undefined;
  readonly conflicts: number;
  readonly confirm: boolean;
  readonly happened: readonly string[];
  readonly now?: string | undefined;
};

function answerNetwork(network: TemporalNetwork, asked: Asked): Answer {
  const finding = checkNetwork(network, { ...defaultConflictCaps, conflicts: asked.conflicts });
  const time = (text: string) => Number(text) * network.scale;
  const next = nextStep(network, finding, { ...asked, parse: time, format: (at) => at / network.scale, known: [] });
  return {
    form: "plain-stnu",
    ...verdict(network, finding, plainUnits(network)),
    consistent: finding.isConsistent,
    dynamicallyControllable: finding.isControllable,
    ...(asked.confirm ? { confirmed: isControllableByMorris(network) === finding.isControllable } : {}),
    ...(next === undefined ? {} : { next }),
    problems: [],
  };
}

function answerPlan(plan: SequencePlan, problems: readonly Problem[], asked: Asked & { readonly run: Run }): Answer {
  const { run } = asked;
  const checked = refusing(asked.file ?? "the dossier's plan", () =>
    checkPlan(plan, {
      caps: { ...defaultConflictCaps, conflicts: asked.conflicts },
      onCase: (done, total, doing) => {
        run.signal.throwIfAborted();
        if (isLongCheck(plan, total)) run.onProgress({ done, total, current: doing === "" ? undefined : doing });
      },
    }),
  );
  const shown = caseToShow(checked);
  if (shown === undefined) throw new CommandError("bad-input", "the plan has no case to check", "Give the plan a commitment.");
  const { time } = checked;
  const next = nextStep(shown.network, shown.finding, {
    ...asked,
    parse: (text) => (/^\d{4}-\d{2}-\d{2}/u.test(text) ? time.parse(text) - time.start : Number(text) * 1440),
    format: (at) => sayMoment(time, at),
    known: [["start", 0], ...plan.fixedDates.map(({ id, on }) => [id, time.parse(on) - time.start] as const)],
  });
  const { schedule } = shown;
  const name = (point: number) => shown.network.points[point] ?? "";
  return {
    form: "plan",
    ...verdict(shown.network, shown.finding, planUnits),
    consistent: checked.isConsistent,
    dynamicallyControllable: checked.isControllable,
    ...(asked.confirm
      ? { confirmed: checked.cases.every(({ network, finding }) => isControllableByMorris(network) === finding.isControllable) }
      : {}),
    ...(schedule === undefined
      ? {}
      : {
          end: sayMoment(time, schedule.critical.end),
          schedule: describeSchedule(checked, shown).map(({ latest, latestDay, slackDays, ...told }) => ({
            ...told,
            ...(latest === undefined ? {} : { latest }),
            ...(latestDay === undefined ? {} : { latestDay }),
            ...(slackDays === undefined ? {} : { slackDays }),
          })),
          criticalPaths: schedule.critical.paths.map((path) => path.map(name)),
          criticalPathsComplete: schedule.critical.complete,
        }),
    ...(next === undefined ? {} : { next }),
    scenarios: checked.cases.map(({ scenario, finding }) => ({
      conditions: scenario.conditions,
      choices: scenario.choices,
      consistent: finding.isConsistent,
      dynamicallyControllable: finding.isControllable,
    })),
    scenariosComplete: checked.complete,
    problems: [...problems, ...checked.problems, ...notesOn(checked)],
  };
}

function notesOn(checked: CheckedPlan): readonly Problem[] {
  const note = (code: string, message: string): Problem => ({ code, severity: "note", message });
  const links = checked.cases.some(({ network }) => network.linkFrom.length > 0);
  return [
    ...(checked.cases.length > 1
      ? [note("per-scenario", "each scenario is checked by itself, as if it were known from the start which conditions come about")]
      : []),
    ...(checked.complete
      ? []
      : [note("scenarios-cut", `of ${checked.scenarios} scenarios and their choices the first ${checked.cases.length} were checked`)]),
    ...(checked.dependsOnDates && links
      ? [
          note(
            "counted-from-dates",
            "working days and months after moving moments are counted from their earliest dates when nature is played against",
          ),
        ]
      : []),
    ...(checked.cases.some(({ scenario }) => scenario.choices.length > 0) && !checked.isControllable
      ? [note("choice-made-before", "which of several moments counts is chosen beforehand; a choice made on the way is not looked for")]
      : []),
  ];
}

function verdict(
  network: TemporalNetwork,
  finding: NetworkFinding,
  units: typeof planUnits,
): Pick<Answer, "points" | "ordinaryEdges" | "contingentLinks" | "otherConflicts"> & Partial<Answer> {
  const [conflict, ...others] = finding.conflicts.map((one) => showConflict(describeConflict(network, one, units)));
  return {
    points: network.points.length,
    ordinaryEdges: network.limitClause.filter((clause) => clause >= 0).length,
    contingentLinks: network.linkFrom.length,
    ...(conflict === undefined
      ? {}
      : { conflict, smallestProved: finding.isSmallestProved, conflictsComplete: finding.areConflictsComplete }),
    otherConflicts: others,
  };
}

/** On larger plans what to do next takes seconds to work out, and is told when `happened` or `now` ask for it. */
const MostWorkUnasked = 5_000_000;

type Moments = Asked & {
  readonly parse: (text: string) => number;
  readonly format: (at: number) => string | number;
  /** Points whose time stands from the beginning. */
  readonly known: readonly (readonly [string, number])[];
};

/** What to do next, given what has happened; nothing where no strategy exists or none is needed. */
function nextStep(network: TemporalNetwork, finding: NetworkFinding, { happened, now, parse, format, known }: Moments): Answer["next"] {
  const isAsked = happened.length > 0 || now !== undefined;
  if (finding.derived === undefined || (network.linkFrom.length === 0 && !isAsked)) return undefined;
  if (!isAsked && network.linkFrom.length * network.points.length > MostWorkUnasked) return undefined;
  const indexOf = new Map(network.points.map((point, index) => [point, index]));
  const times = new Map<number, number>();
  const moment = (text: string): number => {
    const value = parse(text);
    if (Number.isFinite(value)) return value;
    throw new CommandError("bad-input", `'${text}' is no moment`, "Write a date of the plan, or a number.");
  };
  for (const one of happened) {
    const at = one.lastIndexOf("=");
    const point = indexOf.get(one.slice(0, at));
    if (at < 1 || point === undefined)
      throw new CommandError(
        "bad-input",
        `'${one}' names no point of the sequence`,
        "Write point=time, for example release.end=2026-05-01.",
      );
    times.set(point, moment(one.slice(at + 1)));
  }
  const last = Math.max(0, ...times.values());
  const asOf = now === undefined ? last : Math.max(last, moment(now));
  for (const [name, at] of known) {
    const point = indexOf.get(name);
    if (point !== undefined && at <= asOf) times.set(point, at);
  }
  // A network that begins with a fixed date before the start counts from there.
  const { windows } = finding;
  if (known.length > 0 && network.origin !== undefined && network.origin !== 0 && windows.kind === "consistent")
    times.set(network.origin, -(windows.earliest[0] ?? 0));
  const decision = planExecution(network, finding.derived).decide(times, asOf);
  return {
    kind: decision.kind,
    ...(decision.kind === "act" ? { at: format(decision.at) } : {}),
    points: pointsOf(decision).map((point) => network.points[point] ?? ""),
    waitingFor: "running" in decision ? decision.running.map((link) => network.points[network.linkTo[link] ?? -1] ?? "") : [],
  };
}

function pointsOf(decision: Decision): readonly number[] {
  if (decision.kind === "act") return decision.points;
  return decision.kind === "broken" ? [decision.point] : [];
}

/** More rows than this are left to --json. */
const MostRows = 200;
/** Points of a critical path that are told at most. */
const MostOfPath = 40;

function answerLines(answer: Answer): string {
  const { consistent, dynamicallyControllable, points, contingentLinks, conflict, otherConflicts, confirmed, form } = answer;
  const unit = form === "plan" ? " days" : "";
  const rows = answer.schedule ?? [];
  const wide = rows.slice(0, MostRows).reduce((most, { point }) => Math.max(most, point.length), 0);
  return [
    `${points} points, ${contingentLinks} uncertain durations.`,
    consistent ? "Consistent: all limits can be kept together." : "Not consistent: the limits contradict each other.",
    ...(consistent
      ? [
          dynamicallyControllable
            ? "Dynamically controllable: whatever nature chooses, every limit can still be kept."
            : "Not dynamically controllable: nature can force a breach.",
        ]
      : []),
    ...[conflict, ...otherConflicts].flatMap((one) => (one === undefined ? [] : ["", ...conflictLines(one, unit)])),
    ...(conflict === undefined || answer.conflictsComplete === true ? [] : ["", "There may be more contradictions than these."]),
    ...(rows.length === 0 ? [] : ["", `Everything can have happened by ${answer.end ?? ""}. Earliest, latest, room:`]),
    ...rows
      .slice(0, MostRows)
      .map(
        ({ point, earliest, latest, slackDays, critical }) =>
          `  ${point.padEnd(wide)}  ${earliest.padEnd(16)}  ${(latest ?? "no limit").padEnd(16)}  ${slackDays === undefined ? "" : `${slackDays} days`}${critical ? "  critical" : ""}`,
      ),
    ...(rows.length > MostRows ? [`  and ${rows.length - MostRows} more (--json tells all)`] : []),
    ...(answer.criticalPaths ?? []).slice(0, 5).map((path) => `Critical: ${shortened(path).join(" → ")}`),
    ...(answer.next === undefined ? [] : ["", nextLine(answer.next)]),
    ...answer.problems.map(({ severity, message, whatToDo }) => `${severity}: ${message}${whatToDo === undefined ? "" : ` ${whatToDo}`}`),
    ...(confirmed === undefined
      ? []
      : ["", confirmed ? "A second algorithm agrees." : "A second algorithm DISAGREES: please report this."]),
  ].join("\n");
}

/** A long path by both its ends. */
function shortened(path: readonly string[]): readonly string[] {
  const half = MostOfPath / 2;
  return path.length <= MostOfPath ? path : [...path.slice(0, half), `… (${path.length - MostOfPath} more)`, ...path.slice(-half)];
}

function nextLine({ kind, at, points, waitingFor }: NonNullable<Answer["next"]>): string {
  const unless = waitingFor.length === 0 ? "" : `, unless one of these comes before: ${waitingFor.join(", ")}`;
  switch (kind) {
    case "act":
      return `Next, at ${at}: ${points.join(", ")}${unless}.`;
    case "wait":
      return `Next: wait for ${waitingFor.join(" or ")}.`;
    case "done":
      return "Everything has happened.";
    case "broken":
      return `What has happened breaks a limit: ${points.join(", ")} can no longer be kept.`;
  }
}
