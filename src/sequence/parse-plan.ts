/** Decides what a written sequence plan means: every name resolved, every limit in one form, and every slip told with its place. */
import type { z } from "zod";
import type { Problem } from "#record";
import { formatAmount, parseAmount } from "./parse-amount.ts";
import {
  type Anchor,
  type Commitment,
  type DateLimit,
  type Duration,
  type PlanCalendar,
  type PlanFile,
  PlanFileShape,
  type PlanLimit,
  type PlanMoment,
  type SequencePlan,
  type Worth,
} from "./plan-shape.ts";

/** A plan, with warnings; or why it cannot be one. Problems are told in the order of the file, the first 50. */
export type ParsedPlan =
  | { readonly kind: "plan"; readonly plan: SequencePlan; readonly problems: readonly Problem[] }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

const MostProblems = 50;
/** The longest stretch of time a plan may name, and the longest time without a working day. */
const MostDays = 36_525;
const LongestClosure = 3653;
const Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const Zero = { count: 0, unit: "days", working: false } as const;
/** The first and last year a plan may name. */
const Years = { first: 1900, last: 2200 } as const;

/** Parses what JSON.parse gave. Cost: linear in the file. */
export function parsePlan(json: unknown): ParsedPlan {
  const parsed = PlanFileShape.safeParse(json);
  if (!parsed.success) return { kind: "refused", problems: shapeProblems(parsed.error, json) };
  const file: PlanFile = parsed.data;
  const problems: Problem[] = [];
  const tell = (code: string, severity: "error" | "warning", where: string, message: string, whatToDo: string) => {
    if (problems.length < MostProblems) problems.push({ code, severity, message, whatToDo, where });
  };
  const error = (code: string, where: string, message: string, whatToDo: string) => tell(code, "error", where, message, whatToDo);

  const ids = new Map<string, "step" | "moment">();
  const claim = (id: string, kind: "step" | "moment", where: string) => {
    if (id === "start") error("reserved-id", where, "'start' names the plan's day 0", "Give it another id.");
    else if (ids.has(id))
      error("duplicate-id", where, `the id '${id}' is taken already`, "Give each step, milestone, date and condition an id of its own.");
    ids.set(id, kind);
  };
  file.commitments.forEach((one, index) => void claim(one.id, "step", `commitments[${index}].id`));
  (file.milestones ?? []).forEach((one, index) => void claim(one.id, "moment", `milestones[${index}].id`));
  (file.fixedDates ?? []).forEach((one, index) => void claim(one.id, "moment", `fixedDates[${index}].id`));
  (file.conditions ?? []).forEach((one, index) => void claim(one.id, "moment", `conditions[${index}].id`));
  const clauseIds = new Set((file.clauses ?? []).map((clause) => clause.id));
  const parties = new Map<string, { id: string; name: string; tolerance: number | undefined }>();
  const toleranceOf = (id: string) => (typeof file.tolerance === "number" ? file.tolerance : file.tolerance?.[id]);
  for (const party of file.parties ?? []) {
    const written = typeof party === "string" ? { id: party } : party;
    parties.set(written.id, { id: written.id, name: written.name ?? written.id, tolerance: written.tolerance ?? toleranceOf(written.id) });
  }
  const namedParties = parties.size > 0;
  const party = (id: string, where: string) => {
    if (parties.has(id)) return;
    if (namedParties)
      tell("unlisted-party", "warning", where, `'${id}' is not among the plan's parties`, "Add it to 'parties', or mend the name.");
    parties.set(id, { id, name: id, tolerance: toleranceOf(id) });
  };
  const limits: PlanLimit[] = [];
  const dates: DateLimit[] = [];

  const calendar = calendarOf(file);
  const commitments = file.commitments.map(commitmentOf);
  const milestones = (file.milestones ?? []).map((one, index) => {
    const place = `milestones[${index}]`;
    addAfter(one.id, one.after, place, "end");
    (one.timing ?? []).forEach((timing, at) => void addTiming(one.id, timing, `${place}.timing[${at}]`, true));
    if (one.notAfter !== undefined)
      addDates({ of: one.id, at: "end" }, undefined, one.notAfter, clauseList(one.clause, place), `${place}.notAfter`);
    return { id: one.id, name: one.name ?? one.id, clauses: clauseList(one.clause, `${place}.clause`), place };
  });
  const fixedDates = (file.fixedDates ?? []).map((one, index) => {
    const place = `fixedDates[${index}]`;
    const clauses = clauseList(one.clause, `${place}.clause`);
    checkMoment(one.on, `${place}.on`);
    return { id: one.id, on: one.on, name: one.name ?? one.id, clauses, place };
  });
  const conditions = (file.conditions ?? []).map((one, index) => {
    const place = `conditions[${index}]`;
    const clauses = clauseList(one.clause, `${place}.clause`);
    const max = one.within === undefined ? undefined : amount(one.within, `${place}.within`);
    limits.push({
      event: { of: one.id, at: "end" },
      anchor: anchorOf(one.after ?? "start", `${place}.after`),
      min: Zero,
      max,
      clauses,
      orders: true,
      place,
      words: undefined,
    });
    return { id: one.id, text: one.text, probability: one.probability, clauses, place };
  });
  if (file.start !== undefined) checkMoment(file.start, "start");

  if (problems.some((problem) => problem.severity === "error")) return { kind: "refused", problems };
  const plan: SequencePlan = {
    title: file.title,
    start: file.start,
    calendar,
    parties: [...parties.values()],
    clauses: (file.clauses ?? []).map(({ id, text, point, reference }) => ({ id, text, point, reference })),
    conditions,
    commitments,
    milestones,
    fixedDates,
    limits,
    dates,
  };
  return { kind: "plan", plan, problems };

  function commitmentOf(one: PlanFile["commitments"][number], index: number): Commitment {
    const place = `commitments[${index}]`;
    party(one.obligor, `${place}.obligor`);
    const beneficiaries = [...new Set([...(one.beneficiary === undefined ? [] : [one.beneficiary]), ...(one.beneficiaries ?? [])])];
    for (const name of beneficiaries) party(name, `${place}.beneficiaries`);
    addAfter(one.id, one.after, place, "start");
    (one.timing ?? []).forEach((timing, at) => void addTiming(one.id, timing, `${place}.timing[${at}]`, false));
    const clauses = clauseList(one.clause, `${place}.clause`);
    if (one.dates !== undefined) {
      const own = one.dates.clause === undefined ? clauses : clauseList(one.dates.clause, `${place}.dates.clause`);
      const { startOn, endOn } = one.dates;
      addDates({ of: one.id, at: "start" }, startOn ?? one.dates.startNotBefore, startOn ?? one.dates.startNotAfter, own, `${place}.dates`);
      addDates({ of: one.id, at: "end" }, endOn ?? one.dates.endNotBefore, endOn ?? one.dates.endNotAfter, own, `${place}.dates`);
    }
    const condition =
      one.condition === undefined ? undefined : typeof one.condition === "string" ? { id: one.condition, holds: true } : one.condition;
    if (condition !== undefined) needCondition(condition.id, `${place}.condition`);
    if (one.snapback !== undefined) needCondition(one.snapback.condition, `${place}.snapback.condition`);
    const duration = durationOf(one.duration, `${place}.duration`, clauses);
    return {
      id: one.id,
      act: one.act,
      obligor: one.obligor,
      beneficiaries,
      clauses,
      point: one.point,
      duration,
      condition,
      snapback:
        one.snapback === undefined
          ? undefined
          : {
              condition: one.snapback.condition,
              within: amount(one.snapback.within, `${place}.snapback.within`),
              clauses: one.snapback.clause === undefined ? clauses : clauseList(one.snapback.clause, `${place}.snapback.clause`),
            },
      verification:
        one.verification === undefined
          ? undefined
          : {
              by: one.verification.by,
              duration: durationOf(one.verification.duration, `${place}.verification.duration`, clauses),
              clauses:
                one.verification.clause === undefined ? clauses : clauseList(one.verification.clause, `${place}.verification.clause`),
            },
      reversibility: one.reversibility ?? 0,
      cost: worthOf(one.cost ?? 0),
      values: valuesOf(one, beneficiaries, place),
      escrow:
        one.escrow === undefined
          ? undefined
          : {
              holder: one.escrow.holder,
              share: one.escrow.share,
              releasedAfter: [one.escrow.releasedAfter].flat().map((id) => {
                if (ids.get(id) !== "step") unknown(id, `${place}.escrow.releasedAfter`);
                return id;
              }),
            },
      guarantee: one.guarantee,
      progress: (one.progress ?? [])
        .map(({ on, state, evidence, note }) => ({ on, state, evidence: evidence ?? [], note }))
        .sort((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0)),
      place,
    };
  }

  function valuesOf(one: PlanFile["commitments"][number], beneficiaries: readonly string[], place: string): ReadonlyMap<string, Worth> {
    if (one.value === undefined) return new Map();
    if (typeof one.value === "number" || isWorth(one.value)) {
      const worth = worthOf(one.value as number | Worth);
      const [receiver, ...others] = beneficiaries;
      if (receiver === undefined) {
        if (worth.amount !== 0)
          error(
            "value-without-receiver",
            `${place}.value`,
            `'${one.id}' has a value but no beneficiary`,
            "Name the beneficiary, or write the value by party.",
          );
        return new Map();
      }
      // One number for several receivers is the value to each of them.
      return new Map([receiver, ...others].map((name) => [name, worth]));
    }
    const entries = Object.entries(one.value as Readonly<Record<string, number | Worth>>);
    for (const [name] of entries) party(name, `${place}.value`);
    return new Map(entries.map(([name, worth]) => [name, worthOf(worth)]));
  }

  function addAfter(id: string, after: PlanFile["commitments"][number]["after"], place: string, milestoneEvent: "start" | "end") {
    if (after === undefined) return;
    const list = typeof after === "string" ? [after] : after;
    list.forEach((entry, at) => {
      const where = `${place}.after[${at}]`;
      const written = typeof entry === "string" ? { step: entry, type: "FS" as const } : entry;
      const finishFirst = written.type === "FS" || written.type === "FF";
      const event = milestoneEvent === "end" || written.type === "FF" || written.type === "SF" ? "end" : "start";
      const lag = "lag" in written && written.lag !== undefined ? amount(written.lag, `${where}.lag`) : Zero;
      const maxLag = "maxLag" in written && written.maxLag !== undefined ? amount(written.maxLag, `${where}.maxLag`) : undefined;
      const anchor = anchorOf(written.step, `${where}.step`, finishFirst ? "end" : "start");
      for (const moment of anchor.moments)
        if (moment.of === id) error("own-predecessor", where, `'${id}' comes after itself`, "Take this entry out.");
      const clauses = "clause" in written ? clauseList(written.clause, `${where}.clause`) : [];
      limits.push({ event: { of: id, at: event }, anchor, min: lag, max: maxLag, clauses, orders: true, place: where, words: undefined });
    });
  }

  type WrittenTiming = NonNullable<PlanFile["commitments"][number]["timing"]>[number];

  function addTiming(id: string, timing: WrittenTiming, place: string, isMilestone: boolean) {
    const { relation } = timing;
    const startsByNature = relation === "not before" || relation === "together";
    const at = isMilestone ? "end" : (timing.event ?? (startsByNature ? "start" : "end"));
    const anchor = anchorOf(timing.anchor, `${place}.anchor`, relation === "together" ? "start" : "end");
    const one = timing.amount === undefined ? undefined : amount(timing.amount, `${place}.amount`);
    const need = () => {
      if (one === undefined) error("no-amount", place, `'${relation}' needs an amount`, 'Write for example "amount": "30 days".');
      return one ?? Zero;
    };
    const low = timing.min === undefined ? undefined : amount(timing.min, `${place}.min`);
    const high = timing.max === undefined ? undefined : amount(timing.max, `${place}.max`);
    const bounds = (): { min: PlanLimit["min"]; max: PlanLimit["max"] } => {
      switch (relation) {
        case "within":
          return { min: Zero, max: need() };
        case "no later than":
          return { min: undefined, max: one ?? Zero };
        case "not before":
          return { min: one ?? Zero, max: undefined };
        case "on":
          return { min: need(), max: need() };
        case "together":
          return { min: Zero, max: Zero };
        case "before":
          return { min: undefined, max: { ...(one ?? Zero), count: -(one ?? Zero).count } };
        case "between":
          if (low === undefined || high === undefined)
            error("no-amount", place, "'between' needs min and max", 'Write for example "min": "30 days", "max": "45 days".');
          return { min: low, max: high };
      }
    };
    limits.push({
      event: { of: id, at },
      anchor,
      ...bounds(),
      clauses: clauseList(timing.clause, `${place}.clause`),
      orders: false,
      place,
      words: timing.words,
    });
  }

  function addDates(
    event: PlanMoment,
    notBefore: string | undefined,
    notAfter: string | undefined,
    clauses: readonly string[],
    place: string,
  ) {
    if (notBefore === undefined && notAfter === undefined) return;
    if (notBefore !== undefined) checkMoment(notBefore, place);
    if (notAfter !== undefined) checkMoment(notAfter, place);
    dates.push({ event, notBefore, notAfter, clauses, place });
  }

  function anchorOf(
    written: string | { readonly earliestOf: readonly string[] } | { readonly latestOf: readonly string[] },
    place: string,
    byDefault: "start" | "end" = "end",
  ): Anchor {
    if (typeof written === "string") return { kind: "one", moments: [momentOf(written, place, byDefault)] };
    if ("earliestOf" in written) return { kind: "earliest", moments: written.earliestOf.map((name) => momentOf(name, place, byDefault)) };
    return { kind: "latest", moments: written.latestOf.map((name) => momentOf(name, place, byDefault)) };
  }

  function momentOf(name: string, place: string, byDefault: "start" | "end"): PlanMoment {
    if (name === "start") return { of: "start", at: "end" };
    const kind = ids.get(name);
    if (kind !== undefined) return { of: name, at: kind === "step" ? byDefault : "end" };
    const split = /^(.+)\.(start|end|verified|snapback)$/u.exec(name);
    const of = split?.[1];
    if (of !== undefined && ids.has(of)) {
      // The pattern allows exactly these four words.
      const at = split?.[2] as PlanMoment["at"];
      return { of, at: ids.get(of) === "step" ? at : "end" };
    }
    unknown(name, place);
    return { of: "start", at: "end" };
  }

  function unknown(name: string, place: string) {
    const near = nearest(name, [...ids.keys()].slice(0, 5000));
    error(
      "unknown-anchor",
      place,
      `nothing in the plan is called '${name}'`,
      near === undefined ? "Name a step, milestone, date or condition of the plan." : `Did you mean '${near}'?`,
    );
  }

  function needCondition(id: string, place: string) {
    if (!(file.conditions ?? []).some((condition) => condition.id === id))
      error("unknown-condition", place, `no condition is called '${id}'`, "List it under 'conditions'.");
  }

  function clauseList(written: string | readonly string[] | undefined, place: string): readonly string[] {
    const list = written === undefined ? [] : [written].flat();
    // A plan that lists no clauses may still number them; one that lists them must know each.
    if (clauseIds.size > 0)
      for (const id of list)
        if (!clauseIds.has(id)) error("unknown-clause", place, `no clause is called '${id}'`, "List it under 'clauses', or mend the name.");
    return list;
  }

  function amount(written: Parameters<typeof parseAmount>[0], place: string) {
    const parsedAmount = parseAmount(written);
    if (parsedAmount === undefined) {
      error(
        "unreadable-amount",
        place,
        `'${String(written)}' is no stretch of time`,
        'Write for example "48 hours", "30 days", "5 working days" or "3 months".',
      );
      return Zero;
    }
    if (Math.abs(roughDays(parsedAmount)) > MostDays)
      error(
        "amount-out-of-range",
        place,
        `${formatAmount(parsedAmount)} is out of range`,
        `Use at most ${Math.floor(MostDays / 365)} years.`,
      );
    return parsedAmount;
  }

  function durationOf(written: PlanFile["commitments"][number]["duration"], place: string, clauses: readonly string[]): Duration {
    const base = { likely: undefined, distribution: undefined, samples: [], clauses, place };
    if (written === undefined) return { kind: "controllable", min: Zero, max: Zero, ...base };
    if (typeof written !== "object" || !("min" in written)) {
      const fixed = amount(written, place);
      notNegative(fixed.count, place);
      return { kind: "controllable", min: fixed, max: fixed, ...base };
    }
    const min = amount(written.min, `${place}.min`);
    const max = written.max === undefined ? undefined : amount(written.max, `${place}.max`);
    notNegative(min.count, `${place}.min`);
    if (max !== undefined) notNegative(max.count, `${place}.max`);
    if (max !== undefined && roughDays(max) < roughDays(min))
      error("bounds-crossed", place, "the shortest duration is longer than the longest", "Exchange min and max.");
    if (written.kind === "contingent" && max === undefined)
      error("no-upper-bound", place, "a duration that nature decides needs an upper bound", "Give 'max'.");
    if (written.distribution === "samples" && written.samples === undefined)
      error("no-samples", place, "the distribution 'samples' needs samples", "List observed durations in days under 'samples'.");
    return {
      kind: written.kind,
      min,
      max,
      likely: written.likely === undefined ? undefined : amount(written.likely, `${place}.likely`),
      distribution: written.distribution,
      samples: written.samples ?? [],
      clauses: written.clause === undefined ? clauses : clauseList(written.clause, `${place}.clause`),
      place,
    };
  }

  function notNegative(count: number, place: string) {
    if (count < 0)
      error("negative-duration", place, `a duration of ${count} is negative`, "Durations are 0 or more; use a negative lag for a lead.");
  }

  function checkMoment(iso: string, place: string) {
    if (!isRealMoment(iso)) error("no-such-date", place, `'${iso}' is no date of the calendar`, "Mend the date.");
    else if (Number(iso.slice(0, 4)) < Years.first || Number(iso.slice(0, 4)) > Years.last)
      error("date-out-of-range", place, `'${iso}' is out of range`, `Use the years ${Years.first} to ${Years.last}.`);
  }

  function calendarOf({ calendar: written }: PlanFile): PlanCalendar {
    const days = written?.workingDays ?? ["Mon", "Tue", "Wed", "Thu", "Fri"];
    if (days.length === 0)
      error("no-working-day", "calendar.workingDays", "no day of the week is worked", "Name at least one, or leave the list out.");
    const zone = written?.zone ?? "UTC";
    if (!isZone(zone)) error("unknown-zone", "calendar.zone", `'${zone}' is no time zone`, "Use an IANA name such as 'Europe/Vienna'.");
    const holidays = (written?.holidays ?? []).map((holiday, index) => {
      const place = `calendar.holidays[${index}]`;
      const span = typeof holiday === "string" ? { from: holiday, to: holiday, name: undefined } : spanOf(holiday, place);
      checkMoment(span.from, place);
      checkMoment(span.to, place);
      if (span.to < span.from)
        error("bounds-crossed", place, `the holiday ends (${span.to}) before it begins (${span.from})`, "Exchange the days.");
      else if (Date.parse(span.to) - Date.parse(span.from) > LongestClosure * 86_400_000)
        error(
          "calendar-closed",
          place,
          `the holiday from ${span.from} to ${span.to} leaves no working day for more than ten years`,
          "Shorten it.",
        );
      return span;
    });
    return {
      zone,
      workingDays: Weekdays.map((day) => days.includes(day)),
      holidays: holidays.sort((left, right) => (left.from < right.from ? -1 : left.from > right.from ? 1 : 0)),
    };
  }

  function spanOf(
    holiday: {
      readonly on?: string | undefined;
      readonly from?: string | undefined;
      readonly to?: string | undefined;
      readonly name?: string | undefined;
    },
    place: string,
  ) {
    const from = holiday.on ?? holiday.from;
    if (from === undefined) error("no-day", place, "the holiday has no day", "Give 'on', or 'from' and 'to'.");
    const first = from ?? "2000-01-01";
    return { from: first, to: holiday.on ?? holiday.to ?? first, name: holiday.name };
  }
}

