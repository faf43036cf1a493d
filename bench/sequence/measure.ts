/** Measures the checks of a sequence: dynamic controllability by both algorithms on instances of 200 and 400 points, and edits at 1,000 steps. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import {
  checkControllability,
  editDates,
  editPlan,
  findWindows,
  holdStep,
  isControllableByMorris,
  layNetwork,
  openEdits,
  openWindows,
  type PlanFile,
  parsePlainStnu,
  surveyPlan,
  type TemporalNetwork,
} from "#sequence";

const folders = ["../shared/corpus/stnu", "bench/sequence/instances"];
const Rounds = 100;

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

/** Milliseconds of one call. */
function timed(call: () => unknown): number {
  const before = performance.now();
  // What is computed must be used, or the engine may leave it out.
  if (call() === undefined) throw new Error("a measured call answers something");
  return performance.now() - before;
}

console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`,
);

for (const folder of folders) {
  if (!existsSync(folder)) {
    console.log(`\n${folder} is absent: nothing measured there.`);
    continue;
  }
  console.log(`\n${folder}: median of ${Rounds} checks for each instance, then over the instances; milliseconds`);
  console.log("| instances | right | RUL2021 | Morris 2014 |\n| --- | --- | --- | --- |");
  const groups = new Map<string, { readonly network: TemporalNetwork; readonly expected: boolean }[]>();
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".plainStnu"))) {
    const group = `${name.startsWith("dc_") ? "controllable" : "not controllable"}, ${/_(\d+)nodes/u.exec(name)?.[1] ?? "?"} points`;
    const network = parsePlainStnu(readFileSync(join(folder, name), "utf8"));
    groups.set(group, [...(groups.get(group) ?? []), { network, expected: name.startsWith("dc_") }]);
  }
  for (const [group, instances] of [...groups].toSorted()) {
    let right = 0;
    const fast: number[] = [];
    const slow: number[] = [];
    for (const { network, expected } of instances) {
      if ((checkControllability(network).kind === "controllable") === expected) right++;
      fast.push(median(Array.from({ length: Rounds }, () => timed(() => checkControllability(network)))));
      // The twin takes up to half a second: once is enough for a ratio.
      slow.push(timed(() => isControllableByMorris(network)));
    }
    console.log(`| ${instances.length} ${group} | ${right} | ${median(fast).toFixed(3)} | ${median(slow).toFixed(2)} |`);
  }
}

console.log("\n1,000 steps (2,001 points), one limit changed at a time; milliseconds");
const network = chainOf(1000);
const opened = openWindows(network);
if (opened.kind === "inconsistent") throw new Error("the plan of the measurement can be kept");
const random = seeded(7);
const own = network.limitFrom.length - (network.points.length - 1);
const edits: number[] = [];
const anew: number[] = [];
for (let edit = 0; edit < 2000; edit++) {
  const limit = Math.floor(random() * own);
  const amount = (network.limitAmount[limit] ?? 0) + Math.floor(random() * 5) - 2;
  edits.push(timed(() => opened.live.change(limit, amount)));
  if (edit % 10 === 0) anew.push(timed(() => findWindows(network)));
}
const sorted = edits.toSorted((one, other) => one - other);
console.log(
  `edit: median ${median(edits).toFixed(3)}, 99 % ${(sorted[Math.floor(sorted.length * 0.99)] ?? 0).toFixed(3)}, longest ${(sorted.at(-1) ?? 0).toFixed(2)}; everything anew: median ${median(anew).toFixed(2)}`,
);

console.log(
  "\nA plan of 1,000 steps: one step moved by hand, all dates anew; a clause edited, dates and critical path; then the whole page anew; milliseconds",
);
console.log(
  "| durations in | move, median | move, 99 % | move, longest | with critical path, median | clause edited, median | 99 % | longest | everything the page tells, median |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
for (const unit of ["days", "working days", "months"]) {
  const file = planOf(1000, unit);
  const asked = { today: "2026-04-10", days: 30 };
  const surveyed = surveyPlan(file, asked);
  const mover = "kind" in surveyed ? undefined : holdStep(surveyed, "s3");
  if (mover === undefined) throw new Error("the plan of the measurement can be kept");
  const moves: number[] = [];
  const withPath: number[] = [];
  for (let day = 0; day < 300; day++) {
    let moved: ReturnType<typeof mover.moveTo>;
    const took = timed(() => {
      moved = mover.moveTo(day % 60);
      return moved;
    });
    if (day < 30) continue; // To warm up.
    moves.push(took);
    withPath.push(took + timed(() => moved?.kind === "held" && moved.findCritical()));
  }
  const edited: number[] = [];
  let live = "kind" in surveyed ? undefined : openEdits(surveyed, file);
  for (let edit = 0; edit < 400; edit++) {
    const place = `commitments[${(edit * 37) % 1000}].duration`;
    const now = live;
    const took = timed(() => {
      const answered =
        now === undefined
          ? undefined
          : editDates(now, { kind: "bound", place, part: "max", event: undefined, to: `${6 + (edit % 5)} ${unit}` });
      live = answered?.live;
      return answered?.dates?.critical.end;
    });
    if (live === undefined) throw new Error("the edit can be followed");
    if (edit >= 100) edited.push(took);
  }
  const whole = Array.from({ length: 9 }, (_, day) =>
    timed(() => surveyPlan(editPlan(file, [{ kind: "move", step: "s3", day, as: "not before" }]), asked)),
  );
  const inOrder = moves.toSorted((one, other) => one - other);
  const at = (share: number) => (inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? 0).toFixed(2);
  const byClause = edited.toSorted((one, other) => one - other);
  const atEdit = (share: number) => (byClause[Math.min(byClause.length - 1, Math.floor(byClause.length * share))] ?? 0).toFixed(2);
  console.log(
    `| ${unit} | ${at(0.5)} | ${at(0.99)} | ${at(1)} | ${median(withPath).toFixed(2)} | ${atEdit(0.5)} | ${atEdit(0.99)} | ${atEdit(1)} | ${median(whole).toFixed(1)} |`,
  );
}

function planOf(steps: number, unit: string): PlanFile {
  return {
    start: "2026-04-01",
    calendar: { holidays: ["2026-04-03", "2026-04-06", "2026-05-01", "2026-12-25"] },
    commitments: Array.from({ length: steps }, (_, step) => ({
      id: `s${step}`,
      obligor: step % 2 === 0 ? "Averna" : "Belmar",
      beneficiary: step % 2 === 0 ? "Belmar" : "Averna",
      cost: 1 + (step % 5),
      value: 1 + (step % 3),
      duration: `${unit === "months" ? 1 : 2 + (step % 4)} ${unit}`,
      after: step >= 5 ? [`s${step - 5}`] : [],
    })),
  };
}

/** Steps of 1 to 5 days, each after an earlier one, every seventh with a deadline after another. */
function chainOf(steps: number): TemporalNetwork {
  const draw = seeded(3);
  const points = ["start", ...Array.from({ length: steps }, (_, step) => [`s${step}.start`, `s${step}.end`]).flat()];
  const limits = Array.from({ length: steps }, (_, step) => {
    const start = 1 + 2 * step;
    const length = 1 + Math.floor(draw() * 5);
    const before = Math.max(0, step - 1 - Math.floor(draw() * 30));
    return [
      { from: start, to: start + 1, amount: length + 3, clause: step },
      { from: start + 1, to: start, amount: -length, clause: step },
      ...(step === 0 ? [] : [{ from: start, to: 2 + 2 * before, amount: 0, clause: step }]),
      ...(step % 7 === 0 && step > 0 ? [{ from: 2 + 2 * before, to: start + 1, amount: 20 * (step - before), clause: step }] : []),
    ];
  }).flat();
  return layNetwork({ points, origin: 0, limits, links: [], clauses: [], scale: 1 });
}

/** Numbers in [0, 1) that are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
