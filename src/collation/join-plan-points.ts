/** Decides which points the newest draft of each plan has, and which points of its earlier drafts they were. */
import type { PointMark } from "#record";
import { itemIdOf } from "#record";
import { accountOf, byLearning, type OrderedDocument, textAt, type Unit } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import { pairAlike } from "./pair-alike.ts";
import { stemsOf } from "./words.ts";

export const PointPrefix = "T";

/** A numbered point of one draft, which is an account of its point. */
export type PlanPointUnit = Unit & { readonly mark: PointMark; readonly heading: string; readonly stems: ReadonlySet<string> };

/** A point with its place in every draft that has it, oldest draft first. */
export type PlanPoint = Cluster<PlanPointUnit> & { readonly current: PlanPointUnit };

/** One plan: its drafts in the order of their dates, and the points of the newest. */
export type Plan = { readonly drafts: readonly OrderedDocument[]; readonly points: readonly PlanPoint[] };

/** From this likeness of words on, two points without the same heading are one. */
const EnoughAlike = 0.4;
/** A draft whose points are for the most part in another is a draft of the same plan. */
const SamePlan = 0.5;

type Chain = PlanPointUnit[];
type PlanInMaking = { readonly drafts: OrderedDocument[]; chains: Chain[]; dropped: Chain[] };

/**
 * The plans of a dossier, oldest first. Drafts follow each other by date of publication, then as learned. A point goes on in the next draft under
 * the same heading, or in much the same words (each at most once); one that the newest draft does not have any more is none of its points. What was
 * merged or split is `plan`'s matter. Cost: that of `pairAlike` for each draft and each plan.
 */
export function joinPlanPoints(documents: readonly OrderedDocument[]): readonly Plan[] {
  const drafts = documents.filter(({ reading }) => (reading.points ?? []).length > 0);
  const ordered = [...drafts].sort((one, other) => (one.published ?? Infinity) - (other.published ?? Infinity) || one.index - other.index);
  const plans: PlanInMaking[] = [];
  for (const draft of ordered) {
    const units = unitsOf(draft);
    const matched = plans.map((plan) => ({ plan, pairs: pairUp(plan.chains, units) }));
    const home = matched.find(({ pairs }) => pairs.size >= SamePlan * units.length);
    if (home === undefined) plans.push({ drafts: [draft], chains: units.map((unit) => [unit]), dropped: [] });
    else goOn(home.plan, draft, units, home.pairs);
  }
  return plans.map(({ drafts: own, chains }) => ({ drafts: own, points: chains.flatMap(pointOf) }));
}

function goOn(plan: PlanInMaking, draft: OrderedDocument, units: readonly PlanPointUnit[], pairs: ReadonlyMap<PlanPointUnit, Chain>): void {
  const kept = new Set(pairs.values());
  plan.drafts.push(draft);
  plan.dropped.push(...plan.chains.filter((chain) => !kept.has(chain)));
  plan.chains = units.map((unit) => {
    const chain = pairs.get(unit);
    chain?.push(unit);
    return chain ?? [unit];
  });
}

function pointOf(chain: Chain): readonly PlanPoint[] {
  const current = chain.at(-1);
  const [founder] = [...chain].sort(byLearning);
  if (current === undefined || founder === undefined) return [];
  return [{ id: itemIdOf(PointPrefix, founder.account.mark), units: chain, current }];
}

function unitsOf(draft: OrderedDocument): readonly PlanPointUnit[] {
  return (draft.reading.points ?? []).map((mark) => ({
    document: draft,
    account: accountOf(draft, mark),
    mark,
    heading: [...stemsOf(mark.heading === undefined ? "" : mark.name)].join(" "),
    stems: stemsOf(textAt(draft, [mark.range])),
  }));
}

/** Same heading first, then the most alike; every point and every chain once. */
function pairUp(chains: readonly Chain[], units: readonly PlanPointUnit[]): ReadonlyMap<PlanPointUnit, Chain> {
  const last = chains.map((chain) => chain.at(-1) ?? { heading: "", stems: new Set<string>() });
  const chosen = pairAlike(last, units, EnoughAlike);
  return new Map(
    [...chosen].flatMap(([at, place]) => {
      const [chain, unit] = [chains[at], units[place]];
      return chain === undefined || unit === undefined ? [] : [[unit, chain] as const];
    }),
  );
}
