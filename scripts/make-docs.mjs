/** Decides which documents are made from the code: docs/commands.md, docs/schema/*.json and the picture in ARCHITECTURE.md. `--check` only compares. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { root } from "./set-up.mjs";

const { allCommands } = await import("../dist/commands/index.js");
const { commandsPage, jsonShapes, terminalCommands } = await import("../dist/cli/index.js");
const { PlanFileShape } = await import("../dist/sequence/index.js");
const { ConflictFileShape } = await import("../dist/conflict/index.js");
const { ModelShape } = await import("../dist/bargaining/index.js");
const commands = terminalCommands(allCommands);

const architecture = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
const made = {
  "docs/commands.md": commandsPage(commands),
  "docs/schema/commands.json": `${JSON.stringify(jsonShapes(commands), undefined, 2)}\n`,
  "docs/schema/conflict-model.json": `${JSON.stringify(schemaOf(ConflictFileShape, "A conflict model of Parley"), undefined, 2)}\n`,
  "docs/schema/sequence-plan.json": `${JSON.stringify(schemaOf(PlanFileShape, "A sequence plan of Parley"), undefined, 2)}\n`,
  "docs/schema/outcomes-model.json": `${JSON.stringify(z.toJSONSchema(ModelShape, { io: "input" }), undefined, 2)}\n`,
  "ARCHITECTURE.md": architecture.replace(
    /(<!-- picture: .*? -->\n)[\s\S]*?(<!-- end of picture -->)/u,
    (_, begin, end) => `${begin}\`\`\`mermaid\n${picture()}\`\`\`\n${end}`,
  ),
};

let stale = false;
for (const [name, content] of Object.entries(made)) {
  const path = join(root, name);
  if (readIfThere(path) === content) continue;
  if (process.argv.includes("--check")) {
    console.error(`${name} is not fresh: run 'node scripts/make-docs.mjs' and commit it.`);
    stale = true;
    continue;
  }
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  console.log(`${name} written`);
}
process.exitCode = stale ? 1 : 0;

/** JSON Schema (2020-12) of a file that people write: what may be left out may be left out. */
function schemaOf(shape, title) {
  return { ...z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }), title };
}

/** One node for each folder of src, an arrow for each import between two. */
function picture() {
  const words = [
    join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs"),
    "src",
    "--config",
    ".dependency-cruiser.mjs",
    "--output-type",
    "mermaid",
    "--collapse",
    "^src/[^/]+/",
    "--include-only",
    "^src/[^/]+/",
  ];
  const result = spawnSync(process.execPath, words, { cwd: root, encoding: "utf8" });
  if (result.stdout === "") throw new Error(`the picture could not be drawn: ${result.stderr}`);
  return result.stdout.endsWith("\n") ? result.stdout : `${result.stdout}\n`;
}

function readIfThere(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}
