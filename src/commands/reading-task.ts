/** Decides what a reading worker is asked and answers; the same work, in a worker or in this thread. */
import { type Delivery, type Refusal, type TakenIn, takeInAny, takeInDraft } from "#intake";
import { buildWorld, type ReadingModels, readDocument, type World } from "#reading";
import { type Reading, ReadingShape, type Source } from "#record";
import { fingerprintOf, type Gazetteer } from "./gazetteer.ts";

export type ReadingTask =
  | { readonly kind: "take in"; readonly delivery: Delivery }
  | { readonly kind: "take in draft"; readonly delivery: Delivery }
  | { readonly kind: "read"; readonly source: Source; readonly gazetteer: Gazetteer };

export type ReadingTaskAnswer = TakenIn | Refusal | { readonly kind: "reading"; readonly reading: Reading };

/** Does the tasks; loads the models when the first document is to be read, and keeps the world built for the last gazetteer. */
export function createReadingTasks(loadModels: () => ReadingModels): (task: ReadingTask) => Promise<ReadingTaskAnswer> {
  let models: ReadingModels | undefined;
  let world: World | undefined;
  let builtFor = "";

  return async (task) => {
    if (task.kind === "take in") return await takeInAny(task.delivery);
    if (task.kind === "take in draft") return await takeInDraft(task.delivery);
    models ??= loadModels();
    const gazetteer = fingerprintOf(task.gazetteer);
    return checked(readDocument(task.source, { models, world: worldFor(task.gazetteer), gazetteer }));
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

/** The reading, unless a stage broke its own shape: one document's trouble must not stop the others. */
function checked(reading: Reading): ReadingTaskAnswer {
  const shape = ReadingShape.safeParse(reading);
  if (shape.success) return { kind: "reading", reading };
  const [issue] = shape.error.issues;
  return {
    kind: "refused",
    code: "unreadable",
    message: `Reading it made a mark that cannot be: ${issue?.path.join(".")}: ${issue?.message}.`,
    whatToDo: "This is a fault of Parley; please report it with the words around that place.",
  };
}
