/** Decides what ordering and simulation cost: kinds of plans of 200 steps, series-parallel plans, 10,000 runs. */
import { cpus, loadavg } from "node:os";
import { lowestPeaks, parsePlan, simulatePlan, simulateStrategy } from "#sequence";
import { kinds, makeExchange, makeSeriesParallel, mulberry32 } from "./instances.ts";

/** Processor time of this process: on a machine shared with others, time on the wall says little. */
function clockMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const Seeds = 20;
/** The first seed; others than those the search was worked out on may be asked for. */
const FirstSeed = Number(process.argv[2] ?? 1);
const States = 60_000;

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model ?? "?"}, ${cpus().length} cores, Node ${process.version}; load average ${(loadavg()[0] ?? 0).toFixed(1)}; times are processor times`,
);

console.log(
  `\n## 200 steps, two sides, costs and values 1 to 20, ${Seeds} plans each from seed ${FirstSeed}\n| kind | proven | median ms | slowest ms | states, median |\n| --- | --- | --- | --- | --- |`,
);
for (const kind of kinds) {
  lowestPeaks(makeExchange(kind, 200, 999), { maxStates: States });
  const rows = Array.from({ length: Seeds }, (_, seed) => {
    const problem = makeExchange(kind, 200, FirstSeed + seed);
    const begun = clockMs();
    const { isProven, states } = lowestPeaks(problem, { maxStates: States });
    return { isProven, states, ms: clockMs() - begun };
  });
  const times = rows.map(({ ms }) => ms);
  console.log(
    `| ${kind} | ${rows.filter(({ isProven }) => isProven).length}/${Seeds} | ${median(times).toFixed(0)} | ${Math.max(...times).toFixed(0)} | ${median(rows.map(({ states }) => states))} |`,
  );
}

console.log(`\n## One side, series-parallel, 200 steps, ${Seeds} plans from seed ${FirstSeed}`);
const series = Array.from({ length: Seeds }, (_, seed) => {
  const { problem } = makeSeriesParallel(200, FirstSeed + seed);
  const begun = clockMs();
  const { isProven } = lowestPeaks(problem, { maxStates: States });
  return { isProven, ms: clockMs() - begun };
});
console.log(
  `${series.filter(({ isProven }) => isProven).length}/${Seeds} proven, median ${median(series.map(({ ms }) => ms)).toFixed(0)} ms, slowest ${Math.max(...series.map(({ ms }) => ms)).toFixed(0)} ms`,
);

console.log("\n## Simulation, 200 steps, 10,000 runs");
const random = mulberry32(5);
const commitments = Array.from({ length: 200 }, (_, step) => ({
  id: `s${step}`,
  obligor: step % 2 === 0 ? "Averna" : "Belmar",
  duration: step % 3 === 0 ? 2 : { kind: "contingent", min: 2, likely: 3, max: 9 },
  after: step === 0 ? [] : [...new Set([1, 2].map(() => `s${Math.max(0, step - 1 - Math.floor(random() * 8))}`))],
}));
const parsed = parsePlan({
  start: "2026-01-05",
  commitments,
  milestones: [
    { id: "half", after: ["s100"] },
    { id: "end", after: ["s199"] },
  ],
});
if (parsed.kind === "plan") {
  const times = Array.from({ length: 7 }, (_, seed) => {
    const begun = clockMs();
    simulatePlan(parsed.plan, { runs: 10_000, seed });
    return clockMs() - begun;
  });
  console.log(`as early as possible: median of 7 ${median(times).toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms`);
  const begun = clockMs();
  const byStrategy = simulateStrategy(parsed.plan, { runs: 10_000, seed: 1 });
  const broken = byStrategy.kind === "simulated" ? byStrategy.anyMissed : Number.NaN;
  console.log(
    `by the strategy, 133 of the durations uncertain: ${(clockMs() - begun).toFixed(0)} ms; a limit is broken in ${broken} of the runs`,
  );
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
