/** Decides how work on hostile input is kept in bounds: in worker threads that are killed when they take too long or too much memory. */
import { Worker } from "node:worker_threads";

/** What came of one piece of work. */
export type WorkOutcome<Answer> =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "killed"; readonly reason: "time" | "memory" | "crash"; readonly message: string };

export type WorkerPool<Ask, Answer> = {
  /** Does one piece of work in a free worker; waits for one if need be. Rejects only where no worker can be started at all. */
  readonly ask: (question: Ask) => Promise<WorkOutcome<Answer>>;
  /** Ends every worker; work under way ends as killed. */
  readonly close: () => Promise<void>;
};

export type WorkerCaps = { readonly size: number; readonly timeMs: number; readonly heapMb: number };

type Lane = { worker: Worker | undefined; isBusy: boolean };

/**
 * Workers that run `script`, which answers each message with one message. A worker that ended is replaced at the next question; the first
 * message of every worker is `"ready"`, and its start does not count as work. Questions are begun in the order they were asked.
 */
export function createWorkerPool<Ask, Answer>(script: URL, caps: WorkerCaps, workerData: unknown): WorkerPool<Ask, Answer> {
  const lanes: Lane[] = Array.from({ length: caps.size }, () => ({ worker: undefined, isBusy: false }));
  const waiting: ((lane: Lane) => void)[] = [];
  let isClosed = false;

  return {
    async ask(question) {
      const lane = await freeLane();
      try {
        if (isClosed) return { kind: "killed", reason: "crash", message: "the workers are closed" };
        return await work(lane, question);
      } finally {
        release(lane);
      }
    },
    async close() {
      isClosed = true;
      await Promise.all(lanes.map((lane) => lane.worker?.terminate()));
    },
  };

  function freeLane(): Promise<Lane> {
    const lane = lanes.find((one) => !one.isBusy);
    if (lane === undefined) return new Promise((resolve) => waiting.push(resolve));
    lane.isBusy = true;
    return Promise.resolve(lane);
  }

  function release(lane: Lane): void {
    const next = waiting.shift();
    if (next === undefined) lane.isBusy = false;
    else next(lane);
  }

  async function work(lane: Lane, question: Ask): Promise<WorkOutcome<Answer>> {
    const worker = lane.worker ?? (await start(lane));
    worker.ref(); // A program with nothing else to do waits for an answer, not for an idle worker.
    const outcome = await answerOf(worker, question);
    worker.unref();
    if (outcome.kind === "killed") {
      lane.worker = undefined;
      await worker.terminate();
    }
    return outcome;
  }

  /** Asks `worker`; what it does instead of answering is the outcome. */
  function answerOf(worker: Worker, question: Ask): Promise<WorkOutcome<Answer>> {
    return new Promise((resolve) => {
      const finish = (outcome: WorkOutcome<Answer>): void => {
        clearTimeout(timer);
        worker.off("message", onMessage);
        worker.off("error", onError);
        worker.off("exit", onExit);
        resolve(outcome);
      };
      const onMessage = (answer: Answer): void => finish({ kind: "answer", answer });
      const onError = (error: Error): void => {
        const isMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
        finish({ kind: "killed", reason: isMemory ? "memory" : "crash", message: error.message });
      };
      const onExit = (code: number): void => finish({ kind: "killed", reason: "crash", message: `the worker ended with code ${code}` });
      const timer = setTimeout(
        () => finish({ kind: "killed", reason: "time", message: `over ${caps.timeMs / 1000} seconds` }),
        caps.timeMs,
      );
      worker.on("message", onMessage);
      worker.on("error", onError);
      worker.on("exit", onExit);
      worker.postMessage(question);
    });
  }

  async function start(lane: Lane): Promise<Worker> {
    const worker = new Worker(script, { workerData, resourceLimits: { maxOldGenerationSizeMb: caps.heapMb } });
    await new Promise<void>((resolve, reject) => {
      worker.once("message", () => resolve());
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`a worker ended with code ${code} before it was ready`)));
    });
    // Whatever it does from now on is told by the work it has, or replaced before the next.
    worker.on("error", () => {});
    worker.once("exit", () => {
      if (lane.worker === worker) lane.worker = undefined;
    });
    lane.worker = worker;
    return worker;
  }
}
