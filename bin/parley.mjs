#!/usr/bin/env node
/** Decides how `parley` starts: sets up a fresh checkout if need be, then hands over to the built program. */
import { existsSync } from "node:fs";

const program = new URL("../dist/cli/main.js", import.meta.url);
if (!existsSync(program)) {
  const { setUp } = await import("../scripts/set-up.mjs");
  setUp();
}
await import(program.href);
