/** Decides which commitments the time limits of a draft propose: acts with their timing, what they are counted from, and the clause each comes from. */
import { setImmediate } from "node:timers/promises";
import {
  citationOf,
  type DraftText,
  isCalendarDay,
  type LimitAmount,
  lastDayOf,
  nodeAt,
  parseDraft,
  type TimeLimit,
  timeLimitsOf,
} from "#plan";
import type { SourceId } from "#record";
import type { PlanFile } from "#sequence";
import type { Run } from "./command.ts";

type Pacing = Pick<Run, "onProgress" | "signal">;
type Commitment = PlanFile["commitments"][number];
type Milestone = NonNullable<PlanFile["milestones"]>[number];
type Clause = NonNullable<PlanFile["clauses"]>[number];
type Timing = NonNullable<Commitment["timing"]>[number];

/** What a draft's limits propose. Nothing is decided by this: a person accepts what is meant. */
export type Proposal = {
  readonly id: string;
  readonly limits: readonly TimeLimit[];
  readonly commitment: Commitment;
  readonly clause: Clause;
  readonly milestones: readonly Milestone[];
  /** What the text leaves open or a plan cannot hold. */
  readonly notes: readonly string[];
};

export type ProposedPlan = { readonly draft: DraftText; readonly limits: readonly TimeLimit[]; readonly proposals: readonly Proposal[] };

/** Stands for an obligor that the clause does not name. */
export const NotStated = "not stated";
const LongestAct = 240;
const LongestId = 60;
const Signing = /\b(?:sign(?:ing|ature|ed)|entry into force|effective date|D-Day|^D$|^[TX]$)\b/iu;

/** How long it reads before other work, an interruption among it, has its turn. */
const BreathMs = 100;

/** Proposes one commitment for each act under a limit; can be interrupted. Cost: that of reading the limits and the structure. */
export async function proposeCommitments(text: string, source: SourceId, { onProgress, signal }: Pacing): Promise<ProposedPlan> {
  const steps = timeLimitsOf(text);
  let step = steps.next();
  for (let breath = performance.now(); step.done !== true; step = steps.next()) {
    if (performance.now() - breath < BreathMs) continue;
    onProgress({ ...step.value, current: "time limits" });
    await setImmediate();
    signal.throwIfAborted();
    breath = performance.now();
  }
  const limits = step.value;
  const draft = parseDraft(text);
  const taken = new Map([["start", 1]]);
  const proposals = grouped(limits).map((group) => propose(group, { text, source, draft, taken }));
  return { draft, limits, proposals };
}

/** A whole plan of proposals, so that it can be checked before anything is accepted. */
export function planOfProposals(proposals: readonly Proposal[], title: string): PlanFile {
  const milestones = new Map(proposals.flatMap((one) => one.milestones.map((milestone) => [milestone.id, milestone] as const)));
  const clauses = new Map(proposals.map(({ clause }) => [clause.id, clause] as const));
  return {
    title,
    clauses: [...clauses.values()],
    commitments: proposals.map(({ commitment }) => commitment),
    milestones: [...milestones.values()],
  };
}

/** Limits on one act stand together. */
function grouped(limits: readonly TimeLimit[]): readonly (readonly [TimeLimit, ...TimeLimit[]])[] {
  const groups = new Map<string, [TimeLimit, ...TimeLimit[]]>();
  for (const limit of limits) {
    const key = limit.event === undefined ? `limit ${limit.range.start}` : `event ${limit.event.start}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [limit]);
    else group.push(limit);
  }
  return [...groups.values()];
}

type Making = { readonly text: string; readonly source: SourceId; readonly draft: DraftText; readonly taken: Map<string, number> };

function propose(limits: readonly [TimeLimit, ...TimeLimit[]], { text, source, draft, taken }: Making): Proposal {
  const [first] = limits;
  const words = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end).replace(/\s+/gu, " ").trim();
  const node = nodeAt(draft, first.range.start);
  const citation = node === undefined ? undefined : citationOf(draft, node);
  const verb = first.event === undefined ? "limit" : words(first.event);
  const id = unused(slug(`${citation ?? ""} ${verb}`), taken);
  const clauseId = `clause ${first.clause.start}`;
  const notes: string[] = [];
  const milestones: Milestone[] = [];
  const act = first.act === undefined ? verb : words(first.act);
  const obligor = first.obligor === undefined ? NotStated : words(first.obligor).slice(0, 160);
  if (first.obligor === undefined) notes.push("The clause does not say who has to do it.");
  if (first.condition !== undefined)
    notes.push(`It depends on a condition: ${words(first.condition)}${first.isSnapback ? ". It takes something back." : "."}`);
  const timing: Timing[] = [];
  let duration: Commitment["duration"];
  let dates: NonNullable<Commitment["dates"]> = {};
  for (const limit of limits) {
    const said = words(limit.range);
    if (limit.relation.startsWith("for")) duration = durationOf(limit) ?? duration;
    else if (limit.anchor?.date !== undefined) dates = { ...dates, ...datesOf(limit, notes) };
    else timing.push({ ...timingOf(limit, anchorName(limit), notes), clause: clauseId, words: said });
  }
  const commitment: Commitment = {
    id,
    act: act.slice(0, LongestAct),
    obligor,
    ...(first.beneficiary === undefined ? {} : { beneficiaries: [words(first.beneficiary)] }),
    clause: clauseId,
    ...(node === undefined ? {} : { point: node.id }),
    ...(duration === undefined ? {} : { duration }),
    ...(timing.length === 0 ? {} : { timing }),
    ...(Object.keys(dates).length === 0 ? {} : { dates: { ...dates, clause: clauseId } }),
  };
  const clause: Clause = {
    id: clauseId,
    text: words(first.clause),
    span: { source, ...first.clause },
    ...(node === undefined ? {} : { point: node.id }),
    ...(citation === undefined ? {} : { reference: citation }),
  };
  return { id, limits, commitment, clause, milestones, notes };

  /** The plan's name for what a limit is counted from; an event of its own becomes a milestone. */
  function anchorName(limit: TimeLimit): string {
    if (limit.anchor === undefined) {
      notes.push(`The text leaves open from when '${words(limit.range)}' counts; the plan's start stands in.`);
      return "start";
    }
    const said = words(limit.anchor.range);
    if (Signing.test(said)) return "start";
    if (limit.anchor.of !== undefined)
      notes.push(
        `It counts from the ${limit.anchor.of === "earliest" ? "earlier" : "later"} of several: ${said}. Name them apart where it matters.`,
      );
    const name = `at-${slug(said)}`;
    if (!milestones.some((one) => one.id === name)) milestones.push({ id: name, name: said, clause: clauseId });
    return name;
  }
}