/** For comparing bounds in one order of magnitude only; the calendar decides the rest. */
function roughDays({ count, unit, working }: Duration["min"]): number {
  const days = { hours: 1 / 24, days: 1, weeks: 7, months: 30 }[unit];
  return count * days * (working ? 1.4 : 1);
}

function isWorth(value: object): boolean {
  return (
    "amount" in value &&
    typeof value.amount === "number" &&
    Object.keys(value).every((key) => ["amount", "source", "analyst"].includes(key))
  );
}

function worthOf(
  written: number | { readonly amount: number; readonly source?: string | undefined; readonly analyst?: string | undefined },
): Worth {
  return typeof written === "number"
    ? { amount: written, source: undefined, analyst: undefined }
    : { amount: written.amount, source: written.source, analyst: written.analyst };
}

/** True where the day and the time exist: 2026-02-30 does not. */
function isRealMoment(iso: string): boolean {
  const time = iso.length > 10 ? iso : `${iso}T00:00`;
  const milliseconds = Date.parse(`${time}Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(iso.slice(0, 10));
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false; // The one way Intl refuses a zone.
    throw error;
  }
}

/** The name with the fewest edits, at most two, for "did you mean". */
function nearest(name: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = 3;
  for (const other of names) {
    const edits = editsBetween(name.toLowerCase(), other.toLowerCase(), fewest);
    if (edits < fewest) {
      fewest = edits;
      best = other;
    }
  }
  return best;
}

function editsBetween(one: string, other: string, cap: number): number {
  if (Math.abs(one.length - other.length) >= cap) return cap;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++)
      next.push(Math.min((row[to] ?? cap) + 1, (next[to - 1] ?? cap) + 1, (row[to - 1] ?? cap) + (one[at - 1] === other[to - 1] ? 0 : 1)));
    row = next;
  }
  return row[other.length] ?? cap;
}

/** What the shape found, with the place as it stands in the file and the step's id where there is one. */
function shapeProblems(error: z.ZodError, json: unknown): readonly Problem[] {
  return error.issues.slice(0, MostProblems).map((issue) => {
    const where = issue.path
      .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
      .join("")
      .replace(/^[.]/u, "");
    const step = stepAt(json, issue.path);
    const named = step === undefined ? "" : ` (step '${step}')`;
    const missing = issue.code === "invalid_type" && valueAt(json, issue.path) === undefined;
    const field = String(issue.path.at(-1) ?? "the file");
    const message = missing
      ? `'${field}' is missing at ${where}${named}`
      : `${where === "" ? "the file" : where}${named}: ${deepest(issue)}`;
    return {
      code: missing ? "missing-field" : "bad-shape",
      severity: "error" as const,
      message,
      whatToDo: field === "obligor" ? "Say which party does the step." : "See docs/schema/sequence-plan.json for the fields of a plan.",
      where: where === "" ? "the file" : where,
    };
  });
}

/** Of a union that nothing fitted, the sentence of the branch that came furthest; otherwise its own. */
function deepest(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union") return issue.message;
  const inner = issue.errors.flat().sort((left, right) => right.path.length - left.path.length);
  const furthest = inner[0];
  if (furthest === undefined || furthest.path.length === 0) return inner.map((one) => one.message).join(", or: ") || issue.message;
  return `${furthest.path.join(".")}: ${deepest(furthest)}`;
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, part)?.value;
  }
  return value;
}

function stepAt(json: unknown, path: readonly PropertyKey[]): string | undefined {
  const id = valueAt(json, [...path.slice(0, 2), "id"]);
  return path.length > 2 && typeof id === "string" ? id : undefined;
}
