/** Lists what a person can ask about conflicts as graph models. */
import type { Command } from "./command.ts";
import { conflictEnterCommand } from "./conflict-enter.ts";
import { conflictInverseCommand } from "./conflict-inverse.ts";
import { conflictKeepCommand } from "./conflict-keep.ts";
import { conflictModelCommand } from "./conflict-model.ts";
import { conflictPathsCommand } from "./conflict-paths.ts";
import { conflictSolveCommand } from "./conflict-solve.ts";
import { conflictThreatsCommand } from "./conflict-threats.ts";

export const conflictCommands: readonly Command[] = [
  conflictSolveCommand,
  conflictPathsCommand,
  conflictInverseCommand,
  conflictThreatsCommand,
  conflictModelCommand,
  conflictKeepCommand,
  conflictEnterCommand,
];
