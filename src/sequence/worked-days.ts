/** Decides which worked day is the n-th before or after another, from a table that grows to what is asked of it. */

export type WorkedDays = {
  /** The n-th worked day after `day` (n at least 1); undefined where none lies within `reach` days. */
  readonly nthAfter: (day: number, n: number, reach: number) => number | undefined;
  /** The n-th worked day before `day`, likewise. */
  readonly nthBefore: (day: number, n: number, reach: number) => number | undefined;
};

/** The table begins so many days before the first day asked of, so that it is seldom laid out anew. */
const DaysBefore = 512;

/** Days are whole numbers, counted from any day. Cost: each day of the table once, then constant for each question. */
export function createWorkedDays(isWorkedDay: (day: number) => boolean): WorkedDays {
  let base: number | undefined;
  /** Of each day from `base` on: how many worked days lie from `base` to that day, itself included. */
  let ranks: number[] = [];
  let worked: number[] = [];

  return {
    nthAfter(day, n, reach) {
      beginAt(day);
      const target = rankOf(day) + n;
      while (worked.length < target && lastDay() - day < reach) grow();
      const found = worked[target - 1];
      return found === undefined || found - day > reach ? undefined : found;
    },
    nthBefore(day, n, reach) {
      beginAt(day - n);
      if (rankOf(day - 1) < n) beginAt(day - reach);
      const found = worked[rankOf(day - 1) - n];
      return found === undefined || day - found > reach ? undefined : found;
    },
  };

  function beginAt(day: number): void {
    if (base !== undefined && day >= base) return;
    base = day - DaysBefore;
    ranks = [];
    worked = [];
  }

  function rankOf(day: number): number {
    while (lastDay() < day) grow();
    return ranks[day - (base ?? 0)] ?? 0;
  }

  function lastDay(): number {
    return (base ?? 0) + ranks.length - 1;
  }

  function grow(): void {
    const day = lastDay() + 1;
    if (isWorkedDay(day)) worked.push(day);
    ranks.push(worked.length);
  }
}
