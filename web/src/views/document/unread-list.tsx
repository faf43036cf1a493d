/** Decides how what was not read is shown above a document: one quiet line, opened to the sentences, each leading to its place in the text. */
import type { TextRange, Unread } from "#record";
import { SafeText } from "../../parts/safe-text.tsx";

type UnreadListProps = {
  readonly text: string;
  readonly unread: readonly Unread[];
  readonly lit: TextRange | undefined;
  readonly onChoose: (range: TextRange) => void;
};

export function UnreadList({ text, unread, lit, onChoose }: UnreadListProps) {
  if (unread.length === 0) return null;
  return (
    <details className="unread no-print">
      <summary>
        {unread.length === 1 ? "One sentence with a verb" : `${unread.length} sentences with a verb`} of reporting, meeting or stance gave
        no mark
      </summary>
      <ul>
        {unread.map(({ range, verb, sort }) => (
          <li key={range.start}>
            <button type="button" className="unread-line" aria-current={lit?.start === range.start} onClick={() => onChoose(range)}>
              <span className="kind">{sort}</span> <SafeText text={text.slice(range.start, verb.start)} />
              <strong>
                <SafeText text={text.slice(verb.start, verb.end)} />
              </strong>
              <SafeText text={text.slice(verb.end, range.end)} />
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
