/** Decides what a plan in MSPDI (Microsoft Project XML) says, as a sequence plan. */
import type { Problem } from "#record";
import type { PlanFile } from "./plan-shape.ts";

/** An XML element as a parser gives it: names without prefix, text of its own joined. */
export type XmlElement = { readonly name: string; readonly text: string; readonly children: readonly XmlElement[] };

export type Imported =
  | { readonly kind: "imported"; readonly file: PlanFile; readonly problems: readonly Problem[] }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

type Step = PlanFile["commitments"][number];
type After = Exclude<NonNullable<Step["after"]>, string>[number];
type Dates = NonNullable<Step["dates"]>;

const Types = ["FF", "FS", "SF", "SS"] as const;
const WeekdaysFromSunday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;

/**
 * Tasks without subtasks become commitments or milestones, links precedences with lags, constraints and deadlines dates, the first resource the
 * obligor. Where a task has no duration, or its dates are set by hand, its start and finish stand as they are. Cost: linear.
 */
export function importMspdi(project: XmlElement): Imported {
  if (project.name !== "Project")
    return refused(
      "not-mspdi",
      `the file's outermost element is <${project.name}>, not <Project>`,
      "Export it as 'Microsoft Project XML' (MSPDI).",
    );
  const problems: Problem[] = [];
  const warn = (code: string, message: string, where: string) => {
    if (problems.length < 50) problems.push({ code, severity: "warning", message, where });
  };
  const minutesPerDay = Number(text(project, "MinutesPerDay") ?? 480) || 480;
  const all = children(child(project, "Tasks"), "Task").filter((task) => text(task, "IsNull") !== "1" && text(task, "UID") !== undefined);
  const leaves = all.filter(
    (task, index) => text(task, "Summary") !== "1" && !(text(task, "UID") === "0" && index === 0 && text(task, "Name") === undefined),
  );
  if (leaves.length === 0) return refused("no-task", "there is no task in the file", "Look whether it was exported with its tasks.");
  const ids = idsOf(leaves);
  const summaries = new Set(all.filter((task) => !leaves.includes(task)).map((task) => text(task, "UID")));
  const obligorOf = obligors(project);
  const commitments: Step[] = [];
  const milestones: NonNullable<PlanFile["milestones"]>[number][] = [];
  for (const task of leaves) {
    const uid = text(task, "UID") ?? "";
    const id = ids.get(uid) ?? uid;
    const where = `task ${uid} '${text(task, "Name") ?? ""}'`;
    for (const name of ["Start", "Finish", "ConstraintDate", "Deadline"]) {
      const written = text(task, name);
      if (written !== undefined && !isMoment(written)) return noMoment(where, name, written);
    }
    const start = moment(text(task, "Start"));
    const finish = moment(text(task, "Finish"));
    if (start !== undefined && finish !== undefined && finish < start)
      return refused("dates-crossed", `${where} finishes (${finish}) before it starts (${start})`, "Mend the task in the planning tool.");
    const isByHand = text(task, "Manual") === "1" || (text(task, "Duration") === undefined && start !== undefined);
    const after = linksOf(task, where);
    const obligor = obligorOf.get(uid);
    if (text(task, "Milestone") === "1" && !isByHand && obligor === undefined) {
      milestones.push({ id, name: text(task, "Name") ?? id, ...(after.length > 0 ? { after } : {}), ...withDeadline(task) });
      continue;
    }
    const duration = isByHand ? between(start, finish) : durationOf(task, where);
    if (duration === undefined)
      return refused(
        "bad-duration",
        `${where} has the duration '${text(task, "Duration") ?? ""}', which is none`,
        "Durations are written like PT16H0M0S.",
      );
    const dates: Dates = isByHand && start !== undefined ? { startOn: start, ...deadlineOf(task) } : datesOf(task);
    if (obligor === undefined) warn("no-obligor", `${where} has no resource; its obligor is set to 'unassigned'`, where);
    commitments.push({
      id,
      ...(text(task, "Name") === undefined ? {} : { act: text(task, "Name") }),
      obligor: obligor ?? "unassigned",
      duration,
      ...(after.length > 0 ? { after } : {}),
      ...(Object.keys(dates).length > 0 ? { dates } : {}),
    });
  }
  const begun = text(project, "StartDate");
  if (begun !== undefined && !isMoment(begun)) return noMoment("the project", "StartDate", begun);
  const start = moment(begun);
  const title = text(project, "Title") ?? text(project, "Name");
  const file: PlanFile = {
    ...(title === undefined ? {} : { title }),
    ...(start === undefined ? {} : { start }),
    calendar: calendarOf(project),
    commitments,
    ...(milestones.length > 0 ? { milestones } : {}),
  };
  return { kind: "imported", file, problems };

  function linksOf(task: XmlElement, where: string): readonly After[] {
    return children(task, "PredecessorLink").flatMap((link): After[] => {
      const uid = text(link, "PredecessorUID") ?? "";
      const step = ids.get(uid);
      if (step === undefined) {
        warn(
          "unknown-predecessor",
          `${where} follows task ${uid}, which ${summaries.has(uid) ? "is a summary" : "is not in the file"}; the link is left out`,
          where,
        );
        return [];
      }
      const type = Types[Number(text(link, "Type") ?? 1)] ?? "FS";
      const lag = lagOf(Number(text(link, "LinkLag") ?? 0), Number(text(link, "LagFormat") ?? 7));
      if (type === "FS" && lag === undefined) return [step];
      return [{ step, type, ...(lag === undefined ? {} : { lag }) }];
    });
  }

  /** Tenths of a minute; even formats from 4 to 12 are elapsed time. */
  function lagOf(tenths: number, format: number): string | undefined {
    if (!Number.isFinite(tenths) || tenths === 0) return undefined;
    const minutes = tenths / 10;
    if (isElapsed(format)) return minutes % 1440 === 0 ? `${minutes / 1440} days` : `${minutes / 60} hours`;
    return `${minutes / minutesPerDay} working days`;
  }

  function durationOf(task: XmlElement, where: string): string | number | undefined {
    const minutes = minutesOf(text(task, "Duration"));
    if (minutes === undefined) return undefined;
    if (minutes < 0) {
      warn("negative-duration", `${where} has a negative duration; 0 is taken`, where);
      return 0;
    }
    if (minutes === 0) return 0;
    if (isElapsed(Number(text(task, "DurationFormat") ?? 7)))
      return minutes % 1440 === 0 ? `${minutes / 1440} days` : `${minutes / 60} hours`;
    return `${minutes / minutesPerDay} working days`;
  }
}

