/** Decides how edits of a model are taken back, done again, and kept in the dossier as one entry of its log. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { KeptModelAnswer } from "../api/answers.ts";
import { change } from "../api/ask.ts";
import { tellTrouble, useUndo } from "./decide.ts";
import { saveJson } from "./save-drawing.ts";
import { showToast } from "./toasts.tsx";
import type { Editing } from "./use-editing.ts";

type EditBarProps<Model, Edit> = {
  readonly editing: Editing<Model, Edit>;
  /** The command that keeps a model given as text. */
  readonly command: string;
  /** What the dossier keeps now, as it was answered; undefined where it keeps none. */
  readonly kept: unknown;
  readonly isKept: boolean;
  readonly fileName: string;
  readonly onKept: () => void;
};

export function EditBar<Model, Edit>({ editing, command: name, kept, isKept, fileName, onKept }: EditBarProps<Model, Edit>) {
  const client = useQueryClient();
  const undo = useUndo();
  const [isKeeping, setKeeping] = useState(false);
  const keep = async (): Promise<void> => {
    setKeeping(true);
    try {
      const was = kept === undefined ? "" : JSON.stringify(kept);
      const { command } = await change<KeptModelAnswer>(name, { text: JSON.stringify(editing.model), was });
      editing.settle();
      await client.invalidateQueries();
      onKept();
      showToast({
        text: command === undefined ? "This model is kept already." : "The model is kept in the dossier.",
        isTrouble: false,
        ...(command === undefined ? {} : { act: { name: "Undo", key: "u", run: () => undo.mutate(command) } }),
      });
    } catch (error) {
      tellTrouble(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setKeeping(false);
    }
  };
  return (
    <div className="edit-bar no-print">
      <button type="button" className="button" disabled={isKept || isKeeping} onClick={() => void keep()}>
        Keep
      </button>
      <button type="button" className="button" disabled={!editing.canUndo} onClick={editing.undo}>
        Undo edit
      </button>
      <button type="button" className="button" disabled={!editing.canRedo} onClick={editing.redo}>
        Redo edit
      </button>
      {editing.isEdited && (
        <button type="button" className="plain-button" onClick={editing.discard}>
          Discard all edits
        </button>
      )}
      <button type="button" className="plain-button" onClick={() => saveJson(editing.model, fileName)}>
        Save the model (JSON)
      </button>
    </div>
  );
}
