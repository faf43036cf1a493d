/** Decides how words that went and came are drawn and announced, with whose proposal they are where the draft's brackets say so. */
import type { RedlineSegment } from "#report";
import { SafeText } from "../../parts/safe-text.tsx";
import { DraftWords } from "./draft-words.tsx";

/** A run of segments, unchanged ones included. */
export function ChangedWords({ segments }: { readonly segments: readonly RedlineSegment[] }) {
  return segments.map((segment, place) =>
    segment.kind === "same" ? <DraftWords key={place} text={segment.text} /> : <Change key={place} segment={segment} />,
  );
}

/** The words are announced: what went and came is said, not only drawn. */
export function Change({ segment: { kind, text, move, by } }: { readonly segment: RedlineSegment }) {
  const who = by === undefined ? "" : `, proposed by ${by.join(", ")}`;
  const moved = move === undefined ? {} : { "data-moved": "true", title: kind };
  const Element = isOld(kind) ? "del" : "ins";
  return (
    <Element {...moved}>
      <span className="sr-only">
        {" "}
        [{kind}
        {who}:{" "}
      </span>
      <DraftWords text={text} />
      {by !== undefined && (
        <span className="plan-by" aria-hidden="true">
          <SafeText text={by.join(", ")} />
        </span>
      )}
      <span className="sr-only">] </span>
    </Element>
  );
}

/** Whether the words stood in the earlier draft. */
export function isOld(kind: RedlineSegment["kind"]): boolean {
  return kind === "deleted" || kind === "moved away";
}
