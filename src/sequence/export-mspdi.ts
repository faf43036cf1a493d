/** Decides how a plan is written as MSPDI, the XML of Microsoft Project, which most planning tools read. */
import type { Problem } from "#record";
import { byStep } from "./by-step.ts";
import { daysOf } from "./exposure-problem.ts";
import { planDates } from "./plan-dates.ts";
import type { Amount, Commitment, PlanLimit, PlanMoment, SequencePlan } from "./plan-shape.ts";
import { MinutesPerDay } from "./plan-time.ts";

export type Exported =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** A working day of Project has eight hours, from eight to twelve and from one to five. */
const WorkedMinutes = 480;
const LinkTypes = { "end end": 0, "start end": 1, "end start": 2, "start start": 3 } as const;

/**
 * Tasks for commitments and milestones with their earliest dates; precedences become links with lags (elapsed, or working days where the plan
 * says so), dates become constraints and deadlines, obligors resources. Maximum lags, conditions and exposures have no place in MSPDI and
 * stand in the task's notes. A plan without a start begins on 2001-01-01. Cost: linear.
 */
export function exportMspdi(plan: SequencePlan): Exported {
  const dates = planDates(plan);
  if (dates.kind === "refused") return dates;
  const { time, at } = dates;
  const start = time.start;
  const stamp = (minute: number) => new Date(Math.round(minute) * 60_000).toISOString().slice(0, 19);
  const tasks = [...plan.commitments.map(({ id }) => id), ...plan.milestones.map(({ id }) => id), ...plan.fixedDates.map(({ id }) => id)];
  const uids = new Map(tasks.map((id, index) => [id, index + 1]));
  const parties = [...new Set(plan.commitments.map(({ obligor }) => obligor))];
  const links = linksOf(plan, uids);
  const datesOf = byStep(plan.dates);
  const partyAt = new Map(parties.map((party, index) => [party, index + 1]));
  let finish = start;
  const taskLines = [
    ...plan.commitments.map((one) => {
      const from = at({ of: one.id, at: "start" }) ?? start;
      const to = at({ of: one.id, at: "end" }) ?? from;
      finish = Math.max(finish, to);
      return task(one.id, one.act ?? one.id, from, to, one.duration.likely ?? one.duration.min, one.duration.max?.count === 0, [
        ...dateLines(one),
        ...noteLines(one),
      ]);
    }),
    ...plan.milestones.map(({ id, name }) => {
      const moment = at({ of: id, at: "end" }) ?? start;
      finish = Math.max(finish, moment);
      return task(id, name, moment, moment, NoTime, true, milestoneDates(id));
    }),
    ...plan.fixedDates.map(({ id, name, on }) =>
      task(id, name, time.parse(on), time.parse(on), NoTime, true, constraint(2, stamp(time.parse(on)))),
    ),
  ];
  const lines = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<Project xmlns="http://schemas.microsoft.com/project">',
    element("SaveVersion", 14),
    element("Name", plan.title ?? "Sequence"),
    element("Title", plan.title ?? "Sequence"),
    element("ScheduleFromStart", 1),
    element("StartDate", stamp(start)),
    element("FinishDate", stamp(finish)),
    element("CalendarUID", 1),
    element("MinutesPerDay", WorkedMinutes),
    element("MinutesPerWeek", WorkedMinutes * plan.calendar.workingDays.filter(Boolean).length),
    element("DaysPerMonth", 20),
    ...calendarLines(plan),
    "<Tasks>",
    ...taskLines.flat(),
    "</Tasks>",
    "<Resources>",
    ...parties.flatMap((party, index) => [
      "<Resource>",
      element("UID", index + 1),
      element("ID", index + 1),
      element("Name", party),
      element("Type", 1),
      element("Initials", party.slice(0, 3)),
      element("MaxUnits", 1),
      "</Resource>",
    ]),
    "</Resources>",
    "<Assignments>",
    ...plan.commitments.flatMap((one, index) => [
      "<Assignment>",
      element("UID", index + 1),
      element("TaskUID", uids.get(one.id) ?? 0),
      element("ResourceUID", partyAt.get(one.obligor) ?? 0),
      element("Units", 1),
      "</Assignment>",
    ]),
    "</Assignments>",
    "</Project>",
    "",
  ];
  return { kind: "text", text: lines.join("\n") };

  function task(
    id: string,
    name: string,
    from: number,
    to: number,
    duration: Amount,
    isMilestone: boolean,
    more: readonly string[],
  ): readonly string[] {
    const uid = uids.get(id) ?? 0;
    const isWorking = duration.working;
    const minutes = isWorking ? duration.count * (duration.unit === "weeks" ? 5 : 1) * WorkedMinutes : to - from;
    return [
      "<Task>",
      element("UID", uid),
      element("ID", uid),
      element("Name", name),
      element("Type", 1),
      element("IsNull", 0),
      element("WBS", id),
      element("OutlineNumber", uid),
      element("OutlineLevel", 1),
      element("Priority", 500),
      element("Start", isWorking ? `${stamp(from).slice(0, 10)}T08:00:00` : stamp(from)),
      element("Finish", isWorking && to % MinutesPerDay === 0 ? `${stamp(to - MinutesPerDay).slice(0, 10)}T17:00:00` : stamp(to)),
      element("Duration", writeDuration(minutes)),
      element("DurationFormat", isWorking ? 7 : 8),
      element("Work", "PT0H0M0S"),
      element("Estimated", 0),
      element("Milestone", isMilestone ? 1 : 0),
      element("Summary", 0),
      element("PercentComplete", 0),
      ...more,
      ...(links.get(id) ?? []).flatMap(({ uid: from, type, lag, format }) => [
        "<PredecessorLink>",
        element("PredecessorUID", from),
        element("Type", type),
        element("CrossProject", 0),
        element("LinkLag", lag),
        element("LagFormat", format),
        "</PredecessorLink>",
      ]),
      "</Task>",
    ];
  }

  function dateLines(one: Commitment): readonly string[] {
    const own = datesOf(one.id);
    const from = own.find(({ event }) => event.at === "start");
    const end = own.find(({ event }) => event.at === "end");
    const iso = (day: string) => stamp(time.parse(day));
    const lines: string[] = [];
    if (from?.notBefore !== undefined && from.notBefore === from.notAfter) lines.push(...constraint(2, iso(from.notBefore)));
    else if (from?.notBefore !== undefined) lines.push(...constraint(4, iso(from.notBefore)));
    else if (from?.notAfter !== undefined) lines.push(...constraint(5, iso(from.notAfter)));
    else if (end?.notBefore !== undefined && end.notBefore === end.notAfter) lines.push(...constraint(3, iso(end.notBefore)));
    else if (end?.notBefore !== undefined) lines.push(...constraint(6, iso(end.notBefore)));
    else lines.push(element("ConstraintType", 0));
    if (end?.notAfter !== undefined) lines.push(element("Deadline", iso(end.notAfter)));
    return lines;
  }

  function milestoneDates(id: string): readonly string[] {
    const latest = datesOf(id)[0]?.notAfter;
    return [element("ConstraintType", 0), ...(latest === undefined ? [] : [element("Deadline", stamp(time.parse(latest)))])];
  }
}

