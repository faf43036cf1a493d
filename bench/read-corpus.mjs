/** Decides how fast a corpus becomes a dossier and how long each page's query takes on it. Usage: node bench/read-corpus.mjs [--folder ../shared/corpus/polnear/train/text] [--limit N] */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { allCommands, openParley } from "../dist/commands/index.js";

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const folder = option("folder", "../shared/corpus/polnear/train/text");
if (!existsSync(folder)) {
  console.log(`No corpus at ${folder}: nothing was measured.`);
  process.exit(0);
}
const limit = Number(option("limit", "100000"));
const files = readdirSync(folder)
  .sort()
  .slice(0, limit)
  .map((name) => join(folder, name));
const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
const place = mkdtempSync(join(tmpdir(), "parley-bench-"));
const dossier = join(place, "bench.parley");
const run = async (parley, name, input) => {
  const command = allCommands.find((one) => one.name === name);
  return await command.run(command.input.parse(input), { parley, onProgress: () => {}, signal: new AbortController().signal });
};

let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 20);
const parley = await openParley({ dossier, mode: "either", by: "bench" });
const started = performance.now();
const { counts } = await run(parley, "read", { files, published: "2016-09-15" });
const seconds = (performance.now() - started) / 1000;
clearInterval(watch);
peak = Math.max(peak, process.resourceUsage().maxRSS * 1024);

let tokens = 0;
for await (const { source } of parley.store.readSources())
  tokens += source.text.split(/\s+|(?=[.,;:!?"“”'’()])/u).filter((word) => word !== "").length;
console.log(`Machine: ${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores, Node ${process.versions.node}`);
console.log(
  `Read ${counts.read} documents (${(bytes / 1e6).toFixed(1)} MB, about ${tokens} tokens) in ${seconds.toFixed(1)} s: ${(counts.read / seconds).toFixed(1)} documents/s, ${Math.round(tokens / seconds)} tokens/s, ${parley.reader.lanes} workers; peak memory ${(peak / 1e6).toFixed(0)} MB (all threads); dossier ${(statSync(dossier).size / 1e6).toFixed(0)} MB`,
);

// What the pages ask, word for word as in web/src/views: a page that asks for more is to be changed here too.
const [source] = (await run(parley, "list", { what: "sources", limit: 1 })).sources;
const pages = [
  ["home", "home", {}],
  ["inbox: log", "log", {}],
  ["documents", "list", { what: "sources", limit: 5000 }],
  ["document", "document", { source: source.id }],
  ["review: positions", "list", { what: "positions", standing: "proposed", limit: 1000 }],
  ["record: statements", "list", { what: "statements", limit: 200 }],
  ["matrix", "matrix", {}],
  ["matrix as of a day", "matrix", { asOf: "2016-09-10" }],
  ["timeline", "timeline", { limit: 500 }],
  ["timeline, further on", "timeline", { offset: 8000, limit: 500 }],
  ["actors: network", "network", {}],
  ["actors: parties", "party list", {}],
  ["actors: table", "actor list", { limit: 50 }],
  ["actors: by sources", "actor list", { sort: "sources", limit: 50 }],
  ["actors: by name", "actor list", { sort: "name", offset: 3000, limit: 50 }],
  ["actors: words", "actor list", { words: "clin", limit: 50 }],
  ["brief", "brief", {}],
  ["search, rare", "search", { words: ["sanctions"] }],
  ["search, frequent", "search", { words: ["trump", "clinton"] }],
];
for (const [page, command, input] of pages) {
  const times = [];
  for (let round = 0; round < 5; round++) {
    const from = performance.now();
    await run(parley, command, input);
    times.push(performance.now() - from);
  }
  times.sort((one, other) => one - other);
  console.log(`${page.padEnd(22)} median ${times[2].toFixed(0).padStart(5)} ms   (${times[0].toFixed(0)} to ${times[4].toFixed(0)})`);
}
await parley.close();
rmSync(place, { recursive: true });
