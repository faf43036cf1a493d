/** Lists what a person can ask about packages and preferences. */
import type { Command } from "./command.ts";
import { outcomesConcedeCommand } from "./outcomes-concede.ts";
import { outcomesFrontierCommand } from "./outcomes-frontier.ts";
import { outcomesPackageCommand } from "./outcomes-package.ts";

export const bargainingCommands: readonly Command[] = [outcomesFrontierCommand, outcomesPackageCommand, outcomesConcedeCommand];
