/** Decides by linear programs what holds for all preferences that fit what is known, and what for some. */
import type { Choice } from "./game.ts";
import type { PreferenceSpace } from "./preference-space.ts";

/** Maximise or minimise `objective · x` subject to rows and bounds; variables are numbered from 0. */
export type LinearProgram = {
  readonly sense: "maximise" | "minimise";
  readonly objective: readonly (readonly [number, number])[];
  readonly rows: readonly { readonly terms: readonly (readonly [number, number])[]; readonly from: number; readonly to: number }[];
  readonly variables: number;
};

/** The optimum, or undefined where no x fits. Loading a solver is I/O, so it is handed in. */
export type SolveLinear = (program: LinearProgram) => number | undefined;

/** Lowest and highest value of something over all preferences that fit. */
export type Range = { readonly from: number; readonly to: number };

/**
 * Range of utility of `one` less that of `other` (or less the reservation value, where `other` is undefined). With variables w (weights) and y = w ×
 * value every constraint is linear: bounds on a value become `from × w ≤ y ≤ to × w`. Undefined where no preferences fit.
 */
export function differenceRange(space: PreferenceSpace, one: Choice, other: Choice | undefined, solve: SolveLinear): Range | undefined {
  if (isExact(space)) return exactDifference(space, one, other);
  const { rows, variables, place } = constraintsOf(space);
  const objective = new Map<number, number>();
  for (let point = 0; point < space.weights.length; point++) {
    const better = place(point, one[point] as number);
    objective.set(better, (objective.get(better) ?? 0) + 1);
    if (other === undefined) continue;
    const worse = place(point, other[point] as number);
    objective.set(worse, (objective.get(worse) ?? 0) - 1);
  }
  const terms = [...objective].filter(([, coefficient]) => coefficient !== 0);
  const floor: Range = other === undefined ? (space.reservation ?? { from: 0, to: 0 }) : { from: 0, to: 0 };
  const least = solve({ sense: "minimise", objective: terms, rows, variables });
  const most = solve({ sense: "maximise", objective: terms, rows, variables });
  if (least === undefined || most === undefined) return undefined;
  return { from: least - floor.to, to: most - floor.from };
}

/** Nothing but the reservation value may be open: then there is nothing to optimise. */
function isExact(space: PreferenceSpace): boolean {
  return [...space.weights, ...space.values.flat()].every(({ from, to }) => from === to);
}

function exactDifference(space: PreferenceSpace, one: Choice, other: Choice | undefined): Range {
  const worth = (choice: Choice): number =>
    space.weights.reduce((sum, { from }, point) => sum + from * (space.values[point]?.[choice[point] as number]?.from as number), 0);
  const floor: Range = other === undefined ? (space.reservation ?? { from: 0, to: 0 }) : { from: 0, to: 0 };
  const difference = worth(one) - (other === undefined ? 0 : worth(other));
  return { from: difference - floor.to, to: difference - floor.from };
}

function constraintsOf(space: PreferenceSpace) {
  const points = space.weights.length;
  const starts: number[] = [];
  let variables = points;
  for (const options of space.values) {
    starts.push(variables);
    variables += options.length;
  }
  const place = (point: number, option: number): number => (starts[point] as number) + option;
  const rows: LinearProgram["rows"][number][] = [];
  if (space.addUpToOne) rows.push({ terms: space.weights.map((_, point) => [point, 1]), from: 1, to: 1 });
  for (const [point, { from, to }] of space.weights.entries()) rows.push({ terms: [[point, 1]], from, to });
  for (const [more, less] of space.weightOrder)
    rows.push({
      terms: [
        [more, 1],
        [less, -1],
      ],
      from: 0,
      to: Number.POSITIVE_INFINITY,
    });
  for (const [point, options] of space.values.entries()) {
    for (const [option, { from, to }] of options.entries()) {
      const y = place(point, option);
      if (from === to)
        rows.push({
          terms: [
            [y, 1],
            [point, -from],
          ],
          from: 0,
          to: 0,
        });
      else {
        rows.push({
          terms: [
            [y, 1],
            [point, -from],
          ],
          from: 0,
          to: Number.POSITIVE_INFINITY,
        });
        rows.push({
          terms: [
            [y, 1],
            [point, -to],
          ],
          from: Number.NEGATIVE_INFINITY,
          to: 0,
        });
      }
    }
    for (const [more, less] of space.valueOrder[point] ?? [])
      rows.push({
        terms: [
          [place(point, more), 1],
          [place(point, less), -1],
        ],
        from: 0,
        to: Number.POSITIVE_INFINITY,
      });
  }
  for (const { better, worse } of space.comparisons) {
    const terms = [
      ...better.map(([point, option]): [number, number] => [place(point, option), 1]),
      ...worse.map(([point, option]): [number, number] => [place(point, option), -1]),
    ];
    rows.push({ terms, from: 0, to: Number.POSITIVE_INFINITY });
  }
  return { rows, variables, place };
}
