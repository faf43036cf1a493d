/** Decides how one party's own reading of a draft is shown: its text with what is not known marked, and what it keeps, drops and leaves open. */
import { useQuery } from "@tanstack/react-query";
import type { PlanPointsAnswer, PlanReadingAnswer, ReadSpan } from "../../api/answers.ts";
import { partyReadingQuery } from "../../api/queries.ts";
import { ChipLink } from "../../parts/chips.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { clocksOf, useSelection } from "../../url.ts";
import { DraftWords } from "./draft-words.tsx";
import { Worked } from "./working.tsx";

export function PartyReading({ draft }: { readonly draft: PlanPointsAnswer }) {
  const selection = useSelection();
  const others = draft.parties.map(({ name }) => name).filter((name) => !draft.named.includes(name));
  const party = selection["party"] ?? draft.named[0] ?? others[0];
  const asked = useQuery({ ...partyReadingQuery(draft.draft.id, party ?? "", clocksOf(selection)), enabled: party !== undefined });
  if (party === undefined) return <p className="plan-unknown">The draft names no party, and the record knows none.</p>;
  return (
    <>
      <nav className="chips no-print" aria-label="Party">
        {[...draft.named, ...others].map((name) => (
          <ChipLink key={name} patch={{ party: name }} isCurrent={name === party}>
            <SafeText text={name} />
          </ChipLink>
        ))}
      </nav>
      <Worked of={asked} command="plan reading" doing="Reading the draft">
        {(reading) => <Reading reading={reading} />}
      </Worked>
    </>
  );
}

function Reading({ reading }: { readonly reading: PlanReadingAnswer }) {
  const { party, named, kept, dropped, branches, text } = reading;
  return (
    <>
      <p className="plan-counts">
        <SafeText text={party} />
        {named ? "" : " is not named in the draft, so nothing is dropped"}: {kept.length} kept, {dropped.length} dropped, {branches.length}{" "}
        not known. Dotted words between ⟦ and ⟧ are not known: nobody is named, or more than one may stand.
      </p>
      <section className="plan-words" aria-label={`The draft as ${party} reads it`}>
        {piecesOf(text).map(({ words, isOpen }, at) =>
          isOpen ? (
            <span key={at} className="plan-branch">
              <span className="sr-only"> (not known: </span>
              <DraftWords text={words} />
              <span className="sr-only">) </span>
            </span>
          ) : (
            <DraftWords key={at} text={words} />
          ),
        )}
      </section>
      <Spans title="Kept" spans={kept} />
      <Spans title="Dropped" spans={dropped} />
      {branches.length > 0 && (
        <details>
          <summary>Not known: {branches.length}</summary>
          <ul className="plan-apart">
            {branches.map(({ id, line, reason, choices }) => (
              <li key={id}>
                line {line}: <SafeText text={choices.map((one) => (one.text === "" ? "(no text)" : one.text)).join(" | ")} /> ({reason})
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Spans({ title, spans }: { readonly title: string; readonly spans: readonly ReadSpan[] }) {
  if (spans.length === 0) return null;
  return (
    <details>
      <summary>
        {title}: {spans.length}
      </summary>
      <ul className="plan-apart">
        {spans.map(({ start, line, text, reason }) => (
          <li key={`${start} ${reason}`}>
            line {line}: <SafeText text={text} /> ({reason})
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The text cut where what is not known begins and ends; a branch inside another belongs to it. */
function piecesOf(text: string): readonly { readonly words: string; readonly isOpen: boolean }[] {
  const pieces: { words: string; isOpen: boolean }[] = [];
  let depth = 0;
  for (const words of text.split(/(⟦|⟧)/u)) {
    if (words === "⟦") depth++;
    const isOpen = depth > 0;
    if (words === "⟧") depth = Math.max(0, depth - 1);
    const last = pieces.at(-1);
    if (last !== undefined && last.isOpen === isOpen) last.words += words;
    else if (words !== "") pieces.push({ words, isOpen });
  }
  return pieces;
}
