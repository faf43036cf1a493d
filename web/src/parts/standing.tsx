/** Decides how it is told whether a person stands behind something: solid, dashed or dotted, always with the word. */

/** Proposed by the reader, confirmed or corrected by a person, rejected by one. */
export function StandingMark({ standing }: { readonly standing: string }) {
  return (
    <span className="standing" data-standing={standing}>
      <span className="standing-line" aria-hidden="true" />
      {standing}
    </span>
  );
}
