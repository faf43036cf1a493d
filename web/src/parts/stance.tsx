/** Decides how a stance is drawn: one neutral glyph for each, told apart by form alone, and the word beside it. */

/** The glyph of a stance; the word must stand beside it, or be its accessible name. */
export function StanceGlyph({ stance }: { readonly stance: string }) {
  return (
    <svg className="stance-glyph" viewBox="0 0 16 16" aria-hidden="true">
      {drawing(stance)}
    </svg>
  );
}

/** Glyph and word. */
export function Stance({ stance }: { readonly stance: string }) {
  return (
    <span className="stance">
      <StanceGlyph stance={stance} />
      {stance}
    </span>
  );
}

function drawing(stance: string) {
  switch (stance) {
    case "demands":
      return <path d="M8 2 14 13H2Z" fill="currentColor" />;
    case "accepts":
      return <circle cx="8" cy="8" r="5.5" fill="currentColor" />;
    case "accepts with conditions":
      return (
        <>
          <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M8 3a5 5 0 0 1 0 10Z" fill="currentColor" />
        </>
      );
    case "open":
      return <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />;
    case "objects":
      return (
        <>
          <rect x="2.75" y="2.75" width="10.5" height="10.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M3 8h10" stroke="currentColor" strokeWidth="1.5" />
        </>
      );
    case "rejects":
      return (
        <>
          <rect x="2" y="2" width="12" height="12" fill="currentColor" />
          <path d="M5 5l6 6M11 5l-6 6" stroke="var(--sheet)" strokeWidth="1.7" />
        </>
      );
    default:
      return <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 2.2" />;
  }
}
