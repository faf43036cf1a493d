/**
 * Decides how well time limits are read from three agreements, by halves; GUIDELINES.md says what was marked and what counts as right.
 * Usage: score [--corpus ../shared/corpus] [--misses 40]; the same as `parley eval time-limits eval/time-limits/gold.json --texts …/agreements`.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
};
const texts = `${option("corpus", "../shared/corpus")}/agreements`;
if (!existsSync(texts)) {
  console.log(`No agreements at ${texts}: nothing was scored.`);
  process.exit(0);
}
const words = ["eval", "time-limits", "eval/time-limits/gold.json", "--texts", texts, "--misses", option("misses", "0")];
process.exit(spawnSync(process.execPath, ["bin/parley.mjs", ...words], { stdio: "inherit" }).status ?? 1);
