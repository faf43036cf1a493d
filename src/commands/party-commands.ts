/** Lists the commands about parties: who they are in which order, and who sits where. */
import type { Command } from "./command.ts";
import { nameCommand } from "./name.ts";
import { partyListCommand } from "./party-list.ts";
import { partyOrderCommand } from "./party-order.ts";
import { partySeatCommand } from "./party-seat.ts";

export const partyCommands: readonly Command[] = [nameCommand, partyListCommand, partyOrderCommand, partySeatCommand];
