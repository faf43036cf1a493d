/** The commands: promises that each thing a person can ask is declared once, with its shapes, and runs the same from every surface. */
export { type Command, defineCommand, type Progress, type Run } from "./command.ts";
export { CommandError, type CommandErrorCode } from "./commands-error.ts";
export type { Parley } from "./parley.ts";
