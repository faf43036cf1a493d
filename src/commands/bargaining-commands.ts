/** Lists what a person can ask about packages and preferences. */
import type { Command } from "./command.ts";
import { outcomesConcedeCommand } from "./outcomes-concede.ts";
import { outcomesEnterCommand } from "./outcomes-enter.ts";
import { outcomesEvidenceCommand } from "./outcomes-evidence.ts";
import { outcomesExportCommand } from "./outcomes-export.ts";
import { outcomesFrontierCommand } from "./outcomes-frontier.ts";
import { outcomesKeepCommand } from "./outcomes-keep.ts";
import { outcomesModelCommand } from "./outcomes-model.ts";
import { outcomesPackageCommand } from "./outcomes-package.ts";
import { outcomesRobustCommand } from "./outcomes-robust.ts";

export const bargainingCommands: readonly Command[] = [
  outcomesFrontierCommand,
  outcomesPackageCommand,
  outcomesConcedeCommand,
  outcomesRobustCommand,
  outcomesModelCommand,
  outcomesKeepCommand,
  outcomesEnterCommand,
  outcomesEvidenceCommand,
  outcomesExportCommand,
];
