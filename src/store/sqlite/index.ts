/** Keeps dossiers in SQLite files: opening one gives the contract of `#store`. Only `commands/open-parley.ts` imports this door. */
export { type OpenOptions, openSqliteStore } from "./open-sqlite-store.ts";
