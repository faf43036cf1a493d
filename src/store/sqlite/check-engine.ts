/** Decides whether the SQLite inside the driver is one that keeps its word. */
import { StoreError } from "../errors.ts";
import type { Connection } from "./connection.ts";

/** Versions 3.7.0 to 3.51.2 can lose acknowledged writes when another connection checkpoints (https://www.sqlite.org/changes.html, 3.51.3). */
export const oldestEngine = [3, 51, 3] as const;

/** @throws StoreError `engine-too-old`. */
export function checkEngine(connection: Connection): void {
  const version = connection.get<{ version: string }>("SELECT sqlite_version() AS version")?.version ?? "unknown";
  if (isAtLeast(version, oldestEngine)) return;
  throw new StoreError({
    code: "engine-too-old",
    what: `The database engine is SQLite ${version}, which can lose writes; Parley needs ${oldestEngine.join(".")} or later`,
    where: connection.place,
    whatToDo: "Install Parley's dependencies again, with exactly the versions it names.",
  });
}

/** True where `version` ("3.53.0") is not before `oldest`. */
export function isAtLeast(version: string, oldest: readonly number[]): boolean {
  const parts = version.split(".").map(Number);
  for (const [at, least] of oldest.entries()) {
    const part = parts[at] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
