/** Decides what `npm run bench` measures: reading beside two other readers, reading a corpus into a dossier with each page's query on it, then the store, collation and graph models alone. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, setUp } from "./set-up.mjs";

setUp();
const programs = [
  ["bench/reader/measure.mjs"],
  ["bench/read-corpus.mjs", ...process.argv.slice(2)],
  ...[
    "bench/collation/measure.ts",
    "bench/store/measure.ts",
    "bench/conflict/measure.ts",
    "bench/plan/parse.ts",
    "bench/plan-redline/measure.ts",
    "bench/sequence-order/measure.ts",
    "bench/sequence/measure.ts",
    "bench/bargaining/measure.ts",
  ]
    .filter((path) => existsSync(join(root, path)))
    .map((path) => ["scripts/run-ts.mjs", path]),
];
for (const words of programs) {
  console.log(`\n— ${words.join(" ")}`);
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
