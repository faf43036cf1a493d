/** Decides with which dates a case of a plan is drawn: its windows where it can be kept, otherwise what its minimum limits alone would give. */
import type { CheckedCase } from "../check-plan.ts";
import { planDates } from "../plan-dates.ts";
import type { SequencePlan } from "../plan-shape.ts";
import type { PlanTime } from "../plan-time.ts";
import { type CurveEnds, momentsOfNetwork, type PlanPicture, picturePlan } from "./picture-plan.ts";

/** Undefined where steps wait for each other in a circle, so that nothing has a date. Cost: linear. */
export function pictureCase(
  plan: SequencePlan,
  time: PlanTime,
  { network, schedule }: CheckedCase,
  curveEnds: CurveEnds = "earliest",
): PlanPicture | undefined {
  if (schedule !== undefined) return picturePlan(plan, time, { holds: true, at: momentsOfNetwork(network.points, schedule), curveEnds });
  const dates = planDates(plan);
  if (dates.kind === "refused") return undefined;
  const present = new Set(network.points);
  return picturePlan(plan, time, {
    holds: false,
    curveEnds,
    at(point) {
      if (!present.has(point)) return undefined;
      const [, of = point, at = "end"] = /^(.+)\.(start|end|verified|snapback)$/u.exec(point) ?? [];
      // The pattern allows exactly these words; a milestone or date has only an end.
      const minute = dates.at({ of, at: at as "start" | "end" | "verified" | "snapback" });
      return minute === undefined ? undefined : { early: minute - dates.time.start, late: minute - dates.time.start, isCritical: false };
    },
  });
}
