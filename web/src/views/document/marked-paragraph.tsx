/** Decides how the marks in a paragraph are drawn upon its words: cut at every boundary, each piece knowing the marks that cover it. */
import type { TextRange } from "#record";
import type { MarginMark } from "../../api/answers.ts";
import { withHiddenShown } from "../../parts/safe-text.tsx";
import type { Paragraph } from "./paragraphs.ts";

type MarkedParagraphProps = {
  readonly text: string;
  readonly paragraph: Paragraph;
  readonly marks: readonly MarginMark[];
  readonly chosen: MarginMark | undefined;
  readonly lit: TextRange | undefined;
  readonly onChoose: (mark: MarginMark) => void;
};

export function MarkedParagraph({ text, paragraph, marks, chosen, lit, onChoose }: MarkedParagraphProps) {
  const parts = chosen?.parts ?? [];
  const pieces = cutAt(paragraph, [
    ...marks.map(({ range }) => range),
    ...(lit === undefined ? [] : [lit]),
    ...(chosen === undefined ? [] : [chosen.range]),
    ...parts.map(({ range }) => range),
  ]);
  const isHeading = paragraph.kind === "heading";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the cards beside the text and the keys j and k do the same.
    <p
      className="document-text"
      data-block={paragraph.kind}
      dir="auto"
      {...(isHeading ? { role: "heading", "aria-level": 2 } : {})}
      onClick={(event) => {
        const name = event.target instanceof HTMLElement ? event.target.closest("[data-mark]")?.getAttribute("data-mark") : undefined;
        const mark = marks.find((one) => one.mark === name);
        // Selecting words to copy them is no click.
        if (mark !== undefined && window.getSelection()?.isCollapsed !== false) onChoose(mark);
      }}
    >
      {pieces.map((piece) => {
        const covering = marks.filter(({ range }) => covers(range, piece));
        const narrowest = [...covering].sort((one, other) => length(one.range) - length(other.range))[0];
        const isLit = (chosen !== undefined && covers(chosen.range, piece)) || (lit !== undefined && covers(lit, piece));
        const part = parts.find(({ range }) => covers(range, piece))?.name;
        const words = withHiddenShown(text.slice(piece.start, piece.end));
        if (narrowest === undefined && !isLit) return <span key={piece.start}>{words}</span>;
        return (
          <mark
            key={piece.start}
            className="marked"
            data-mark={narrowest?.mark}
            data-kind={narrowest?.kind}
            data-lit={isLit}
            data-part={isLit ? part : undefined}
            title={narrowest === undefined ? undefined : `${narrowest.kind}: ${narrowest.line}`}
          >
            {words}
          </mark>
        );
      })}
    </p>
  );
}

/** The paragraph in pieces that no boundary of `ranges` cuts. */
function cutAt(paragraph: TextRange, ranges: readonly TextRange[]): readonly TextRange[] {
  const cuts = new Set([paragraph.start, paragraph.end]);
  for (const { start, end } of ranges) {
    if (start > paragraph.start && start < paragraph.end) cuts.add(start);
    if (end > paragraph.start && end < paragraph.end) cuts.add(end);
  }
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(1).map((end, at) => ({ start: places[at] ?? paragraph.start, end }));
}

function covers(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}

function length({ start, end }: TextRange): number {
  return end - start;
}
