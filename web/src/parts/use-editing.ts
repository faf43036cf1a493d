/** Decides how a person's edits are held until they are kept: each a step that can be taken back and done again. */
import { useCallback, useEffect, useState } from "react";

type History<Model> = {
  readonly base: Model;
  readonly past: readonly Model[];
  readonly now: Model;
  readonly future: readonly Model[];
};

/** Steps that can be taken back. */
const MostSteps = 200;

const begin = <Model>(base: Model): History<Model> => ({ base, past: [], now: base, future: [] });

export type Editing<Model, Edit> = {
  readonly model: Model;
  readonly isEdited: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly edit: (...edits: readonly Edit[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly discard: () => void;
  /** What is there now has been kept: nothing of it is unsaved any more. */
  readonly settle: () => void;
};

/** `apply` makes an edit and must not change between calls. Begins again from `base` when that changes and nothing is unsaved. */
export function useEditing<Model, Edit>(base: Model, apply: (model: Model, edit: Edit) => Model): Editing<Model, Edit> {
  const [history, setHistory] = useState(() => begin(base));
  const isEdited = history.now !== history.base;
  useEffect(() => setHistory((before) => (before.now === before.base && before.base !== base ? begin(base) : before)), [base]);
  return {
    model: history.now,
    isEdited,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    edit: useCallback(
      (...edits) =>
        setHistory(({ base: from, past, now }) => ({
          base: from,
          past: [...past.slice(-MostSteps), now],
          now: edits.reduce(apply, now),
          future: [],
        })),
      [apply],
    ),
    undo: useCallback(
      () =>
        setHistory((before) => {
          const last = before.past.at(-1);
          return last === undefined
            ? before
            : { base: before.base, past: before.past.slice(0, -1), now: last, future: [before.now, ...before.future] };
        }),
      [],
    ),
    redo: useCallback(
      () =>
        setHistory((before) => {
          const [next, ...rest] = before.future;
          return next === undefined ? before : { base: before.base, past: [...before.past, before.now], now: next, future: rest };
        }),
      [],
    ),
    discard: useCallback(() => setHistory(({ base: from }) => begin(from)), []),
    settle: useCallback(() => setHistory(({ now }) => begin(now)), []),
  };
}
