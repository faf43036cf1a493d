/** Decides how an answer is written to a file a person named: never over a dossier, and a refusal says why. */
import { open, stat, writeFile } from "node:fs/promises";
import { CommandError } from "./commands-error.ts";

/** @throws CommandError where `out` is a dossier or cannot be written. */
export async function writeOut(out: string, content: string | Uint8Array): Promise<void> {
  await keepDossiersSafe(out);
  await writeFile(out, content).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      "no-such-file",
      `'${out}' could not be written: ${why}`,
      "Check that its folder exists and that you may write there.",
      error,
    );
  });
}

/** Every SQLite file begins with these bytes, and so every dossier. */
const DatabaseStart = "SQLite format 3\0";

/** @throws CommandError where `out` is a database: a slip of the tongue must not write over a dossier. */
async function keepDossiersSafe(out: string): Promise<void> {
  const status = await stat(out).catch(() => undefined);
  // Opening a pipe or a device would wait for its other end.
  if (status === undefined || !status.isFile()) return;
  const file = await open(out, "r").catch(() => undefined);
  if (file === undefined) return;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(DatabaseStart.length), 0, DatabaseStart.length, 0);
    if (buffer.toString("latin1", 0, bytesRead) !== DatabaseStart && !/[.]parley(?:-wal|-shm|-journal)?$/u.test(out)) return;
  } finally {
    await file.close();
  }
  throw new CommandError("bad-input", `'${out}' is a dossier and is not written over`, "Give --out the name of another file.");
}