const NoTime: Amount = { count: 0, unit: "days", working: false };

type Link = { readonly uid: number; readonly type: number; readonly lag: number; readonly format: number };

/** Minimum limits between tasks, as links of the task they push; one for each pair and type. */
function linksOf(plan: SequencePlan, uids: ReadonlyMap<string, number>): ReadonlyMap<string, readonly Link[]> {
  const links = new Map<string, Link[]>();
  const points = new Set([...plan.milestones, ...plan.fixedDates].map(({ id }) => id));
  // A task without length is pushed by its start, whatever the plan calls its moment.
  const moment = ({ of, at }: PlanMoment, isPushed: boolean) => (at === "start" || (isPushed && points.has(of)) ? "start" : "end");
  const checks = new Map(plan.commitments.map(({ id, verification }) => [id, verification?.duration.likely ?? verification?.duration.min]));
  for (const { event, anchor, min } of plan.limits as readonly PlanLimit[]) {
    if (min === undefined || !uids.has(event.of)) continue;
    for (const one of anchor.moments) {
      const uid = uids.get(one.of);
      if (uid === undefined) continue;
      const type = LinkTypes[`${moment(event, true)} ${moment(one, false)}`];
      const list = links.get(event.of) ?? [];
      if (list.some((link) => link.uid === uid && link.type === type)) continue;
      list.push({ uid, type, ...lagOf(withCheck(min, one.at === "verified" ? checks.get(one.of) : undefined)) });
      links.set(event.of, list);
    }
  }
  return links;
}

