/** Decides how the page talks to its worker: one worker for each model, ended when the model or the page goes. */
import { useEffect, useRef, useState } from "react";
import type { Cell, Survey } from "#conflict";
import type { FromWorker, ToWorker } from "./conflict-messages.ts";

export type Solving =
  | { readonly kind: "working"; readonly progress: string | undefined }
  | { readonly kind: "refused"; readonly message: string; readonly whatToDo: string }
  | { readonly kind: "solved"; readonly survey: Survey };

export type Solver = {
  readonly solving: Solving;
  readonly reasons: ReadonlyMap<number, readonly Cell[]>;
  readonly explain: (state: number) => void;
};

/** Solves `value`; a new value ends the work on the old one. */
export function useSolver(value: unknown, name: string): Solver {
  const [solving, setSolving] = useState<Solving>({ kind: "working", progress: undefined });
  const [reasons, setReasons] = useState<ReadonlyMap<number, readonly Cell[]>>(new Map());
  const worker = useRef<Worker | undefined>(undefined);

  useEffect(() => {
    setSolving({ kind: "working", progress: undefined });
    setReasons(new Map());
    const made = new Worker(new URL("./conflict-worker.ts", import.meta.url), { type: "module" });
    worker.current = made;
    made.addEventListener("message", ({ data: said }: MessageEvent<FromWorker>) => {
      switch (said.kind) {
        case "solved":
          setSolving({ kind: "solved", survey: said.survey });
          return;
        case "explained":
          setReasons((known) => new Map(known).set(said.state, said.cells));
          return;
        case "progress":
          setSolving({ kind: "working", progress: `${said.done} of ${said.total}: ${said.current}` });
          return;
        case "refused":
          setSolving({ kind: "refused", message: said.message, whatToDo: said.whatToDo });
      }
    });
    made.addEventListener("error", () =>
      setSolving({ kind: "refused", message: "The model could not be solved here.", whatToDo: "Solve it with 'parley conflict solve'." }),
    );
    const asked: ToWorker = { kind: "solve", value, name };
    made.postMessage(asked);
    return () => made.terminate();
  }, [value, name]);

  return {
    solving,
    reasons,
    explain(state) {
      const asked: ToWorker = { kind: "explain", state };
      worker.current?.postMessage(asked);
    },
  };
}
