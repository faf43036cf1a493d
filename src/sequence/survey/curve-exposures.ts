/** Decides how exposed each side is over time, when the steps end as the dates say: what it has given, less what it has received. */
import { makeExposureProblem } from "../exposure-problem.ts";
import { changeOf } from "../order-problem.ts";
import type { SequencePlan } from "../plan-shape.ts";

/** One side's exposure after each moment in which it changes. Minutes count from the plan's start. */
export type ExposureCurve = {
  readonly side: string;
  readonly points: readonly { readonly minute: number; readonly exposure: number }[];
  readonly peak: number;
  /** When the peak is first reached; undefined where the side is never exposed. */
  readonly peakAt: number | undefined;
  readonly tolerance: number | undefined;
};

/**
 * Curves of all sides in the plan's order; none where the plan cannot be ordered at all. `endOf` gives the minute in which a step ends. A deposit
 * counts when it is released: when the last step it waits for has ended. Cost: steps × their logarithm.
 */
export function curveExposures(plan: SequencePlan, endOf: (step: string) => number | undefined): readonly ExposureCurve[] {
  const made = makeExposureProblem(plan);
  if (made.kind === "refused") return [];
  const { problem, steps, sides, scale, tolerances, hasTolerance } = made.exposure;
  const commitments = new Map(plan.commitments.map((one) => [one.id, one]));
  const minuteOf = (names: readonly string[]): number =>
    Math.max(
      0,
      ...names.flatMap((name) => {
        const own = endOf(name);
        if (commitments.has(name)) return own ?? [];
        // A release is named after its step.
        const step = name.replace(/\.released$/u, "");
        return [step, ...(commitments.get(step)?.escrow?.releasedAfter ?? [])].flatMap((one) => endOf(one) ?? []);
      }),
    );
  const moments = steps
    .map((names, step) => ({ step, names, minute: minuteOf(names) }))
    .filter(({ names }) => names.length > 0)
    .sort((left, right) => left.minute - right.minute);
  return sides.map((side, index) => {
    const points: { minute: number; exposure: number }[] = [];
    let now = 0;
    for (const { step, minute } of moments) {
      const change = changeOf(problem, step, index);
      if (change === 0) continue;
      now += change;
      const last = points.at(-1);
      const exposure = now / scale + 0;
      // What happens in one moment counts together.
      if (last?.minute === minute) points[points.length - 1] = { minute, exposure };
      else points.push({ minute, exposure });
    }
    const peak = Math.max(0, ...points.map(({ exposure }) => exposure));
    return {
      side,
      points,
      peak,
      peakAt: peak > 0 ? points.find(({ exposure }) => exposure === peak)?.minute : undefined,
      tolerance: hasTolerance ? (tolerances[index] ?? 0) / scale : undefined,
    };
  });
}
