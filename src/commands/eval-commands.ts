/** Lists what scores the reader against human gold. */
import type { Command } from "./command.ts";
import { evalAttributionCommand } from "./eval-attribution.ts";

export const evalCommands: readonly Command[] = [evalAttributionCommand];