function isElapsed(format: number): boolean {
  return format >= 4 && format <= 12 && format % 2 === 0;
}

function datesOf(task: XmlElement): Dates {
  const date = moment(text(task, "ConstraintDate"));
  const deadline = deadlineOf(task);
  if (date === undefined) return deadline;
  switch (Number(text(task, "ConstraintType") ?? 0)) {
    case 2:
      return { startOn: date, ...deadline };
    case 3:
      return { endOn: date, ...deadline };
    case 4:
      return { startNotBefore: date, ...deadline };
    case 5:
      return { startNotAfter: date, ...deadline };
    case 6:
      return { endNotBefore: date, ...deadline };
    case 7:
      return { endNotAfter: date, ...deadline };
    default:
      return deadline;
  }
}

function deadlineOf(task: XmlElement): Dates {
  const deadline = moment(text(task, "Deadline"));
  return deadline === undefined ? {} : { endNotAfter: deadline };
}

function withDeadline(task: XmlElement): { readonly notAfter?: string } {
  const { endNotAfter } = deadlineOf(task);
  return endNotAfter === undefined ? {} : { notAfter: endNotAfter };
}

/** `2026-04-06T09:00:00` as a plan writes it; a midnight is a day. */
function moment(written: string | undefined): string | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/u.exec(written ?? "");
  if (parts === null) return undefined;
  return parts[2] === "00:00" ? parts[1] : `${parts[1]}T${parts[2]}`;
}

