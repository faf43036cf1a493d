/** Lists what a person can ask about whether a sequence can be kept, and the time limits of texts that make one. */
import type { Command } from "./command.ts";
import { interruptible } from "./interruptible.ts";
import { sequenceAcceptCommand } from "./sequence-accept.ts";
import { sequenceCheckCommand } from "./sequence-check.ts";
import { sequenceReadCommand } from "./sequence-read.ts";
import { sequenceWhyCommand } from "./sequence-why.ts";

export const sequenceCommands: readonly Command[] = [
  interruptible(sequenceCheckCommand),
  interruptible(sequenceWhyCommand),
  sequenceReadCommand,
  sequenceAcceptCommand,
];
