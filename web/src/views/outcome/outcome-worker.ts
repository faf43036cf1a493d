/** Answers the outcome page beside it, so that nothing on it stands still. */
import "../../parts/without-eval.ts";
import {
  type Compiled,
  compile,
  draftOf,
  exactPreferences,
  type Model,
  parseModel,
  readModelFiles,
  surveyOutcomes,
  tellChanges,
  tellPackage,
  weighUnknowns,
} from "#bargaining";
import type { FromWorker, Held, ToWorker } from "./outcome-messages.ts";

let model: Model | undefined;
let compiled: Compiled | undefined;
/** Milliseconds between two words about how far it is. */
const TellEvery = 100;
let told = 0;

// biome-ignore lint/suspicious/noExplicitAny: the page's library of types knows windows, not workers; only these two members are used.
const worker = globalThis as any as {
  postMessage(message: FromWorker): void;
  addEventListener(kind: "message", hear: (event: MessageEvent<ToWorker>) => void): void;
};

worker.addEventListener("message", ({ data: asked }) => {
  try {
    answer(asked);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    refuse(message, "This is a mistake of the page. Save the model as a file, reload, and please report it.");
  }
});

function answer(asked: ToWorker): void {
  switch (asked.kind) {
    case "read": {
      const read = readModelFiles(asked.files);
      worker.postMessage(
        read.kind === "model" ? { kind: "read", model: read.model, problems: read.problems } : { kind: "refused", problems: read.problems },
      );
      return;
    }
    case "survey":
      survey(asked.model, asked.held);
      return;
    case "tell":
      tell(asked.choice);
      return;
    case "weigh":
      weigh(asked);
      return;
  }
}

function survey(value: Model, held: Held): void {
  const parsed = parseModel(value, "the model");
  model = undefined;
  compiled = undefined;
  if (parsed.kind === "refused") {
    worker.postMessage({ kind: "refused", problems: parsed.problems });
    return;
  }
  model = parsed.model;
  const exact = exactPreferences(model);
  if (exact.kind === "exact") compiled = compile(model, exact.preferences);
  const found = surveyOutcomes(model, {
    held: new Map(held),
    onMerged: (done, total, rows) => progress(done, total, `${rows} partial packages`),
  });
  worker.postMessage({ kind: "surveyed", survey: found, problems: parsed.problems });
}

function tell(choice: readonly number[]): void {
  if (model === undefined || compiled === undefined) return;
  const { game } = compiled;
  const draft = draftOf(model);
  worker.postMessage({
    kind: "told",
    told: {
      story: tellPackage(model, game, choice, undefined, { nodes: 2_000_000 }),
      changes: draft === undefined ? [] : tellChanges(model, game, draft, choice),
    },
  });
}

function weigh({ model: value, draws, seed }: Extract<ToWorker, { kind: "weigh" }>): void {
  const parsed = parseModel(value, "the model");
  if (parsed.kind === "refused") {
    worker.postMessage({ kind: "refused", problems: parsed.problems });
    return;
  }
  const found = weighUnknowns(parsed.model, {
    draws,
    seed,
    packages: 500,
    draft: draftOf(parsed.model),
    shouldStop: (done) => {
      progress(done, draws, done === 0 ? "looking for packages" : "drawing preferences");
      return false;
    },
  });
  switch (found.kind) {
    case "shares": {
      const { spaces: _, kind: __, ...weighing } = found;
      worker.postMessage({ kind: "weighed", weighing });
      return;
    }
    case "no package":
      refuse("No package meets all links and red lines.", "'Who must move' shows which of them exclude each other.");
      return;
    case "contradiction":
      refuse(
        `No preferences of '${parsed.model.parties[found.party]?.id ?? ""}' were found that fit everything said of it.`,
        "Widen a bound, or take a statement out.",
      );
      return;
    case "stopped":
      return;
  }
}

function refuse(message: string, whatToDo: string): void {
  worker.postMessage({ kind: "refused", problems: [{ code: "refused", severity: "error", message, whatToDo }] });
}

function progress(done: number, total: number, current: string): void {
  if (performance.now() - told < TellEvery) return;
  told = performance.now();
  worker.postMessage({ kind: "progress", done, total, current });
}
