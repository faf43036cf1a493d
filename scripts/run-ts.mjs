/** Decides how a TypeScript program outside src/ (an evaluation, a measurement, a training) runs on any supported Node: bundled, then imported. Usage: node scripts/run-ts.mjs eval/main.ts [words] */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { root } from "./set-up.mjs";

const [name, ...words] = process.argv.slice(2);
if (name === undefined) throw new Error("say which program: node scripts/run-ts.mjs eval/main.ts");
const outDir = join(root, "node_modules", ".cache", `run-ts-${process.pid}`);
const conditions = ["source", "node", "import", "default"];
await build({
  root,
  configFile: false,
  logLevel: "warn",
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  build: {
    ssr: join(root, name),
    outDir,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { output: { entryFileNames: "program.mjs" } },
  },
});
// The program sees its own words, as if it had been started directly.
process.argv.splice(1, process.argv.length - 1, join(root, name), ...words);
process.chdir(root);
try {
  await import(pathToFileURL(join(outDir, "program.mjs")).href);
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
