/** Decides when reading drafts tells how far it is: only of long ones, stage by stage, so that short work stays quiet. */
import { setImmediate } from "node:timers/promises";
import type { Run } from "./command.ts";
import { CommandError } from "./commands-error.ts";

/** From so many characters on a draft takes long enough to be waited for. */
const LongText = 200_000;

/** Tells a stage before it begins; who listens gets a turn, and an interruption ends the work there. */
export type TellStage = (stage: string) => Promise<void>;

/** `length` is that of all texts that are read, `total` how many stages there will be. */
export function stagesOf(run: Partial<Pick<Run, "onProgress" | "signal">>, length: number, total: number): TellStage {
  let done = 0;
  return async (stage) => {
    if (length < LongText) return;
    run.onProgress?.({ done: done++, total, current: stage });
    await setImmediate();
    if (run.signal?.aborted === true) throw new CommandError("not-possible", "the work was interrupted", "Ask again when there is time.");
  };
}
