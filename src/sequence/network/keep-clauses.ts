/** Decides what is left of a network when some of its clauses are given up, or one of its amounts is changed. */
import type { TemporalNetwork } from "./temporal-network.ts";

/** A part of a network, with the indices that its limits and links have in the whole. */
export type NetworkPart = { readonly network: TemporalNetwork; readonly limits: Int32Array; readonly links: Int32Array };

/** What belongs to the clauses marked 1, and what belongs to the form itself; the points stay. Cost: limits + links. */
function keepClauses(network: TemporalNetwork, kept: Uint8Array): NetworkPart {
  const stays = (clause: number) => clause < 0 || kept[clause] === 1;
  const limits = network.limitClause.map((clause, index) => (stays(clause) ? index : -1)).filter((index) => index >= 0);
  const links = network.linkClause.map((clause, index) => (stays(clause) ? index : -1)).filter((index) => index >= 0);
  const pick = <Numbers extends Int32Array | Float64Array>(from: Numbers, at: Int32Array): Numbers => {
    // An array of the same kind as `from`, one for each kept index.
    const picked = from.slice(0, at.length) as Numbers;
    for (let index = 0; index < at.length; index++) picked[index] = from[at[index] as number] as number;
    return picked;
  };
  return {
    network: {
      ...network,
      limitFrom: pick(network.limitFrom, limits),
      limitTo: pick(network.limitTo, limits),
      limitAmount: pick(network.limitAmount, limits),
      limitClause: pick(network.limitClause, limits),
      linkFrom: pick(network.linkFrom, links),
      linkTo: pick(network.linkTo, links),
      linkLower: pick(network.linkLower, links),
      linkUpper: pick(network.linkUpper, links),
      linkClause: pick(network.linkClause, links),
    },
    limits,
    links,
  };
}

/** The same for a list of clauses. */
export function keepOnly(network: TemporalNetwork, clauses: readonly number[]): NetworkPart {
  const kept = new Uint8Array(network.clauses.length);
  for (const clause of clauses) kept[clause] = 1;
  return keepClauses(network, kept);
}

/** One bound of a network: the amount of a limit, or the shortest or longest duration of a link. */
export type Bound = { readonly kind: "limit" | "lower" | "upper"; readonly index: number };

/** What a bound is now. */
export function amountOf(network: TemporalNetwork, { kind, index }: Bound): number {
  if (kind === "limit") return network.limitAmount[index] as number;
  return (kind === "lower" ? network.linkLower[index] : network.linkUpper[index]) as number;
}

/** The network with one bound changed. Cost: a copy of its amounts. */
export function withAmount(network: TemporalNetwork, { kind, index }: Bound, amount: number): TemporalNetwork {
  if (kind === "limit") return { ...network, limitAmount: network.limitAmount.with(index, amount) };
  if (kind === "lower") return { ...network, linkLower: network.linkLower.with(index, amount) };
  return { ...network, linkUpper: network.linkUpper.with(index, amount) };
}

/** The clause a bound stands in; −1 where nobody can give it up. */
export function clauseOf(network: TemporalNetwork, { kind, index }: Bound): number {
  return (kind === "limit" ? network.limitClause[index] : network.linkClause[index]) as number;
}

/** The clauses that a network has anything from, in their order. */
export function clausesOf(network: TemporalNetwork): readonly number[] {
  const present = new Uint8Array(network.clauses.length);
  for (const clause of network.limitClause) if (clause >= 0) present[clause] = 1;
  for (const clause of network.linkClause) if (clause >= 0) present[clause] = 1;
  return network.clauses.flatMap((_, clause) => (present[clause] === 1 ? [clause] : []));
}

/**
 * The network of some clauses with only the points they can concern: their own, and those joined to these by limits of the form. Answers the same
 * questions as the whole about these clauses, at the cost of their size. The points are numbered anew.
 */
export function focusOn(network: TemporalNetwork, clauses: readonly number[]): TemporalNetwork {
  const { network: part } = keepOnly(network, clauses);
  const { origin } = network;
  const isIn = new Uint8Array(part.points.length);
  if (origin !== undefined) isIn[origin] = 1;
  const joins: number[] = [];
  part.limitFrom.forEach((from, limit) => {
    const to = part.limitTo[limit] as number;
    if ((part.limitClause[limit] as number) < 0) {
      if (from !== origin && to !== origin) joins.push(limit);
      return;
    }
    isIn[from] = 1;
    isIn[to] = 1;
  });
  for (const points of [part.linkFrom, part.linkTo]) for (const point of points) isIn[point] = 1;
  for (let grew = true; grew; ) {
    grew = false;
    for (const limit of joins) {
      const from = part.limitFrom[limit] as number;
      const to = part.limitTo[limit] as number;
      if (isIn[from] === isIn[to]) continue;
      isIn[from] = 1;
      isIn[to] = 1;
      grew = true;
    }
  }
  const numberOf = new Int32Array(part.points.length);
  const points = part.points.filter((_, point) => isIn[point] === 1);
  for (let point = 0, next = 0; point < isIn.length; point++) if (isIn[point] === 1) numberOf[point] = next++;
  const kept = [...part.limitFrom.keys()].filter(
    (limit) => isIn[part.limitFrom[limit] as number] === 1 && isIn[part.limitTo[limit] as number] === 1,
  );
  return {
    ...part,
    points,
    origin: origin === undefined ? undefined : numberOf[origin],
    limitFrom: Int32Array.from(kept, (limit) => numberOf[part.limitFrom[limit] as number] as number),
    limitTo: Int32Array.from(kept, (limit) => numberOf[part.limitTo[limit] as number] as number),
    limitAmount: Float64Array.from(kept, (limit) => part.limitAmount[limit] as number),
    limitClause: Int32Array.from(kept, (limit) => part.limitClause[limit] as number),
    linkFrom: part.linkFrom.map((point) => numberOf[point] as number),
    linkTo: part.linkTo.map((point) => numberOf[point] as number),
  };
}
