/** Undoes a command, or the last one that still counts; the undo is itself an entry of the log, and undoing it brings the command back. */

import { z } from "zod";
import type { CommandId } from "#record";
import type { LogEntry, Store } from "#store";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { LogLineShape, logLineOf } from "./log.ts";

const Output = z.strictObject({
  undone: LogLineShape.describe("The entry taken back; for a redo, the undo."),
  restored: LogLineShape.optional().describe("The command that counts again."),
  seq: z.int(),
});

export const undoCommand = defineCommand({
  name: "undo",
  summary: "Take back a command (the last one, if none is named); undo an undo to bring it back.",
  example: "undo",
  effect: "change",
  words: ["command"],
  overHttp: true,
  input: z.strictObject({
    command: z.string().optional().describe("Id of the command in 'parley log'; the last one that counts if not given."),
    redo: z.boolean().default(false).describe("Bring back what the last undo took, or the command named."),
  }),
  output: Output,
  async run({ command, redo }, { parley }) {
    const { store } = parley;
    const entry = redo ? await undoToTakeBack(store, command) : await entryToUndo(store, command);
    const outcome = await store.write({
      at: parley.now(),
      by: parley.by,
      verb: redo ? "redo" : "undo",
      words: { command: entry.id },
      undoes: entry.id,
    });
    if (outcome.kind === "already undone") {
      throw new CommandError(
        "nothing-to-undo",
        `${entry.id} is undone already, by ${outcome.by}`,
        `To bring it back: parley undo ${outcome.by}`,
      );
    }
    const seq = await parley.keeper.bringUpToDate();
    const restored = entry.undoes === undefined ? undefined : await store.command(entry.undoes);
    return { undone: logLineOf(entry), ...(restored === undefined ? {} : { restored: logLineOf(restored) }), seq };
  },
  toText: ({ undone, restored }) =>
    restored === undefined
      ? `Taken back: ${undone.id}, ${undone.line}. To bring it back: parley undo --redo`
      : `Brought back: ${restored.id}, ${restored.line}. To take it back again: parley undo ${restored.id}`,
});

async function entryToUndo(store: Store, command: string | undefined): Promise<LogEntry> {
  if (command !== undefined) return await entryNamed(store, command);
  const newest = await newestWhere(store, (entry) => entry.undoes === undefined && entry.continues === undefined);
  return newest ?? refuseNothing("there is nothing to undo");
}

/** The undo that holds `command` back; the newest undo of a command where none is named. Bringing back is not itself brought back. */
async function undoToTakeBack(store: Store, command: string | undefined): Promise<LogEntry> {
  if (command === undefined) {
    const newest = await newestWhere(
      store,
      async (entry) => entry.undoes !== undefined && (await store.command(entry.undoes))?.undoes === undefined,
    );
    return newest ?? refuseNothing("there is nothing to bring back");
  }
  const named = await entryNamed(store, command);
  if (named.undoneBy !== undefined) return await entryNamed(store, named.undoneBy);
  return named.undoes === undefined ? refuseNothing(`${named.id} counts; there is nothing to bring back`) : named;
}

/** The newest entry that counts and is wanted. */
async function newestWhere(store: Store, isWanted: (entry: LogEntry) => boolean | Promise<boolean>): Promise<LogEntry | undefined> {
  for (let offset = 0; ; offset += 200) {
    const page = await store.log({ order: "newest", offset, limit: 200 });
    for (const entry of page.rows) if (entry.undoneBy === undefined && (await isWanted(entry))) return entry;
    if (offset + page.rows.length >= page.total) return undefined;
  }
}

function refuseNothing(what: string): never {
  throw new CommandError("nothing-to-undo", what, "See the log with 'parley log'.");
}

async function entryNamed(store: Store, id: string): Promise<LogEntry> {
  const entry = await store.command(id as CommandId); // The store answers undefined for an id it does not know.
  if (entry === undefined) throw new CommandError("no-such-item", `the log has no command '${id}'`, "See the log with 'parley log'.");
  return entry;
}
