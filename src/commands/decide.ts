/** Enters a person's decision: confirm, correct, reject, merge or split items; one call is one entry in the log and can be undone as one. */

import { z } from "zod";
import { type DecisionAct, type ItemId, MarkIdShape, StandingShape, type ValueOf } from "#record";
import { ItemViewShape, wrapLine } from "#report";
import type { NewDecision, Store } from "#store";
import { actInWords } from "./act-in-words.ts";
import { checkDecision } from "./check-decision.ts";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { requireItem } from "./find-item.ts";
import { viewItems } from "./view-items.ts";

const ItemKinds = [
  "actor",
  "meeting",
  "statement",
  "silence",
  "point",
  "position",
  "assessment",
  "contingency",
  "instrument",
  "clash",
] as const;

const Input = z.strictObject({
  act: z.enum(["confirm", "reject", "correct", "merge", "split"]).describe("What to decide."),
  items: z.array(z.string()).default([]).describe("Ids, or their beginnings. For a merge the first one stays."),
  set: z.array(z.string()).optional().describe("For correct: field=value; a value is JSON or plain text. May be given several times."),
  fields: z.record(z.string(), z.json()).optional().describe("For correct, over HTTP: the fields and their values."),
  marks: z.array(z.string()).optional().describe("For split: the marks (accounts) to take out."),
  name: z.string().optional().describe("For split: the new item's name."),
  reason: z.string().optional().describe("Why; stands beside the decision for ever."),
  expectedSeq: z.int().optional().describe("The log entry of the item as you saw it; a newer one is a conflict."),
  all: z.enum(ItemKinds).optional().describe("For confirm and reject: every item of this kind that the filters leave."),
  standing: StandingShape.optional().describe("With --all: only items of this standing (proposed, if not said)."),
  words: z.string().optional().describe("With --all: only items with these words."),
  about: z.string().optional().describe("With --all: only items that refer to this item."),
});

const Output = z.strictObject({
  command: z.string().optional(),
  seq: z.int(),
  decided: z.int(),
  items: z.array(ItemViewShape).describe("The items as they stand now (the first 200)."),
});

/** A bulk act larger than this is more likely a slip than a wish. */
const MostAtOnce = 20_000;
/** Items given back after a decision about many. */
const MostShown = 200;

export const decideCommand = defineCommand({
  name: "decide",
  summary: "Confirm, reject, correct, merge or split items; kept with your name, time and reason, and undoable.",
  example: "decide confirm M-1 --reason 'both readouts agree'",
  effect: "change",
  words: ["act", "items…"],
  overHttp: true,
  input: Input,
  output: Output,
  async run(input, { parley }) {
    const { store } = parley;
    await parley.keeper.bringUpToDate();
    const targets = await targetsOf(store, input);
    const decisions = actsOf(input, targets).map((act): NewDecision => ({ act, reason: input.reason, expectedSeq: input.expectedSeq }));
    for (const { act } of decisions) await checkDecision(store, act);
    const words = { act: input.act, items: targets.slice(0, 20), count: targets.length };
    const outcome = await store.write({ at: parley.now(), by: parley.by, verb: "decide", words }, { decisions });
    if (outcome.kind === "conflict") {
      const [conflict] = outcome.conflicts;
      const theirs = conflict?.kind === "item" ? conflict.decisions.map((one) => `${one.by}: ${actInWords(one.act)}`) : [];
      throw new CommandError(
        "conflict",
        `somebody else decided about this since you saw it${theirs.length === 0 ? "" : ` (${theirs.join("; ")})`}`,
        "Look at it again with 'parley show', then decide.",
      );
    }
    await parley.keeper.bringUpToDate();
    const now = await store.items({ ids: targets.slice(0, MostShown), limit: MostShown });
    const items = await viewItems(
      store,
      now.rows.map((row) => row.item),
      {},
    );
    return { ...(outcome.kind === "written" ? { command: outcome.command } : {}), seq: outcome.seq, decided: decisions.length, items };
  },
  toText(output) {
    const lines = output.items.slice(0, 10).map((item) => wrapLine(`${item.id}  ${item.line}  [${item.standing}]`));
    return [...lines, `${output.decided} decided. Undo with 'parley undo'.`].join("\n");
  },
});

