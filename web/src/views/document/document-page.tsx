/** Decides how a document is shown: its exact text, with what was read in it lit in place and named beside it. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import type { TextRange } from "#record";
import type { DocumentAnswer, MarginMark } from "../../api/answers.ts";
import { documentQuery } from "../../api/queries.ts";
import { useKeys } from "../../keys/keys.ts";
import { Answer, Empty } from "../../parts/waiting.tsx";
import { clocksOf, useSelect, useSelection } from "../../url.ts";
import { DocumentHead } from "./document-head.tsx";
import { DoubtfulList } from "./doubtful-list.tsx";
import { MarginCards } from "./margin-cards.tsx";
import { MarkedParagraph } from "./marked-paragraph.tsx";
import { cutIntoParagraphs, type Paragraph } from "./paragraphs.ts";
import { UnreadList } from "./unread-list.tsx";
import "./document.css";

/** Names and dates are in every sentence: they are shown when asked for. */
const QuietKinds = new Set(["mention", "date"]);

export function DocumentPage() {
  const { source } = useParams({ strict: false });
  const asked = useQuery(documentQuery(source ?? "", clocksOf(useSelection())));
  return <Answer of={asked}>{(answer) => <DocumentView document={answer} />}</Answer>;
}

function DocumentView({ document: shown }: { readonly document: DocumentAnswer }) {
  const selection = useSelection();
  const select = useSelect();
  const kinds = shownKinds(shown.marks, selection["kinds"]);
  const marks = shown.marks.filter(({ kind }) => kinds.has(kind));
  const chosen = shown.marks.find(({ mark }) => mark === selection["mark"]);
  const lit = rangeOf(selection["at"]);
  const paragraphs = cutIntoParagraphs(shown.text, shown.blocks);

  const target = chosen?.range.start ?? lit?.start;
  useEffect(() => {
    if (target === undefined) return;
    document.querySelector("[data-lit='true']")?.scrollIntoView({ block: "center" });
  }, [target]);

  const choose = (mark: MarginMark | undefined): void =>
    select(
      { mark: mark?.mark, at: undefined, ...(mark?.item === undefined || selection.sel === undefined ? {} : { sel: mark.item }) },
      { replace: true },
    );
  const light = ({ start, end }: TextRange): void => select({ at: `${start}-${end}`, mark: undefined }, { replace: true });
  const step = (by: number): void => {
    const inOrder = [...marks].sort((one, other) => one.range.start - other.range.start);
    const at = inOrder.findIndex(({ mark }) => mark === chosen?.mark);
    choose(inOrder[Math.max(0, Math.min(inOrder.length - 1, at === -1 ? 0 : at + by))]);
  };
  useKeys("Document", [
    { keys: "j, ArrowDown", does: "Next mark", run: () => step(1) },
    { keys: "k, ArrowUp", does: "Previous mark", run: () => step(-1) },
    { keys: "Enter, o", does: "Open the evidence of the mark", run: () => chosen?.item !== undefined && select({ sel: chosen.item }) },
  ]);

  return (
    <article className="document">
      <DocumentHead document={shown} kinds={kinds} onKinds={(next) => select({ kinds: next }, { replace: true })} />
      <UnreadList text={shown.text} unread={shown.unread ?? []} lit={lit} onChoose={light} />
      <DoubtfulList text={shown.text} doubtful={shown.doubtful ?? []} lit={lit} onChoose={light} />
      {shown.text.trim() === "" && <Empty title="This document has no text." />}
      <div className="document-body">
        {paragraphs.map((paragraph) => {
          const inside = marks.filter(({ range }) => range.start < paragraph.end && range.end > paragraph.start);
          return (
            <div className="document-row" key={paragraph.start}>
              <MarkedParagraph text={shown.text} paragraph={paragraph} marks={inside} chosen={chosen} lit={lit} onChoose={choose} />
              <MarginCards text={shown.text} marks={startingIn(paragraph, marks)} chosen={chosen} onChoose={choose} />
            </div>
          );
        })}
      </div>
    </article>
  );
}

function startingIn(paragraph: Paragraph, marks: readonly MarginMark[]): readonly MarginMark[] {
  return marks
    .filter(({ range }) => range.start >= paragraph.start && range.start < paragraph.next)
    .sort((one, other) => one.range.start - other.range.start || other.range.end - one.range.end);
}

function shownKinds(marks: readonly MarginMark[], chosen: string | undefined): ReadonlySet<string> {
  if (chosen !== undefined) return new Set(chosen.split(" "));
  return new Set(marks.map(({ kind }) => kind).filter((kind) => !QuietKinds.has(kind)));
}

/** The range after `at=`, as `start-end`. */
function rangeOf(text: string | undefined): TextRange | undefined {
  const match = /^(\d{1,9})-(\d{1,9})$/u.exec(text ?? "");
  return match === null ? undefined : { start: Number(match[1]), end: Number(match[2]) };
}
