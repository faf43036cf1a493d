/** Decides at which days a time axis is marked: whole days, weeks, months or years, as many as there is room for. */
import { MinutesPerDay } from "../plan-time.ts";

export type Tick = { readonly minute: number; readonly text: string };

/** Steps in days that read well, before months are counted. */
const DaySteps = [1, 2, 7, 14] as const;
const MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120] as const;
const DaysPerMonth = 30.4;

/** Ticks from minute 0 to `end`; days are written YYYY-MM-DD, the year left out where the tick before has it. Cost: `most` ticks. */
export function ticksOf(
  { zero, end, isDated }: { readonly zero: number; readonly end: number; readonly isDated: boolean },
  most: number,
): readonly Tick[] {
  const days = end / MinutesPerDay;
  if (!isDated) {
    const step = [...DaySteps, 30, 60, 90, 180, 360, 720, 3600].find((one) => days / one <= most) ?? 7200;
    return Array.from({ length: Math.floor(days / step) + 1 }, (_, tick) => ({
      minute: tick * step * MinutesPerDay,
      text: `day ${tick * step}`,
    }));
  }
  const step = DaySteps.find((one) => days / one <= most);
  const firstDay = Math.ceil(zero / MinutesPerDay);
  const minutes =
    step === undefined
      ? monthStarts(zero, end, MonthSteps.find((one) => days / DaysPerMonth / one <= most) ?? 240)
      : Array.from(
          { length: Math.floor((zero + end) / MinutesPerDay - firstDay) / step + 1 },
          (_, tick) => (firstDay + tick * step) * MinutesPerDay - zero,
        );
  return minutes.map((minute, at) => {
    const day = dayOf(zero + minute);
    const before = at === 0 ? "" : dayOf(zero + (minutes[at - 1] ?? 0));
    return { minute, text: day.slice(0, 4) === before.slice(0, 4) ? day.slice(5) : day };
  });
}

function monthStarts(zero: number, end: number, step: number): readonly number[] {
  const first = new Date(zero * 60_000);
  const starts: number[] = [];
  for (let month = Math.ceil(first.getUTCMonth() / step) * step; ; month += step) {
    const minute = Date.UTC(first.getUTCFullYear(), month, 1) / 60_000 - zero;
    if (minute > end) return starts;
    if (minute >= 0) starts.push(minute);
  }
}

function dayOf(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(0, 10);
}
