/** Decides how the sources become what runs: TypeScript to dist/, the workbench to dist/web/. */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./set-up.mjs";

rmSync(join(root, "dist"), { recursive: true, force: true });
step("typescript/bin/tsc", ["-p", "tsconfig.build.json"]);
if (existsSync(join(root, "web", "index.html"))) step("vite/bin/vite.js", ["build", "--logLevel", "warn", "web"]);

function step(program, words) {
  const result = spawnSync(process.execPath, [join(root, "node_modules", program), ...words], { cwd: root, stdio: "inherit" });
  if (result.status !== 0) process.exit(1);
}
