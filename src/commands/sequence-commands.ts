/** Lists what a person can ask about whether a sequence can be kept. */
import type { Command } from "./command.ts";
import { sequenceCheckCommand } from "./sequence-check.ts";
import { sequenceWhyCommand } from "./sequence-why.ts";

export const sequenceCommands: readonly Command[] = [sequenceCheckCommand, sequenceWhyCommand];
