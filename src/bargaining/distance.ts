/** Decides how far a package is from the frontier: what everybody could still gain together, and the nearest frontier point. */
import { findBestPackages, type SearchLimits } from "./best-packages.ts";
import type { FrontierPoint } from "./frontier.ts";
import { type Choice, type Game, inUnits, isFeasible, utilitiesOf } from "./game.ts";

export type Distance = {
  /** No package is at least as good for all and better for one. Undefined where the search stopped early, or the package is not feasible. */
  readonly isOnFrontier: boolean | undefined;
  /** A package that is at least as good for everybody and has the largest sum of utilities; undefined where none is better. */
  readonly better: Choice | undefined;
  /** The sum of utilities it adds. 0 on the frontier. */
  readonly sumToGain: number;
  /** The most that every party could gain at once; 0 or less where somebody must lose. */
  readonly everybodyCouldGain: number;
  /** Euclidean distance to the nearest frontier point, utilities in the model's unit; undefined where the frontier is not at hand. */
  readonly euclidean: number | undefined;
};

/** Cost: two searches, see `findBestPackages`; the frontier's size for the Euclidean distance. */
export function distanceToFrontier(
  game: Game,
  choice: Choice,
  frontier: readonly FrontierPoint[] | undefined,
  limits: SearchLimits = {},
): Distance {
  const utilities = utilitiesOf(game, choice);
  const slope = Float64Array.from(game.scales, ({ top, bottom }) => bottom / top);
  const start = slope.map((one, party) => -one * (utilities[party] as number));
  const floors = Array.from({ length: game.parties }, (_, party) => party);
  const sum = findBestPackages(game, { kind: "sum", slope, start, floors }, limits);
  const least = findBestPackages(game, { kind: "smallest", slope, start }, limits);
  const gains = (other: Choice): readonly number[] =>
    [...utilitiesOf(game, other)].map((whole, party) => inUnits(game, party, whole - (utilities[party] as number)));
  // Whole numbers decide whether it is better, not the rounded sum.
  const better = sum.choices.find((other) => {
    const theirs = utilitiesOf(game, other);
    return (
      floors.every((party) => (theirs[party] as number) >= (utilities[party] as number)) &&
      theirs.some((whole, party) => whole > (utilities[party] as number))
    );
  });
  const feasible = isFeasible(game, choice);
  return {
    isOnFrontier: !feasible ? false : better !== undefined ? false : sum.complete ? true : undefined,
    better: better === undefined ? undefined : [...better],
    sumToGain: better === undefined ? 0 : gains(better).reduce((total, gain) => total + gain, 0),
    everybodyCouldGain: least.choices[0] === undefined ? 0 : Math.min(...gains(least.choices[0])),
    euclidean:
      frontier === undefined || frontier.length === 0
        ? undefined
        : Math.min(
            ...frontier.map((point) =>
              Math.hypot(...[...point.utilities].map((whole, party) => inUnits(game, party, whole - (utilities[party] as number)))),
            ),
          ),
  };
}
