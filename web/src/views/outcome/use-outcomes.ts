/** Decides how the page talks to its workers: one answers at once, another weighs what is not known; either can be ended at any moment. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Model, NamedText, OutcomeSurvey } from "#bargaining";
import type { Problem } from "#record";
import type { FromWorker, Held, Told, ToWorker, Weighing } from "./outcome-messages.ts";

export type Surveying =
  | { readonly kind: "working"; readonly progress: string | undefined }
  | { readonly kind: "stopped" }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  /** `model` is the one surveyed; the page may already hold the next. */
  | { readonly kind: "surveyed"; readonly model: Model; readonly survey: OutcomeSurvey; readonly problems: readonly Problem[] };

const Broken: readonly Problem[] = [
  {
    code: "worker",
    severity: "error",
    message: "The answer could not be worked out here.",
    whatToDo: "Reload the page, or ask with 'parley outcomes frontier'.",
  },
];

/** Surveys `model` anew whenever it or what is held changes; the last answer stays until the next is there. */
export function useSurvey(model: Model, held: Held) {
  const [surveying, setSurveying] = useState<Surveying>({ kind: "working", progress: undefined });
  const [told, setTold] = useState<Told>();
  const worker = useRef<{ readonly worker: Worker; isBusy: boolean } | undefined>(undefined);

  const surveyed = useRef<Model | undefined>(undefined);

  const ask = useCallback((asked: ToWorker) => {
    // Work that is no longer wanted is ended with its worker.
    if (asked.kind === "survey" && worker.current?.isBusy === true) {
      worker.current.worker.terminate();
      worker.current = undefined;
    }
    const now = worker.current ?? { worker: startWorker(), isBusy: false };
    if (worker.current === undefined) {
      worker.current = now;
      now.worker.addEventListener("error", () => setSurveying({ kind: "refused", problems: Broken }));
      now.worker.addEventListener("message", ({ data: said }: MessageEvent<FromWorker>) => {
        switch (said.kind) {
          case "progress":
            setSurveying((before) =>
              before.kind === "surveyed" ? before : { kind: "working", progress: `${said.done} of ${said.total} points: ${said.current}` },
            );
            return;
          case "surveyed":
            now.isBusy = false;
            if (surveyed.current !== undefined)
              setSurveying({ kind: "surveyed", model: surveyed.current, survey: said.survey, problems: said.problems });
            return;
          case "refused":
            now.isBusy = false;
            setSurveying({ kind: "refused", problems: said.problems });
            return;
          case "told":
            setTold(said.told);
            return;
          case "read":
          case "weighed":
            return;
        }
      });
    }
    if (asked.kind === "survey") {
      now.isBusy = true;
      surveyed.current = asked.model;
    }
    now.worker.postMessage(asked);
  }, []);

  const heldKey = JSON.stringify(held);
  useEffect(() => {
    ask({ kind: "survey", model, held: JSON.parse(heldKey) as Held }); // The key was made of what is held.
  }, [model, heldKey, ask]);
  const tell = useCallback((choice: readonly number[]) => ask({ kind: "tell", choice }), [ask]);
  useEffect(
    () => () => {
      worker.current?.worker.terminate();
      worker.current = undefined;
    },
    [],
  );
  const stop = useCallback(() => {
    worker.current?.worker.terminate();
    worker.current = undefined;
    setSurveying({ kind: "stopped" });
  }, []);
  return { surveying, told, tell, stop };
}

export type Weighed =
  | { readonly kind: "idle" }
  | { readonly kind: "working"; readonly done: number; readonly total: number; readonly current: string }
  | { readonly kind: "cancelled" }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  | { readonly kind: "weighed"; readonly weighing: Weighing; readonly model: Model; readonly seed: number };

/** Weighs what is not known when asked to. */
export function useWeighing() {
  const [weighed, setWeighed] = useState<Weighed>({ kind: "idle" });
  const worker = useRef<Worker | undefined>(undefined);
  const end = useCallback(() => {
    worker.current?.terminate();
    worker.current = undefined;
  }, []);
  useEffect(() => end, [end]);
  const weigh = useCallback(
    (model: Model, draws: number, seed: number) => {
      end();
      setWeighed({ kind: "working", done: 0, total: draws, current: "starting" });
      const started = startWorker();
      worker.current = started;
      started.addEventListener("error", () => setWeighed({ kind: "refused", problems: Broken }));
      started.addEventListener("message", ({ data: said }: MessageEvent<FromWorker>) => {
        if (said.kind === "progress") setWeighed({ kind: "working", done: said.done, total: said.total, current: said.current });
        if (said.kind === "refused") setWeighed({ kind: "refused", problems: said.problems });
        if (said.kind === "weighed") setWeighed({ kind: "weighed", weighing: said.weighing, model, seed });
        if (said.kind !== "progress") end();
      });
      const asked: ToWorker = { kind: "weigh", model, draws, seed };
      started.postMessage(asked);
    },
    [end],
  );
  const cancel = useCallback(() => {
    end();
    setWeighed({ kind: "cancelled" });
  }, [end]);
  return { weighed, weigh, cancel };
}

/** Reads files of any of the known forms, on this machine. */
export async function readFiles(
  files: readonly NamedText[],
): Promise<Extract<FromWorker, { kind: "read" }> | Extract<FromWorker, { kind: "refused" }>> {
  const started = startWorker();
  try {
    return await new Promise((resolve, reject) => {
      started.addEventListener("error", () => reject(new Error("the files could not be read")));
      started.addEventListener("message", ({ data: said }: MessageEvent<FromWorker>) => {
        if (said.kind === "read" || said.kind === "refused") resolve(said);
      });
      const asked: ToWorker = { kind: "read", files };
      started.postMessage(asked);
    });
  } finally {
    started.terminate();
  }
}

function startWorker(): Worker {
  return new Worker(new URL("./outcome-worker.ts", import.meta.url), { type: "module" });
}
