/** Measures solving graph models without matrices, beside the slow twin by definition; `--large` adds 20 and 24 options. */
import { cpus } from "node:os";
import { type ConceptName, ConceptNames, type ConflictModel, hasBit, prepareGame, solveGame } from "#conflict";
import { slowGame, slowStability } from "../../test/conflict-twin.ts";
import { makeUpModel } from "./made-up-models.ts";

const NotSimultaneous = ConceptNames.filter((name) => name !== "SIM");
const cases: readonly {
  readonly options: number;
  readonly makers: number;
  readonly concepts: readonly ConceptName[];
  readonly runs: number;
  readonly goal: string;
}[] = [
  { options: 12, makers: 3, concepts: ConceptNames, runs: 5, goal: "under 100 ms" },
  { options: 16, makers: 3, concepts: ConceptNames, runs: 3, goal: "under 5 s" },
  { options: 16, makers: 4, concepts: ConceptNames, runs: 3, goal: "under 5 s" },
  ...(process.argv.includes("--large")
    ? [
        { options: 20, makers: 4, concepts: NotSimultaneous, runs: 1, goal: "under 10 s and 300 MB" },
        { options: 24, makers: 4, concepts: NotSimultaneous, runs: 1, goal: "under 120 s" },
      ]
    : []),
];

console.log(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`);
for (const { options, makers, concepts, runs, goal } of cases) {
  const times: number[] = [];
  const processorTimes: number[] = [];
  let equilibria = "";
  for (let run = 0; run < runs; run++) {
    const model = makeUpModel({ options, makers, statements: 10, seed: options * 100 + makers });
    const from = performance.now();
    const before = process.cpuUsage();
    const game = prepareGame(model);
    if (game === undefined) throw new Error("made-up models order all states");
    const { holds } = solveGame(game, concepts);
    times.push(performance.now() - from);
    processorTimes.push(process.cpuUsage(before).user / 1000);
    const count = (concept: ConceptName): number => {
      let found = 0;
      for (const place of game.space.places) if (holds.get(concept)?.every((bits) => hasBit(bits, place)) === true) found++;
      return found;
    };
    equilibria = concepts.map((concept) => `${concept} ${count(concept)}`).join(", ");
  }
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${options} options, ${makers} decision makers: median ${Math.round(median(times))} ms of ${runs}, processor ${Math.round(median(processorTimes))} ms (goal ${goal}); peak memory so far ${peak} MB; equilibria ${equilibria}`,
  );
}

// The twin by definition, on a size it can bear; both must agree.
const small: ConflictModel = makeUpModel({ options: 8, makers: 3, statements: 8, seed: 8 });
const pairs = Array.from({ length: 3 }, () => {
  const from = performance.now();
  const game = prepareGame(small);
  if (game === undefined) throw new Error("made-up models order all states");
  const { holds } = solveGame(game);
  const between = performance.now();
  const expected = slowStability(slowGame(small));
  const to = performance.now();
  for (const concept of ConceptNames)
    for (const [at, bits] of (holds.get(concept) ?? []).entries()) {
      const found = [...game.space.places.keys()].filter((state) => hasBit(bits, game.space.places[state] ?? 0));
      if (JSON.stringify(found) !== JSON.stringify(expected[concept]?.[at]))
        throw new Error(`the twin disagrees about ${concept} for D${at + 1}`);
    }
  return { own: between - from, twin: to - between };
});
console.log(
  `8 options, 3 decision makers: median ${median(pairs.map((pair) => pair.own)).toFixed(1)} ms; slow twin ${median(pairs.map((pair) => pair.twin)).toFixed(0)} ms; the same cells`,
);

function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}
