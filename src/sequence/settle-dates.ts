/** Decides which dates a case has where lengths depend on dates: laid out again with the dates found before, until they stay. */
import type { Lies } from "./compile-plan.ts";
import { findWindows, type Windows } from "./consistency/find-windows.ts";
import type { Critical } from "./find-critical.ts";
import type { DateFollower } from "./follow-dates.ts";
import { type TemporalNetwork, withoutUncertainty } from "./network/temporal-network.ts";

/** Dates of a case in minutes from the plan's start, by point. */
export type CaseSchedule = { readonly earliest: Float64Array; readonly latest: Float64Array; readonly critical: Critical };

/** Dates settle in a few rounds; a plan whose holidays make them swing is told of. */
const ROUNDS = 12;
/** A round on so many points takes a second. */
const LARGE = 50_000;
const FEW_ROUNDS = 3;

/** After how many more rounds than the first the dates of so many points are taken as they are. */
export function roundsFor(pointCount: number): number {
  return pointCount > LARGE ? FEW_ROUNDS : ROUNDS;
}

/** The network with lengths counted from dates. */
type LayAt = (lies: Lies) => TemporalNetwork;

/** The case laid out with its earliest dates; an inconsistent layout ends it. `onSwing` is told where they do not settle. */
export function settleEarly(follower: DateFollower, layAt: LayAt, onSwing: () => void): TemporalNetwork {
  return settle(layAt, { guess: follower.forwards(), datesOf: earliestOf, onSwing });
}

/** The case laid out with its latest dates, links as limits; `flat` and `windows` are of its earliest. */
export function settleLate(
  follower: DateFollower,
  layAt: LayAt,
  {
    flat,
    windows,
    onSwing,
  }: { readonly flat: TemporalNetwork; readonly windows: Windows & { readonly kind: "consistent" }; readonly onSwing: () => void },
): TemporalNetwork {
  return withoutUncertainty(settle(layAt, { guess: follower.backwards(latestOf(flat) ?? windows.latest), datesOf: latestOf, onSwing }));
}

function settle(
  layAt: LayAt,
  {
    guess,
    datesOf,
    onSwing,
  }: {
    readonly guess: Float64Array;
    readonly datesOf: (flat: TemporalNetwork) => Float64Array | undefined;
    readonly onSwing: () => void;
  },
): TemporalNetwork {
  let dates = guess;
  for (let round = 0; ; round++) {
    const before = dates;
    const network = layAt((point) => before[point] as number);
    const found = datesOf(withoutUncertainty(network));
    if (found === undefined || found.every((date, point) => date === before[point])) return network;
    dates = found;
    if (round < roundsFor(network.points.length)) continue;
    onSwing();
    return network;
  }
}

/** Earliest dates in minutes from the plan's start, which is point 0. */
function earliestOf(flat: TemporalNetwork): Float64Array | undefined {
  const windows = findWindows(flat);
  if (windows.kind === "inconsistent") return undefined;
  const start = windows.earliest[0] as number;
  return windows.earliest.map((date) => date - start);
}

/** Latest dates; the earliest where nothing limits a point. */
function latestOf(flat: TemporalNetwork): Float64Array | undefined {
  const windows = findWindows(flat);
  if (windows.kind === "inconsistent") return undefined;
  const start = windows.earliest[0] as number;
  return windows.latest.map((date, point) => (date === Infinity ? (windows.earliest[point] as number) : date) - start);
}

/** Where a fixed date lies before the start, the network counts from there; dates are told from the start. */
export function fromStart(
  network: TemporalNetwork,
  { earliest, latest, critical }: { readonly earliest: Float64Array; readonly latest: Float64Array; readonly critical: Critical },
): CaseSchedule {
  const start = network.origin === 0 ? 0 : (earliest[0] as number);
  if (start === 0) return { earliest, latest, critical };
  return {
    earliest: earliest.map((date) => date - start),
    latest: latest.map((date) => date - start),
    critical: { ...critical, end: critical.end - start },
  };
}
