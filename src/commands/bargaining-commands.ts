/** Lists what a person can ask about packages and preferences. */
import type { Command } from "./command.ts";
import { outcomesFrontierCommand } from "./outcomes-frontier.ts";

export const bargainingCommands: readonly Command[] = [outcomesFrontierCommand];
