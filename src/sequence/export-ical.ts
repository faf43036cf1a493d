/** Decides how a plan is written as iCalendar: an event and a to-do for each step, with its precedences and gaps. */
import { byStep } from "./by-step.ts";
import type { Exported } from "./export-mspdi.ts";
import { deadlineOf, planDates } from "./plan-dates.ts";
import type { Amount, SequencePlan } from "./plan-shape.ts";
import { MinutesPerDay } from "./plan-time.ts";

const RelationTypes = {
  "end start": "FINISHTOSTART",
  "end end": "FINISHTOFINISH",
  "start end": "STARTTOFINISH",
  "start start": "STARTTOSTART",
} as const;
const StatusOfState = ["NEEDS-ACTION", "IN-PROCESS", "IN-PROCESS", "COMPLETED"] as const;

/**
 * RFC 5545 with RFC 9253's temporal relations: VEVENT from the earliest start to the earliest end, VTODO with the deadline as DUE, RELATED-TO with
 * GAP for each precedence. Whole days are written as days, other moments in UTC. `stamp` is when the file is written, `YYYYMMDDTHHMMSSZ`.
 */
export function exportIcal(plan: SequencePlan, stamp: string): Exported {
  if (plan.start === undefined)
    return {
      kind: "refused",
      problems: [
        {
          code: "no-start",
          severity: "error",
          message: "a plan without a start has no days for a calendar",
          whatToDo: 'Write "start": "2026-04-01" into the plan.',
          where: "start",
        },
      ],
    };
  const dates = planDates(plan);
  if (dates.kind === "refused") return dates;
  const { time, at } = dates;
  const uid = (id: string) => `${encodeURIComponent(id)}@sequence.parley`;
  const utc = (minute: number) =>
    `${new Date(Math.round(time.toUtc(minute)) * 60_000).toISOString().slice(0, 19).replaceAll(/[-:]/gu, "")}Z`;
  const day = (minute: number) => new Date(Math.round(minute) * 60_000).toISOString().slice(0, 10).replaceAll("-", "");
  const known = new Set([...plan.commitments, ...plan.milestones, ...plan.fixedDates].map(({ id }) => id));
  const limitsOf = byStep(plan.limits);
  const datesOf = byStep(plan.dates);
  const relations = (id: string) =>
    limitsOf(id).flatMap(({ event, anchor, min }) => {
      if (min === undefined) return [];
      const from = (which: string) => (which === "start" ? "start" : "end");
      return anchor.moments.flatMap((moment) =>
        known.has(moment.of)
          ? [`RELATED-TO;RELTYPE=${RelationTypes[`${from(moment.at)} ${from(event.at)}`]}${gapOf(min)}:${uid(moment.of)}`]
          : [],
      );
    });
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parley//Sequence//EN", "CALSCALE:GREGORIAN"];
  if (plan.title !== undefined) lines.push(`X-WR-CALNAME:${escapeText(plan.title)}`);
  for (const one of plan.commitments) {
    const from = at({ of: one.id, at: "start" }) ?? time.start;
    const to = at({ of: one.id, at: "end" }) ?? from;
    const summary = `${one.act ?? one.id} (${one.obligor})`;
    const isWhole = from % MinutesPerDay === 0 && to % MinutesPerDay === 0;
    const due = datesOf(one.id).find(({ event, notAfter }) => event.at === "end" && notAfter !== undefined)?.notAfter;
    const shared = [
      `DTSTAMP:${stamp}`,
      `SUMMARY:${escapeText(summary)}`,
      ...(one.clauses.length > 0 ? [`DESCRIPTION:${escapeText(`Clauses: ${one.clauses.join(", ")}`)}`] : []),
      `CATEGORIES:${escapeText(one.obligor)}`,
    ];
    lines.push("BEGIN:VEVENT", `UID:${uid(one.id)}`, ...shared);
    if (isWhole) lines.push(`DTSTART;VALUE=DATE:${day(from)}`, ...(to > from ? [`DTEND;VALUE=DATE:${day(to)}`] : []));
    else lines.push(`DTSTART:${utc(from)}`, ...(to > from ? [`DTEND:${utc(to)}`] : []));
    lines.push(...relations(one.id), "END:VEVENT");
    const state = one.progress.at(-1)?.state ?? 0;
    const latest = due === undefined ? Math.max(to, from + 1) : deadlineOf(due, time);
    lines.push("BEGIN:VTODO", `UID:todo-${uid(one.id)}`, ...shared, `DTSTART:${utc(from)}`, `DUE:${utc(Math.max(latest, from + 1))}`);
    lines.push(
      `STATUS:${StatusOfState[state]}`,
      `PERCENT-COMPLETE:${Math.round((state / 3) * 100)}`,
      `RELATED-TO:${uid(one.id)}`,
      "END:VTODO",
    );
  }
  for (const { id, name } of [...plan.milestones, ...plan.fixedDates]) {
    const moment = at({ of: id, at: "end" }) ?? time.start;
    const start = moment % MinutesPerDay === 0 ? `DTSTART;VALUE=DATE:${day(moment)}` : `DTSTART:${utc(moment)}`;
    lines.push(
      "BEGIN:VEVENT",
      `UID:${uid(id)}`,
      `DTSTAMP:${stamp}`,
      `SUMMARY:${escapeText(name)}`,
      start,
      "TRANSP:TRANSPARENT",
      ...relations(id),
      "END:VEVENT",
    );
  }
  lines.push("END:VCALENDAR", "");
  return { kind: "text", text: lines.map(fold).join("\r\n") };
}

/** `;GAP=P2D`; hours as `PT48H`; working days and months as the nearest calendar days, because a GAP knows neither. */
function gapOf({ count, unit, working }: Amount): string {
  if (count === 0) return "";
  const sign = count < 0 ? "-" : "";
  if (unit === "hours") return `;GAP=${sign}PT${Math.abs(count)}H`;
  const days = Math.abs(count) * { days: working ? 1.4 : 1, weeks: 7, months: 30 }[unit];
  return `;GAP=${sign}P${Math.round(days)}D`;
}

function escapeText(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll(/\r\n|\r|\n/gu, "\\n");
}

/** Lines of at most 75 octets; what follows begins with a space. A letter of several octets is never cut. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const letter of line) {
    const point = letter.codePointAt(0) ?? 0;
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (octets + size > 75) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
