/** Decides which weights, values and reservation values a party may have, given all that is known of it. */
import type { Amount, Model, ModelParty } from "./model.ts";
import { amountOf, optionsOf } from "./model.ts";
import { parseRational, toNumber, Zero } from "./rational.ts";

/** Lowest and highest value a number may have. */
export type Bounds = { readonly from: number; readonly to: number };

/** `better` is at least as good as `worse`; each is a list of (point, option) pairs. */
export type Comparison = {
  readonly better: readonly (readonly [number, number])[];
  readonly worse: readonly (readonly [number, number])[];
};

/** All preferences of one party that fit what is known. */
export type PreferenceSpace = {
  readonly weights: readonly Bounds[];
  /** Whether weights add up to 1: so wherever one of them is not exact. */
  readonly addUpToOne: boolean;
  /** Pairs of points: the first weighs at least as much as the second. */
  readonly weightOrder: readonly (readonly [number, number])[];
  /** Per point and option. */
  readonly values: readonly (readonly Bounds[])[];
  /** Per point pairs of options: the first is worth at least as much as the second. */
  readonly valueOrder: readonly (readonly (readonly [number, number])[])[];
  /** Comparisons of packages that differ in several points. */
  readonly comparisons: readonly Comparison[];
  /** Undefined where no value of no deal is given, or it is not known. */
  readonly reservation: Bounds | undefined;
};

/** Unknown weights and values lie between 0 and 1. */
const Anything: Bounds = { from: 0, to: 1 };

export function preferenceSpaceOf(model: Model, party: ModelParty): PreferenceSpace {
  const pointAt = new Map(model.points.map(({ id }, at) => [id, at]));
  const optionAt = model.points.map((point) => new Map(optionsOf(point).map(({ id }, at) => [String(id), at])));
  const weights = model.points.map(({ id }) => boundsOf(party.weights?.[id]));
  const values = model.points.map((point) => optionsOf(point).map(({ id }) => boundsOf(party.values?.[point.id]?.[String(id)])));
  const weightOrder: [number, number][] = [];
  const valueOrder: [number, number][][] = model.points.map(() => []);
  const comparisons: Comparison[] = [];
  for (const statement of party.statements ?? []) {
    if ("moreImportant" in statement) weightOrder.push([pointAt.get(statement.moreImportant) ?? 0, pointAt.get(statement.than) ?? 0]);
    else if ("asImportant" in statement) {
      const [one, other] = [pointAt.get(statement.asImportant) ?? 0, pointAt.get(statement.as) ?? 0];
      weightOrder.push([one, other], [other, one]);
    } else {
      const placed = (side: Readonly<Record<string, string | number>>): [number, number][] =>
        Object.entries(side).map(([point, option]) => {
          const at = pointAt.get(point) ?? 0;
          return [at, optionAt[at]?.get(String(option)) ?? 0];
        });
      const better = placed("prefers" in statement ? statement.prefers : statement.indifferent);
      const worse = placed(statement.to).sort(([one], [other]) => one - other);
      better.sort(([one], [other]) => one - other);
      const pairs =
        "prefers" in statement
          ? [{ better, worse }]
          : [
              { better, worse },
              { better: worse, worse: better },
            ];
      for (const pair of pairs) {
        const [first] = pair.better;
        const [second] = pair.worse;
        if (pair.better.length === 1 && first !== undefined && second !== undefined) valueOrder[first[0]]?.push([first[1], second[1]]);
        else comparisons.push(pair);
      }
    }
  }
  const reservation = amountOf(party.reservationValue);
  return {
    weights,
    addUpToOne: weights.some(({ from, to }) => from !== to),
    weightOrder,
    values,
    valueOrder,
    comparisons,
    reservation: reservation === undefined ? undefined : boundsOf(party.reservationValue),
  };
}

function boundsOf(amount: Amount | undefined): Bounds {
  const said = amountOf(amount);
  if (said === undefined) return Anything;
  return { from: toNumber(parseRational(said.from) ?? Zero), to: toNumber(parseRational(said.to) ?? Zero) };
}
