/** Decides how many gold texts are read: in all lanes at once, in the order given, with progress; an interruption stops between texts. */
import type { Reading, Source } from "#record";
import type { Run } from "../command.ts";
import { CommandError } from "../commands-error.ts";

/**
 * The readings of `sources`, in their order.
 *
 * @throws CommandError `bad-input` where a text was refused, `not-possible` where the person interrupted.
 */
export async function readGoldTexts(
  sources: readonly { readonly name: string; readonly source: Source }[],
  { parley, onProgress, signal }: Run,
): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < sources.length; at = next++) {
      if (signal.aborted) throw new CommandError("not-possible", "the scoring was interrupted", "Run it again to score everything.");
      const one = sources[at];
      if (one === undefined) break;
      const read = await parley.reader.read(one.source);
      if (read.kind === "refused") throw new CommandError("bad-input", `'${one.name}' cannot be read: ${read.message}`, read.whatToDo);
      readings[at] = read.reading;
      onProgress({ done: ++done, total: sources.length, current: one.name });
    }
  };
  await Promise.all(Array.from({ length: parley.reader.lanes }, lane));
  return readings;
}
