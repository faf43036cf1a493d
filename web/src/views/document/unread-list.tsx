/** Decides how what was not read is told above a document: each sentence with the verb that promised a fact. */
import type { TextRange, Unread } from "#record";
import { SafeText } from "../../parts/safe-text.tsx";
import { PassageList } from "./passage-list.tsx";

type UnreadListProps = {
  readonly text: string;
  readonly unread: readonly Unread[];
  readonly lit: TextRange | undefined;
  readonly onChoose: (range: TextRange) => void;
};

export function UnreadList({ text, unread, ...shown }: UnreadListProps) {
  const passages = unread.map(({ range, verb, sort }) => ({
    key: range.start,
    range,
    line: (
      <>
        <span className="kind">{sort}</span> <SafeText text={text.slice(range.start, verb.start)} />
        <strong>
          <SafeText text={text.slice(verb.start, verb.end)} />
        </strong>
        <SafeText text={text.slice(verb.end, range.end)} />
      </>
    ),
  }));
  const count = unread.length === 1 ? "One sentence with a verb" : `${unread.length} sentences with a verb`;
  return <PassageList summary={`${count} of reporting, meeting or stance gave no mark`} passages={passages} {...shown} />;
}
