/** Keeps a bargaining model given as text, as the Outcome page does; refused where another was kept meanwhile. */
import { z } from "zod";
import { parseModel } from "#bargaining";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { ModelSetting, modelOrRefusal } from "./load-outcomes-model.ts";
import { KeptOutcomesShape, keepOutcomesModel, keptInWords } from "./outcomes-keep.ts";
import { requireUnchanged } from "./require-unchanged.ts";

/** A model with every number written out is far below this. */
const LongestModel = 5_000_000;

export const outcomesEnterCommand = defineCommand({
  name: "outcomes enter",
  summary: "Keep a bargaining model given as JSON text; what rests on no source is marked as your assumption. 'parley undo' takes it back.",
  example: `outcomes enter '{"points": [{"id": "Fee", "options": ["yes", "no"]}], "parties": [{"id": "Kelmara", "weights": {"Fee": 1}, "values": {"Fee": {"yes": 1, "no": 0}}}]}'`,
  effect: "change",
  words: ["text"],
  overHttp: true,
  dossier: "made",
  input: z.strictObject({
    text: z.string().max(LongestModel).describe("The model, as docs/schema/outcomes-model.json says."),
    was: z
      .string()
      .max(LongestModel)
      .optional()
      .describe("The kept model that this one was made from, as JSON text; empty where none was kept. Another one there is a conflict."),
  }),
  output: KeptOutcomesShape,
  async run({ text, was }, { parley }) {
    const { model, problems } = modelOrRefusal(parseModel(jsonOf(text), "the model"));
    const stood = await requireUnchanged(parley.store, ModelSetting, was);
    return await keepOutcomesModel(parley, model, problems, { verb: "outcomes enter", name: model.name ?? "a model", was: stood });
  },
  toText: keptInWords,
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CommandError("bad-input", `the model is not JSON: ${error.message}`, "Write it as docs/guide/outcomes.md shows.", error);
  }
}
