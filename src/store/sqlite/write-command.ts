/** Decides what one write does: an undo, a conflict that is handed back, or a command with the effects that are new, all or nothing. */
import { type CommandId, commandIdOf } from "#record";
import type { Effects, NewCommand, WriteOutcome } from "../store.ts";
import { appendEffects } from "./append-effects.ts";
import { type CheckedEntry, checkWrite, refused } from "./check-write.ts";
import type { Connection } from "./connection.ts";
import { findConflicts } from "./find-conflicts.ts";
import { type Moment, type Moments, seqOfCommand } from "./moments.ts";

/**
 * Appends `command` with `effects`; durable when it returns.
 *
 * @throws StoreError `bad-entry`, `bad-source`, `bad-reading`, `id-collision`, `unknown-source` or `unknown-command`; nothing is written then.
 */
export function writeCommand(connection: Connection, moments: Moments, command: NewCommand, effects: Effects): WriteOutcome {
  // Before the lock is taken: checking and compressing are the longest part of a write.
  const write = checkWrite(command, effects);

  return connection.writing((): WriteOutcome => {
    const moment = moments.at({});
    const { entry } = write;
    const undoes = entry.undoes === undefined ? undefined : knownCommand(connection, entry.undoes);
    if (undoes !== undefined) return appendUndo(connection, moment, { ...entry, undoes });

    const continues = entry.continues === undefined ? undefined : firstBatch(connection, moment, entry.continues);
    const conflicts = findConflicts(connection, moments, write);
    if (conflicts.length > 0) return { kind: "conflict", seq: moment.seq, conflicts };

    let seq: number | undefined;
    const begin = () => {
      seq ??= appendEntry(connection, moment, { ...entry, undoes, continues });
      return seq;
    };
    const added = appendEffects({ connection, moment, begin }, write);
    if (seq === undefined) return { kind: "unchanged", seq: moment.seq };
    return { kind: "written", command: commandIdOf(seq), seq, added };
  });
}

function knownCommand(connection: Connection, id: CommandId): number {
  const seq = seqOfCommand(id);
  if (seq !== undefined && connection.get("SELECT 1 FROM command WHERE seq = ?", seq) !== undefined) return seq;
  throw refused("unknown-command", "The log has no such command", id, "Look it up in the log.");
}

function firstBatch(connection: Connection, moment: Moment, id: CommandId): number {
  const seq = knownCommand(connection, id);
  const first = connection.get<{ continues: number | null; undoes: number | null }>(
    "SELECT continues, undoes FROM command WHERE seq = ?",
    seq,
  );
  if (first?.continues === null && first.undoes === null && !moment.undoneBy.has(seq)) return seq;
  throw refused(
    "bad-entry",
    "Only a command that counts and is itself the first batch can be continued",
    id,
    "Continue the first batch, or begin a command of its own.",
  );
}

type LinkedEntry = Omit<CheckedEntry, "undoes" | "continues"> & {
  readonly undoes?: number | undefined;
  readonly continues?: number | undefined;
};

function appendUndo(
  connection: Connection,
  moment: Moment,
  entry: Omit<CheckedEntry, "undoes"> & { readonly undoes: number },
): WriteOutcome {
  const by = moment.undoneBy.get(entry.undoes);
  if (by !== undefined) return { kind: "already undone", seq: moment.seq, by: commandIdOf(by) };
  const seq = appendEntry(connection, moment, { ...entry, continues: undefined });
  return { kind: "written", command: commandIdOf(seq), seq, added: { sources: [], readings: [] } };
}

function appendEntry(connection: Connection, moment: Moment, entry: LinkedEntry): number {
  return connection.run(
    'INSERT INTO command (seq, at, "by", verb, words, undoes, continues) VALUES (?, ?, ?, ?, ?, ?, ?)',
    moment.seq + 1,
    entry.at,
    entry.by,
    entry.verb,
    entry.words,
    entry.undoes ?? null,
    entry.continues ?? null,
  );
}
