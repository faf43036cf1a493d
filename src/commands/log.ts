/** Lists what was done to the dossier: every command, who, when, what it brought, and what was undone. */

import { z } from "zod";
import { CommandIdShape, type ValueOf } from "#record";
import { wrapLine } from "#report";
import type { LogEntry } from "#store";
import { defineCommand } from "./command.ts";

/** One entry of the log as it is shown. */
export const LogLineShape = z.strictObject({
  id: CommandIdShape,
  seq: z.int(),
  at: z.string(),
  by: z.string(),
  verb: z.string(),
  line: z.string(),
  undoes: CommandIdShape.optional(),
  undoneBy: CommandIdShape.optional(),
});
export type LogLine = ValueOf<typeof LogLineShape>;

const Output = z.strictObject({
  entries: z.array(LogLineShape),
  total: z.int(),
  offset: z.int(),
  complete: z.boolean().describe("False where older entries are not given."),
});

export const logCommand = defineCommand({
  name: "log",
  summary: "List what was done to the dossier, newest first.",
  example: "log --limit 20",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({
    offset: z.int().nonnegative().default(0).describe("Entries to skip."),
    limit: z.int().positive().max(1000).default(50).describe("Entries to give."),
  }),
  output: Output,
  async run({ offset, limit }, { parley }) {
    const page = await parley.store.log({ order: "newest", offset, limit });
    return { entries: page.rows.map(logLineOf), total: page.total, offset, complete: offset + page.rows.length >= page.total };
  },
  toText({ entries, total, offset, complete }) {
    if (entries.length === 0) return offset > 0 ? "No entries from there on." : "Nothing was done yet.";
    const lines = entries.map((entry) =>
      wrapLine(
        `${entry.id}  ${entry.at.slice(0, 16).replace("T", " ")}Z  ${entry.by}  ${entry.line}${entry.undoneBy === undefined ? "" : "  (undone)"}`,
      ),
    );
    const shown = offset + entries.length;
    return [...lines, ...(complete ? [] : [`… ${shown} of ${total}; go on with --offset ${shown}`])].join("\n");
  },
});

/** The entry in one line. */
export function logLineOf(entry: LogEntry): LogLine {
  const { sources, readings, decisions, details, settings } = entry.brought;
  // A source comes with its details; only what goes beyond that completed known ones.
  const brought = [
    [sources, "source"],
    [readings, "reading"],
    [decisions, "decision"],
    [Math.max(0, details - sources), "change of details", "changes of details"],
    [settings, "setting"],
  ] as const;
  const counts = brought.flatMap(([count, one, many]) => (count === 0 ? [] : [`${count} ${count === 1 ? one : (many ?? `${one}s`)}`]));
  const what = entry.undoes === undefined ? counts.join(", ") : `takes back ${entry.undoes}`;
  return {
    id: entry.id,
    seq: entry.seq,
    at: entry.at,
    by: entry.by,
    verb: entry.verb,
    line: what === "" ? entry.verb : `${entry.verb}: ${what}`,
    ...(entry.undoes === undefined ? {} : { undoes: entry.undoes }),
    ...(entry.undoneBy === undefined ? {} : { undoneBy: entry.undoneBy }),
  };
}
