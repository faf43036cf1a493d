/** Decides how a stretch of time is read: `48 hours`, `5 working days`, `3 months`, `P30D`, or a bare number of days. */
import type { Amount } from "./plan-shape.ts";

type WrittenAmount = number | string | { readonly count: number; readonly unit: Amount["unit"]; readonly days: "calendar" | "working" };

const Words =
  /^([+-]?\d+(?:[.,]\d+)?)\s*(?:-\s*)?((?:working|business|calendar)[\s-]+)?(hours?|hrs?|h|days?|d|weeks?|w|months?|mo|years?|y)$/iu;
const Iso =
  /^([+-]?)P(?:(\d+(?:[.]\d+)?)Y)?(?:(\d+(?:[.]\d+)?)M)?(?:(\d+(?:[.]\d+)?)W)?(?:(\d+(?:[.]\d+)?)D)?(?:T(?:(\d+(?:[.]\d+)?)H)?)?$/u;

/** The amount in one form; undefined where it is none. An ISO 8601 duration must have a single part. Years become months. */
export function parseAmount(written: WrittenAmount): Amount | undefined {
  if (typeof written === "number") return Number.isFinite(written) ? { count: written, unit: "days", working: false } : undefined;
  if (typeof written === "object")
    return { count: written.count, unit: written.unit, working: written.days === "working" && hasDays(written.unit) };
  const text = written.trim();
  const words = Words.exec(text);
  if (words !== null)
    return fromWords(Number((words[1] ?? "").replace(",", ".")), words[3] ?? "", /^(?:working|business)/iu.test(words[2] ?? ""));
  const iso = Iso.exec(text);
  if (iso === null) return undefined;
  const sign = iso[1] === "-" ? -1 : 1;
  const parts: readonly Amount[] = (
    [
      [iso[2], "months", 12],
      [iso[3], "months", 1],
      [iso[4], "weeks", 1],
      [iso[5], "days", 1],
      [iso[6], "hours", 1],
    ] as const
  ).flatMap(([count, unit, times]) => (count === undefined ? [] : [{ count: sign * Number(count) * times, unit, working: false }]));
  return parts.length === 1 ? parts[0] : undefined;
}

/** The amount as a person writes it. */
export function formatAmount({ count, unit, working }: Amount): string {
  const one = Math.abs(count) === 1;
  return `${count} ${working ? "working " : ""}${one ? unit.slice(0, -1) : unit}`;
}

function fromWords(count: number, unit: string, working: boolean): Amount {
  const lower = unit.toLowerCase();
  if (lower.startsWith("h")) return { count, unit: "hours", working: false };
  if (lower.startsWith("w")) return { count, unit: "weeks", working };
  if (lower.startsWith("m")) return { count, unit: "months", working: false };
  if (lower.startsWith("y")) return { count: count * 12, unit: "months", working: false };
  return { count, unit: "days", working };
}

function hasDays(unit: Amount["unit"]): boolean {
  return unit === "days" || unit === "weeks";
}
