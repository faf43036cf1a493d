/** Solves conflict models beside the page, so that nothing on it stands still. */
import "../../parts/without-eval.ts";
import {
  analyseInSteps,
  buildStateGraph,
  type ConceptName,
  ConflictError,
  type ConflictModel,
  finish,
  parseModelFile,
  type StateGraph,
  surveyInSteps,
  tellInverse,
} from "#conflict";
import type { FromWorker, ToWorker } from "./conflict-messages.ts";

let model: ConflictModel | undefined;
let graph: StateGraph | undefined;
/** Milliseconds between two words about how far it is. */
const TellEvery = 150;

// biome-ignore lint/suspicious/noExplicitAny: the page's library of types knows windows, not workers; only these two members are used.
const worker = globalThis as any as {
  postMessage(message: FromWorker): void;
  addEventListener(kind: "message", hear: (event: MessageEvent<ToWorker>) => void): void;
};

worker.addEventListener("message", ({ data: asked }) => {
  try {
    if (asked.kind === "solve") solve(asked.value, asked.name);
    else if (asked.kind === "explain") explain(asked.state);
    else invert(asked.state, asked.concept);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    worker.postMessage({ kind: "refused", message, whatToDo: error instanceof ConflictError ? error.whatToDo : "Reload the page." });
  }
});

function solve(value: unknown, name: string): void {
  graph = undefined;
  const { models } = parseModelFile(value, name);
  [model] = models;
  if (model === undefined || models.length > 1) throw new Error(`the file holds ${models.length} models; save the one you mean by itself`);
  const steps = surveyInSteps(model);
  let told = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) {
      worker.postMessage({ kind: "solved", survey: step.value });
      return;
    }
    if (performance.now() - told > TellEvery) {
      worker.postMessage({ kind: "progress", ...step.value });
      told = performance.now();
    }
  }
}

function explain(state: number): void {
  if (model === undefined) return;
  worker.postMessage({ kind: "explained", state, cells: finish(analyseInSteps(model, { explain: [state], coalitions: false })).cells });
}

function invert(state: number, concept: ConceptName): void {
  if (model === undefined) return;
  graph ??= buildStateGraph(model);
  worker.postMessage({ kind: "inverted", state, story: tellInverse(graph, concept, state - 1) });
}