function timingOf(limit: TimeLimit, anchor: string, notes: string[]): Timing {
  const amount = limit.amount === undefined ? undefined : amountWords(limit.amount);
  switch (limit.relation) {
    case "within":
      if (limit.amount !== undefined && limit.amount.count < 0) return { relation: "between", min: amount, max: "0 days", anchor };
      return { relation: amount === undefined ? "no later than" : "within", ...(amount === undefined ? {} : { amount }), anchor };
    case "no later than":
    case "not before":
    case "before":
      return { relation: limit.relation, ...(amount === undefined ? {} : { amount }), anchor };
    case "on":
      return amount === undefined ? { relation: "together", event: "end", anchor } : { relation: "on", amount, anchor };
    case "between":
      return { relation: "between", min: amount ?? "0 days", max: limit.upTo === undefined ? "0 days" : amountWords(limit.upTo), anchor };
    case "immediately":
      notes.push("'Immediately' has no measure: only the order is taken over.");
      return { relation: "not before", anchor };
    case "until":
      return { relation: "no later than", anchor };
    case "every":
      notes.push(`It recurs every ${amount ?? "time"}: the plan has the first time only.`);
      return { relation: "within", amount: amount ?? "1 days", anchor };
    case "for":
    case "for at least":
    case "for at most":
      return { relation: "not before", anchor };
  }
}

/** In the words of a plan. "Day 2 of the truce" is one day after it began. */
function amountWords({ count, unit, working, ordinal }: LimitAmount): string {
  const whole = ordinal && count > 0 ? count - 1 : count;
  if (unit === "years") return `${whole * 12} months`;
  return `${whole} ${working ? "working " : ""}${unit}`;
}

function durationOf({ relation, amount }: TimeLimit): Commitment["duration"] {
  if (amount === undefined) return undefined;
  const said = amountWords(amount);
  if (relation === "for at least") return { kind: "controllable", min: said };
  if (relation === "for at most") return { kind: "controllable", min: 0, max: said };
  return said;
}

/** A whole year or month is taken by its first day where something begins and by its last where it ends. */
function datesOf({ relation, anchor }: TimeLimit, notes: string[]): NonNullable<Commitment["dates"]> {
  const date = anchor?.date ?? "";
  if (date.length === 10 && !isCalendarDay(date)) {
    notes.push(`'${date}' is no date of the calendar: the plan has no date for it.`);
    return {};
  }
  if (date.length < 10) {
    const [first, last] = [`${date}-01-01`.slice(0, 10), lastDayOf(date)];
    notes.push(`'${date}' is no single day; any day of it will do.`);
    return relation === "no later than" || relation === "until" ? { endNotAfter: last } : { endNotBefore: first, endNotAfter: last };
  }
  if (relation === "no later than" || relation === "until") return { endNotAfter: date };
  if (relation === "not before") return { startNotBefore: date };
  return { startOn: date };
}

function slug(words: string): string {
  const plain = words
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
  return plain.slice(0, LongestId).replace(/-$/u, "") || "limit";
}

/** `name`, or `name-2` and so on where it stands already; `taken` says how often each was asked for. Cost: constant, but for names that end so themselves. */
function unused(name: string, taken: Map<string, number>): string {
  let count = taken.get(name) ?? 0;
  let free = name;
  do {
    count += 1;
    if (count > 1) free = `${name}-${count}`;
  } while (count > 1 && taken.has(free));
  taken.set(name, count);
  if (free !== name) taken.set(free, 1);
  return free;
}
