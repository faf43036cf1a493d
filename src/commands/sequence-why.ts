/** Answers why: which clauses contradict each other with all that would mend it, or which limits hold a moment to its earliest and latest. */
import { z } from "zod";
import { type Problem, ProblemShape, type ValueOf } from "#record";
import {
  bestCase,
  type ChainStep,
  checkNetwork,
  checkPlan,
  defaultConflictCaps,
  describeConflict,
  explainWindow,
  type NetworkFinding,
  plainUnits,
  planUnits,
  sayMoment,
  type TemporalNetwork,
  type Units,
} from "#sequence";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { isLongCheck } from "./is-long-check.ts";
import { onPlans } from "./read-plan.ts";
import { ConflictShape, conflictLines, showConflict } from "./sequence-answer.ts";
import { readSequence, refusing, sequenceFileField } from "./sequence-file.ts";

const ChainShape = z.array(
  z.strictObject({
    before: z.string(),
    after: z.string(),
    amount: z.number().describe("In days where the file is a plan."),
    clause: z.string().optional().describe("Missing where the limit belongs to the form: nothing comes before the start."),
    text: z.string().optional(),
  }),
);

const OutputShape = z.strictObject({
  form: z.enum(["plain-stnu", "plan"]),
  consistent: z.boolean(),
  dynamicallyControllable: z.boolean(),
  conflicts: z.array(ConflictShape).describe("A smallest first."),
  smallestProved: z.boolean(),
  conflictsComplete: z.boolean(),
  conditions: z.array(z.string()).describe("The conditions of the scenario that is explained."),
  point: z.string().optional(),
  earliest: z.string().optional(),
  latest: z.string().optional(),
  earliestBecause: ChainShape.optional().describe("From the start on, each at least so much after the one before."),
  latestBecause: ChainShape.optional().describe("From the start on, each at most so much after the one before."),
  problems: z.array(ProblemShape),
});
type Answer = ValueOf<typeof OutputShape>;

export const sequenceWhyCommand = defineCommand({
  name: "sequence why",
  summary: "Explain which clauses of a sequence contradict each other, or what holds a step to its earliest and latest date.",
  example: "sequence why plan.json",
  effect: "query",
  ...onPlans,
  input: z.strictObject({
    ...sequenceFileField,
    step: z.string().optional().describe("A step or moment, for example release or release.start; a step alone means its end."),
    conflicts: z.int().min(1).max(100).default(defaultConflictCaps.conflicts).describe("How many contradictions to list at most."),
  }),
  output: OutputShape,
  async run({ file, step, conflicts }, { parley, signal, onProgress }) {
    const read = await readSequence(parley.store, file);
    const caps = { ...defaultConflictCaps, conflicts };
    if (read.kind === "network") {
      const { network } = read;
      const units = plainUnits(network);
      return answer(network, checkNetwork(network, caps), {
        form: "plain-stnu",
        units,
        step,
        conditions: [],
        problems: [],
        say: units.say,
      });
    }
    const checked = refusing(file ?? "the dossier's plan", () =>
      checkPlan(read.plan, {
        caps,
        onCase: (done, total, doing) => {
          signal.throwIfAborted();
          if (isLongCheck(read.plan, total)) onProgress({ done, total, current: doing === "" ? undefined : doing });
        },
      }),
    );
    const failing = checked.cases.filter(({ finding }) => !finding.isConsistent);
    const uncertain = checked.cases.filter(({ finding }) => !finding.isControllable);
    const shown =
      checked.isConsistent && checked.isControllable
        ? bestCase(checked.cases)
        : ((checked.isConsistent ? undefined : failing[0]) ?? uncertain[0] ?? bestCase(checked.cases));
    if (shown === undefined) throw new CommandError("bad-input", "the plan has no case to explain", "Give the plan a commitment.");
    return answer(shown.network, shown.finding, {
      form: "plan",
      units: planUnits,
      step,
      conditions: shown.scenario.conditions,
      problems: [...read.problems, ...checked.problems],
      say: (at) => sayMoment(checked.time, at),
    });
  },
  toText: answerLines,
});

