/** Stub. */
export function BriefPage() {
  return <h1>Brief</h1>;
}
