/** Decides what an edit of one step or milestone does to all dates, at once: only what that one says is read and laid out anew. */
import { type BoundPlace, type CompiledCase, compileCase, type FloatingAmount, layAgain, type PlanCase } from "../compile-plan.ts";
import { findWindows } from "../consistency/find-windows.ts";
import { type Critical, findCritical } from "../find-critical.ts";
import { createDateFollower } from "../follow-dates.ts";
import { type TemporalNetwork, withoutUncertainty } from "../network/temporal-network.ts";
import { parsePlan } from "../parse-plan.ts";
import type { PlanFile, SequencePlan } from "../plan-shape.ts";
import type { PlanTime } from "../plan-time.ts";
import { fromStart, settleEarly, settleLate } from "../settle-dates.ts";
import { editPlan, type PlanEdit } from "./edit-plan.ts";
import type { Surveyed } from "./survey-plan.ts";

/** A plan that is edited, with its only case laid out. */
export type LivePlan = {
  readonly file: PlanFile;
  readonly plan: SequencePlan;
  readonly time: PlanTime;
  readonly scenario: PlanCase;
  readonly compiled: CompiledCase;
  /** The points of the case by name; an edit leaves them as they are. */
  readonly pointOf: ReadonlyMap<string, number>;
};

/** A plan after an edit; its dates in minutes from the plan's start, by point, undefined where clauses contradict each other. */
export type EditedDates = {
  readonly live: LivePlan;
  readonly dates: { readonly earliest: Float64Array; readonly latest: Float64Array; readonly critical: Critical } | undefined;
};

/** Undefined where a plan has several cases, or another form on other dates: then an edit can decide which case is told, and a survey tells it. */
export function openEdits({ plan, time, shown, survey }: Surveyed, file: PlanFile): LivePlan | undefined {
  if (survey.cases.length !== 1 || !survey.areCasesComplete) return undefined;
  const compiled = compileCase(plan, time, shown.scenario);
  if (compiled.formDependsOnDates) return undefined;
  const pointOf = new Map(compiled.network.points.map((name, point) => [name, point]));
  return { file, plan, time, scenario: shown.scenario, compiled, pointOf };
}

/**
 * The dates of the edited plan are those of a check of it as a whole. Undefined for an edit of more than one step or milestone, or one that makes
 * several cases or is refused. Cost: linear in limits for putting the new ones in the place of the old; two searches over all, and what dates need to settle.
 */
export function editDates(live: LivePlan, edit: PlanEdit): EditedDates | undefined {
  const owner = ownerOf(live.file, edit);
  if (owner === undefined) return undefined;
  const file = editPlan(live.file, [edit]);
  const parsed = parsePlan(onlyOwner(file, owner));
  if (parsed.kind === "refused") return undefined;
  const own = atPlace(parsed.plan, owner);
  if (own.limits.some(({ anchor, place }) => anchor.kind !== "one" && isWithin(place, owner))) return undefined;
  const read = compileCase(own, live.time, live.scenario);
  if (read.formDependsOnDates) return undefined;
  const compiled = spliced(live, read, owner);
  const plan = splicedPlan(live.plan, own, owner);
  return { live: { ...live, file, plan, compiled }, dates: datesOf(plan, compiled) };
}

/** A step or milestone that is edited, by its list and its number in it. */
type Owner = {
  readonly list: "commitments" | "milestones";
  readonly index: number;
  /** How the places of what it says begin. */
  readonly prefix: string;
};

function ownerAt(list: Owner["list"], index: number): Owner {
  return { list, index, prefix: `${list}[${index}].` };
}

function ownerOf(file: PlanFile, edit: PlanEdit): Owner | undefined {
  switch (edit.kind) {
    case "move": {
      const index = file.commitments.findIndex(({ id }) => id === edit.step);
      return index < 0 ? undefined : ownerAt("commitments", index);
    }
    case "bound":
    case "relation":
    case "give up": {
      const [, list, index] = /^(commitments|milestones)\[(\d+)\]/u.exec(edit.place) ?? [];
      // The pattern allows exactly these two words.
      return list === undefined ? undefined : ownerAt(list as Owner["list"], Number(index));
    }
    default:
      return undefined;
  }
}

