/** Decides how the dossier's name and the order and seats of its parties are changed: sent, told, and offered to be taken back. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { NameAnswer, PartiesAnswer, SeatAnswer } from "../api/answers.ts";
import { change } from "../api/ask.ts";
import { tellTrouble, useUndo } from "./decide.ts";
import { showToast } from "./toasts.tsx";

/** Names the dossier; nothing given takes the name away. */
export function useRename() {
  return useArrange<string, NameAnswer>(
    (name) => change("name", name.trim() === "" ? { reset: true } : { words: [name] }),
    ({ name }) => `The dossier is called “${name}”`,
  );
}

/** Puts parties first, in the order given by their ids. */
export function usePartyOrder() {
  return useArrange<readonly string[], PartiesAnswer>(
    (parties) => change("party order", parties.length === 0 ? { reset: true } : { parties }),
    ({ isOrdered }) => (isOrdered ? "The order of the parties is set" : "The parties stand in the order of first appearance"),
  );
}

/** Gives an actor a seat, or takes it away. */
export function useSeat() {
  return useArrange<{ readonly actor: string; readonly seat: string }, SeatAnswer>(
    (input) => change("party seat", input),
    ({ name, seat }) => (seat === undefined ? `${name} has no seat` : `${name} sits as ${seat}`),
  );
}

function useArrange<Input, Answer extends { readonly command?: string }>(
  send: (input: Input) => Promise<Answer>,
  tell: (answer: Answer) => string,
) {
  const client = useQueryClient();
  const undo = useUndo();
  return useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      const { command } = answer;
      if (command === undefined) return;
      showToast({ text: tell(answer), isTrouble: false, act: { name: "Undo", key: "u", run: () => undo.mutate(command) } });
    },
    onError: tellTrouble,
    onSettled: () => void client.invalidateQueries(),
  });
}
