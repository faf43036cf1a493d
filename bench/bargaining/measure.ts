/** Decides how long the answers about packages take on random negotiations, beside looking at every package and beside HiGHS. */
import { cpus } from "node:os";
import load from "highs";
import {
  candidatePackages,
  findFrontier,
  findShares,
  type Game,
  gameWithoutNumbers,
  type Model,
  preferenceSpaceOf,
  solveDirectly,
} from "#bargaining";
import { randomFrom } from "../../test/bargaining/games.ts";
import { frontierByEnumeration } from "../../test/bargaining/twin.ts";

const Runs = 7;

console.log(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`);
verifyTwins();
frontiers("20 points × 4 options × 2 parties", Array<number>(20).fill(4), 2);
frontiers("20 points × 4 options × 3 parties", Array<number>(20).fill(4), 3);
frontiers("40 points × 4 options × 2 parties", Array<number>(40).fill(4), 2);
frontiers("240,000 outcomes, 5 parties", [10, 8, 6, 5, 5, 5, 4], 5);
enumeration();
await manyParties();
shares();

/** A negotiation with weights uniform on the simplex (thousandths) and values uniform in hundredths. `opposed` makes values of one party fall as another's rise. */
function negotiation(sizes: readonly number[], parties: number, seed: number, opposed = 0): Game {
  const random = randomFrom(seed);
  const weights = Array.from({ length: parties }, () => {
    const drawn = sizes.map(() => -Math.log(1 - random()));
    const sum = drawn.reduce((total, one) => total + one, 0);
    return drawn.map((one) => Math.round((1000 * one) / sum));
  });
  const contributions = sizes.map((size, point) => {
    const table = new Float64Array(size * parties);
    for (let option = 0; option < size; option++) {
      const values = Array.from({ length: parties }, () => random());
      const mean = values.reduce((sum, value) => sum + value, 0) / parties;
      for (const [party, value] of values.entries())
        table[option * parties + party] =
          (weights[party]?.[point] ?? 0) * Math.round(100 * Math.max(0, Math.min(1, value - opposed * (mean - 0.5))));
    }
    return table;
  });
  return {
    parties,
    contributions,
    allowed: sizes.map((size) => Array.from({ length: size }, (_, option) => option)),
    exclusions: [],
    reservations: new Float64Array(parties),
    disagreement: new Float64Array(parties),
    scales: weights.map(() => ({ top: 100_000, bottom: 1 })),
  };
}

function timed(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[times.length >> 1] ?? 0;
}

function frontiers(name: string, sizes: readonly number[], parties: number): void {
  for (const opposed of parties === 5 ? [0, 1.6] : [0]) {
    const points: number[] = [];
    const times = Array.from({ length: Runs }, (_, seed) => {
      const game = negotiation(sizes, parties, seed + 1, opposed);
      return timed(() => {
        const found = findFrontier(game);
        points.push(found.kind === "frontier" ? found.points.length : -1);
      });
    });
    console.log(
      `frontier, ${name}${opposed === 0 ? "" : ", opposed interests"}: median ${median(times).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms, ${Math.min(...points)} to ${Math.max(...points)} frontier points`,
    );
  }
}

/** The merge must give what comparing every package gives, or the figures mean nothing. */
function verifyTwins(): void {
  for (let seed = 1; seed <= 5; seed++) {
    for (const parties of [2, 3, 5]) {
      const game = negotiation([3, 4, 3, 4, 2], parties, seed);
      const found = findFrontier(game);
      const slow = frontierByEnumeration(game);
      const told = (points: readonly { utilities: Float64Array; packages: number }[]) =>
        points.map(({ utilities, packages }) => `${utilities.join(" ")} ${packages}`).join("\n");
      if (found.kind !== "frontier" || told(found.points) !== told(slow))
        throw new Error(`frontier and twin differ (seed ${seed}, ${parties} parties)`);
    }
  }
  console.log("twins: 15 frontiers equal to comparing every package with every other");
}

/** What enumeration costs for each outcome: utilities only, nothing compared. */
function enumeration(): void {
  const sizes = [6, 6, 6, 6, 6, 6, 6, 7];
  const outcomes = sizes.reduce((product, size) => product * size, 1);
  const game = negotiation(sizes, 2, 1);
  const merging = median(Array.from({ length: Runs }, () => timed(() => findFrontier(game))));
  const walking = timed(() => {
    const best = new Map<number, number>();
    const choice = new Int32Array(sizes.length);
    for (let outcome = 0; outcome < outcomes; outcome++) {
      let rest = outcome;
      let first = 0;
      let second = 0;
      for (let point = 0; point < sizes.length; point++) {
        const size = sizes[point] as number;
        choice[point] = rest % size;
        rest = Math.floor(rest / size);
        first += game.contributions[point]?.[2 * (choice[point] as number)] ?? 0;
        second += game.contributions[point]?.[2 * (choice[point] as number) + 1] ?? 0;
      }
      best.set(first, Math.max(best.get(first) ?? 0, second));
    }
  });
  console.log(
    `${outcomes} outcomes, 2 parties: merging ${merging.toFixed(2)} ms, walking through all outcomes in the same language ${walking.toFixed(0)} ms (${((1000 * walking) / outcomes).toFixed(2)} µs an outcome), ratio ${(walking / merging).toFixed(0)}`,
  );
}

async function manyParties(): Promise<void> {
  // The package's types describe its CommonJS form; as an ES module its default export is the loader itself.
  const highs = await (load as unknown as typeof load.default)();
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let seed = 1; seed <= 5; seed++) {
    const game = negotiation(Array<number>(20).fill(4), 8, seed);
    let smallest = 0;
    let gap = 0;
    ours.push(
      timed(() => {
        const { solutions, complete } = solveDirectly(game);
        if (!complete) throw new Error("the search ended early");
        for (const solution of Object.values(solutions)) if (solution.kind === "solution") gap = Math.max(gap, solution.gap);
        if (solutions.egalitarian.kind === "solution") smallest = solutions.egalitarian.value;
      }),
    );
    theirs.push(
      timed(() => {
        const solution = highs.solve(maximumMinimum(game), { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
        if (Math.abs(solution.ObjectiveValue - smallest) > 1e-6) throw new Error(`HiGHS finds ${solution.ObjectiveValue}, we ${smallest}`);
      }),
    );
    if (gap > 1e-9) throw new Error(`gap ${gap}`);
  }
  console.log(
    `solution points, 8 parties × 20 points × 4 options: all six median ${median(ours).toFixed(0)} ms, worst ${Math.max(...ours).toFixed(0)} ms, gap 0; HiGHS for the egalitarian one alone median ${median(theirs).toFixed(0)} ms, the same value`,
  );
}

/** In CPLEX LP format: the smallest utility as large as possible, one option a point. */
function maximumMinimum(game: Game): string {
  const name = (point: number, option: number): string => `x${point}_${option}`;
  const choices = game.contributions.map((table, point) =>
    Array.from({ length: table.length / game.parties }, (_, option) => name(point, option)),
  );
  const rows = Array.from({ length: game.parties }, (_, party) => {
    const terms = game.contributions.flatMap((table, point) =>
      (choices[point] ?? []).map(
        (variable, option) =>
          `${((table[option * game.parties + party] ?? 0) * (game.scales[party]?.bottom ?? 1)) / (game.scales[party]?.top ?? 1)} ${variable}`,
      ),
    );
    return ` u${party}: ${terms.join(" + ")} - z >= 0`;
  });
  const ones = choices.map((names, point) => ` c${point}: ${names.join(" + ")} = 1`);
  return ["Maximize", " obj: z", "Subject To", ...ones, ...rows, "Bounds", " z free", "Binary", ` ${choices.flat().join(" ")}`, "End"].join(
    "\n",
  );
}

function shares(): void {
  const random = randomFrom(3);
  const points = Array.from({ length: 20 }, (_, at) => ({ id: `p${at}`, options: ["a", "b", "c", "d"] }));
  const model: Model = {
    points,
    parties: ["A", "B", "C"].map((id) => ({
      id,
      reservationValue: 0.4,
      values: Object.fromEntries(
        points.map((point) => [
          point.id,
          Object.fromEntries(["a", "b", "c", "d"].map((option) => [option, Math.round(random() * 100) / 100])),
        ]),
      ),
      statements: points.slice(1).map((point, at) => ({ moreImportant: `p${at}`, than: point.id })),
    })),
  };
  const spaces = model.parties.map((party) => preferenceSpaceOf(model, party));
  const game = gameWithoutNumbers(model);
  let packages = candidatePackages(game, spaces, { most: 500, seed: 1, draft: undefined }).packages;
  while (packages.length < 500) packages = [...packages, points.map(() => Math.floor(random() * 4))];
  const times = Array.from({ length: 3 }, () => timed(() => findShares(spaces, packages, { draws: 2000, seed: 1 })));
  console.log(`shares, 2,000 draws × ${packages.length} packages × 3 parties × 20 points: median ${median(times).toFixed(0)} ms`);
}
