/** Decides how a person's word on a plan is sent: which point became which, and which brackets are alternatives; each can be taken back. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { change } from "../../api/ask.ts";
import { tellTrouble, useUndo } from "../../parts/decide.ts";
import { showToast } from "../../parts/toasts.tsx";

type Answered = { readonly command?: string };

export type PlanDecision =
  | {
      readonly name: "plan flip";
      readonly said: string;
      readonly words: { readonly draft: string; readonly bracket: string; readonly to: string };
    }
  | {
      readonly name: "plan link";
      readonly said: string;
      readonly words: { readonly old: string; readonly new: string; readonly links: readonly string[] };
    };

/** Sends a decision; what was said stands in the toast with the way back. */
export function usePlanDecision() {
  const client = useQueryClient();
  const undo = useUndo();
  return useMutation({
    mutationFn: ({ name, words }: PlanDecision) => change<Answered>(name, words),
    onSuccess: ({ command }, { said }) =>
      showToast({
        text: said,
        isTrouble: false,
        ...(command === undefined ? {} : { act: { name: "Undo", key: "u", run: () => undo.mutate(command) } }),
      }),
    onError: tellTrouble,
    onSettled: () => void client.invalidateQueries(),
  });
}
