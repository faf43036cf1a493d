/** Lists what a person can ask about a plan of commitments: its best order, its simulation, what is due, and bringing it in and out. */
import type { Command } from "./command.ts";
import { sequenceOrderCommand } from "./sequence-order.ts";

export const sequencePlanCommands: readonly Command[] = [sequenceOrderCommand];
