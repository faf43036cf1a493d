/** Shows the dossier's conflict model, or drafts one from the record: contingencies as options of whoever would act. */
import { z } from "zod";
import type { ConflictFileShape } from "#conflict";
import type { ContingencyItem, ItemId, ValueOf } from "#record";
import type { Store } from "#store";
import { defineCommand } from "./command.ts";
import { ModelSetting } from "./conflict-model-file.ts";
import { contingenciesOf, wordsOf } from "./conflict-threats.ts";
import { requireItem } from "./find-item.ts";

const Output = z.strictObject({
  origin: z.enum(["kept", "draft"]),
  model: z.json().describe("In Parley's form, or the form of the file that was kept."),
  missing: z.array(z.string()).describe("What a person has to add before a draft can be solved."),
});

/** Options of a draft; more than that no person can order preferences over. */
const MostDraftOptions = 24;
const LongestName = 120;

export const conflictModelCommand = defineCommand({
  name: "conflict model",
  summary: "Show the dossier's conflict model, or draft one from the contingencies in the record.",
  example: "conflict model --draft",
  effect: "query",
  words: ["items…"],
  overHttp: true,
  input: z.strictObject({
    items: z
      .array(z.string())
      .default([])
      .describe("Contingencies to draft from, by id or its beginning; all of the record if none is named."),
    draft: z.boolean().default(false).describe("Draft from the record even where a model is kept."),
  }),
  output: Output,
  async run({ items, draft }, { parley }) {
    const kept = draft || items.length > 0 ? undefined : await parley.store.setting(ModelSetting);
    if (kept !== undefined) return { origin: "kept" as const, model: z.json().parse(kept), missing: [] };
    await parley.keeper.bringUpToDate();
    const named = await Promise.all(items.map((id) => requireItem(parley.store, id)));
    return await draftFrom(parley.store, new Set(named.map(({ item }) => item.id)));
  },
  // Nothing but the model, so that it can be written to a file; what is missing stands in its note.
  toText: ({ model }) => JSON.stringify(model, undefined, 2),
});

type Draft = z.input<typeof ConflictFileShape>;

async function draftFrom(store: Store, wanted: ReadonlySet<ItemId>): Promise<ValueOf<typeof Output>> {
  const contingencies = (await contingenciesOf(store)).filter((item) => wanted.size === 0 || wanted.has(item.id));
  const missing: string[] = [];
  const makers = new Map<ItemId, { readonly name: string; readonly options: string[] }>();
  const options: Draft["options"] = [];
  const threats: NonNullable<Draft["threats"]> = [];
  for (const item of contingencies) {
    const words = await wordsOf(store, item.response);
    const actor = actorOf(item);
    if (actor === undefined) {
      missing.push(`who would act in ${item.id} (${words})`);
      continue;
    }
    if (options.length >= MostDraftOptions) {
      missing.push(`${item.id} (${words}) is left out: a draft holds ${MostDraftOptions} options`);
      continue;
    }
    const party = await partyOf(store, actor);
    const maker = makers.get(party.id) ?? { name: party.name, options: [] };
    makers.set(party.id, maker);
    const name = unusedName(words, item.id, options);
    maker.options.push(name);
    options.push({ name, contingency: item.id, note: `${item.mode}: if ${await wordsOf(store, item.trigger)}` });
    threats.push({ id: item.id, name, by: maker.name, response: { [name]: "Y" } });
  }
  for (const maker of makers.values()) missing.push(`the preferences of ${maker.name}`);
  if (options.length === 0) missing.push("contingencies: the record holds none with somebody who would act");
  const model: Draft = {
    format: "parley-conflict",
    version: 1,
    name: "Draft from the record",
    ...(missing.length > 0 ? { note: `To be added by a person: ${missing.join("; ")}.` } : {}),
    options,
    decisionMakers: [...makers.values()],
    threats,
    ...(options.length > 0 ? { statusQuo: "N".repeat(options.length) } : {}),
  };
  return { origin: "draft" as const, model: z.json().parse(JSON.parse(JSON.stringify(model))), missing };
}

function actorOf({ wouldAct, advocates, mode }: ContingencyItem): ItemId | undefined {
  // Whoever announces what would be done and names nobody else speaks of itself.
  return wouldAct ?? (mode === "announced" ? advocates[0] : undefined);
}

/** The party an actor acts for, or the actor itself; people give way to the side they speak for. */
async function partyOf(store: Store, actor: ItemId): Promise<{ readonly id: ItemId; readonly name: string }> {
  const found = await store.item(actor);
  if (found.kind !== "found" || found.value.item.kind !== "actor") return { id: actor, name: actor };
  const { item } = found.value;
  const side = item.actsFor === undefined ? undefined : await store.item(item.actsFor);
  if (side?.kind === "found" && side.value.item.kind === "actor") return { id: side.value.item.id, name: side.value.item.name };
  return { id: item.id, name: item.name };
}

function unusedName(words: string, id: string, options: readonly { readonly name: string }[]): string {
  const name = words === "" ? id : words.slice(0, LongestName).replaceAll("'", "’");
  return options.some((option) => option.name === name) ? `${name} (${id})` : name;
}
