/** Decides how long work is started, followed and cancelled: one worker for each run, ended by the person, by a new run or with the page. */
import { useEffect, useRef, useState } from "react";
import type { FromSeeker, ToSeeker } from "./sequence-messages.ts";

export type Seeking = {
  readonly isRunning: boolean;
  /** Seconds since it began, while it runs. */
  readonly seconds: number;
  /** What was told so far, in its order. */
  readonly said: readonly FromSeeker[];
  readonly wasCancelled: boolean;
  readonly start: (asked: ToSeeker) => void;
  readonly cancel: () => void;
};

const Idle = { isRunning: false, seconds: 0, said: [] as readonly FromSeeker[], wasCancelled: false };

export function useSeeker(): Seeking {
  const worker = useRef<Worker | undefined>(undefined);
  const [state, setState] = useState(Idle);
  useEffect(() => () => worker.current?.terminate(), []);
  useEffect(() => {
    if (!state.isRunning) return;
    const clock = setInterval(() => setState((now) => ({ ...now, seconds: now.seconds + 1 })), 1000);
    return () => clearInterval(clock);
  }, [state.isRunning]);

  return {
    ...state,
    start(asked) {
      worker.current?.terminate();
      const made = new Worker(new URL("./seeker.ts", import.meta.url), { type: "module" });
      worker.current = made;
      setState({ ...Idle, isRunning: true });
      made.addEventListener("message", ({ data: said }: MessageEvent<FromSeeker>) => {
        const isOver = said.kind !== "ordered" && said.kind !== "runs";
        if (isOver) made.terminate();
        setState((now) => ({ ...now, said: [...now.said, said], isRunning: !isOver }));
      });
      made.addEventListener("error", () => {
        const failed: FromSeeker = {
          kind: "refused",
          message: "The work stopped.",
          whatToDo: "Ask the command line: 'parley sequence order'.",
        };
        setState((now) => ({ ...now, said: [...now.said, failed], isRunning: false }));
      });
      made.postMessage(asked);
    },
    cancel() {
      worker.current?.terminate();
      setState((now) => ({ ...now, isRunning: false, wasCancelled: true }));
    },
  };
}
