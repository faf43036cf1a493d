/** Decides how a sequence is read from a file: a network in the plain STNU form, or a plan of commitments as JSON. */
import { readFile, stat } from "node:fs/promises";
import { parsePlainStnu, SequenceError, type TemporalNetwork } from "#sequence";
import { CommandError } from "./commands-error.ts";

/** What a file holds. */
export type SequenceFile = { readonly kind: "network"; readonly network: TemporalNetwork };

const LargestFile = 200 * 1024 * 1024;

/** Reads and parses one file; anything that cannot be used is refused with its place. */
export async function readSequenceFile(path: string): Promise<SequenceFile> {
  const about = await stat(path).catch((error: unknown) => {
    throw new CommandError("no-such-file", `there is no '${path}'`, "Give a plain STNU file or a plan as JSON.", error);
  });
  if (about.isDirectory()) throw new CommandError("bad-input", `'${path}' is a folder`, "Give a plain STNU file or a plan as JSON.");
  if (about.size > LargestFile)
    throw new CommandError("bad-input", `'${path}' is larger than ${LargestFile / 1024 / 1024} MB`, "Split the plan.");
  const text = new TextDecoder().decode(await readFile(path));
  try {
    return { kind: "network", network: parsePlainStnu(text) };
  } catch (error) {
    if (error instanceof SequenceError) throw new CommandError("bad-input", `'${path}': ${error.message}`, error.whatToDo, error);
    throw error;
  }
}
