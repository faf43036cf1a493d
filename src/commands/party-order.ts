/** Sets the order in which parties are shown: the ones named first, the others after them as they stood. */
import { z } from "zod";
import { CommandIdShape, type ItemId } from "#record";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { PartyOrderSetting, partyOrderOf } from "./dossier-settings.ts";
import { requireActor } from "./find-actor.ts";
import { listParties, PartiesShape, partiesInWords } from "./list-parties.ts";

export const partyOrderCommand = defineCommand({
  name: "party order",
  summary: "Set the order of the parties in every table: those named stand first, the others after them as they stood.",
  example: "party order Ruvana Tovria",
  effect: "change",
  words: ["parties…"],
  overHttp: true,
  input: z.strictObject({
    parties: z.array(z.string()).default([]).describe("Names or ids (or beginnings of ids) of actors, the first first."),
    reset: z.boolean().default(false).describe("Go back to the order of first appearance."),
  }),
  output: PartiesShape.extend({ command: CommandIdShape.optional().describe("The entry of the log; missing where nothing changed.") }),
  async run({ parties, reset }, { parley }) {
    const { store } = parley;
    if (reset === parties.length > 0) {
      throw reset
        ? new CommandError("bad-input", "parties and --reset do not go together", "Give one of the two.")
        : new CommandError("bad-input", "no party is named", "Write for example: parley party order Ruvana Tovria");
    }
    await parley.keeper.bringUpToDate();
    const present = new Set((await store.overview())?.parties ?? []);
    const named: ItemId[] = [];
    for (const words of parties) {
      const actor = await requireActor(store, words);
      if (named.includes(actor.id)) {
        throw new CommandError("bad-input", `${actor.name} is named twice`, "Name each party once.");
      }
      if (!present.has(actor.id)) {
        throw new CommandError(
          "bad-input",
          `${actor.name} is no party: it has no position of its own, no side at a meeting and no seat`,
          `Name the side it acts for, or give it a seat: parley party seat ${actor.id} observer`,
        );
      }
      named.push(actor.id);
    }
    const before = await partyOrderOf(store);
    const order = reset ? [] : [...named, ...before.filter((id) => !named.includes(id))];
    if (JSON.stringify(order) === JSON.stringify(before)) return await listParties(store);
    const outcome = await store.write(
      { at: parley.now(), by: parley.by, verb: "party order", words: { parties: order } },
      { settings: [{ key: PartyOrderSetting, value: order }] },
    );
    await parley.keeper.bringUpToDate();
    return { ...(await listParties(store)), ...(outcome.kind === "written" ? { command: outcome.command } : {}) };
  },
  toText: (parties) => `${partiesInWords(parties)}\n${parties.command === undefined ? "Nothing changed." : "Undo with 'parley undo'."}`,
});
