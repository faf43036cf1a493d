/** Lists the questions about a plan that can take long: each is answered from its file or the kept plan alone. */
import type { Command } from "./command.ts";
import { sequenceCheckCommand } from "./sequence-check.ts";
import { sequenceDueCommand } from "./sequence-due.ts";
import { sequenceOrderCommand } from "./sequence-order.ts";
import { sequenceSimulateCommand } from "./sequence-simulate.ts";
import { sequenceWhyCommand } from "./sequence-why.ts";

export const planAnalyses: readonly Command[] = [
  sequenceCheckCommand,
  sequenceWhyCommand,
  sequenceOrderCommand,
  sequenceSimulateCommand,
  sequenceDueCommand,
];
