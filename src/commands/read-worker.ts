/** Runs in a worker thread: takes in and reads one document for each message, so that a hostile one can be killed. */
import { parentPort } from "node:worker_threads";
import { loadModels } from "./load-models.ts";
import { createReadingTasks, type ReadingTask } from "./reading-task.ts";

const doTask = createReadingTasks(loadModels);
parentPort?.on("message", async (task: ReadingTask) => parentPort?.postMessage(await doTask(task)));
parentPort?.postMessage("ready");
