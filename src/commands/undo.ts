/** Undoes a command, or the last one that still counts; the undo is itself an entry of the log, and undoing it brings the command back. */

import { z } from "zod";
import type { CommandId } from "#record";
import type { LogEntry, Store } from "#store";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { LogLineShape, logLineOf } from "./log.ts";

const Output = z.strictObject({ undone: LogLineShape, seq: z.int() });

export const undoCommand = defineCommand({
  name: "undo",
  summary: "Take back a command (the last one, if none is named); undo an undo to bring it back.",
  example: "undo",
  effect: "change",
  words: ["command"],
  overHttp: true,
  input: z.strictObject({
    command: z.string().optional().describe("Id of the command in 'parley log'; the last one that counts if not given."),
    redo: z.boolean().default(false).describe("Bring back what the last undo took."),
  }),
  output: Output,
  async run({ command, redo }, { parley }) {
    const { store } = parley;
    const entry = command === undefined ? await lastEntry(store, redo) : await entryNamed(store, command);
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
    return { undone: logLineOf(entry), seq };
  },
  toText: ({ undone }) => `Taken back: ${undone.line}. To bring it back: parley undo --redo`,
});

/** The newest entry that counts: for undo a command proper, for redo an undo that still holds. */
async function lastEntry(store: Store, redo: boolean): Promise<LogEntry> {
  for (let offset = 0; ; offset += 200) {
    const page = await store.log({ order: "newest", offset, limit: 200 });
    const entry = page.rows.find((row) => row.undoneBy === undefined && row.continues === undefined && (row.undoes !== undefined) === redo);
    if (entry !== undefined) return entry;
    if (offset + page.rows.length >= page.total) {
      throw new CommandError("nothing-to-undo", `there is nothing to ${redo ? "bring back" : "undo"}`, "See the log with 'parley log'.");
    }
  }
}

async function entryNamed(store: Store, id: string): Promise<LogEntry> {
  const entry = await store.command(id as CommandId); // The store answers undefined for an id it does not know.
  if (entry === undefined) throw new CommandError("no-such-item", `the log has no command '${id}'`, "See the log with 'parley log'.");
  return entry;
}
