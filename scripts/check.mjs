/** Decides what "checked" means: format, lint, types, walls, dead code, tests. The same on a desk and in continuous integration. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./set-up.mjs";

const testReport = join(root, "node_modules", ".cache", "parley-tests.json");
const steps = [
  ["format and lint", "@biomejs/biome/bin/biome", ["check", "."]],
  ["types", "typescript/bin/tsc", ["-p", "tsconfig.json"]],
  ["types of the pure folders", "typescript/bin/tsc", ["-p", "tsconfig.pure.json"]],
  ["types of the workbench", "typescript/bin/tsc", ["-p", "web/tsconfig.json"]],
  ["walls", "dependency-cruiser/bin/dependency-cruise.mjs", ["src", "web/src", "--config", ".dependency-cruiser.mjs"]],
  ["dead code", "knip/bin/knip.js", ["--no-progress"]],
  ["tests", "vitest/vitest.mjs", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${testReport}`]],
];

/** Runs every step, says which failed, and returns whether all passed. */
export function check() {
  rmSync(testReport, { force: true });
  const failed = [];
  for (const [name, program, words] of steps) {
    console.log(`\n— ${name}`);
    const started = Date.now();
    const result = spawnSync(process.execPath, [join(root, "node_modules", program), ...words], { cwd: root, stdio: "inherit" });
    console.log(`  ${((Date.now() - started) / 1000).toFixed(1)} s`);
    if (result.status !== 0) failed.push(name);
  }
  const counts = countTests();
  console.log(failed.length === 0 ? "\nEverything passed." : `\nFailed: ${failed.join(", ")}.`);
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return failed.length === 0 && counts.passed > 0;
}

function countTests() {
  if (!existsSync(testReport)) return { passed: 0, failed: 0, skipped: 0 };
  const report = JSON.parse(readFileSync(testReport, "utf8"));
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests };
}

if (process.argv[1] === import.meta.filename) process.exitCode = check() ? 0 : 1;
