/** Decides the commands that only a terminal has: open the workbench, open the example, print a completion script or the JSON shapes. */

import { z } from "zod";
import { type Command, defineCommand } from "#commands";
import { completionScript, shells } from "./completion.ts";
import { jsonShapes } from "./json-shapes.ts";
import { openWorkbench } from "./open-workbench.ts";

const openFields = {
  port: z
    .int()
    .min(0)
    .max(65_535)
    .default(7357)
    .describe("Port on the loopback address; 0 for any free one. A taken port moves on to a free one."),
  noBrowser: z.boolean().default(false).describe("Only print the address."),
};

export const openCommand = defineCommand({
  name: "open",
  summary: "Open the workbench on a local address.",
  example: "open --no-browser",
  effect: "outside",
  words: [],
  overHttp: false,
  dossier: "made",
  input: z.strictObject(openFields),
  output: z.strictObject({ url: z.string() }),
  run: ({ port, noBrowser }, run) => openWorkbench(run, { port, noBrowser }),
  toText: ({ url }) => `Closed ${url}`,
});

/** Everything the terminal offers: the commands of all surfaces and the ones above. */
export function terminalCommands(commands: readonly Command[]): readonly Command[] {
  const completionCommand = defineCommand({
    name: "completion",
    summary: "Print the completion script for a shell.",
    example: "completion bash",
    effect: "query",
    words: ["shell"],
    overHttp: false,
    dossier: "none",
    input: z.strictObject({ shell: z.enum(shells).describe("Shell.") }),
    output: z.strictObject({ script: z.string() }),
    run: ({ shell }) => Promise.resolve({ script: completionScript(shell, terminalCommands(commands)) }),
    toText: ({ script }) => script.trimEnd(),
  });
  const schemaCommand = defineCommand({
    name: "schema",
    summary: "Print the JSON Schema of what --json prints.",
    example: "schema",
    effect: "query",
    words: ["command"],
    overHttp: false,
    dossier: "none",
    input: z.strictObject({ command: z.string().optional().describe("Only this command's.") }),
    output: z.looseObject({}),
    run: ({ command }) => Promise.resolve(jsonShapes(terminalCommands(commands), command)),
    toText: (shapes) => JSON.stringify(shapes, undefined, 2),
  });
  return [commands[0], openCommand, ...commands.slice(1), completionCommand, schemaCommand].filter((one) => one !== undefined);
}
