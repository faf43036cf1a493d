/** Decides what is told of one package: what it is worth to whom, who cannot accept it and why, and what it could still gain. */
import { distanceToFrontier } from "./distance.ts";
import { basisOf, type EntryBasis } from "./entry-basis.ts";
import type { FrontierPoint } from "./frontier.ts";
import { type Choice, type Game, inUnits, isFeasible, utilitiesOf } from "./game.ts";
import { brokenLinks } from "./in-words.ts";
import { type Model, optionsOf } from "./model.ts";

export type PartyStory = {
  readonly party: string;
  readonly utility: number;
  readonly reservationValue?: number;
  /** Utility minus reservation value. */
  readonly gain?: number;
  readonly acceptable: boolean;
  readonly redLinesCrossed: { readonly point: string; readonly option: string | number; readonly basis: EntryBasis }[];
  /** What each point's option adds to the utility. */
  readonly byPoint: Record<string, number>;
};

export type PackageStory = {
  readonly choice: readonly number[];
  readonly feasible: boolean;
  readonly acceptableToAll: boolean;
  readonly parties: PartyStory[];
  readonly brokenLinks: string[];
  readonly distance: {
    /** Undefined where it could not be decided. */
    readonly onFrontier: boolean | undefined;
    readonly everybodyCouldGain: number;
    readonly sumToGain: number;
    /** At least as good for everybody, and best in sum. */
    readonly better: readonly number[] | undefined;
    readonly euclidean: number | undefined;
  };
};

/** `frontier` where it is at hand: the nearest of its points is told. Cost: two searches, see `distanceToFrontier`. */
export function tellPackage(
  model: Model,
  game: Game,
  choice: Choice,
  frontier: readonly FrontierPoint[] | undefined,
  limits: Parameters<typeof distanceToFrontier>[3] = {},
): PackageStory {
  const utilities = utilitiesOf(game, choice);
  const distance = distanceToFrontier(game, choice, frontier, limits);
  const parties = model.parties.map((_, party) => tellParty(model, game, choice, utilities, party));
  const feasible = isFeasible(game, choice);
  return {
    choice: [...choice],
    feasible,
    acceptableToAll: feasible && parties.every(({ acceptable }) => acceptable),
    parties,
    brokenLinks: brokenLinks(model, game, choice),
    distance: {
      onFrontier: distance.isOnFrontier,
      everybodyCouldGain: distance.everybodyCouldGain,
      sumToGain: distance.sumToGain,
      better: distance.better === undefined ? undefined : [...distance.better],
      euclidean: distance.euclidean,
    },
  };
}

function tellParty(model: Model, game: Game, choice: Choice, utilities: Float64Array, party: number): PartyStory {
  const { id, redLines = [] } = model.parties[party] as Model["parties"][number];
  const floor = game.reservations[party] as number;
  const whole = utilities[party] as number;
  const taken = new Map(model.points.map((point, at) => [point.id, optionsOf(point)[choice[at] as number]?.id]));
  const crossed = redLines.filter(({ point, option }) => String(taken.get(point)) === String(option));
  return {
    party: id,
    utility: inUnits(game, party, whole),
    ...(Number.isFinite(floor) ? { reservationValue: inUnits(game, party, floor), gain: inUnits(game, party, whole - floor) } : {}),
    acceptable: whole >= floor && crossed.length === 0,
    redLinesCrossed: crossed.map((line) => ({ point: line.point, option: line.option, basis: basisOf(line) })),
    byPoint: Object.fromEntries(
      model.points.map((point, at) => [
        point.id,
        inUnits(game, party, game.contributions[at]?.[(choice[at] as number) * game.parties + party] as number),
      ]),
    ),
  };
}
