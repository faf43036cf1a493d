/** Decides the bytes of the inner loops: `models/syntax/kernels.wat` as `kernels.wasm`. Usage: node scripts/run-ts.mjs models/syntax/compile-kernels.ts */
import { readFileSync, writeFileSync } from "node:fs";
import wabt from "wabt";

/** The module of the text form at `path`. */
export async function compileKernels(path: string): Promise<Uint8Array> {
  const compiler = await wabt();
  const module = compiler.parseWat(path, readFileSync(path, "utf8"), { simd: true });
  module.validate();
  const { buffer } = module.toBinary({});
  module.destroy();
  return buffer;
}

if (process.argv[1]?.includes("compile-kernels"))
  writeFileSync("models/syntax/kernels.wasm", await compileKernels("models/syntax/kernels.wat"));
