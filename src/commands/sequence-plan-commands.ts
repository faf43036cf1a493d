/** Lists what a person can ask about a plan of commitments: its best order, its simulation, what is due, and bringing it in and out. */
import type { Command } from "./command.ts";
import { interruptible } from "./interruptible.ts";
import { sequenceAddCommand } from "./sequence-add.ts";
import { sequenceDueCommand } from "./sequence-due.ts";
import { sequenceExportCommand } from "./sequence-export.ts";
import { sequenceImportCommand } from "./sequence-import.ts";
import { sequenceKeepCommand } from "./sequence-keep.ts";
import { sequenceModelCommand } from "./sequence-model.ts";
import { sequenceOrderCommand } from "./sequence-order.ts";
import { sequenceSimulateCommand } from "./sequence-simulate.ts";

export const sequencePlanCommands: readonly Command[] = [
  sequenceAddCommand,
  sequenceImportCommand,
  sequenceKeepCommand,
  sequenceModelCommand,
  interruptible(sequenceOrderCommand),
  interruptible(sequenceSimulateCommand),
  interruptible(sequenceDueCommand),
  sequenceExportCommand,
];
