/** Everything a person can ask of Parley, and how a dossier is opened; the one place where the parts meet. */
export { allCommands } from "./all-commands.ts";
export { askApart } from "./ask-apart.ts";
export { type Command, type DossierNeed, defineCommand, dossierNeedOf, type Progress, type Run } from "./command.ts";
export { CommandError, type CommandErrorCode } from "./commands-error.ts";
export { type OpenParley, openParley } from "./open-parley.ts";
export type { Parley } from "./parley.ts";
