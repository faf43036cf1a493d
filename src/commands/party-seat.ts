/** Gives an actor a seat at the negotiation, or takes it away; kept as a person's correction of the actor. */
import { z } from "zod";
import { CommandIdShape, ItemIdShape, PartySeatShape } from "#record";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { requireActor } from "./find-actor.ts";

export const partySeatCommand = defineCommand({
  name: "party seat",
  summary: "Give an actor a seat: party, mediator, guarantor, observer or third party; 'none' takes it away.",
  example: "party seat Corvin mediator",
  effect: "change",
  words: ["actor", "seat"],
  overHttp: true,
  input: z.strictObject({
    actor: z.string().describe("Name or id (or the beginning of an id) of the actor."),
    seat: z.enum([...PartySeatShape.options, "none"]).describe("The seat."),
    reason: z.string().optional().describe("Why; stands beside the decision for ever."),
  }),
  output: z.strictObject({
    id: ItemIdShape,
    name: z.string(),
    seat: PartySeatShape.optional(),
    command: CommandIdShape.optional().describe("The entry of the log; missing where the actor sat there already."),
  }),
  async run({ actor: words, seat: wanted, reason }, { parley }) {
    const { store } = parley;
    await parley.keeper.bringUpToDate();
    const actor = await requireActor(store, words);
    const seat = wanted === "none" ? undefined : wanted;
    const answer = { id: actor.id, name: actor.name, ...(seat === undefined ? {} : { seat }) };
    if (actor.seat === seat) return answer;
    const outcome = await store.write(
      { at: parley.now(), by: parley.by, verb: "party seat", words: { actor: actor.id, seat: seat ?? null } },
      { decisions: [{ act: { kind: "correct", item: actor.id, fields: { seat: seat ?? null } }, reason }] },
    );
    if (outcome.kind === "conflict") {
      throw new CommandError("conflict", "somebody else decided about this actor at the same time", "Look at it again, then decide.");
    }
    await parley.keeper.bringUpToDate();
    return { ...answer, ...(outcome.kind === "written" ? { command: outcome.command } : {}) };
  },
  toText: ({ name, seat, command }) =>
    command === undefined
      ? `${name} ${seat === undefined ? "has no seat" : `sits as ${seat}`} already.`
      : `${name} ${seat === undefined ? "has no seat now" : `sits as ${seat}`}. Undo with 'parley undo'.`,
});
