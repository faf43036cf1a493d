/** Lists what scores the reader against human gold. */
import type { Command } from "./command.ts";
import { evalAttributionCommand } from "./eval-attribution.ts";
import { evalDatesCommand } from "./eval-dates.ts";
import { evalFactsCommand } from "./eval-facts.ts";
import { evalNamesCommand } from "./eval-names.ts";
import { evalPloverCommand } from "./eval-plover.ts";
import { evalTimeLimitsCommand } from "./eval-time-limits.ts";

export const evalCommands: readonly Command[] = [
  evalAttributionCommand,
  evalDatesCommand,
  evalFactsCommand,
  evalNamesCommand,
  evalPloverCommand,
  evalTimeLimitsCommand,
];
