/** Decides how words of a source are shown beside a claim: verbatim, in their sentence, with outlet, date and the way to the document. */
import type { Passage } from "#report";
import { dayOfIso } from "./days.ts";
import { PassageLink } from "./item-link.tsx";
import { SafeText, withHiddenShown } from "./safe-text.tsx";

type QuoteProps = { readonly passage: Passage; readonly sentence?: Passage | undefined };

/** The words, lit in their sentence, and where they stand. */
export function Quote({ passage, sentence }: QuoteProps) {
  return (
    <figure className="quote">
      <blockquote dir="auto">
        <LitSentence passage={passage} sentence={sentence} />
      </blockquote>
      <figcaption>
        <PassageOrigin passage={passage} />
      </figcaption>
    </figure>
  );
}

/** Outlet, day and place of a passage, as the link to it. */
export function PassageOrigin({ passage }: { readonly passage: Passage }) {
  return (
    <PassageLink source={passage.source} start={passage.start} end={passage.end} className="origin">
      <SafeText text={passage.outlet ?? "outlet unknown"} />, {dayOfIso(passage.published)}
      {passage.title !== undefined && (
        <span className="origin-title">
          <SafeText text={passage.title} />
        </span>
      )}
    </PassageLink>
  );
}

/** The sentence with the passage lit; where the passage is longer than one sentence, the passage alone. */
export function LitSentence({ passage, sentence }: QuoteProps) {
  if (sentence === undefined || passage.start < sentence.start || passage.end > sentence.end) {
    return <mark className="lit">{withHiddenShown(passage.exact)}</mark>;
  }
  const before = sentence.exact.slice(0, passage.start - sentence.start);
  const after = sentence.exact.slice(passage.end - sentence.start);
  return (
    <>
      {withHiddenShown(before)}
      <mark className="lit">{withHiddenShown(passage.exact)}</mark>
      {withHiddenShown(after)}
    </>
  );
}