type Telling = {
  readonly form: Answer["form"];
  readonly units: Units;
  readonly step: string | undefined;
  readonly conditions: readonly string[];
  readonly problems: readonly Problem[];
  readonly say: (at: number) => string;
};

function answer(network: TemporalNetwork, finding: NetworkFinding, { form, units, step, conditions, problems, say }: Telling): Answer {
  return {
    form,
    consistent: finding.isConsistent,
    dynamicallyControllable: finding.isControllable,
    conflicts: finding.conflicts.map((one) => showConflict(describeConflict(network, one, units))),
    smallestProved: finding.isSmallestProved,
    conflictsComplete: finding.areConflictsComplete,
    conditions,
    ...(step === undefined ? {} : reasonsFor(network, step, units, say)),
    problems,
  };
}

function reasonsFor(network: TemporalNetwork, step: string, units: Units, say: (at: number) => string): Partial<Answer> {
  const names = [step, `${step}.end`];
  const point = network.points.findIndex((one) => names.includes(one));
  if (point < 0)
    throw new CommandError("no-such-item", `the sequence has no step or moment '${step}'`, "Names as 'parley sequence check' lists them.");
  const reasons = explainWindow(network, point);
  const told = { point: network.points[point] ?? "" };
  if (reasons === undefined) return told;
  const start = network.origin === 0 || network.origin === undefined ? 0 : (explainWindow(network, 0)?.earliest ?? 0);
  const chain = (steps: readonly ChainStep[]) =>
    steps.map(({ before, after, amount, clause }) => {
      const source = network.clauses[clause];
      return {
        before: network.points[before] ?? "",
        after: network.points[after] ?? "",
        amount: units.toNumber(amount),
        ...(source === undefined ? {} : { clause: source.id, text: source.text }),
      };
    });
  return {
    ...told,
    earliest: say(reasons.earliest - start),
    ...(reasons.latest === Infinity ? {} : { latest: say(reasons.latest - start) }),
    earliestBecause: chain(reasons.earliestBecause),
    latestBecause: chain(reasons.latestBecause),
  };
}

function answerLines(answer: Answer): string {
  const unit = answer.form === "plan" ? " days" : "";
  const line = (word: string) => (one: ValueOf<typeof ChainShape>[number]) =>
    `  ${one.after}: ${word} ${one.amount}${unit} after ${one.before}${one.clause === undefined ? "" : `  (${one.clause}: ${one.text ?? ""})`}`;
  return [
    ...(answer.conditions.length === 0 ? [] : [`Where ${answer.conditions.join(" and ")} comes about:`]),
    ...(answer.conflicts.length === 0
      ? [answer.point === undefined ? "Nothing stands against it: every limit can be kept, whatever nature chooses." : ""]
      : answer.conflicts.flatMap((one) => [
          ...conflictLines(one, unit),
          ...one.relaxations.slice(1).map(({ text, clause }) => `  Or: ${text} (${clause}).`),
          "",
        ])),
    ...(answer.conflicts.length > 0 && !answer.conflictsComplete ? ["There may be more contradictions than these."] : []),
    ...(answer.point !== undefined && answer.earliest === undefined
      ? [`${answer.point} has no earliest and latest date as long as the limits contradict each other.`]
      : []),
    ...(answer.earliest === undefined
      ? []
      : [`${answer.point ?? ""} at the earliest ${answer.earliest}, because:`, ...(answer.earliestBecause ?? []).map(line("at least"))]),
    ...(answer.earliest === undefined
      ? []
      : answer.latest === undefined
        ? ["Nothing limits how late it may be."]
        : [`at the latest ${answer.latest}, because:`, ...(answer.latestBecause ?? []).map(line("at most"))]),
    ...answer.problems.map(({ severity, message }) => `${severity}: ${message}`),
  ]
    .join("\n")
    .trimEnd();
}
