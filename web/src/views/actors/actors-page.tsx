/** Stub. */
export function ActorsPage() {
  return <h1>Actors</h1>;
}
