/** Decides how a clause is shown: its number and words, and the way to the passage it comes from where the dossier has one. */
import type { ClausePassage } from "../../api/answers.ts";
import { PassageLink } from "../../parts/item-link.tsx";
import { SafeText } from "../../parts/safe-text.tsx";

type ClauseProps = {
  readonly id: string;
  readonly text: string;
  readonly reference?: string | undefined;
  readonly passages: readonly ClausePassage[];
  readonly isLit?: boolean;
};

export function ClauseWords({ id, text, reference, passages, isLit = false }: ClauseProps) {
  const passage = passages.find(({ clause }) => clause === id);
  // A limit that no clause is named for goes by its place in the plan, which tells a reader nothing.
  const isPlace = /^\w+\[\d+\]/u.test(id);
  return (
    <span className="clause">
      <span className="clause-id" title={isPlace ? id : undefined}>
        <SafeText text={isPlace ? "no clause named:" : id} />
      </span>{" "}
      {isLit ? (
        <mark className="lit">
          <SafeText text={text} />
        </mark>
      ) : (
        <SafeText text={text} />
      )}{" "}
      {passage !== undefined ? (
        <PassageLink source={passage.source} start={passage.start} end={passage.end} className="clause-passage">
          {passage.how === "span" ? "in the document" : <SafeText text={passage.draft ?? "in the draft"} />}
        </PassageLink>
      ) : (
        reference !== undefined && (
          <span className="clause-reference">
            <SafeText text={reference} />
          </span>
        )
      )}
    </span>
  );
}