/** Whether it begins with a day of the calendar and a time of day. */
function isMoment(written: string): boolean {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/u.exec(written)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days && hour <= 23 && minute <= 59;
}

function noMoment(where: string, name: string, written: string): Imported {
  return refused(
    "bad-date",
    `${where} has the ${name} '${written.slice(0, 60)}', which is no moment of the calendar`,
    "Moments are written like 2026-04-06T09:00:00; mend it in the planning tool and export again.",
  );
}

function between(start: string | undefined, finish: string | undefined): string | undefined {
  if (start === undefined || finish === undefined) return undefined;
  const minutes = (parse(finish) - parse(start)) / 60_000;
  return minutes % 1440 === 0 ? `${minutes / 1440} days` : `${minutes / 60} hours`;
}

function parse(iso: string): number {
  return Date.parse(`${iso.length > 10 ? iso : `${iso}T00:00`}Z`);
}

function minutesOf(duration: string | undefined): number | undefined {
  const parts = /^(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.]\d+)?)S)?$/u.exec(duration ?? "");
  if (parts === null) return undefined;
  const count = (index: number) => Number(parts[index] ?? 0);
  return (parts[1] === "-" ? -1 : 1) * (count(2) * 1440 + count(3) * 60 + count(4) + count(5) / 60);
}

/** The WBS where a person wrote one, else the name made short; each once. */
function idsOf(tasks: readonly XmlElement[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    tasks.map((task) => {
      const uid = text(task, "UID") ?? "";
      const wbs = text(task, "WBS");
      const base = wbs !== undefined && !/^[\d.]+$/u.test(wbs) ? wbs : slug(text(task, "Name")) || `task-${uid}`;
      const free = base === "start" || taken.has(base) ? `${base}-${uid}` : base;
      taken.add(free);
      return [uid, free];
    }),
  );
}

function slug(name: string | undefined): string {
  return (name ?? "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/gu, "")
    .slice(0, 60);
}

function obligors(project: XmlElement): ReadonlyMap<string, string> {
  const names = new Map(
    children(child(project, "Resources"), "Resource").map((resource) => [text(resource, "UID") ?? "", text(resource, "Name") ?? ""]),
  );
  const first = new Map<string, string>();
  for (const assignment of children(child(project, "Assignments"), "Assignment")) {
    const task = text(assignment, "TaskUID") ?? "";
    const name = names.get(text(assignment, "ResourceUID") ?? "");
    if (name !== undefined && name !== "" && !first.has(task)) first.set(task, name);
  }
  return first;
}

function calendarOf(project: XmlElement): NonNullable<PlanFile["calendar"]> {
  const calendars = children(child(project, "Calendars"), "Calendar");
  const uid = text(project, "CalendarUID");
  const calendar = calendars.find((one) => text(one, "UID") === uid) ?? calendars[0];
  const days = children(child(calendar, "WeekDays"), "WeekDay");
  const working = days.flatMap((day) => {
    const name = WeekdaysFromSunday[Number(text(day, "DayType") ?? 0) - 1];
    return name !== undefined && text(day, "DayWorking") === "1" ? [name] : [];
  });
  const holidays = days.flatMap((day) => {
    const period = child(day, "TimePeriod");
    const from = text(period, "FromDate")?.slice(0, 10);
    const to = text(period, "ToDate")?.slice(0, 10);
    return text(day, "DayType") === "0" && text(day, "DayWorking") === "0" && from !== undefined && to !== undefined ? [{ from, to }] : [];
  });
  return { ...(working.length > 0 ? { workingDays: working } : {}), ...(holidays.length > 0 ? { holidays } : {}) };
}

function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((one) => one.name === name) ?? [];
}

function text(element: XmlElement | undefined, name: string): string | undefined {
  const found = child(element, name)?.text.trim();
  return found === "" ? undefined : found;
}

function refused(code: string, message: string, whatToDo: string): Imported {
  return { kind: "refused", problems: [{ code, severity: "error", message, whatToDo }] };
}
