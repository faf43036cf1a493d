/** Decides how ordering compares with HiGHS on the same plans of 10, 20 and 40 steps: both warm, both medians of many solves on the same clock. */
import { cpus, loadavg } from "node:os";
import highsLoader from "highs";
import { lowestLargestPeak, lowestPeaks, type OrderProblem, peaksOf } from "#sequence";
import { type Kind, makeExchange } from "./instances.ts";

const States = 60_000;
/** Solves before those that count, of each rival and plan; HiGHS comes compiled, so it needs fewer. */
const WarmUp = { ours: 20_000, theirs: 3 };
/** Solves that count: so many, but no more than fit into the time, and at least one. */
const Solves = { ours: 2001, theirs: 21 };
const SecondsOfTheirs = 10;
/** HiGHS is stopped after this; its time is then a lower bound. */
const HighsSeconds = Number(process.argv[2] ?? 30);
const FirstSeed = Number(process.argv[3] ?? 1);

// The package is CommonJS: its types describe a default export that Node hands over as the module itself.
const loadHighs = highsLoader as unknown as () => Promise<{
  readonly solve: (
    program: string,
    options: Readonly<Record<string, unknown>>,
  ) => { readonly Status: string; readonly ObjectiveValue: number };
}>;
const highs = await loadHighs();
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model ?? "?"}, ${cpus().length} cores, Node ${process.version}; load average ${(loadavg()[0] ?? 0).toFixed(1)}; wall time, medians of up to ${Solves.theirs} solves (HiGHS, after ${WarmUp.theirs}) and ${Solves.ours} (Parley, after ${WarmUp.ours})\n`,
);
console.log(
  "| kind | steps | HiGHS, positions, ms | HiGHS, prefixes, ms | Parley, µs | ratio to the faster | equal | Parley, every peak, µs |\n| --- | --- | --- | --- | --- | --- | --- | --- |",
);
const ratios: number[] = [];
for (const count of [10, 20, 40])
  for (const kind of ["two chains", "dense", "exchange of equals"] as const)
    for (let seed = FirstSeed; seed < FirstSeed + (count === 40 ? 2 : 3); seed++) compare(kind, count, seed);
const enough = ratios.filter((ratio) => ratio >= 1000).length;
console.log(
  `\n${enough} of ${ratios.length} at least 1,000 times faster; least ${Math.min(...ratios).toFixed(0)}, median ${median(ratios).toFixed(0)}`,
);

function compare(kind: Kind, count: number, seed: number): void {
  const problem = makeExchange(kind, count, seed);
  const theirs = (["positions", "prefixes"] as const).map((formulation) => {
    const text = linearProgram(problem, formulation);
    const solve = () => highs.solve(text, { time_limit: HighsSeconds, mip_rel_gap: 0, output_flag: false });
    const { Status, ObjectiveValue } = solve();
    const isOptimal = Status === "Optimal";
    return { ms: medianTime(solve, isOptimal ? WarmUp.theirs : 0, isOptimal ? Solves.theirs : 1), isOptimal, value: ObjectiveValue };
  });
  const { order, lowest } = lowestLargestPeak(problem, { maxStates: States });
  const peak = Math.max(...peaksOf(problem, order));
  const ms = medianTime(() => lowestLargestPeak(problem, { maxStates: States }), WarmUp.ours, Solves.ours);
  const every = medianTime(() => lowestPeaks(problem, { maxStates: States }), WarmUp.ours, Solves.ours);
  const solved = theirs.filter(({ isOptimal }) => isOptimal);
  const ratio = Math.min(...theirs.map((one) => one.ms)) / ms;
  ratios.push(ratio);
  const equal =
    lowest < peak
      ? "not proven"
      : solved.length === 0
        ? "HiGHS: time limit"
        : String(solved.every(({ value }) => Math.abs(value - peak) < 1e-6));
  const shown = theirs.map((one) => `${one.isOptimal ? "" : "> "}${one.ms.toFixed(1)}`);
  console.log(
    `| ${kind} ${seed} | ${count} | ${shown.join(" | ")} | ${(ms * 1000).toFixed(1)} | ${solved.length === 0 ? "> " : ""}${ratio.toFixed(0)} | ${equal} | ${(every * 1000).toFixed(1)} |`,
  );
}

/** Milliseconds of one solve on the wall. */
function medianTime(solve: () => unknown, warmUp: number, solves: number): number {
  const begun = performance.now();
  for (let run = 0; run < warmUp && performance.now() - begun < SecondsOfTheirs * 1000; run++) solve();
  const times: number[] = [];
  const counted = performance.now();
  while (times.length < solves && (times.length === 0 || performance.now() - counted < SecondsOfTheirs * 1000)) {
    const from = performance.now();
    solve();
    times.push(performance.now() - from);
  }
  return median(times);
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
