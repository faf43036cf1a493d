/** Decides how documents are read: in killable worker threads, or in this thread where no built worker script is at hand. */
import { existsSync } from "node:fs";
import { Caps, createWorkerPool, type Refusal } from "#intake";
import { ReaderVersion } from "#reading";
import type { Store } from "#store";
import { fingerprintOf, type Gazetteer, GazetteerSetting, GazetteerShape } from "./gazetteer.ts";
import { loadModels } from "./load-models.ts";
import type { Reader } from "./parley.ts";
import { createReadingTasks, type ReadingTask, type ReadingTaskAnswer } from "./reading-task.ts";

type DoTask = (task: ReadingTask) => Promise<ReadingTaskAnswer>;

/** A reader for the dossier in `store`, with `lanes` workers (0: in this thread, without a kill switch). */
export function createReader(store: Store, lanes: number): Reader {
  const script = new URL("./read-worker.js", import.meta.url);
  const { doTask, close } = lanes > 0 && existsSync(script) ? inWorkers(script, lanes) : inThisThread();
  return {
    lanes: Math.max(1, lanes),
    version: async () => versionWith(await gazetteerOf(store)),
    async takeIn(delivery) {
      const answer = await doTask({ kind: "take in", delivery });
      if (answer.kind === "reading") throw new Error("a worker answered a delivery with a reading");
      return answer;
    },
    async takeInDraft(delivery) {
      const answer = await doTask({ kind: "take in draft", delivery });
      if (answer.kind === "reading") throw new Error("a worker answered a delivery with a reading");
      return answer;
    },
    async read(source) {
      const answer = await doTask({ kind: "read", source, gazetteer: await gazetteerOf(store) });
      if (answer.kind === "taken") throw new Error("a worker answered a source with a source");
      return answer;
    },
    close,
  };
}

async function gazetteerOf(store: Store): Promise<Gazetteer> {
  const kept = GazetteerShape.safeParse(await store.setting(GazetteerSetting));
  return kept.success ? kept.data : {};
}

/** The version that `readDocument` writes into its readings for this gazetteer. */
function versionWith(gazetteer: Gazetteer): string {
  const own = fingerprintOf(gazetteer);
  return own === "" ? ReaderVersion : `${ReaderVersion}+${own}`;
}

function inThisThread(): { readonly doTask: DoTask; readonly close: () => Promise<void> } {
  let tasks: ReturnType<typeof createReadingTasks> | undefined;
  return {
    doTask: (task) => {
      tasks ??= createReadingTasks(loadModels);
      return tasks(task);
    },
    close: () => Promise.resolve(),
  };
}

function inWorkers(script: URL, lanes: number): { readonly doTask: DoTask; readonly close: () => Promise<void> } {
  const pool = createWorkerPool<ReadingTask, ReadingTaskAnswer>(
    script,
    { size: lanes, timeMs: Caps.timeMs, heapMb: Caps.heapMb },
    undefined,
  );
  return {
    async doTask(task) {
      const outcome = await pool.ask(task);
      if (outcome.kind === "answer") return outcome.answer;
      return killedRefusal(task, outcome.reason, outcome.message);
    },
    close: pool.close,
  };
}

function killedRefusal(task: ReadingTask, reason: "time" | "memory" | "crash", message: string): Refusal {
  const doing = task.kind === "read" ? "Reading" : "Taking in";
  const what =
    reason === "time"
      ? `${doing} took more than ${Caps.timeMs / 1000} seconds and was stopped.`
      : reason === "memory"
        ? `${doing} took more than ${Caps.heapMb} MB of memory and was stopped.`
        : `${doing} failed: ${message}`;
  return {
    kind: "refused",
    code: reason === "crash" ? "unreadable" : "too-large",
    message: what,
    whatToDo:
      reason === "crash"
        ? "This is a fault of Parley; please report it with the document's kind and size."
        : "Split the document into parts and read them one by one.",
  };
}
