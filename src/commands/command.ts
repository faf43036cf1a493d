/** Decides what a command is: declared once, from which the command line, the server's routes, the palette, help and docs derive. */

import type { z } from "zod";
import type { ValueOf } from "#record";
import type { Parley } from "./parley.ts";

/** Something that long work says about how far it is. */
export type Progress = {
  readonly done: number;
  readonly total: number;
  readonly current: string | undefined;
  /** Set where a single file failed or was passed over: the sentence for it. */
  readonly note?: string;
};

/** What a command may do beside its work. */
export type Run = {
  readonly parley: Parley;
  readonly onProgress: (progress: Progress) => void;
  /** Fires when the person interrupts; long work stops at the next safe place. */
  readonly signal: AbortSignal;
  /** Set where a page asks: then no path means a file of this machine, and files are answered instead of written. */
  readonly isPage?: boolean;
};

/**
 * What a command needs of a dossier: one that exists, one that is made where it is missing, or none at all because it works on files. `none`
 * gives the command an empty dossier in memory.
 */
export type DossierNeed = "existing" | "made" | "none";

/** A thing a person can ask, with the shapes of its question and answer. */
export type Command<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> = {
  /** One word, or two where several commands belong together: `plan diff`. */
  readonly name: string;
  readonly summary: string;
  /** One line that works as it stands, without the leading program name. */
  readonly example: string;
  /** `query` changes nothing; `change` enters the log and can be undone; `outside` writes files or starts something. */
  readonly effect: "query" | "change" | "outside";
  /** Input fields given as plain words on the command line, in order; `…` after the last takes the rest. */
  readonly words: readonly string[];
  /** Whether the server offers it to the workbench. */
  readonly overHttp: boolean;
  /** Input fields that name files of this machine: no page may name any, so the server refuses them. */
  readonly terminalOnly?: readonly string[];
  /** Its work grows with the drafts it reads: a page's question is then worked on apart, see `ask-apart.ts`. */
  readonly readsDrafts?: true;
  /** `existing` where nothing is said; a function where it depends on what is asked. */
  readonly dossier?: DossierNeed | ((input: ValueOf<Input>) => DossierNeed);
  /**
   * Computes at one go and writes nothing: it cannot hear an interruption before it ends, so on a terminal the system may end it at once.
   */
  readonly atOneGo?: boolean;
  readonly input: Input;
  readonly output: Output;
  readonly run: (input: ValueOf<Input>, run: Run) => Promise<ValueOf<Output>>;
  /** The answer as plain text for a terminal. */
  readonly toText: (output: ValueOf<Output>) => string;
};

/** What `command` needs of a dossier to answer `input`. */
export function dossierNeedOf(command: Command, input: Parameters<Command["run"]>[0]): DossierNeed {
  const { dossier = "existing" } = command;
  return typeof dossier === "function" ? dossier(input) : dossier;
}

/** Checks that a command's parts fit each other, and forgets its exact shapes so that all commands stand in one list. */
export function defineCommand<Input extends z.ZodObject, Output extends z.ZodType>(command: Command<Input, Output>): Command {
  // The list holds commands of many shapes; each is called only with what its own `input` shape parsed.
  return command as unknown as Command;
}
