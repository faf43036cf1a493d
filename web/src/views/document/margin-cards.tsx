/** Decides what stands beside a paragraph: one line for each mark that begins in it, opened to more when it is chosen. */
import type { MarginMark } from "../../api/answers.ts";
import { withoutUnknownDay } from "../../parts/item-line.tsx";
import { ItemLink } from "../../parts/item-link.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { StandingMark } from "../../parts/standing.tsx";

type MarginCardsProps = {
  readonly text: string;
  readonly marks: readonly MarginMark[];
  readonly chosen: MarginMark | undefined;
  readonly onChoose: (mark: MarginMark | undefined) => void;
};

export function MarginCards({ text, marks, chosen, onChoose }: MarginCardsProps) {
  if (marks.length === 0) return <div className="margin" />;
  return (
    <ul className="margin" aria-label="Read in this paragraph">
      {marks.map((mark) => {
        const isChosen = mark.mark === chosen?.mark;
        return (
          <li key={mark.mark} className="card" data-chosen={isChosen} data-standing={mark.standing ?? "unkept"}>
            <button type="button" className="card-line" aria-expanded={isChosen} onClick={() => onChoose(isChosen ? undefined : mark)}>
              <span className="kind">{mark.kind === "attribution" ? "statement" : mark.kind}</span>{" "}
              <SafeText text={mark.line === mark.kind ? wordsOf(mark, text) : withoutUnknownDay(mark.line)} />
            </button>
            {isChosen && (
              <div className="card-more">
                {mark.standing !== undefined && <StandingMark standing={mark.standing} />}
                <span>
                  {mark.basis.kind} <code>{mark.basis.name}</code>, certainty {mark.basis.certainty.toFixed(2)}
                </span>
                {mark.parts.length > 0 && <span>with its {[...new Set(mark.parts.map(({ name }) => name))].join(", ")}</span>}
                {mark.item !== undefined && <ItemLink id={mark.item}>Evidence</ItemLink>}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What the record did not keep has no line of its own: its words stand for it. */
function wordsOf({ range }: MarginMark, text: string): string {
  return `“${text.slice(range.start, range.end).replaceAll(/\s+/gu, " ").trim()}”`;
}
