/** Lists what a person can ask about conflicts as graph models. */
import type { Command } from "./command.ts";
import { conflictSolveCommand } from "./conflict-solve.ts";

export const conflictCommands: readonly Command[] = [conflictSolveCommand];
