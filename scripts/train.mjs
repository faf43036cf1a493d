/** Decides how `npm run train` makes every weight file anew from the corpus, each after those it needs; says which came out with other bytes. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, setUp } from "./set-up.mjs";

setUp();
const models = [
  ["syntax", "models/syntax/network.bin"],
  ["pronouns", "models/pronouns/weights.bin"],
  ["attribution", "models/attribution/weights.bin"],
];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !models.some(([known]) => known === name));
if (unknown.length > 0) {
  console.error(`There is no model '${unknown.join("', '")}': name ${models.map(([name]) => name).join(", ")}, or none for all.`);
  process.exit(2);
}
if (!existsSync(join(root, "..", "shared", "corpus"))) {
  console.error("The corpus ../shared/corpus is absent; nothing was trained.");
  process.exit(2);
}
const digest = (path) =>
  createHash("sha256")
    .update(readFileSync(join(root, path)))
    .digest("hex")
    .slice(0, 16);
for (const [name, path] of models) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n— ${name}`);
  const before = existsSync(join(root, path)) ? digest(path) : undefined;
  const { status } = spawnSync(process.execPath, ["scripts/run-ts.mjs", `models/${name}/train.ts`], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(1);
  const after = digest(path);
  console.log(before === after ? `${path}: the same bytes (${after})` : `${path}: other bytes than before (${before}, now ${after})`);
}
