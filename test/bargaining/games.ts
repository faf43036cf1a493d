/** Decides which random negotiations the bargaining tests and measurements are run on. */
import fc from "fast-check";
import type { Exclusion, Game } from "../../src/bargaining/game.ts";

/** Small games: few values, so that ties are common; some with red lines and links. */
export function games(options: { readonly parties?: readonly [number, number]; readonly points?: number } = {}): fc.Arbitrary<Game> {
  const [fewest, most] = options.parties ?? [1, 5];
  return fc
    .tuple(
      fc.integer({ min: fewest, max: most }),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: options.points ?? 5 }),
      fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      fc.constantFrom(3, 10, 1000),
    )
    .map(([parties, sizes, seed, grain]) => gameOf(parties, sizes, randomFrom(seed), grain));
}

function gameOf(parties: number, sizes: readonly number[], random: () => number, grain: number): Game {
  const pick = (below: number) => Math.floor(random() * below);
  const contributions = sizes.map((size) => Float64Array.from({ length: size * parties }, () => pick(grain) - Math.floor(grain / 5)));
  const allowed = sizes.map((size) => {
    const kept = Array.from({ length: size }, (_, option) => option).filter(() => random() < 0.9);
    return kept.length === 0 && random() < 0.7 ? [0] : kept;
  });
  const exclusions = Array.from({ length: random() < 0.5 ? 0 : pick(5) }, (_, link): Exclusion => {
    const points = [...sizes.keys()].sort(() => random() - 0.5).slice(0, 1 + pick(Math.min(3, sizes.length)));
    return {
      link,
      conditions: points.map((point) => ({
        point,
        options: new Set(Array.from({ length: sizes[point] as number }, (_, option) => option).filter(() => random() < 0.5)),
      })),
    };
  });
  const disagreement = Float64Array.from({ length: parties }, () => pick((grain * sizes.length) / 2));
  return {
    parties,
    contributions,
    allowed,
    exclusions,
    reservations: disagreement,
    disagreement,
    scales: Array.from({ length: parties }, () => ({ top: 1 + pick(3), bottom: 1 })),
  };
}

/** A mulberry32 stream: the same numbers for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
