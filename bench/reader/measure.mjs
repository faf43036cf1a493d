/** Decides how fast news is read beside two other readers of English, on the same texts in turns, and how much memory each needs. Usage: node bench/reader/measure.mjs [--folder F] [--texts 200] [--rounds 5] [--digest] */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

/** Workers read all texts so often while the clock runs. */
const REPEATS = 3;
const self = fileURLToPath(import.meta.url);
const require = createRequire(import.meta.url);

/** Each makes a function that reads one text; what it returns is thrown away, save for the digest. */
const readers = {
  parley: async () => {
    const { buildWorld, readDocument } = await import("../../dist/reading/index.js");
    const { loadModels } = await import("../../dist/commands/load-models.js");
    const resources = { models: loadModels(), world: buildWorld(), gazetteer: "" };
    return (text) => readDocument(sourceOf(text), resources);
  },
  // Sentences, tokens and parts of speech; nothing more is asked of it.
  compromise: async () => {
    const { default: compromise } = await import("compromise");
    return (text) => compromise(text);
  },
  // Its whole pipeline: sentences, tokens, parts of speech, negation, sentiment, simple entities.
  "wink-nlp": async () => {
    const wink = require("wink-nlp")(require("wink-eng-lite-web-model"));
    return (text) => wink.readDoc(text);
  },
};

if (!isMainThread) await readShare(workerData);
else if (option("memory", undefined) !== undefined) await readForMemory(option("memory", undefined));
else await measure();

async function measure() {
  const texts = readTexts();
  if (texts.length === 0) return console.log(`No texts at ${folder()}: nothing was measured.`);
  if (process.argv.includes("--digest")) return console.log(await digestOf(texts));
  const tokens = texts.reduce((sum, text) => sum + countTokens(text), 0);
  console.log(`Machine: ${cpus()[0]?.model ?? "unknown"}, ${availableParallelism()} cores, Node ${process.versions.node}`);
  console.log(
    `${texts.length} texts, ${tokens} tokens (words and marks, counted alike for all); thousand tokens for each second of processor time`,
  );
  const speeds = await takeTurns(texts, tokens, Number(option("rounds", "5")));
  for (const [name, figures] of speeds) {
    const ratios = speeds.get("parley").map((speed, round) => speed / figures[round]);
    const against = name === "parley" ? "" : `; Parley's by its: median ${medianOf(ratios).toFixed(2)}`;
    const range = `${Math.min(...figures).toFixed(1)} to ${Math.max(...figures).toFixed(1)}`;
    console.log(`${name.padEnd(11)} median ${medianOf(figures).toFixed(1)} (${range})${against}; peak memory ${peakMemoryOf(name)} MB`);
  }
  const lanes = availableParallelism();
  const seconds = await timeOfWorkers(texts, lanes);
  console.log(`Parley in ${lanes} worker threads: ${(tokens / seconds / 1000).toFixed(1)} thousand tokens for each second on the clock`);
}

/** By reader, the speed of each round. Readers take turns, so that a busy machine slows all alike; a first round warms them up. */
async function takeTurns(texts, tokens, rounds) {
  const speeds = new Map();
  const ready = [];
  for (const [name, make] of Object.entries(readers)) ready.push([name, await make()]);
  for (let round = 0; round <= rounds; round++) {
    for (const [name, read] of ready) {
      const from = process.cpuUsage();
      for (const text of texts) read(text);
      const { user, system } = process.cpuUsage(from);
      if (round > 0) speeds.set(name, [...(speeds.get(name) ?? []), (tokens / (user + system)) * 1000]);
    }
  }
  return speeds;
}

/** The most memory a process of its own holds while it reads all texts once, in megabytes. */
function peakMemoryOf(name) {
  const { stdout } = spawnSync(process.execPath, [self, ...process.argv.slice(2), "--memory", name], { encoding: "utf8" });
  return stdout.trim();
}

async function readForMemory(name) {
  const read = await readers[name]();
  for (const text of readTexts()) read(text);
  console.log((process.resourceUsage().maxRSS / 1024).toFixed(0));
}

/** Seconds from the moment all workers have their models until all texts are read three times. */
async function timeOfWorkers(texts, lanes) {
  const workers = Array.from(
    { length: lanes },
    (_, lane) => new Worker(self, { workerData: texts.filter((_, at) => at % lanes === lane) }),
  );
  const heard = () => Promise.all(workers.map((worker) => new Promise((resolve) => worker.once("message", resolve))));
  await heard();
  const from = performance.now();
  const done = heard();
  for (const worker of workers) worker.postMessage("read");
  await done;
  const seconds = (performance.now() - from) / 1000;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return seconds / REPEATS;
}

async function readShare(texts) {
  const read = await readers.parley();
  for (const text of texts) read(text);
  parentPort.once("message", () => {
    for (let repeat = 0; repeat < REPEATS; repeat++) for (const text of texts) read(text);
    parentPort.postMessage("read");
  });
  parentPort.postMessage("ready");
}

/** One number for all readings: the same before and after a change means that the change changed no mark. */
async function digestOf(texts) {
  const read = await readers.parley();
  const hash = createHash("sha256");
  for (const text of texts) hash.update(JSON.stringify(read(text)));
  return `${texts.length} readings: sha256 ${hash.digest("hex")}`;
}

function sourceOf(text) {
  const textHash = "0".repeat(64);
  return { id: "s-000000000000", text, textHash, format: "text", details: { credit: [], published: "2016-09-15" }, blocks: [] };
}

function readTexts() {
  if (!existsSync(folder())) return [];
  const names = readdirSync(folder())
    .sort()
    .slice(0, Number(option("texts", "200")));
  return names.map((name) => readFileSync(join(folder(), name), "utf8"));
}

function folder() {
  return option("folder", "../shared/corpus/polnear/train/text");
}

function countTokens(text) {
  return text.split(/\s+|(?=[.,;:!?"“”'’()])/u).filter((word) => word !== "").length;
}

function medianOf(figures) {
  return figures.toSorted((one, other) => one - other)[figures.length >> 1];
}

function option(name, fallback) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
}
