/** Decides what a temporal network is: time-points, limits between them, and durations that nature decides, each with the clause it comes from. */

/** A clause that the network was made from; `place` says where it stands (a line of a file, a point of a plan). */
export type NetworkClause = {
  readonly id: string;
  readonly text: string;
  readonly place: string;
};

/**
 * A simple temporal network with uncertainty, as flat arrays. A limit `(from, to, amount)` means `to − from ≤ amount`; a negative amount means
 * "at least that long before". A link means: nature lets `linkTo` happen between `linkLower` and `linkUpper` after `linkFrom`.
 * Amounts are in units of 1 / `scale`, so that decimals of a file stay whole numbers and sums stay exact.
 */
export type TemporalNetwork = {
  readonly points: readonly string[];
  /** The point that precedes every other, where there is one. */
  readonly origin: number | undefined;
  readonly limitFrom: Int32Array;
  readonly limitTo: Int32Array;
  readonly limitAmount: Float64Array;
  /** Index into `clauses`; −1 where the limit belongs to the form itself (the origin comes first) and nobody can give it up. */
  readonly limitClause: Int32Array;
  readonly linkFrom: Int32Array;
  readonly linkTo: Int32Array;
  readonly linkLower: Float64Array;
  readonly linkUpper: Float64Array;
  readonly linkClause: Int32Array;
  readonly clauses: readonly NetworkClause[];
  readonly scale: number;
};

/** One limit before it is laid into arrays. */
export type Limit = { readonly from: number; readonly to: number; readonly amount: number; readonly clause: number };

/** One duration that nature decides, before it is laid into arrays. */
export type Link = {
  readonly from: number;
  readonly to: number;
  readonly lower: number;
  readonly upper: number;
  readonly clause: number;
};

/** What `layNetwork` lays into arrays. */
export type NetworkParts = {
  readonly points: readonly string[];
  readonly origin: number | undefined;
  readonly limits: readonly Limit[];
  readonly links: readonly Link[];
  readonly clauses: readonly NetworkClause[];
  readonly scale: number;
};

/** Lays limits and links into arrays; where there is an origin, adds that it precedes every other point. Cost: what it is given. */
export function layNetwork({ points, origin, limits, links, clauses, scale }: NetworkParts): TemporalNetwork {
  const implied: readonly Limit[] =
    origin === undefined
      ? []
      : points.flatMap((_, point) => (point === origin ? [] : [{ from: point, to: origin, amount: 0, clause: -1 }]));
  const all = [...limits, ...implied];
  return {
    points,
    origin,
    limitFrom: Int32Array.from(all, (limit) => limit.from),
    limitTo: Int32Array.from(all, (limit) => limit.to),
    limitAmount: Float64Array.from(all, (limit) => limit.amount),
    limitClause: Int32Array.from(all, (limit) => limit.clause),
    linkFrom: Int32Array.from(links, (link) => link.from),
    linkTo: Int32Array.from(links, (link) => link.to),
    linkLower: Float64Array.from(links, (link) => link.lower),
    linkUpper: Float64Array.from(links, (link) => link.upper),
    linkClause: Int32Array.from(links, (link) => link.clause),
    clauses,
    scale,
  };
}

/** The network with the links taken as limits that somebody can steer: what plain consistency is asked of. */
export function withoutUncertainty(network: TemporalNetwork): TemporalNetwork {
  const links = network.linkFrom.length;
  if (links === 0) return network;
  const limits = network.limitFrom.length;
  const from = new Int32Array(limits + 2 * links);
  const to = new Int32Array(limits + 2 * links);
  const amount = new Float64Array(limits + 2 * links);
  const clause = new Int32Array(limits + 2 * links);
  from.set(network.limitFrom);
  to.set(network.limitTo);
  amount.set(network.limitAmount);
  clause.set(network.limitClause);
  for (let link = 0; link < links; link++) {
    const upper = limits + 2 * link;
    from[upper] = network.linkFrom[link] ?? 0;
    to[upper] = network.linkTo[link] ?? 0;
    amount[upper] = network.linkUpper[link] ?? 0;
    clause[upper] = network.linkClause[link] ?? -1;
    from[upper + 1] = network.linkTo[link] ?? 0;
    to[upper + 1] = network.linkFrom[link] ?? 0;
    amount[upper + 1] = -(network.linkLower[link] ?? 0);
    clause[upper + 1] = network.linkClause[link] ?? -1;
  }
  const none = new Int32Array(0);
  const nothing = new Float64Array(0);
  return {
    ...network,
    limitFrom: from,
    limitTo: to,
    limitAmount: amount,
    limitClause: clause,
    linkFrom: none,
    linkTo: none,
    linkLower: nothing,
    linkUpper: nothing,
    linkClause: none,
  };
}
