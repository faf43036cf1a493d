/** Decides how the shapes of every command's answer are published: one JSON Schema, a definition for each command. */

import { z } from "zod";
import type { Command } from "#commands";

/** JSON Schema (2020-12) of the answers; of one command only where `only` names it. */
export function jsonShapes(commands: readonly Command[], only?: string): Record<string, unknown> {
  const named = only === undefined ? commands : commands.filter((command) => command.name === only);
  const definitions = named.map((command) => [command.name, z.toJSONSchema(command.output, { unrepresentable: "any" })]);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "What Parley's commands print with --json",
    $defs: Object.fromEntries(definitions),
  };
}
