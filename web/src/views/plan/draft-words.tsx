/** Decides how a draft's exact words are shown: signs of Markdown faint, hidden characters visible, nothing left out. */
import { Fragment } from "react";
import { withHiddenShown } from "../../parts/safe-text.tsx";

const Markup = /\*{1,3}|^#{1,6}(?= )/gmu;

export function DraftWords({ text }: { readonly text: string }) {
  const parts = [];
  let from = 0;
  for (const { index, 0: sign } of text.matchAll(Markup)) {
    parts.push(<Fragment key={from}>{withHiddenShown(text.slice(from, index))}</Fragment>);
    parts.push(
      <span key={`sign ${index}`} className="plan-markup" aria-hidden="true">
        {sign}
      </span>,
    );
    from = index + sign.length;
  }
  parts.push(<Fragment key={from}>{withHiddenShown(text.slice(from))}</Fragment>);
  return parts;
}
