/** Lists what a person can ask about drafts of a plan. */
import type { Command } from "./command.ts";
import { planAddCommand } from "./plan-add.ts";
import { planAlignCommand } from "./plan-align.ts";
import { planDiffCommand } from "./plan-diff.ts";
import { planExportCommand } from "./plan-export.ts";
import { planShowCommand } from "./plan-show.ts";

export const planCommands: readonly Command[] = [planAddCommand, planShowCommand, planAlignCommand, planDiffCommand, planExportCommand];
