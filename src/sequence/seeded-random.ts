/** Decides which numbers a simulation draws: a seeded generator and the distributions of durations. */
import type { Duration } from "./plan-shape.ts";

/** Numbers in [0, 1); the same seed gives the same numbers everywhere. */
export type SeededRandom = () => number;

/** xoshiro128** (Blackman and Vigna 2018), its state filled from the seed by splitmix32. */
export function createSeededRandom(seed: number): SeededRandom {
  let filler = seed | 0;
  const fill = (): number => {
    filler = (filler + 0x9e3779b9) | 0;
    let mixed = filler ^ (filler >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let a = fill();
  let b = fill();
  let c = fill();
  let d = fill();
  return () => {
    const scaled = Math.imul(b, 5);
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return (result >>> 0) / 4_294_967_296;
  };
}

/**
 * Draws a duration between `low` and `high` (any unit; both the same gives that). `likely` is the mode of a triangular and the median of a
 * log-normal duration, whose 95th percentile is `high`; what falls outside the bounds is set on them.
 */
export function drawDuration(
  random: SeededRandom,
  distribution: Duration["distribution"],
  bounds: { readonly low: number; readonly likely: number; readonly high: number },
  samples: readonly number[],
): number {
  const { low, likely, high } = bounds;
  switch (distribution) {
    case "samples":
      return samples[Math.floor(random() * samples.length)] ?? likely;
    case "uniform":
      return low + random() * (high - low);
    case "log-normal": {
      const median = Math.max(likely, 1e-9);
      const spread = Math.log(Math.max(high, median) / median) / NinetyFifth;
      return Math.min(high, Math.max(low, median * Math.exp(spread * drawNormal(random))));
    }
    case "triangular":
    case undefined: {
      if (high <= low) return low;
      const share = (likely - low) / (high - low);
      const drawn = random();
      return drawn < share
        ? low + Math.sqrt(drawn * (high - low) * (likely - low))
        : high - Math.sqrt((1 - drawn) * (high - low) * (high - likely));
    }
  }
}

/** Standard deviations from the median to the 95th percentile of a normal distribution. */
const NinetyFifth = 1.6448536269514722;

/** Box and Muller 1958; one of the pair is enough. */
function drawNormal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
