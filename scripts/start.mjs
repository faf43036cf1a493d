/** Decides what `npm start` does: sets up, reads the bundled example into an embedded dossier, and opens the workbench. */
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./set-up.mjs";

setUp();
const parley = join(root, "bin", "parley.mjs");
const example = join(root, "examples", "strait-of-orsa");
const dossier = join(root, "example.parley");

const read = spawnSync(process.execPath, [parley, "read", example, "--gazetteer", join(example, "world.json"), "--dossier", dossier], {
  stdio: "inherit",
});
if (read.status !== 0) process.exit(read.status ?? 1);

// Words after `npm start --` go to `parley open`, for example `npm start -- --port 8080`.
const open = spawn(process.execPath, [parley, "open", "--dossier", dossier, ...process.argv.slice(2)], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => open.kill(signal));
open.on("exit", (code) => process.exit(code ?? 0));
