/** Decides what ordering and simulation cost: kinds of plans of 200 steps, HiGHS on the same plans up to 40, series-parallel plans, 10,000 runs. */
import { cpus, loadavg } from "node:os";
import highsLoader from "highs";
import { lowestLargestPeak, lowestPeaks, type OrderProblem, parsePlan, peaksOf, simulatePlan, simulateStrategy } from "#sequence";
import { kinds, makeExchange, makeSeriesParallel, mulberry32 } from "./instances.ts";

/** Processor time of this process: on a machine shared with others, time on the wall says little. */
function clockMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const Seeds = 20;
/** The first seed; others than those the search was worked out on may be asked for. */
const FirstSeed = Number(process.argv[3] ?? 1);
const States = 60_000;
/** Our own runs on one plan: some to warm up, as HiGHS comes compiled, then those that count. */
const WarmUp = 30;
const RunsOfOurs = 101;
/** HiGHS is stopped after this; its time is then a lower bound. */
const HighsSeconds = Number(process.argv[2] ?? 60);

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

console.log(
  `\n## Against HiGHS, the largest peak, at most ${HighsSeconds} s each\n| kind | steps | HiGHS, positions | HiGHS, prefixes | Parley, median of ${RunsOfOurs} | ratio to the faster | equal |\n| --- | --- | --- | --- | --- | --- | --- |`,
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
    for (const seed of count === 40 ? [1, 2] : [1, 2, 3]) {
      const problem = makeExchange(kind, count, seed);
      const theirs = (["positions", "prefixes"] as const).map((formulation) => {
        const text = linearProgram(problem, formulation);
        const begun = clockMs();
        const { Status, ObjectiveValue } = highs.solve(text, { time_limit: HighsSeconds, mip_rel_gap: 0, output_flag: false });
        return { ms: clockMs() - begun, isOptimal: Status === "Optimal", value: ObjectiveValue };
      });
      const ours: number[] = [];
      let peak = 0;
      for (let run = 0; run < WarmUp + RunsOfOurs; run++) {
        const begun = process.hrtime.bigint();
        const level = lowestLargestPeak(problem, { maxStates: States });
        if (run >= WarmUp) ours.push(Number(process.hrtime.bigint() - begun) / 1e6);
        peak = Math.max(...peaksOf(problem, level.order));
        if (level.lowest < peak) peak = Number.NaN;
      }
      const solved = theirs.filter(({ isOptimal }) => isOptimal);
      const fastest = Math.min(...theirs.map(({ ms }) => ms));
      const equal = solved.length === 0 ? "HiGHS: time limit" : String(solved.every(({ value }) => Math.abs(value - peak) < 1e-6));
      const shown = theirs.map(({ ms, isOptimal }) => `${isOptimal ? "" : "> "}${ms.toFixed(0)} ms`);
      console.log(
        `| ${kind} ${seed} | ${count} | ${shown.join(" | ")} | ${median(ours).toFixed(2)} ms | ${solved.length === 0 ? "> " : ""}${(fastest / median(ours)).toFixed(0)} | ${equal} |`,
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

/** How HiGHS is asked: `positions`: step i stands at place k; `prefixes`: step i stands at place k or before it, which keeps the rows short. */
type Formulation = "positions" | "prefixes";

/** The largest peak as a mixed integer program. */
function linearProgram({ count, sides, changes, before }: OrderProblem, formulation: Formulation): string {
  const all = Array.from({ length: count }, (_, index) => index);
  const name = (step: number, place: number) => `x${step}_${place}`;
  /** Whether `step` is done once `place` is filled. */
  const done = (step: number, place: number) =>
    formulation === "prefixes" ? [name(step, place)] : all.slice(0, place + 1).map((at) => name(step, at));
  const lines = ["Minimize", " obj: peak", "Subject To"];
  for (const step of all) lines.push(` once${step}: ${done(step, count - 1).join(" + ")} = 1`);
  for (const place of all)
    lines.push(` one${place}: ${all.map((step) => name(step, place)).join(" + ")} = ${formulation === "prefixes" ? place + 1 : 1}`);
  if (formulation === "prefixes")
    for (const step of all)
      for (const place of all.slice(1)) lines.push(` stay${step}_${place}: ${name(step, place - 1)} - ${name(step, place)} <= 0`);
  for (const place of all)
    for (let side = 0; side < sides; side++) {
      const terms = all.flatMap((step) => {
        const change = changes[step * sides + side] ?? 0;
        return change === 0 ? [] : done(step, place).map((one) => `${change < 0 ? "-" : "+"} ${Math.abs(change)} ${one}`);
      });
      lines.push(` sum${place}_${side}: ${terms.join(" ")} - peak <= 0`);
    }
  before.forEach((steps, later) => {
    for (const earlier of steps)
      for (const place of all) {
        const first = place === 0 ? "0 peak" : done(earlier, place - 1).join(" - ");
        lines.push(` pre${earlier}_${later}_${place}: ${done(later, place).join(" + ")} - ${first} <= 0`);
      }
  });
  lines.push("Bounds", " peak >= 0", "Binary", ` ${all.flatMap((step) => all.map((place) => name(step, place))).join(" ")}`, "End");
  return lines.join("\n");
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
