/** Decides how the page says what was just done: one line at the foot, with the way back. */
import { useSyncExternalStore } from "react";

export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly isTrouble: boolean;
  readonly act?: { readonly name: string; readonly key: string; readonly run: () => void };
};

const ShownMs = 9000;
let toasts: readonly Toast[] = [];
let nextId = 1;
const hearers = new Set<() => void>();

/** Shows a line for a while. A new line with an act takes the place of the former one. */
export function showToast(toast: Omit<Toast, "id">): void {
  const id = nextId++;
  set([...toasts.filter((one) => one.act === undefined && one.isTrouble !== toast.isTrouble), { ...toast, id }]);
  setTimeout(() => dismiss(id), toast.isTrouble ? 2 * ShownMs : ShownMs);
}

function dismiss(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const hear of hearers) hear();
}

/** Where the lines appear. */
export function Toasts() {
  const shown = useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => toasts,
  );
  return (
    <div className="toasts no-print" role="status" aria-live="polite">
      {shown.map(({ id, text, act, isTrouble }) => (
        <div className="toast" key={id} data-trouble={isTrouble}>
          <span>{text}</span>
          {act !== undefined && (
            <button
              type="button"
              className="toast-act"
              onClick={() => {
                dismiss(id);
                act.run();
              }}
            >
              {act.name} <kbd>{act.key}</kbd>
            </button>
          )}
          <button type="button" className="toast-close" aria-label="Dismiss" onClick={() => dismiss(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
