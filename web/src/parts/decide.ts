/** Decides what happens when a person decides: the change is sent, what is shown is asked for again, and the way back is offered. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { DecideAnswer, UndoAnswer } from "../api/answers.ts";
import { change, Refused } from "../api/ask.ts";
import { showToast } from "./toasts.tsx";

export type Decision =
  | { readonly act: "confirm" | "reject"; readonly items: readonly string[]; readonly reason?: string; readonly expectedSeq?: number }
  | {
      readonly act: "correct";
      readonly items: readonly string[];
      readonly fields: Readonly<Record<string, unknown>>;
      readonly reason?: string;
      readonly expectedSeq?: number;
    }
  | { readonly act: "merge"; readonly items: readonly string[]; readonly reason?: string; readonly expectedSeq?: number }
  | { readonly act: "confirm" | "reject"; readonly all: string; readonly standing: "proposed"; readonly words?: string };

const Past = { confirm: "Confirmed", reject: "Rejected", correct: "Corrected", merge: "Merged" } as const;

/** Sends decisions; what was said of them stands in the toast. */
export function useDecide() {
  const client = useQueryClient();
  const undo = useUndo();
  return useMutation({
    mutationFn: (decision: Decision) => change<DecideAnswer>("decide", decision),
    onSuccess: (answer, decision) => {
      const what = answer.decided === 1 ? (answer.items[0]?.line ?? "one item") : `${answer.decided} items`;
      const { command } = answer;
      showToast({
        text: `${Past[decision.act]}: ${shortened(what)}`,
        isTrouble: false,
        ...(command === undefined ? {} : { act: { name: "Undo", key: "u", run: () => undo.mutate(command) } }),
      });
    },
    onError: tellTrouble,
    // Not waited for: the form closes and the next key counts as soon as the server has agreed.
    onSettled: () => void client.invalidateQueries(),
  });
}

/** Takes a command back: the one named, or the last that counts. */
export function useUndo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: string | undefined) => change<UndoAnswer>("undo", command === undefined ? {} : { command }),
    onSuccess: ({ undone }) => showToast({ text: `Taken back: ${shortened(undone.line)}`, isTrouble: false }),
    onError: tellTrouble,
    onSettled: () => void client.invalidateQueries(),
  });
}

/** Says what was refused and what to do. */
export function tellTrouble(error: Error): void {
  showToast({ text: error instanceof Refused ? `${error.message} ${error.whatToDo}` : error.message, isTrouble: true });
}

function shortened(text: string): string {
  return text.length > 110 ? `${text.slice(0, 109)}…` : text;
}
