/** Decides how passages that are perhaps statements are shown above a document: one quiet line, opened to them, the likeliest first. */
import type { Doubtful, TextRange } from "#record";
import { SafeText } from "../../parts/safe-text.tsx";

type DoubtfulListProps = {
  readonly text: string;
  readonly doubtful: readonly Doubtful[];
  readonly lit: TextRange | undefined;
  readonly onChoose: (range: TextRange) => void;
};

export function DoubtfulList({ text, doubtful, lit, onChoose }: DoubtfulListProps) {
  if (doubtful.length === 0) return null;
  const wordsOf = ({ start, end }: TextRange) => text.slice(start, end);
  return (
    <details className="unread no-print">
      <summary>
        {doubtful.length === 1 ? "One passage is perhaps a statement" : `${doubtful.length} passages are perhaps statements`}
      </summary>
      <ul>
        {[...doubtful]
          .sort((one, other) => other.certainty - one.certainty)
          .map(({ range, source, cue, content, certainty }) => (
            <li key={cue.start}>
              <button type="button" className="unread-line" aria-current={lit?.start === range.start} onClick={() => onChoose(range)}>
                <span className="kind">{Math.round(certainty * 100)} %</span>{" "}
                <strong>{source === undefined ? "Somebody" : <SafeText text={wordsOf(source)} />}</strong>{" "}
                <SafeText text={`${wordsOf(cue).replace(/:$/u, "")}: ${content.map(wordsOf).join(" … ")}`} />
              </button>
            </li>
          ))}
      </ul>
    </details>
  );
}
