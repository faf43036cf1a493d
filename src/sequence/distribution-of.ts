/** Decides how the moments at which something was reached in many runs are told: bounds, shares, mean and deviation. */
import { MinutesPerDay, type PlanTime } from "./plan-time.ts";

/** Moments as the plan's clock writes them; `p80`: four of five runs are there by then. */
export type Distribution = {
  readonly earliest: string;
  readonly p5: string;
  readonly p10: string;
  readonly p25: string;
  readonly median: string;
  readonly p75: string;
  readonly p80: string;
  readonly p90: string;
  readonly p95: string;
  readonly latest: string;
  readonly meanDays: number;
  readonly deviationDays: number;
};

/** Of at least one moment, in minutes of the plan's clock. Cost: a sort. */
export function distributionOf(moments: readonly number[] | Float64Array, time: PlanTime): Distribution {
  const sorted = Float64Array.from(moments).sort();
  const at = (share: number) => time.format(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  const mean = sorted.reduce((sum, one) => sum + (one - time.start), 0) / sorted.length;
  const variance = sorted.reduce((sum, one) => sum + (one - time.start - mean) ** 2, 0) / sorted.length;
  return {
    earliest: at(0),
    p5: at(0.05),
    p10: at(0.1),
    p25: at(0.25),
    median: at(0.5),
    p75: at(0.75),
    p80: at(0.8),
    p90: at(0.9),
    p95: at(0.95),
    latest: time.format(sorted.at(-1) ?? 0),
    meanDays: roundDays(mean / MinutesPerDay),
    deviationDays: roundDays(Math.sqrt(variance) / MinutesPerDay),
  };
}

/** Days to a thousandth, about a minute and a half. */
export function roundDays(days: number): number {
  return Math.round(days * 1000) / 1000;
}
