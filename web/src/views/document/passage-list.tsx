/** Decides how passages of a document are listed above it: one quiet line, opened to them, each leading to its place in the text. */
import type { ReactNode } from "react";
import type { TextRange } from "#record";

type Passage = { readonly key: number; readonly range: TextRange; readonly line: ReactNode };

type PassageListProps = {
  readonly summary: string;
  readonly passages: readonly Passage[];
  readonly lit: TextRange | undefined;
  readonly onChoose: (range: TextRange) => void;
};

export function PassageList({ summary, passages, lit, onChoose }: PassageListProps) {
  if (passages.length === 0) return null;
  return (
    <details className="unread no-print">
      <summary>{summary}</summary>
      <ul>
        {passages.map(({ key, range, line }) => (
          <li key={key}>
            <button type="button" className="unread-line" aria-current={lit?.start === range.start} onClick={() => onChoose(range)}>
              {line}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