type DecideInput = ValueOf<typeof Input>;

async function targetsOf(store: Store, input: DecideInput): Promise<readonly ItemId[]> {
  if (input.all === undefined) {
    const found = await Promise.all(input.items.map((id) => requireItem(store, id)));
    return [...new Set(found.map(({ item }) => item.id))];
  }
  if (input.items.length > 0)
    throw new CommandError(
      "bad-input",
      "--all and single items do not go together",
      "Name the items, or say --all with --words or --about.",
    );
  if (input.act !== "confirm" && input.act !== "reject") {
    throw new CommandError("bad-input", `--all goes with confirm and reject, not with ${input.act}`, "Name the items instead.");
  }
  const page = await store.items({
    kinds: [input.all],
    standings: [input.standing ?? "proposed"],
    limit: MostAtOnce,
    ...(input.words === undefined ? {} : { words: input.words }),
    ...(input.about === undefined ? {} : { refersTo: [{ to: (await requireItem(store, input.about)).item.id }] }),
  });
  if (page.total > MostAtOnce) {
    throw new CommandError(
      "bad-input",
      `${page.total} items are more than one decision may cover (${MostAtOnce})`,
      "Narrow it with --words or --about.",
    );
  }
  if (page.total === 0) throw new CommandError("bad-input", "no item is left by these filters", "Look with 'parley list' what there is.");
  return page.rows.map((row) => row.item.id);
}

function actsOf(input: DecideInput, targets: readonly ItemId[]): readonly DecisionAct[] {
  const [first, ...others] = targets;
  if (first === undefined)
    throw new CommandError("bad-input", "no item is named", "Give the ids of the items, for example 'parley decide confirm M-1'.");
  if (others.length > 0 && (input.act === "correct" || input.act === "split"))
    throw new CommandError(
      "bad-input",
      `'${input.act}' is about one item, and ${targets.length} are named`,
      "Decide about them one by one.",
    );
  switch (input.act) {
    case "confirm":
      return targets.map((item) => ({ kind: "confirm", item }));
    case "reject":
      return targets.map((item) => ({ kind: "reject", item }));
    case "correct":
      return [{ kind: "correct", item: first, fields: { ...input.fields, ...fieldsFromWords(input.set ?? []) } }];
    case "merge":
      if (targets.length < 2)
        throw new CommandError("bad-input", "a merge needs two different items or more", "Name the one that stays first, then the others.");
      return [{ kind: "merge", items: [...targets] }];
    case "split": {
      const marks = z.array(MarkIdShape).min(1).safeParse(input.marks);
      if (!marks.success)
        throw new CommandError("bad-input", "a split needs the marks to take out", "Give them with --marks; 'parley show' lists them.");
      return [{ kind: "split", item: first, marks: marks.data, ...(input.name === undefined ? {} : { name: input.name }) }];
    }
  }
}

type JsonFields = Extract<DecisionAct, { kind: "correct" }>["fields"];

function fieldsFromWords(words: readonly string[]): JsonFields {
  const fields: [string, JsonFields[string]][] = [];
  for (const word of words) {
    const at = word.indexOf("=");
    if (at <= 0) throw new CommandError("bad-input", `'${word}' is not field=value`, "Write for example --set name='Security guarantees'.");
    const value = word.slice(at + 1);
    fields.push([word.slice(0, at).trim(), parseValue(value)]);
  }
  return Object.fromEntries(fields); // Unlike an assignment, this cannot reach a prototype.
}

function parseValue(text: string): JsonFields[string] {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text; // Plain words are a value too.
    throw error;
  }
}