/** A link from a verification counts from the task's end, so the time to verify is part of its lag. */
function withCheck(lag: Amount, check: Amount | undefined): Amount {
  if (check === undefined || check.count === 0) return lag;
  if (lag.count === 0) return check;
  return { count: daysOf(lag) + daysOf(check), unit: "days", working: lag.working };
}

/** Tenths of a minute; formats 7 and 8 are days and elapsed days, 6 elapsed hours. A month is 30 days here. */
function lagOf({ count, unit, working }: Amount): { readonly lag: number; readonly format: number } {
  const days = { hours: 1 / 24, days: 1, weeks: working ? 5 : 7, months: 30 }[unit] * count;
  return { lag: Math.round(days * (working ? WorkedMinutes : MinutesPerDay) * 10), format: working ? 7 : unit === "hours" ? 6 : 8 };
}

function writeDuration(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  return `PT${Math.floor(whole / 60)}H${whole % 60}M0S`;
}

function constraint(type: number, date: string): readonly string[] {
  return [element("ConstraintType", type), element("ConstraintDate", date)];
}

function noteLines(one: Commitment): readonly string[] {
  const notes = [
    one.clauses.length > 0 ? `Clauses: ${one.clauses.join(", ")}` : "",
    one.beneficiaries.length > 0 ? `For: ${one.beneficiaries.join(", ")}` : "",
    one.verification === undefined ? "" : `Verified by: ${one.verification.by}`,
    one.condition === undefined ? "" : `Only if ${one.condition.holds ? "" : "not "}${one.condition.id}`,
  ].filter((note) => note !== "");
  return notes.length === 0 ? [] : [element("Notes", notes.join("; "))];
}

function calendarLines({ calendar }: SequencePlan): readonly string[] {
  // Project counts weekdays from Sunday = 1.
  const days = Array.from({ length: 7 }, (_, index) => calendar.workingDays[(index + 6) % 7] === true);
  return [
    "<Calendars>",
    "<Calendar>",
    element("UID", 1),
    element("Name", "Standard"),
    element("IsBaseCalendar", 1),
    "<WeekDays>",
    ...days.flatMap((isWorked, index) => [
      "<WeekDay>",
      element("DayType", index + 1),
      element("DayWorking", isWorked ? 1 : 0),
      ...(isWorked
        ? [
            "<WorkingTimes>",
            "<WorkingTime>",
            element("FromTime", "08:00:00"),
            element("ToTime", "12:00:00"),
            "</WorkingTime>",
            "<WorkingTime>",
            element("FromTime", "13:00:00"),
            element("ToTime", "17:00:00"),
            "</WorkingTime>",
            "</WorkingTimes>",
          ]
        : []),
      "</WeekDay>",
    ]),
    ...calendar.holidays.flatMap(({ from, to }) => [
      "<WeekDay>",
      element("DayType", 0),
      element("DayWorking", 0),
      "<TimePeriod>",
      element("FromDate", `${from.slice(0, 10)}T00:00:00`),
      element("ToDate", `${to.slice(0, 10)}T23:59:00`),
      "</TimePeriod>",
      "</WeekDay>",
    ]),
    "</WeekDays>",
    "</Calendar>",
    "</Calendars>",
  ];
}

function element(name: string, value: string | number): string {
  return `<${name}>${escapeXml(String(value))}</${name}>`;
}

/** Text for XML; characters that XML does not allow are left out. */
export function escapeXml(text: string): string {
  return [...text]
    .filter((letter) => letter >= " " || letter === "\n" || letter === "\t")
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
