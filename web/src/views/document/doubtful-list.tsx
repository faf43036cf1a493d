/** Decides how passages that are perhaps statements are told above a document: the likeliest first. */
import type { Doubtful, TextRange } from "#record";
import { SafeText } from "../../parts/safe-text.tsx";
import { PassageList } from "./passage-list.tsx";

type DoubtfulListProps = {
  readonly text: string;
  readonly doubtful: readonly Doubtful[];
  readonly lit: TextRange | undefined;
  readonly onChoose: (range: TextRange) => void;
};

export function DoubtfulList({ text, doubtful, ...shown }: DoubtfulListProps) {
  const wordsOf = ({ start, end }: TextRange) => text.slice(start, end);
  const passages = [...doubtful]
    .sort((one, other) => other.certainty - one.certainty)
    .map(({ range, source, cue, content, certainty }) => ({
      key: cue.start,
      range,
      line: (
        <>
          <span className="kind">{Math.round(certainty * 100)} %</span>{" "}
          <strong>{source === undefined ? "Somebody" : <SafeText text={wordsOf(source)} />}</strong>{" "}
          <SafeText text={`${wordsOf(cue).replace(/:$/u, "")}: ${content.map(wordsOf).join(" … ")}`} />
        </>
      ),
    }));
  const summary = doubtful.length === 1 ? "One passage is perhaps a statement" : `${doubtful.length} passages are perhaps statements`;
  return <PassageList summary={summary} passages={passages} {...shown} />;
}
