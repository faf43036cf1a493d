/** Decides how everything the filter shows is decided at once: the count is said first, and one undo takes it all back. */
import type { ItemKind } from "../../api/answers.ts";
import { useDecide } from "../../parts/decide.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { listingOf, pluralOf } from "../../parts/kinds.ts";

type DecideAllProps = {
  readonly kind: ItemKind;
  readonly act: "confirm" | "reject";
  readonly total: number;
  readonly words: string | undefined;
  readonly onAct: (act: "confirm" | "reject") => void;
  readonly onClose: () => void;
};

export function DecideAll({ kind, act, total, words, onAct, onClose }: DecideAllProps) {
  const decide = useDecide();
  const isBusy = decide.isPending;
  return (
    <Dialog title={`Decide ${total} at once`} onClose={onClose}>
      <p>
        {total} proposed {pluralOf(kind, total)}
        {words !== undefined && (
          <>
            {" "}
            with the words <q>{words}</q>
          </>
        )}{" "}
        will be {act === "confirm" ? "confirmed" : "rejected"}, those that are not on the screen as well. It is one entry in the log; one
        undo takes it all back.
      </p>
      <div className="chips decide-all-acts">
        {(["confirm", "reject"] as const).map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={act === one} onClick={() => onAct(one)}>
            {one}
          </button>
        ))}
      </div>
      <div className="acts">
        <button
          type="button"
          disabled={isBusy}
          onClick={() =>
            decide.mutate({ act, all: kind, standing: "proposed", ...(words === undefined ? {} : { words }) }, { onSettled: onClose })
          }
        >
          {isBusy ? "At it …" : `${act === "confirm" ? "Confirm" : "Reject"} all ${total} ${listingOf(kind)}`}
        </button>
        <button type="button" onClick={onClose}>
          Cancel <kbd>Esc</kbd>
        </button>
      </div>
    </Dialog>
  );
}
