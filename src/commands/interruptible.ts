/** Decides when a question about a plan leaves this thread: long work goes to a worker, so that it tells how long it has been at it and ends when asked. */
import { existsSync, statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { Json } from "#store";
import type { Command, Progress, Run } from "./command.ts";
import { CommandError, type CommandErrorCode } from "./commands-error.ts";
import { PlanSetting } from "./read-plan.ts";

type Input = Parameters<Command["run"]>[0];
type Answer = Awaited<ReturnType<Command["run"]>>;

export type PlanQuestion = {
  readonly command: string;
  readonly input: Input;
  /** The dossier's plan, where no file is named. */
  readonly kept: Json | undefined;
  readonly now: string;
  readonly by: string;
};

export type PlanReply =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "refused"; readonly code: CommandErrorCode; readonly message: string; readonly whatToDo: string };

/** A plan's step takes about so many bytes. */
const BytesPerStep = 130;
/** Beyond these, an answer may take more than a second. */
const LongPlan = { steps: 2000, stepsToOrder: 150, runsTimesSteps: 3_000_000 } as const;
/** How often is told that the work goes on. */
const BeatMs = 1000;

/** The same command; where it may take long it runs in a worker thread. Without a built worker script (in tests) it always runs in this one. */
export function interruptible(command: Command): Command {
  return {
    ...command,
    async run(input, run) {
      const script = new URL("./plan-worker.js", import.meta.url);
      const { file } = input as { readonly file?: unknown };
      if (!existsSync(script)) return await command.run(input, run);
      const kept = file === undefined ? await run.parley.store.setting(PlanSetting) : undefined;
      if (!isLong(command.name, input, stepsIn(file, kept))) return await command.run(input, run);
      return await inWorker(script, { command: command.name, input, kept, now: run.parley.now(), by: run.parley.by }, run);
    },
  };
}

function stepsIn(file: unknown, kept: Json | undefined): number {
  if (typeof file === "string") return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) / BytesPerStep;
  if (typeof kept !== "object" || kept === null || !("commitments" in kept)) return 0;
  return Array.isArray(kept["commitments"]) ? kept["commitments"].length : 0;
}

function isLong(name: string, input: Input, steps: number): boolean {
  const { runs } = input as { readonly runs?: number };
  if (name === "sequence order") return steps > LongPlan.stepsToOrder;
  if (runs !== undefined && runs * steps > LongPlan.runsTimesSteps) return true;
  return steps > LongPlan.steps;
}

function inWorker(script: URL, question: PlanQuestion, { onProgress, signal }: Run): Promise<Answer> {
  signal.throwIfAborted();
  const worker = new Worker(script, { workerData: question });
  const begun = Date.now();
  let last: Progress = { done: 0, total: 1, current: undefined };
  return new Promise<Answer>((resolve, reject) => {
    const beat = setInterval(() => {
      onProgress({ ...last, current: `${last.current ?? question.command}, ${Math.round((Date.now() - begun) / 1000)} s` });
    }, BeatMs);
    const stop = (): void => {
      clearInterval(beat);
      signal.removeEventListener("abort", onAbort);
      void worker.terminate();
    };
    const onAbort = (): void => {
      stop();
      reject(signal.reason);
    };
    signal.addEventListener("abort", onAbort);
    worker.on("message", (reply: PlanReply) => {
      if (reply.kind === "progress") {
        last = reply.progress;
        onProgress(last);
        return;
      }
      stop();
      if (reply.kind === "answer") resolve(reply.answer);
      else reject(new CommandError(reply.code, reply.message, reply.whatToDo));
    });
    worker.on("error", (error) => {
      stop();
      reject(error);
    });
    worker.on("exit", (code) => {
      stop();
      reject(new Error(`the worker ended with code ${code} before it answered`));
    });
  });
}
