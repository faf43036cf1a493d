/** Decides which packages are looked at where not all of them can be. */
import { findBestPackages } from "./best-packages.ts";
import { exclusionsOf } from "./compile.ts";
import { type Choice, type Game, isMet } from "./game.ts";
import { type Model, optionsOf } from "./model.ts";
import { compareChoices } from "./package-key.ts";
import type { PreferenceSpace } from "./preference-space.ts";
import { randomOf } from "./random.ts";
import { createSampler, type Preferences } from "./sample-preferences.ts";

export type Candidates = {
  readonly packages: readonly Choice[];
  /** Whether these are all feasible packages. */
  readonly isAll: boolean;
};

/** Whole numbers per unit of utility in a draw; draws need no exactness. */
const Units = 1e9;
/** Draws whose solution points become candidates. */
const Pilots = 200;
/** Draws in a row that bring nothing new end the search. */
const Stale = 8;

/**
 * All feasible packages where there are at most `most`; otherwise the draft and the Nash, maximum-minimum and utilitarian packages of up to two
 * hundred drawn preferences, the first `most` of them. `game` gives options and links. Same seed, same packages.
 */
export function candidatePackages(
  game: Game,
  spaces: readonly PreferenceSpace[],
  options: {
    readonly most: number;
    readonly seed: number;
    readonly draft: Choice | undefined;
    readonly shouldStop?: (() => boolean) | undefined;
  },
): Candidates {
  const { most, seed, draft, shouldStop } = options;
  const all = listPackages(game, most);
  if (all !== undefined) return { packages: all, isAll: true };
  const found = new Map<string, Choice>();
  const add = (choice: Choice): void => {
    if (found.size < most) found.set([...choice].join(), [...choice]);
  };
  if (draft !== undefined) add(draft);
  const samplers = spaces.map((space, party) => createSampler(space, randomOf(seed + 104_729 * (party + 1))));
  for (let pilot = 0, stale = 0; pilot < Pilots && stale < Stale && found.size < most && shouldStop?.() !== true; pilot++) {
    const before = found.size;
    const drawn = samplers.map((sampler) => sampler.draw());
    if (drawn.includes(undefined)) break;
    const own = drawnGame(game, drawn as readonly Preferences[]);
    const slope = new Float64Array(game.parties).fill(1 / Units);
    const start = own.disagreement.map((whole) => -whole / Units);
    for (const kind of ["product", "smallest", "sum"] as const)
      for (const choice of findBestPackages(own, { kind, slope, start }, { nodes: 200_000, shouldStop }).choices.slice(0, 3)) add(choice);
    stale = found.size > before ? 0 : stale + 1;
  }
  return { packages: [...found.values()], isAll: false };
}

/** Every feasible package in the model's order; undefined where there are more than `most`. */
function listPackages(game: Game, most: number): readonly Choice[] | undefined {
  const found: number[][] = [];
  const choice: number[] = [];
  let steps = 0;
  return visit() ? found.sort(compareChoices) : undefined;

  function visit(): boolean {
    if (++steps > 50 * most + 1000) return false;
    if (choice.length === game.contributions.length) {
      if (game.exclusions.some((exclusion) => isMet(exclusion, choice))) return true;
      found.push([...choice]);
      return found.length <= most;
    }
    for (const option of game.allowed[choice.length] ?? []) {
      choice.push(option);
      if (!visit()) return false;
      choice.pop();
    }
    return true;
  }
}

/** A game of options and links only, for models whose numbers are not all known. */
export function gameWithoutNumbers(model: Model): Game {
  const parties = model.parties.length;
  const redLines = new Set(
    model.parties.flatMap(({ redLines: lines = [] }) => lines.map(({ point, option }) => JSON.stringify([point, String(option)]))),
  );
  return {
    parties,
    contributions: model.points.map((point) => new Float64Array(optionsOf(point).length * parties)),
    allowed: model.points.map((point) =>
      optionsOf(point).flatMap(({ id }, option) => (redLines.has(JSON.stringify([point.id, String(id)])) ? [] : [option])),
    ),
    exclusions: exclusionsOf(model),
    reservations: new Float64Array(parties).fill(Number.NEGATIVE_INFINITY),
    disagreement: new Float64Array(parties),
    scales: model.parties.map(() => ({ top: Units, bottom: 1 })),
  };
}

function drawnGame(game: Game, drawn: readonly Preferences[]): Game {
  const contributions = game.contributions.map((table, point) =>
    Float64Array.from({ length: table.length }, (_, at) => {
      const { weights, values } = drawn[at % game.parties] as Preferences;
      return Math.round((weights[point] as number) * (values[point]?.[Math.floor(at / game.parties)] as number) * Units);
    }),
  );
  return { ...game, contributions, disagreement: Float64Array.from(drawn, ({ reservation }) => Math.round((reservation ?? 0) * Units)) };
}
