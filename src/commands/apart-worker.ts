/** Runs in a worker thread: answers one question about a dossier that is only read, telling how far it is, so that other questions need not wait. */
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { allCommands } from "./all-commands.ts";
import type { ApartAnswer } from "./ask-apart.ts";
import { CommandError } from "./commands-error.ts";
import { openParley } from "./open-parley.ts";

const AskedShape = z.strictObject({ dossier: z.string(), command: z.string(), input: z.unknown(), by: z.string() });
const { dossier, command: name, input, by } = AskedShape.parse(workerData);

const tell = (answer: ApartAnswer): void => parentPort?.postMessage(answer);
const parley = await openParley({ dossier, mode: "existing", readOnly: true, lanes: 0, by });
try {
  const command = allCommands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`there is no command '${name}'`);
  const run = {
    parley,
    signal: new AbortController().signal, // Who interrupts ends the thread.
    isPage: true,
    onProgress: (progress: Parameters<Parameters<typeof command.run>[1]["onProgress"]>[0]) => tell({ kind: "progress", progress }),
  };
  tell({ kind: "answer", value: await command.run(command.input.parse(input), run) });
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  tell({ kind: "refused", code: error.code, message: error.message, whatToDo: error.whatToDo });
} finally {
  await parley.close();
}
