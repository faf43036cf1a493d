/** Decides how a test gets a program that any supported Node can run as a process of its own: the sources as they are now, in one file. */
import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "vite";

const root = dirname(dirname(import.meta.dirname));
const conditions = ["source", "node", "import", "default"];

/** Bundles `entry` (from the root of the project); packages stay outside and are found because the result lies in the project. */
export async function bundleEntry(entry: string): Promise<{ readonly program: string; readonly remove: () => void }> {
  const outDir = mkdtempSync(join(root, "node_modules", ".bundle-"));
  await build({
    root,
    configFile: false,
    logLevel: "error",
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    build: { ssr: join(root, entry), outDir, minify: false, rolldownOptions: { output: { entryFileNames: "program.mjs" } } },
  });
  return { program: join(outDir, "program.mjs"), remove: () => rmSync(outDir, { recursive: true }) };
}
