/** Opens a dossier with everything commands need; the one place that picks a store. */
import { availableParallelism, userInfo } from "node:os";
import { openSqliteStore } from "../store/sqlite/index.ts";
import { createReader } from "./create-reader.ts";
import { createRecordKeeper } from "./keep-record.ts";
import type { Parley } from "./parley.ts";

export type OpenParley = {
  /** Path of the dossier, or `:memory:`. */
  readonly dossier: string;
  /** `either` makes the file where it is missing; `existing` refuses. */
  readonly mode: "either" | "existing";
  readonly readOnly?: boolean;
  /** Who is asking; the name of the account where nothing is said. */
  readonly by?: string;
  /** Worker threads for reading; as many as there are cores, at most 4, where nothing is said. */
  readonly lanes?: number;
  readonly now?: () => string;
};

/** Opens the dossier; the caller closes what comes back. */
export async function openParley(options: OpenParley): Promise<Parley> {
  const { dossier, mode, readOnly = false, by = accountName(), lanes = Math.min(4, availableParallelism()), now = instantNow } = options;
  const store = await openSqliteStore({ path: dossier, mode, readOnly });
  const reader = createReader(store, lanes);
  const keeper = createRecordKeeper(store);
  return {
    store,
    keeper,
    reader,
    now,
    by,
    async close() {
      await keeper.settle();
      await reader.close();
      await store.close();
    },
  };
}

function instantNow(): string {
  return new Date().toISOString();
}

function accountName(): string {
  const named = process.env["PARLEY_USER"];
  if (named !== undefined && named.trim() !== "") return named.trim();
  try {
    return userInfo().username;
  } catch {
    return "unknown"; // Some containers have no account for the running user id.
  }
}
