/** Decides which packages are weighed under everything that is not known, in which order they are told, and what to find out next. */
import { candidatePackages, gameWithoutNumbers } from "./candidates.ts";
import { type Choice, isFeasible } from "./game.ts";
import type { Model } from "./model.ts";
import { type PreferenceSpace, preferenceSpaceOf } from "./preference-space.ts";
import type { WeightMethod } from "./sample-preferences.ts";
import { findShares, type Shares, type Unknown } from "./smaa.ts";

/** One package with its shares. */
export type Weighed = { readonly choice: Choice; readonly isDraft: boolean; readonly shares: Shares };

export type Unknowns =
  | {
      readonly kind: "shares";
      readonly draws: number;
      readonly spaces: readonly PreferenceSpace[];
      readonly methods: readonly WeightMethod[];
      readonly considered: { readonly packages: number; readonly all: boolean };
      /** The draft first; then by share acceptable to all, Nash, frontier. */
      readonly weighed: readonly Weighed[];
      readonly withoutNash: number;
      readonly uncertainty: number;
      readonly unknowns: readonly Unknown[];
      readonly isDraftFeasible: boolean;
    }
  | { readonly kind: "no package" }
  /** No preferences were found that fit what is said of this party. */
  | { readonly kind: "contradiction"; readonly party: number }
  | { readonly kind: "stopped"; readonly draws: number };

export type UnknownsOptions = {
  readonly draws: number;
  readonly seed: number;
  /** Look at so many packages at most. */
  readonly packages: number;
  readonly draft: readonly number[] | undefined;
  /** Called now and then with the draws done; true stops. */
  readonly shouldStop?: ((done: number) => boolean) | undefined;
};

/** Shares of all preferences that fit, see `findShares`. Cost: there, and the search for candidates where not all packages can be looked at. */
export function weighUnknowns(model: Model, { draws, seed, packages: most, draft, shouldStop }: UnknownsOptions): Unknowns {
  const game = gameWithoutNumbers(model);
  const spaces = model.parties.map((party) => preferenceSpaceOf(model, party));
  const found = candidatePackages(game, spaces, { most, seed, draft, shouldStop: () => shouldStop?.(0) === true });
  const others = draft === undefined ? found.packages : found.packages.filter((choice) => [...choice].join() !== draft.join());
  const candidates: readonly Choice[] = draft === undefined ? others : [draft, ...others];
  if (candidates.length === 0) return { kind: "no package" };
  const shares = findShares(spaces, candidates, { draws, seed, shouldStop });
  if (shares.kind !== "shares") return shares;
  const weighed = shares.shares.map((one, at): Weighed & { readonly at: number } => ({
    choice: candidates[at] ?? [],
    isDraft: draft !== undefined && at === 0,
    shares: one,
    at,
  }));
  weighed.sort(
    (one, other) =>
      Number(other.isDraft) - Number(one.isDraft) ||
      other.shares.acceptableToAll - one.shares.acceptableToAll ||
      other.shares.nash - one.shares.nash ||
      other.shares.onFrontier - one.shares.onFrontier ||
      one.at - other.at,
  );
  return {
    kind: "shares",
    draws: shares.draws,
    spaces,
    methods: shares.methods,
    considered: { packages: candidates.length, all: found.isAll },
    weighed: weighed.map(({ choice, isDraft, shares: own }) => ({ choice, isDraft, shares: own })),
    withoutNash: shares.withoutNash,
    uncertainty: shares.uncertainty,
    unknowns: shares.unknowns,
    isDraftFeasible: draft === undefined || isFeasible(game, draft),
  };
}
