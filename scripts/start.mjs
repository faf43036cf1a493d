/** Decides what `npm start` does: sets up, reads the bundled example into an embedded dossier with its models, and opens the workbench. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, setUp } from "./set-up.mjs";

setUp();
const parley = join(root, "bin", "parley.mjs");
const example = join(root, "examples", "strait-of-orsa");
const dossier = join(root, "example.parley");

const isNew = !existsSync(dossier);
const read = spawnSync(process.execPath, [parley, "read", example, "--gazetteer", join(example, "world.json"), "--dossier", dossier], {
  stdio: "inherit",
});
if (read.status !== 0) process.exit(read.status ?? 1);

// What an analyst entered about the example: models are a person's work, so they are kept as a person's commands, once.
const models = [
  ["sequence", "import", join(root, "examples", "sequences", "strait-of-orsa.json")],
  ["outcomes", "keep", join(example, "outcomes.json")],
  ["conflict", "keep", join(example, "conflict.json")],
];
for (const words of isNew ? models : []) {
  const kept = spawnSync(process.execPath, [parley, ...words, "--dossier", dossier], { stdio: ["ignore", "ignore", "inherit"] });
  if (kept.status !== 0) process.exit(kept.status ?? 1);
}

// Words after `npm start --` go to `parley open`, for example `npm start -- --port 8080`.
const open = spawn(process.execPath, [parley, "open", "--dossier", dossier, ...process.argv.slice(2)], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => open.kill(signal));
open.on("exit", (code) => process.exit(code ?? 0));
