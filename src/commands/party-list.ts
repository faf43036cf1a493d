/** Lists the parties in the order in which everything shows them, each with its seat. */
import { z } from "zod";
import { defineCommand } from "./command.ts";
import { listParties, PartiesShape, partiesInWords } from "./list-parties.ts";
import { asOfFields, momentOf } from "./moments.ts";

export const partyListCommand = defineCommand({
  name: "party list",
  summary: "List the parties in their order, each with its seat.",
  example: "party list",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({ knownAsOf: asOfFields.knownAsOf }),
  output: PartiesShape,
  run: async (clocks, { parley }) => listParties(parley.store, await momentOf(parley.store, clocks)),
  toText: partiesInWords,
});
