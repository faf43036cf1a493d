/** Decides how something stands in front of the page: the browser's own dialog, which keeps the focus and gives it back. */
import { type ReactNode, useEffect, useRef } from "react";

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly className?: string;
  readonly hasHeading?: boolean;
};

/** Open as long as it is rendered; Escape and a click beside it close it. */
export function Dialog({ title, onClose, children, className = "", hasHeading = true }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    if (current !== null && !current.open) current.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser closes a dialog on Escape by itself.
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div className="dialog-body">
        {hasHeading && (
          <div className="dialog-head">
            <h2>{title}</h2>
            <button type="button" className="tool-button" aria-label="Close" onClick={() => dialog.current?.close()}>
              ×
            </button>
          </div>
        )}
        {children}
      </div>
    </dialog>
  );
}
