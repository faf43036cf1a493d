/** Decides the exact whole-number form in which every answer is computed: contributions per point, option and party, and which choices exclude each other. */

/** A choice that may not be made together with the others of its list. */
export type Condition = { readonly point: number; readonly options: ReadonlySet<number> };

/** All of its conditions together are forbidden. */
export type Exclusion = { readonly conditions: readonly Condition[] /** Index in the model's list of links. */; readonly link: number };

/**
 * A negotiation as whole numbers. A package's utility for a party is the sum of its options' contributions; divided by the party's scale it is the
 * utility in the model's own unit. Contributions are whole and all sums stay below 2^53, so double arithmetic on them is exact.
 */
export type Game = {
  readonly parties: number;
  /** `contributions[point][option * parties + party]`. */
  readonly contributions: readonly Float64Array[];
  /** Options that may be taken (no red line), per point, in the model's order. */
  readonly allowed: readonly (readonly number[])[];
  readonly exclusions: readonly Exclusion[];
  /** A package is acceptable to a party when its whole-number utility is at least this; minus infinity where nothing is given. */
  readonly reservations: Float64Array;
  /** What gains are measured from: the reservation value, or the lowest utility where none is given. */
  readonly disagreement: Float64Array;
  /** A whole number times `bottom` over `top` is the utility in the model's unit, per party. */
  readonly scales: readonly { readonly top: number; readonly bottom: number }[];
};

/** A package: the option index chosen for every point. */
export type Choice = Int32Array | readonly number[];

/** Utility in the model's unit. */
export function inUnits(game: Game, party: number, whole: number): number {
  const { top, bottom } = game.scales[party] ?? { top: 1, bottom: 1 };
  return (whole * bottom) / top;
}

/** Whole-number utilities of `choice`, one per party. */
export function utilitiesOf(game: Game, choice: Choice): Float64Array {
  const sums = new Float64Array(game.parties);
  for (const [point, contributions] of game.contributions.entries()) {
    const start = (choice[point] as number) * game.parties;
    for (let party = 0; party < game.parties; party++) sums[party] = (sums[party] as number) + (contributions[start + party] as number);
  }
  return sums;
}

/** Whether every option is allowed and no exclusion is met. */
export function isFeasible(game: Game, choice: Choice): boolean {
  return (
    game.allowed.every((options, point) => options.includes(choice[point] as number)) &&
    game.exclusions.every((exclusion) => !isMet(exclusion, choice))
  );
}

/** Whether all conditions of `exclusion` hold in `choice`. */
export function isMet(exclusion: Exclusion, choice: Choice): boolean {
  return exclusion.conditions.every(({ point, options }) => options.has(choice[point] as number));
}

/** Whether every party gets at least its reservation value. */
export function isAcceptable(game: Game, utilities: Float64Array): boolean {
  for (let party = 0; party < game.parties; party++) if ((utilities[party] as number) < (game.reservations[party] as number)) return false;
  return true;
}
