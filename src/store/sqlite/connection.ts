/** Decides how SQL is run: prepared once, in transactions that hold or leave no trace, with the engine's refusals put into words. */
import type { DatabaseSyncInstance, StatementSyncInstance } from "@photostructure/sqlite";
import { StoreError, type StoreErrorCode } from "../errors.ts";

/** What may be bound to a `?`, or by name to `:name`, names first. */
export type Bound = string | number | null | Uint8Array | Readonly<Record<string, string | number | null>>;

/** One open database. Rows come as the caller describes them: the SQL beside the call is what makes the description true. */
export type Connection = {
  readonly place: string;
  get<Row>(sql: string, ...bound: readonly Bound[]): Row | undefined;
  all<Row>(sql: string, ...bound: readonly Bound[]): Row[];
  /** Runs an insert, update or delete; gives the row number of the last insert. */
  run(sql: string, ...bound: readonly Bound[]): number;
  /** Runs statements without parameters. */
  exec(sql: string): void;
  /** Runs `work` holding the write lock; an exception takes everything back. */
  writing<Result>(work: () => Result): Result;
  /** Runs `work` on one unchanging view of the file. */
  reading<Result>(work: () => Result): Result;
  isOpen(): boolean;
  close(): void;
};

/** Takes charge of an open database. */
export function createConnection(database: DatabaseSyncInstance, place: string): Connection {
  const statements = new Map<string, StatementSyncInstance>();

  return {
    place,
    get: <Row>(sql: string, ...bound: readonly Bound[]) => inWords(place, () => prepared(sql).get(...bound) as Row | undefined), // See `Connection`.
    all: <Row>(sql: string, ...bound: readonly Bound[]) => inWords(place, () => prepared(sql).all(...bound) as Row[]), // See `Connection`.
    run: (sql, ...bound) => inWords(place, () => Number(prepared(sql).run(...bound).lastInsertRowid)),
    exec: (sql) => inWords(place, () => database.exec(sql)),
    writing: (work) => within("BEGIN IMMEDIATE", work),
    reading: (work) => (database.isOpen && database.isTransaction ? work() : within("BEGIN", work)),
    isOpen: () => database.isOpen,
    close: () => {
      statements.clear();
      if (database.isOpen) inWords(place, () => database.close());
    },
  };

  function prepared(sql: string): StatementSyncInstance {
    const kept = statements.get(sql);
    if (kept !== undefined) return kept;
    if (!database.isOpen) throw closed(place);
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }

  function within<Result>(begin: string, work: () => Result): Result {
    if (!database.isOpen) throw closed(place);
    inWords(place, () => database.exec(begin));
    try {
      const result = work();
      inWords(place, () => database.exec("COMMIT"));
      return result;
    } catch (error) {
      // Some failures, a full disk among them, have rolled back already.
      if (database.isOpen && database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  }
}

/** Runs `work`; what the engine refuses comes out as a `StoreError` that says what to do. */
export function inWords<Result>(place: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!isEngineError(error)) throw error;
    const known = refusals.find((refusal) => (error.errcode & 0xff) === refusal.errcode && (refusal.says?.test(error.message) ?? true));
    throw new StoreError({
      code: known?.code ?? "engine",
      what: known?.what ?? `The database engine refused: ${error.message}`,
      where: place,
      whatToDo: known?.whatToDo ?? "Please report this with the message.",
      cause: error,
    });
  }
}

type EngineError = Error & { readonly errcode: number };

function isEngineError(error: unknown): error is EngineError {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number";
}

type Refusal = {
  readonly errcode: number;
  readonly says?: RegExp;
  readonly code: StoreErrorCode;
  readonly what: string;
  readonly whatToDo: string;
};

/** Result codes as in https://www.sqlite.org/rescode.html. */
const refusals: readonly Refusal[] = [
  {
    errcode: 3,
    code: "no-permission",
    what: "This account may not use the dossier's file",
    whatToDo: "Change the file's permissions, or copy it to a folder of your own.",
  },
  {
    errcode: 5,
    code: "busy",
    what: "Another program has held the dossier for too long",
    whatToDo: "Wait for it to finish, or close it, and try again.",
  },
  {
    errcode: 6,
    code: "busy",
    what: "Another program has held the dossier for too long",
    whatToDo: "Wait for it to finish, or close it, and try again.",
  },
  {
    errcode: 8,
    code: "read-only",
    what: "The dossier can be read but not written",
    whatToDo: "Open it for writing, change the file's permissions, or copy it to a folder of your own.",
  },
  {
    errcode: 10,
    code: "engine",
    what: "The disk refused to read or write",
    whatToDo: "Check the disk and its connection; nothing acknowledged has been lost.",
  },
  {
    errcode: 11,
    code: "damaged",
    what: "The file is damaged",
    whatToDo: "Go back to a copy. The texts that can still be read may be rescued with sqlite3's .recover.",
  },
  {
    errcode: 13,
    code: "disk-full",
    what: "The disk is full; nothing was written",
    whatToDo: "Free some space and try again.",
  },
  {
    errcode: 14,
    code: "no-permission",
    what: "The file cannot be opened",
    whatToDo: "Check that its folder exists and that this account may read and write there.",
  },
  {
    errcode: 19,
    says: /append-only/,
    code: "append-only",
    what: "Nothing in a dossier is changed or deleted",
    whatToDo: "Append a command that undoes the earlier one.",
  },
  {
    errcode: 26,
    code: "not-a-dossier",
    what: "The file is not a Parley dossier",
    whatToDo: "Name a file made by Parley, or another name for a new dossier.",
  },
];

function closed(place: string): StoreError {
  return new StoreError({
    code: "closed",
    what: "The dossier has been closed",
    where: place,
    whatToDo: "Open it again before using it.",
  });
}
