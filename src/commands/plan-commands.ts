/** Lists what a person can ask about drafts of a plan. */
import type { Command } from "./command.ts";
import { planAddCommand } from "./plan-add.ts";
import { planAlignCommand } from "./plan-align.ts";
import { planBracketsCommand } from "./plan-brackets.ts";
import { planChangesCommand } from "./plan-changes.ts";
import { planDiffCommand } from "./plan-diff.ts";
import { planExportCommand } from "./plan-export.ts";
import { planFlipCommand } from "./plan-flip.ts";
import { planLinkCommand } from "./plan-link.ts";
import { planListCommand } from "./plan-list.ts";
import { planOpenCommand } from "./plan-open.ts";
import { planPointCommand } from "./plan-point.ts";
import { planPointsCommand } from "./plan-points.ts";
import { planReadingCommand } from "./plan-reading.ts";
import { planShowCommand } from "./plan-show.ts";
import { planTraceCommand } from "./plan-trace.ts";

export const planCommands: readonly Command[] = [
  planAddCommand,
  planAlignCommand,
  planBracketsCommand,
  planChangesCommand,
  planDiffCommand,
  planExportCommand,
  planFlipCommand,
  planLinkCommand,
  planListCommand,
  planOpenCommand,
  planPointCommand,
  planPointsCommand,
  planReadingCommand,
  planShowCommand,
  planTraceCommand,
];
