/** Decides how the dossier is named: one line, kept or left as it was. */
import { useEffect, useId, useRef } from "react";
import { useRename } from "../arrange.ts";
import { Dialog } from "../dialog.tsx";

export function RenameDossier({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const rename = useRename();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => input.current?.select(), []);
  return (
    <Dialog title="Rename the dossier" onClose={onClose} className="rename">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate(input.current?.value ?? "", { onSuccess: onClose });
        }}
      >
        <label htmlFor={id}>Name</label>
        <input ref={input} id={id} defaultValue={name} maxLength={200} autoComplete="off" spellCheck={false} />
        <p className="hint">It stands above every page and in the brief. Left empty, the dossier goes by its file's name.</p>
        <div className="acts">
          <button type="submit" disabled={rename.isPending}>
            Keep the name <kbd>Enter</kbd>
          </button>
          <button type="button" onClick={onClose}>
            Cancel <kbd>Esc</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
