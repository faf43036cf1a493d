/** Runs in a worker thread: one question about a plan, so that long work can be told of and ended from outside. */
import { parentPort, workerData } from "node:worker_threads";
import { CommandError } from "./commands-error.ts";
import type { PlanQuestion, PlanReply } from "./interruptible.ts";
import { planAnalyses } from "./plan-analyses.ts";
import { PlanSetting } from "./read-plan.ts";

const say = (reply: PlanReply) => parentPort?.postMessage(reply);
// What the thread is started with is exactly a question.
const { command: name, input, kept, now, by } = workerData as PlanQuestion;
const command = planAnalyses.find((one) => one.name === name);
// These commands ask the store for the kept plan and for nothing else.
const store = { setting: async (key: string) => (key === PlanSetting ? kept : undefined) };
const parley = { store, now: () => now, by } as unknown as Parameters<NonNullable<typeof command>["run"]>[1]["parley"];

try {
  if (command === undefined) throw new Error(`no question about a plan is called '${name}'`);
  const answer = await command.run(input, {
    parley,
    onProgress: (progress) => say({ kind: "progress", progress }),
    signal: new AbortController().signal,
  });
  say({ kind: "answer", answer });
} catch (error) {
  if (error instanceof CommandError) say({ kind: "refused", code: error.code, message: error.message, whatToDo: error.whatToDo });
  else throw error;
}