/** The edited one as it is written, and of the others only the names it uses, with what decides whether they are there. */
function onlyOwner(file: PlanFile, { list, index }: Owner): PlanFile {
  const one = file[list]?.[index];
  const names = new Set<string>();
  gatherNames(one, names);
  const isNamed = ({ id }: { readonly id: string }) => names.has(id) && id !== one?.id;
  const steps = file.commitments
    .filter(isNamed)
    .map(({ id, obligor, condition, snapback, verification }) => ({ id, obligor, condition, snapback, verification }));
  const marks = (file.milestones ?? []).filter(isNamed).map(({ id }) => ({ id }));
  const step = list === "commitments" ? file.commitments[index] : undefined;
  const mark = list === "milestones" ? file.milestones?.[index] : undefined;
  return {
    start: file.start,
    calendar: file.calendar,
    parties: file.parties,
    clauses: file.clauses?.filter(({ id }) => names.has(id)),
    conditions: file.conditions?.map(({ id }) => ({ id })),
    commitments: [...(step === undefined ? [] : [step]), ...steps],
    milestones: [...(mark === undefined ? [] : [mark]), ...marks],
    fixedDates: file.fixedDates,
  };
}

/** Every word in a value that may be a name, and what stands before `.start`, `.end` and so on. */
function gatherNames(value: unknown, into: Set<string>): void {
  if (typeof value === "string") {
    into.add(value);
    into.add(value.replace(/\.(?:start|end|verified|snapback)$/u, ""));
  } else if (Array.isArray(value)) for (const one of value) gatherNames(one, into);
  else if (typeof value === "object" && value !== null) for (const one of Object.values(value)) gatherNames(one, into);
}

function isWithin(place: string, owner: Owner): boolean {
  return place.startsWith(owner.prefix);
}

/** The same plan with the edited one at its own place; the others have none that matters. */
function atPlace(plan: SequencePlan, owner: Owner): SequencePlan {
  const first = `${owner.list}[0]`;
  const to = owner.prefix.slice(0, -1);
  const renamed = (place: string) =>
    place === first || place.startsWith(`${first}.`) ? `${to}${place.slice(first.length)}` : `elsewhere.${place}`;
  const withPlace = <One extends { readonly place: string }>(one: One): One => ({ ...one, place: renamed(one.place) });
  return {
    ...plan,
    commitments: plan.commitments.map((one) => ({
      ...withPlace(one),
      duration: withPlace(one.duration),
      verification: one.verification === undefined ? undefined : { ...one.verification, duration: withPlace(one.verification.duration) },
    })),
    milestones: plan.milestones.map(withPlace),
    limits: plan.limits.map(withPlace),
    dates: plan.dates.map(withPlace),
  };
}

/** The case with the limits and links of one owner read anew: what was written stands first, then what is new, then what belongs to the form. */
function spliced({ compiled: old, pointOf }: LivePlan, read: CompiledCase, owner: Owner): CompiledCase {
  const { network } = old;
  const theirs = read.network;
  const point = (at: number): number => pointOf.get(theirs.points[at] ?? "") ?? -1;
  const isOwn = (place: string | undefined) => place !== undefined && isWithin(place, owner);
  const limits = spliceOf(network.limitFrom.length, old.limitPlaces, read.limitPlaces, isOwn);
  const links = spliceOf(network.linkFrom.length, old.linkPlaces, read.linkPlaces, isOwn);
  const floats: FloatingAmount[] = [];
  for (const one of old.floating) {
    const index = (one.of === "limit" ? limits : links).oldTo[one.index] as number;
    if (index >= 0) floats.push(index === one.index ? one : { ...one, index });
  }
  for (const one of read.floating) {
    const index = (one.of === "limit" ? limits : links).newTo[one.index] as number;
    if (index >= 0) floats.push({ ...one, index, point: point(one.point) });
  }
  return {
    network: {
      ...network,
      limitFrom: moved(limits, network.limitFrom, theirs.limitFrom.map(point)),
      limitTo: moved(limits, network.limitTo, theirs.limitTo.map(point)),
      limitAmount: moved(limits, network.limitAmount, theirs.limitAmount),
      limitClause: moved(limits, network.limitClause, theirs.limitClause.map(noClause)),
      linkFrom: moved(links, network.linkFrom, theirs.linkFrom.map(point)),
      linkTo: moved(links, network.linkTo, theirs.linkTo.map(point)),
      linkLower: moved(links, network.linkLower, theirs.linkLower),
      linkUpper: moved(links, network.linkUpper, theirs.linkUpper),
      linkClause: moved(links, network.linkClause, theirs.linkClause.map(noClause)),
    },
    follows: [
      ...old.follows.filter(({ place }) => !isOwn(place)),
      ...read.follows.filter(({ place }) => isOwn(place)).map((one) => ({ ...one, before: point(one.before), after: point(one.after) })),
    ],
    limitPlaces: [...old.limitPlaces.filter((place) => !isOwn(place?.place)), ...read.limitPlaces.filter((place) => isOwn(place?.place))],
    linkPlaces: [...old.linkPlaces.filter((place) => !isOwn(place)), ...read.linkPlaces.filter(isOwn)],
    floating: floats,
    formDependsOnDates: false,
  };
}

