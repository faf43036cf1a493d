/** Decides how the page talks to its worker: what is no longer wanted is ended with its worker, and the last answer stays until the next is there. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Cell, ConceptName, InverseStory, Survey } from "#conflict";
import type { FromWorker, ToWorker } from "./conflict-messages.ts";

export type Refusal = { readonly message: string; readonly whatToDo: string };

export type Solver = {
  /** The last answer; of an earlier model while `isSolving`, or where the present one was refused. */
  readonly survey: Survey | undefined;
  readonly refusal: Refusal | undefined;
  readonly isSolving: boolean;
  readonly isStopped: boolean;
  readonly progress: string | undefined;
  readonly reasons: ReadonlyMap<number, readonly Cell[]>;
  /** By concept and state. */
  readonly inverses: ReadonlyMap<string, InverseStory>;
  readonly explain: (state: number) => void;
  readonly invert: (state: number, concept: ConceptName) => void;
  readonly stop: () => void;
};

type Known = Pick<Solver, "survey" | "refusal" | "isSolving" | "isStopped" | "progress" | "reasons" | "inverses">;

const Nothing: Known = {
  survey: undefined,
  refusal: undefined,
  isSolving: true,
  isStopped: false,
  progress: undefined,
  reasons: new Map(),
  inverses: new Map(),
};

/** Solves `value`, and anew whenever it changes. */
export function useSolver(value: unknown, name: string): Solver {
  const [known, setKnown] = useState<Known>(Nothing);
  const worker = useRef<{ readonly worker: Worker; isBusy: boolean } | undefined>(undefined);
  const end = useCallback(() => {
    worker.current?.worker.terminate();
    worker.current = undefined;
  }, []);

  useEffect(() => {
    if (worker.current?.isBusy === true) end();
    setKnown((before) => ({ ...before, refusal: undefined, isSolving: true, isStopped: false, progress: undefined }));
    const now = worker.current ?? { worker: startWorker(), isBusy: false };
    if (worker.current === undefined) {
      worker.current = now;
      now.worker.addEventListener("message", ({ data: said }: MessageEvent<FromWorker>) => {
        if (said.kind === "solved" || said.kind === "refused") now.isBusy = false;
        setKnown((before) => after(before, said));
      });
      now.worker.addEventListener("error", () => {
        end();
        setKnown((before) => ({
          ...before,
          isSolving: false,
          refusal: { message: "The model could not be solved here.", whatToDo: "Solve it with 'parley conflict solve'." },
        }));
      });
    }
    now.isBusy = true;
    const asked: ToWorker = { kind: "solve", value, name };
    now.worker.postMessage(asked);
  }, [value, name, end]);
  useEffect(() => end, [end]);

  return {
    ...known,
    explain: useCallback((state) => post(worker.current?.worker, { kind: "explain", state }), []),
    invert: useCallback((state, concept) => post(worker.current?.worker, { kind: "invert", state, concept }), []),
    stop: useCallback(() => {
      end();
      setKnown((before) => ({ ...before, isSolving: false, isStopped: true }));
    }, [end]),
  };
}

function after(before: Known, said: FromWorker): Known {
  switch (said.kind) {
    case "solved":
      return { ...Nothing, survey: said.survey, isSolving: false };
    case "explained":
      return { ...before, reasons: new Map(before.reasons).set(said.state, said.cells) };
    case "inverted":
      return { ...before, inverses: new Map(before.inverses).set(`${said.story.concept} ${said.state}`, said.story) };
    case "progress":
      return { ...before, progress: `${said.done} of ${said.total}: ${said.current}` };
    case "refused":
      return { ...before, isSolving: false, refusal: { message: said.message, whatToDo: said.whatToDo } };
  }
}

function startWorker(): Worker {
  return new Worker(new URL("./conflict-worker.ts", import.meta.url), { type: "module" });
}

function post(worker: Worker | undefined, asked: ToWorker): void {
  worker?.postMessage(asked);
}
