/** Decides what a reading worker is asked and answers; the same work, in a worker or in this thread. */
import { type Delivery, type Refusal, type TakenIn, takeIn } from "#intake";
import { buildWorld, type ReadingModels, readDocument, type World } from "#reading";
import type { Reading, Source } from "#record";
import { fingerprintOf, type Gazetteer } from "./gazetteer.ts";

export type ReadingTask =
  | { readonly kind: "take in"; readonly delivery: Delivery }
  | { readonly kind: "read"; readonly source: Source; readonly gazetteer: Gazetteer };

export type ReadingTaskAnswer = TakenIn | Refusal | { readonly kind: "reading"; readonly reading: Reading };

/** Does the tasks with `models`; keeps the world built for the last gazetteer. */
export function createReadingTasks(models: ReadingModels): (task: ReadingTask) => ReadingTaskAnswer {
  let world: World | undefined;
  let builtFor = "";

  return (task) => {
    if (task.kind === "take in") return takeIn(task.delivery);
    return {
      kind: "reading",
      reading: readDocument(task.source, { models, world: worldFor(task.gazetteer), gazetteer: fingerprintOf(task.gazetteer) }),
    };
  };

  function worldFor(gazetteer: Gazetteer): World {
    const key = JSON.stringify(gazetteer);
    if (world === undefined || key !== builtFor) {
      world = buildWorld(gazetteer);
      builtFor = key;
    }
    return world;
  }
}
