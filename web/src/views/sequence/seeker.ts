/** Seeks a better order, or runs the plan many times, beside the page; the page ends it to cancel. */
import "../../parts/without-eval.ts";
import { findFairer, orderPlan, parsePlan, type SequencePlan, simulatePlan } from "#sequence";
import type { FromSeeker, ToSeeker } from "./sequence-messages.ts";

/** Each round may look at more sets of steps than the one before, so that a first answer with its bounds is there soon. */
const Rooms = [2000, 15_000, 60_000] as const;

// biome-ignore lint/suspicious/noExplicitAny: the page's library of types knows windows, not workers; only these two members are used.
const worker = globalThis as any as {
  postMessage(message: FromSeeker): void;
  addEventListener(kind: "message", hear: (event: MessageEvent<ToSeeker>) => void): void;
};

worker.addEventListener("message", ({ data: asked }) => {
  try {
    const parsed = parsePlan(asked.file);
    if (parsed.kind === "refused") tell(parsed.problems);
    else if (asked.kind === "order") order(parsed.plan);
    else simulate(parsed.plan, asked);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    worker.postMessage({ kind: "refused", message, whatToDo: "Reload the page; if it stays so, please report it." });
  }
});

function order(plan: SequencePlan): void {
  for (const room of Rooms) {
    const ordered = orderPlan(plan, { maxStates: room });
    if (ordered.kind === "refused") {
      tell(ordered.problems);
      return;
    }
    const isLast = ordered.optimal || room === Rooms.at(-1);
    worker.postMessage({ kind: "ordered", order: ordered, room, isLast });
    if (!isLast) continue;
    worker.postMessage({ kind: "fairer", remedies: findFairer(plan, ordered) });
    return;
  }
}

function simulate(plan: SequencePlan, { runs, seed }: Extract<ToSeeker, { kind: "simulate" }>): void {
  const simulation = simulatePlan(plan, { runs, seed, onRuns: (done) => worker.postMessage({ kind: "runs", done }) });
  if (simulation.kind === "refused") tell(simulation.problems);
  else worker.postMessage({ kind: "simulated", simulation });
}

function tell(problems: readonly { readonly message: string; readonly whatToDo?: string | undefined }[]): void {
  const message = problems.map((problem) => problem.message).join("; ");
  worker.postMessage({ kind: "refused", message, whatToDo: problems[0]?.whatToDo ?? "Mend the plan." });
}
