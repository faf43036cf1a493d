/** Lists every thing a person can ask; the command line, the server's routes, the palette, help and docs derive from it. */
import { actorListCommand } from "./actor-list.ts";
import { bargainingCommands } from "./bargaining-commands.ts";
import { briefCommand } from "./brief.ts";
import type { Command } from "./command.ts";
import { conflictCommands } from "./conflict-commands.ts";
import { decideCommand } from "./decide.ts";
import { doctorCommand } from "./doctor.ts";
import { documentCommand } from "./document.ts";
import { evalCommand } from "./eval.ts";
import { evalCommands } from "./eval-commands.ts";
import { explainCommand } from "./explain.ts";
import { exportCommand } from "./export.ts";
import { homeCommand } from "./home.ts";
import { listCommand } from "./list.ts";
import { logCommand } from "./log.ts";
import { matrixCommand } from "./matrix.ts";
import { networkCommand } from "./network.ts";
import { partyCommands } from "./party-commands.ts";
import { pasteCommand } from "./paste.ts";
import { planCommands } from "./plan-commands.ts";
import { readCommand } from "./read.ts";
import { searchCommand } from "./search.ts";
import { sequenceCommands } from "./sequence-commands.ts";
import { sequencePlanCommands } from "./sequence-plan-commands.ts";
import { showCommand } from "./show.ts";
import { timelineCommand } from "./timeline.ts";
import { undoCommand } from "./undo.ts";
import { unreadCommand } from "./unread.ts";

export const allCommands: readonly Command[] = [
  readCommand,
  pasteCommand,
  homeCommand,
  listCommand,
  showCommand,
  explainCommand,
  searchCommand,
  documentCommand,
  unreadCommand,
  matrixCommand,
  ...bargainingCommands,
  timelineCommand,
  networkCommand,
  actorListCommand,
  decideCommand,
  ...partyCommands,
  undoCommand,
  logCommand,
  briefCommand,
  exportCommand,
  ...planCommands,
  doctorCommand,
  evalCommand,
  ...evalCommands,
  ...conflictCommands,
  ...sequenceCommands,
  ...sequencePlanCommands,
];
