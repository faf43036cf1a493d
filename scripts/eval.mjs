/** Decides what `npm run eval` scores: every evaluation against human gold, one after the other; each says when its gold is absent. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, setUp } from "./set-up.mjs";

setUp();
const corpus = join(root, "..", "shared", "corpus");
const programs = [
  ["syntax: tags and parse on treebanks", ["scripts/run-ts.mjs", "eval/syntax/score.ts"]],
  ["names: actors on wikigold, re3d and GAP", ["scripts/run-ts.mjs", "eval/names/score.ts"]],
  ["plan: which article became which, on two treaties", ["scripts/run-ts.mjs", "eval/plan-alignment/score.ts"]],
  ["plan: treaties changed at random", ["scripts/run-ts.mjs", "eval/plan-alignment/score-perturbed.ts"]],
  ["dates: values on the date cases", ["scripts/run-ts.mjs", "eval/dates/score.ts"]],
  [
    "attribution: PolNeAR dev",
    ["scripts/run-ts.mjs", "eval/attribution/score.ts", "--misses", process.argv.includes("--misses") ? "20" : "3"],
  ],
  ["plover: the type of political act, on the gold records", ["scripts/run-ts.mjs", "eval/plover/score.ts"]],
  ["facts of a negotiation: the open half, then totals of the frozen one", ["scripts/run-ts.mjs", "eval/facts/score.ts"]],
  ["", ["scripts/run-ts.mjs", "eval/facts/score.ts", "--frozen"]],
  ["brackets: real drafts printed back, brackets without a partner", ["scripts/run-ts.mjs", "eval/plan/brackets.ts"]],
  ["time limits of three agreements, by halves", ["scripts/run-ts.mjs", "eval/time-limits/score.ts"]],
  ["an article, field by field", ["bin/parley.mjs", "eval", join(corpus, "miami-talks")]],
];
for (const [name, words] of programs) {
  console.log(`\n— ${name}`);
  if (!existsSync(corpus)) console.log("The evaluation corpus ../shared/corpus is absent; nothing was scored.");
  else if (existsSync(join(root, words[1])) || words[0] === "bin/parley.mjs") {
    const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
}
