/** Decides when what is typed counts: on Enter or on leaving the field, not with each letter; Escape brings back what was there. */
import { useEffect, useState } from "react";

type CommittedProps = {
  readonly value: string;
  readonly label: string;
  readonly onCommit: (value: string) => void;
  readonly rows?: number;
  readonly className?: string;
};

export function Committed({ value, label, onCommit, rows, className = "" }: CommittedProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = (): void => {
    if (text !== value) onCommit(text);
  };
  if (rows !== undefined)
    return (
      <textarea
        className={`conflict-lines ${className}`}
        aria-label={label}
        rows={rows}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Escape") setText(value);
        }}
      />
    );
  return (
    <input
      className={className}
      aria-label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          event.preventDefault();
          commit();
        }
        if (event.key === "Escape") setText(value);
      }}
    />
  );
}
