/** Makes graph models of any size for measuring: options shared out evenly, statements drawn with a stated seed. */
import type { ConflictModel, Statement } from "#conflict";

export type ModelSize = { readonly options: number; readonly makers: number; readonly statements: number; readonly seed: number };

export function makeUpModel({ options, makers, statements, seed }: ModelSize): ConflictModel {
  const random = mulberry32(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const condition = (): Statement => {
    const chosen = new Set<number>();
    const wanted = 1 + below(3);
    while (chosen.size < wanted) chosen.add(below(options));
    return {
      kind: "and",
      parts: [...chosen].map(
        (option): Statement => (below(2) === 0 ? { kind: "option", option } : { kind: "not", part: { kind: "option", option } }),
      ),
    };
  };
  return {
    name: `${options} options, ${makers} decision makers`,
    options: Array.from({ length: options }, (_, at) => ({ name: `o${at + 1}`, direction: at % 7 === 6 ? "forward" : "both" })),
    decisionMakers: Array.from({ length: makers }, (_, at) => ({
      name: `D${at + 1}`,
      options: Array.from({ length: options }, (__, option) => option).filter((option) => Math.floor((option * makers) / options) === at),
      preferences: {
        kind: "statements",
        statements: Array.from({ length: statements }, () => ({ statement: condition(), unknown: false, strong: false })),
      },
    })),
    infeasible: [
      {
        kind: "and",
        parts: [
          { kind: "option", option: 0 },
          { kind: "option", option: options - 1 },
        ],
      },
    ],
    countsAsOne: [],
    threats: [],
    references: [],
    notes: [],
  };
}

/** A small generator with 32 bits of state (public domain, Tommy Ettinger). */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
