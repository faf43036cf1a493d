/** Decides what ordering and simulation cost: kinds of plans of 200 steps, HiGHS on the same plans up to 40, series-parallel plans, 10,000 runs. */
import { cpus } from "node:os";
import highsLoader from "highs";
import { lowestLargestPeak, lowestPeaks, type OrderProblem, parsePlan, peaksOf, simulatePlan, simulateStrategy } from "#sequence";
import { kinds, makeExchange, makeSeriesParallel, mulberry32 } from "./instances.ts";

/** Processor time of this process: on a machine shared with others, time on the wall says little. */
function clockMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const Seeds = 20;
const States = 60_000;
/** HiGHS is stopped after this; its time is then a lower bound. */
const HighsSeconds = Number(process.argv[2] ?? 60);

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model ?? "?"}, ${cpus().length} cores, Node ${process.version}; times are processor times`,
);

console.log(
  `\n## 200 steps, two sides, costs and values 1 to 20, ${Seeds} plans each\n| kind | proven | median ms | slowest ms | states, median |\n| --- | --- | --- | --- | --- |`,
);
for (const kind of kinds) {
  lowestPeaks(makeExchange(kind, 200, 999), { maxStates: States });
  const rows = Array.from({ length: Seeds }, (_, seed) => {
    const problem = makeExchange(kind, 200, seed + 1);
    const begun = clockMs();
    const { isProven, states } = lowestPeaks(problem, { maxStates: States });
    return { isProven, states, ms: clockMs() - begun };
  });
  const times = rows.map(({ ms }) => ms);
  console.log(
    `| ${kind} | ${rows.filter(({ isProven }) => isProven).length}/${Seeds} | ${median(times).toFixed(0)} | ${Math.max(...times).toFixed(0)} | ${median(rows.map(({ states }) => states))} |`,
  );
}

console.log(`\n## One side, series-parallel, 200 steps, ${Seeds} plans`);
const series = Array.from({ length: Seeds }, (_, seed) => {
  const { problem } = makeSeriesParallel(200, seed + 1);
  const begun = clockMs();
  const { isProven } = lowestPeaks(problem, { maxStates: States });
  return { isProven, ms: clockMs() - begun };
});
console.log(
  `${series.filter(({ isProven }) => isProven).length}/${Seeds} proven, median ${median(series.map(({ ms }) => ms)).toFixed(0)} ms, slowest ${Math.max(...series.map(({ ms }) => ms)).toFixed(0)} ms`,
);

console.log(
  `\n## Against HiGHS (positions as binaries), the largest peak, at most ${HighsSeconds} s each\n| kind | steps | HiGHS | Parley, median of 9 | ratio | equal |\n| --- | --- | --- | --- | --- | --- |`,
);
// The package is CommonJS: its types describe a default export that Node hands over as the module itself.
const loadHighs = highsLoader as unknown as () => Promise<{
  readonly solve: (
    program: string,
    options: Readonly<Record<string, unknown>>,
  ) => { readonly Status: string; readonly ObjectiveValue: number };
}>;
const highs = await loadHighs();
for (const count of [10, 20, 40])
  for (const kind of ["two chains", "dense", "exchange of equals"] as const)
    for (const seed of count === 10 ? [1, 2, 3] : [1]) {
      const problem = makeExchange(kind, count, seed);
      const text = linearProgram(problem);
      let begun = clockMs();
      const solved = highs.solve(text, { time_limit: HighsSeconds, mip_rel_gap: 0, output_flag: false });
      const theirs = clockMs() - begun;
      const ours: number[] = [];
      let peak = 0;
      for (let run = 0; run < 9; run++) {
        begun = clockMs();
        const level = lowestLargestPeak(problem, { maxStates: States });
        ours.push(clockMs() - begun);
        peak = Math.max(...peaksOf(problem, level.order));
        if (level.lowest < peak) peak = Number.NaN;
      }
      const isOptimal = solved.Status === "Optimal";
      const equal = isOptimal ? String(Math.abs(solved.ObjectiveValue - peak) < 1e-6) : `HiGHS: ${solved.Status}`;
      console.log(
        `| ${kind} ${seed} | ${count} | ${isOptimal ? "" : "> "}${theirs.toFixed(0)} ms | ${median(ours).toFixed(2)} ms | ${isOptimal ? "" : "> "}${(theirs / median(ours)).toFixed(0)} | ${equal} |`,
      );
    }

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

/** The largest peak as a mixed integer program: step i at position k is a binary; sums up to each position stay below the peak. */
function linearProgram({ count, sides, changes, before }: OrderProblem): string {
  const name = (step: number, position: number) => `x${step}_${position}`;
  const all = Array.from({ length: count }, (_, index) => index);
  const lines = ["Minimize", " obj: peak", "Subject To"];
  for (const step of all) lines.push(` once${step}: ${all.map((position) => name(step, position)).join(" + ")} = 1`);
  for (const position of all) lines.push(` one${position}: ${all.map((step) => name(step, position)).join(" + ")} = 1`);
  for (const position of all)
    for (let side = 0; side < sides; side++) {
      const terms = all.flatMap((step) => {
        const change = changes[step * sides + side] ?? 0;
        return change === 0
          ? []
          : all.slice(0, position + 1).map((at) => `${change < 0 ? "-" : "+"} ${Math.abs(change)} ${name(step, at)}`);
      });
      lines.push(` sum${position}_${side}: ${terms.join(" ")} - peak <= 0`);
    }
  before.forEach((steps, later) => {
    for (const earlier of steps)
      for (const position of all)
        lines.push(
          ` pre${earlier}_${later}_${position}: ${all
            .slice(0, position + 1)
            .map((at) => `${name(later, at)}`)
            .join(" + ")} - ${
            all
              .slice(0, position)
              .map((at) => name(earlier, at))
              .join(" - ") || "0 peak"
          } <= 0`,
        );
  });
  lines.push("Bounds", " peak >= 0", "Binary", ` ${all.flatMap((step) => all.map((position) => name(step, position))).join(" ")}`, "End");
  return lines.join("\n");
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
