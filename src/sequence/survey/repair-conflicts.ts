/** Decides how a contradiction is told so that it can be mended: which steps it touches, and each single change as an edit of the plan. */
import type { NetworkConflict } from "../check-network.ts";
import type { CheckedCase } from "../check-plan.ts";
import { type CompiledCase, compileCase } from "../compile-plan.ts";
import type { Repair } from "../conflicts/find-repairs.ts";
import { repairsOfThisAlone } from "../conflicts/repair-alone.ts";
import { describeConflict, type ToldConflict, type ToldRepair } from "../describe-conflict.ts";
import { planUnits } from "../describe-plan.ts";
import type { SequencePlan } from "../plan-shape.ts";
import { MinutesPerDay, type PlanTime } from "../plan-time.ts";
import type { PlanEdit } from "./edit-plan.ts";

/**
 * A change that mends by itself either everything, or where no single change does that, this contradiction while others are left; and the edit that makes
 * it, undefined where it stands nowhere in the plan.
 */
export type EditableRepair = ToldRepair & { readonly mendsAll: boolean; readonly edit: PlanEdit | undefined };

export type RepairedConflict = Omit<ToldConflict, "repairs" | "repairsAlone"> & {
  readonly repairs: readonly EditableRepair[];
  /** Steps, milestones and dates whose moments the contradiction passes. */
  readonly touches: readonly string[];
  /** Places in the plan of the limits that contradict each other. */
  readonly places: readonly string[];
};

/** Tells the contradictions of a case. Cost: one compilation, and the conflicts. */
export function repairConflicts(
  plan: SequencePlan,
  time: PlanTime,
  { scenario, network, finding }: CheckedCase,
): readonly RepairedConflict[] {
  if (finding.conflicts.length === 0) return [];
  // Where bounds are written does not depend on the dates that were found.
  const compiled = compileCase(plan, time, scenario);
  return finding.conflicts.map((found) => {
    const mendsAll = found.repairs.length > 0 || !found.areRepairsComplete;
    const conflict = mendsAll ? found : { ...found, repairs: repairsOfThisAlone(network, found) };
    const { repairsAlone: _, ...told } = describeConflict(network, conflict, planUnits);
    return {
      ...told,
      repairs: told.repairs.map((repair, index) => ({ ...repair, mendsAll, edit: editOf(conflict.repairs[index], compiled, time) })),
      touches: touchesOf(conflict, network.points),
      places: [...new Set(conflict.edges.flatMap(({ bound }) => placeOf(bound, compiled) ?? []))],
    };
  });
}

function placeOf({ kind, index }: Repair["bound"], { limitPlaces, linkPlaces }: CompiledCase): string | undefined {
  return kind === "limit" ? limitPlaces[index]?.place : linkPlaces[index];
}

function touchesOf({ edges }: NetworkConflict, points: readonly string[]): readonly string[] {
  const names = edges.flatMap(({ from, to }) => [points[from] ?? "", points[to] ?? ""]);
  return [...new Set(names.map((point) => point.replace(/\.(?:start|end|verified|snapback)$/u, "")))].filter((of) => of !== "start");
}

function editOf(repair: Repair | undefined, { limitPlaces, linkPlaces }: CompiledCase, time: PlanTime): PlanEdit | undefined {
  if (repair === undefined) return undefined;
  const { bound, becomes } = repair;
  if (bound.kind !== "limit") {
    const place = linkPlaces[bound.index];
    const part = bound.kind === "lower" ? "min" : "max";
    return place === undefined ? undefined : { kind: "bound", place, part, event: undefined, to: amountOf(becomes) };
  }
  const found = limitPlaces[bound.index];
  if (found === undefined) return undefined;
  // A limit "at least so long after" is kept as one the other way round, with a negative amount.
  const minutes = found.part === "min" ? -becomes : becomes;
  const isDay = /\.(?:dates|notAfter)$|^fixedDates/u.test(found.place);
  return { kind: "bound", ...found, to: isDay ? dayOf(minutes, found.part, time) : amountOf(minutes) };
}

/** Minutes as a plan writes them: days where they are whole, otherwise hours. */
function amountOf(minutes: number): string {
  const isWhole = minutes % MinutesPerDay === 0;
  const count = isWhole ? minutes / MinutesPerDay : Math.round((minutes / 60) * 1e4) / 1e4;
  return `${count + 0} ${isWhole ? "days" : "hours"}`;
}

/** A day counts to its end, so a latest day is told as the day before its last minute. */
function dayOf(minutes: number, part: "min" | "max", time: PlanTime): string {
  const isWhole = (time.start + minutes) % MinutesPerDay === 0;
  return time.format(time.start + minutes - (part === "max" && isWhole ? MinutesPerDay : 0));
}
