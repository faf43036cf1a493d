/** Everything the workbench tells of a plan at once: the table of contents of a look at it. */
import type { Problem } from "#record";
import { type CheckedCase, type CheckedPlan, checkPlan } from "../check-plan.ts";
import type { PlanCase } from "../compile-plan.ts";
import { caseToShow, describeSchedule, sayMoment, type ToldMoment } from "../describe-plan.ts";
import { type FollowUp, followUp } from "../follow-up.ts";
import { parsePlan } from "../parse-plan.ts";
import type { PlanFile, SequencePlan } from "../plan-shape.ts";
import type { PlanTime } from "../plan-time.ts";
import { type ListedLimit, listLimits } from "./list-limits.ts";
import { type DatedOrder, orderByDates } from "./order-by-dates.ts";
import { pictureCase } from "./picture-case.ts";
import { type CurveEnds, endOf, type PlanPicture } from "./picture-plan.ts";
import { type RepairedConflict, repairConflicts } from "./repair-conflicts.ts";
import { type Strategy, tellStrategy } from "./tell-strategy.ts";

export type SurveyedCase = PlanCase & { readonly isConsistent: boolean; readonly isControllable: boolean };

export type PlanSurvey = {
  readonly kind: "surveyed";
  readonly title: string | undefined;
  /** In every scenario. */
  readonly isConsistent: boolean;
  readonly isControllable: boolean;
  readonly cases: readonly SurveyedCase[];
  readonly areCasesComplete: boolean;
  /** Which of the cases the rest tells of. */
  readonly shown: number;
  /** The earliest moment at which everything can have happened. */
  readonly end: string | undefined;
  /** Undefined where steps wait for each other in a circle, so that nothing has a date. */
  readonly picture: PlanPicture | undefined;
  readonly schedule: readonly ToldMoment[];
  readonly criticalPaths: readonly (readonly string[])[];
  readonly areCriticalPathsComplete: boolean;
  readonly conflicts: readonly RepairedConflict[];
  readonly areConflictsComplete: boolean;
  readonly isSmallestProved: boolean;
  readonly strategy: Strategy | undefined;
  readonly followUp: FollowUp | undefined;
  readonly limits: readonly ListedLimit[];
  /** The order of the dates, with each side's peak; undefined where the plan cannot be ordered. */
  readonly dated: DatedOrder | undefined;
  readonly problems: readonly Problem[];
};

export type SurveyOptions = {
  /** The day asked about, YYYY-MM-DD. */
  readonly today: string;
  readonly days: number;
  /** Which case to tell of; the most telling where nothing is said. */
  readonly wanted?: number | undefined;
  /** With which ends the exposures are told. */
  readonly curveEnds?: CurveEnds | undefined;
};

/** What a survey worked with, for questions that follow it. */
export type Surveyed = {
  readonly survey: PlanSurvey;
  readonly plan: SequencePlan;
  readonly time: PlanTime;
  readonly shown: CheckedCase;
  readonly dependsOnDates: boolean;
};

/** Surveys a plan as a person writes it, or says why it is none. Cost: that of `checkPlan`; the rest is linear but for the strategy. */
export function surveyPlan(
  file: PlanFile,
  { today, days, wanted, curveEnds = "earliest" }: SurveyOptions,
): Surveyed | { readonly kind: "refused"; readonly problems: readonly Problem[] } {
  const parsed = parsePlan(file);
  if (parsed.kind === "refused") return parsed;
  const { plan } = parsed;
  const checked = checkPlan(plan);
  const shown = checked.cases[wanted ?? -1] ?? caseToShow(checked);
  if (shown === undefined) return { kind: "refused", problems: [noCase] };
  const { time } = checked;
  const { schedule, finding } = shown;
  const name = (point: number) => shown.network.points[point] ?? "";
  const picture = pictureCase(plan, time, shown, curveEnds);
  const followed = plan.start === undefined ? undefined : followUp(plan, today, days);
  const ends = new Map(picture?.rows.map(({ id, end }) => [id, endOf(end, curveEnds)]));
  const dated = orderByDates(plan, (step) => ends.get(step));
  const survey: PlanSurvey = {
    kind: "surveyed",
    title: plan.title,
    isConsistent: checked.isConsistent,
    isControllable: checked.isControllable,
    cases: checked.cases.map(({ scenario, finding: found }) => ({
      ...scenario,
      isConsistent: found.isConsistent,
      isControllable: found.isControllable,
    })),
    areCasesComplete: checked.complete,
    shown: checked.cases.indexOf(shown),
    end: schedule === undefined ? undefined : sayMoment(time, schedule.critical.end),
    picture,
    schedule: describeSchedule(checked, shown),
    criticalPaths: schedule?.critical.paths.map((path) => path.map(name)) ?? [],
    areCriticalPathsComplete: schedule?.critical.complete ?? true,
    conflicts: repairConflicts(plan, time, shown),
    areConflictsComplete: finding.areConflictsComplete,
    isSmallestProved: finding.isSmallestProved,
    strategy: tellStrategy(plan, time, shown, today),
    followUp: followed?.kind === "follow-up" ? followed : undefined,
    limits: listLimits(plan, file),
    dated: dated.kind === "ordered" ? dated : undefined,
    problems: problemsOf(parsed.problems, checked, dated),
  };
  return { survey, plan, time, shown, dependsOnDates: checked.dependsOnDates };
}

const noCase: Problem = {
  code: "no-commitments",
  severity: "error",
  message: "the plan has no step",
  whatToDo: "Give it a commitment.",
  where: "commitments",
};

function problemsOf(parsed: readonly Problem[], checked: CheckedPlan, dated: ReturnType<typeof orderByDates>): readonly Problem[] {
  const said = new Set<string>();
  return [...parsed, ...checked.problems, ...(dated.kind === "refused" ? dated.problems : [])].filter(({ message }) => {
    if (said.has(message)) return false;
    said.add(message);
    return true;
  });
}