/** Dates alone are asked of a case after an edit; which clause stands against which, a survey tells. */
const noClause = () => -1;

/** Where each entry of an old and a new list comes to stand; −1 where it is left out. */
type Splice = { readonly count: number; readonly oldTo: Int32Array; readonly newTo: Int32Array };

function spliceOf(
  count: number,
  old: readonly (BoundPlace | string | undefined)[],
  read: readonly (BoundPlace | string | undefined)[],
  isOwn: (place: string | undefined) => boolean,
): Splice {
  const placeAt = (list: typeof old, at: number) => {
    const place = list[at];
    return typeof place === "object" ? place.place : place;
  };
  const oldTo = new Int32Array(count).fill(-1);
  const newTo = new Int32Array(read.length).fill(-1);
  let next = 0;
  for (let at = 0; at < old.length; at++) if (!isOwn(placeAt(old, at))) oldTo[at] = next++;
  for (let at = 0; at < read.length; at++) if (isOwn(placeAt(read, at))) newTo[at] = next++;
  for (let at = old.length; at < count; at++) oldTo[at] = next++;
  return { count: next, oldTo, newTo };
}

function moved<Numbers extends Int32Array | Float64Array>({ count, oldTo, newTo }: Splice, old: Numbers, read: Numbers): Numbers {
  // The constructor of the list at hand makes lists of its own kind.
  const into = new (old.constructor as new (length: number) => Numbers)(count);
  for (let at = 0; at < oldTo.length; at++) {
    const to = oldTo[at] as number;
    if (to >= 0) into[to] = old[at] as number;
  }
  for (let at = 0; at < newTo.length; at++) {
    const to = newTo[at] as number;
    if (to >= 0) into[to] = read[at] as number;
  }
  return into;
}

/** The plan with what one owner says read anew, everything in the order of the file. */
function splicedPlan(plan: SequencePlan, read: SequencePlan, owner: Owner): SequencePlan {
  const put = <One extends { readonly place: string }>(old: readonly One[], all: readonly One[]): readonly One[] => {
    const fresh = all.filter(({ place }) => isWithin(place, owner));
    const rest = old.filter(({ place }) => !isWithin(place, owner));
    const at = rest.findIndex(({ place }) => isAfter(place, owner));
    return at < 0 ? [...rest, ...fresh] : [...rest.slice(0, at), ...fresh, ...rest.slice(at)];
  };
  const [step] = read.commitments;
  return {
    ...plan,
    commitments: owner.list === "commitments" && step !== undefined ? plan.commitments.with(owner.index, step) : plan.commitments,
    limits: put(plan.limits, read.limits),
    dates: put(plan.dates, read.dates),
  };
}

const Lists = ["commitments", "milestones", "conditions"] as const;

/** Whether a place stands behind an owner in a plan: steps come first, then milestones, then conditions. */
function isAfter(place: string, { list, index }: Owner): boolean {
  const own = Lists.findIndex((name) => place.startsWith(name));
  const rank = Lists.indexOf(list);
  return own > rank || (own === rank && Number(place.slice(list.length + 1, place.indexOf("]"))) > index);
}

/** As `checkPlan` finds them. */
function datesOf(plan: SequencePlan, compiled: CompiledCase): EditedDates["dates"] {
  const isDated = compiled.floating.length > 0;
  const follower = createDateFollower(compiled);
  const layAt = (lies: (point: number) => number): TemporalNetwork => layAgain(compiled, lies);
  const onSwing = () => {};
  const early = isDated ? settleEarly(follower, layAt, onSwing) : compiled.network;
  const flat = withoutUncertainty(early);
  const windows = findWindows(flat);
  if (windows.kind === "inconsistent") return undefined;
  const bounds = isDated ? findWindows(settleLate(follower, layAt, { flat, windows, onSwing })) : windows;
  const fixed = new Set(plan.fixedDates.map(({ id }) => id));
  const counted = [...early.points.keys()].filter((point) => !fixed.has(early.points[point] ?? ""));
  const { earliest } = windows;
  const latest = bounds.kind === "consistent" ? bounds.latest : windows.latest;
  return fromStart(early, { earliest, latest, critical: findCritical(flat, counted) });
}
