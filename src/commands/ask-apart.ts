/** Decides which questions of a page are worked on in a thread of their own: those about long drafts, so that every other page answers meanwhile. */
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { Command, Progress, Run } from "./command.ts";
import { CommandError, type CommandErrorCode } from "./commands-error.ts";
import { dossierDrafts } from "./dossier-drafts.ts";

/** What the thread tells: how far it is, any number of times, then how it ended. */
export type ApartAnswer =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "answer"; readonly value: unknown }
  | { readonly kind: "refused"; readonly code: CommandErrorCode; readonly message: string; readonly whatToDo: string };

/** From so many characters of one draft on, the start of a thread costs less than the wait of the others. */
const LongDraft = 200_000;
const HeapMb = 2048;

/**
 * Answers a page's question. In a thread of its own where the command says that its work grows with drafts, one of the dossier's is long, and the
 * built thread is at hand; interrupting ends the thread at once, whatever it is doing.
 */
export async function askApart(command: Command, input: Parameters<Command["run"]>[0], run: Run): Promise<unknown> {
  const script = new URL("./apart-worker.js", import.meta.url);
  const { store, by } = run.parley;
  const isApart = command.readsDrafts === true && existsSync(script) && existsSync(store.place) && (await hasLongDraft(run));
  if (!isApart) return await command.run(input, run);
  await run.parley.keeper.bringUpToDate(); // The thread only reads.
  const worker = new Worker(script, {
    execArgv: [], // The built program needs no flags, whatever this process was started with.
    workerData: { dossier: store.place, command: command.name, input, by },
    resourceLimits: { maxOldGenerationSizeMb: HeapMb },
  });
  try {
    return await answerOf(worker, run);
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, { onProgress, signal }: Run): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const interrupt = (): void => reject(new CommandError("not-possible", "the work was interrupted", "Ask again when there is time."));
    if (signal.aborted) interrupt();
    signal.addEventListener("abort", interrupt, { once: true });
    worker.on("message", (answer: ApartAnswer) => {
      if (answer.kind === "progress") onProgress(answer.progress);
      else if (answer.kind === "answer") resolve(answer.value);
      else reject(new CommandError(answer.code, answer.message, answer.whatToDo));
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`the thread that worked on it ended with code ${code}`)));
  });
}

async function hasLongDraft({ parley: { store } }: Run): Promise<boolean> {
  const { drafts } = await dossierDrafts(store, {});
  for (const { source } of drafts) if (((await store.text(source))?.length ?? 0) >= LongDraft) return true;
  return false;
}
