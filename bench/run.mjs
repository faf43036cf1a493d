/** Decides how a measurement written in TypeScript is run on any supported Node: bundled, then imported. Usage: node bench/run.mjs store/measure.ts [words] */
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const root = dirname(import.meta.dirname);
const [name = "store/measure.ts"] = process.argv.slice(2);
const outDir = join(root, "node_modules", ".cache", `bench-${process.pid}`);
await build({
  root,
  configFile: false,
  logLevel: "warn",
  resolve: { conditions: ["source", "node", "import", "default"] },
  ssr: { resolve: { conditions: ["source", "node", "import", "default"] } },
  build: {
    ssr: join(root, "bench", name),
    outDir,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { output: { entryFileNames: "bench.mjs" } },
  },
});
try {
  await import(pathToFileURL(join(outDir, "bench.mjs")).href);
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
