/** Lists what a person can ask about the sequence of a plan. */
import type { Command } from "./command.ts";
import { sequenceCheckCommand } from "./sequence-check.ts";

export const sequenceCommands: readonly Command[] = [sequenceCheckCommand];
