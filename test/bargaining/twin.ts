/** Decides, for tests and measurements, the same answers by looking at every package: slow and obvious. */
import { type Choice, type Game, isFeasible, utilitiesOf } from "../../src/bargaining/game.ts";

/** Every package that meets links and red lines, in the model's order. */
export function everyPackage(game: Game): readonly number[][] {
  let all: number[][] = [[]];
  for (const table of game.contributions) {
    const options = Array.from({ length: table.length / game.parties }, (_, option) => option);
    all = all.flatMap((beginning) => options.map((option) => [...beginning, option]));
  }
  return all.filter((choice) => isFeasible(game, choice));
}

/** Whether `one` is at least as good for every party and better for one. */
export function dominates(one: Float64Array, other: Float64Array): boolean {
  return one.every((value, party) => value >= (other[party] as number)) && one.some((value, party) => value > (other[party] as number));
}

/** The frontier by comparing each package with each: first package and number of packages per utility vector, best for the first party first. */
export function frontierByEnumeration(game: Game): readonly { choice: Choice; utilities: Float64Array; packages: number }[] {
  const vectors = new Map<string, { choice: Choice; utilities: Float64Array; packages: number }>();
  for (const choice of everyPackage(game)) {
    const utilities = utilitiesOf(game, choice);
    const known = vectors.get(utilities.join(" "));
    if (known === undefined) vectors.set(utilities.join(" "), { choice, utilities, packages: 1 });
    else known.packages++;
  }
  const all = [...vectors.values()];
  return all
    .filter(({ utilities }) => !all.some((other) => dominates(other.utilities, utilities)))
    .sort((one, other) => compareVectors(other.utilities, one.utilities));
}

function compareVectors(one: Float64Array, other: Float64Array): number {
  for (const [at, value] of one.entries()) if (value !== other[at]) return value - (other[at] as number);
  return 0;
}
