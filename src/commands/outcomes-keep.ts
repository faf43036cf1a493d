/** Keeps a bargaining model in the dossier; numbers that rest on no source are marked as the person's assumption, with name and date. */
import { z } from "zod";
import { type Model, markAssumptions } from "#bargaining";
import type { Problem, ValueOf } from "#record";
import type { Json } from "#store";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { loadOutcomesModel, ModelSetting } from "./load-outcomes-model.ts";
import { ProblemsShape } from "./outcomes-answer.ts";
import type { Parley } from "./parley.ts";
import { keptMeanwhile } from "./require-unchanged.ts";

export const KeptOutcomesShape = z.strictObject({
  model: z.string().optional(),
  parties: z.int(),
  points: z.int(),
  assumptions: z.int().describe("Entries marked as your assumption."),
  command: z.string().optional(),
  seq: z.int(),
  problems: ProblemsShape,
});

export const outcomesKeepCommand = defineCommand({
  name: "outcomes keep",
  summary: "Keep a bargaining model in the dossier; what rests on no source is marked as your assumption. 'parley undo' takes it back.",
  example: "outcomes keep examples/strait-of-orsa/outcomes.json",
  effect: "change",
  words: ["files…"],
  overHttp: false,
  dossier: "made",
  input: z.strictObject({
    files: z.array(z.string()).default([]).describe("A model, or a domain and the parties' profiles."),
  }),
  output: KeptOutcomesShape,
  async run({ files }, { parley }) {
    if (files.length === 0)
      throw new CommandError("bad-input", "no file is named", "Name a model, for example 'parley outcomes keep MODEL.json'.");
    const { model, problems } = await loadOutcomesModel(files, parley);
    return await keepOutcomesModel(parley, model, problems, { verb: "outcomes keep", name: model.name ?? files.join(", ") });
  },
  toText: keptInWords,
});

/** Writes the model into the dossier under one entry of the log; not over another than `was`, where that is given. */
export async function keepOutcomesModel(
  parley: Parley,
  model: Model,
  problems: readonly Problem[],
  { verb, name, was }: { readonly verb: string; readonly name: string; readonly was?: Json | undefined },
): Promise<ValueOf<typeof KeptOutcomesShape>> {
  const at = parley.now();
  const marked = markAssumptions(model, { by: parley.by, date: at.slice(0, 10) });
  const outcome = await parley.store.write(
    { at, by: parley.by, verb, words: { model: name } },
    { settings: [{ key: ModelSetting, value: plain(marked.model), was }] },
  );
  if (outcome.kind === "conflict") throw keptMeanwhile("the dossier's bargaining model");
  return {
    ...(model.name === undefined ? {} : { model: model.name }),
    parties: model.parties.length,
    points: model.points.length,
    assumptions: marked.assumptions,
    ...(outcome.kind === "written" ? { command: outcome.command } : {}),
    seq: outcome.seq,
    problems,
  };
}

export function keptInWords({ parties, points, assumptions, command }: ValueOf<typeof KeptOutcomesShape>): string {
  return command === undefined
    ? "This model is kept already."
    : `Kept: ${parties} parties, ${points} points; ${assumptions} entries are marked as your assumption. Undo with 'parley undo'.`;
}

/** As the log keeps it: JSON without absent fields. */
function plain(model: Model): z.infer<ReturnType<typeof z.json>> {
  return z.json().parse(JSON.parse(JSON.stringify(model)));
}
