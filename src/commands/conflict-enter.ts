/** Keeps a conflict model given as text, as the Conflict page does; checked first, and refused where another was kept meanwhile. */
import { z } from "zod";
import { parseModelFile } from "#conflict";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { KeptConflictShape, keepConflictModel, keptConflictInWords } from "./conflict-keep.ts";
import { inRoom, ModelSetting, pickModel } from "./conflict-model-file.ts";
import { requireUnchanged } from "./require-unchanged.ts";

/** Models typed by a person are far below this; larger files are kept with 'conflict keep'. */
const LongestModel = 5_000_000;

export const conflictEnterCommand = defineCommand({
  name: "conflict enter",
  summary: "Keep a conflict model given as JSON text, checked first; 'parley undo' takes it back.",
  example: `conflict enter '{"format": "parley-conflict", "version": 1, "options": [{"name": "Close"}], "decisionMakers": [{"name": "Kelmara", "options": ["Close"], "preferences": {"statements": ["not Close"]}}]}'`,
  effect: "change",
  words: ["text"],
  overHttp: true,
  dossier: "made",
  input: z.strictObject({
    text: z.string().max(LongestModel).describe("The model, as docs/schema/conflict-model.json says, or in one of the other forms."),
    was: z
      .string()
      .max(LongestModel)
      .optional()
      .describe("The kept model that this one was made from, as JSON text; empty where none was kept. Another one there is a conflict."),
  }),
  output: KeptConflictShape,
  async run({ text, was }, run) {
    const value = jsonOf(text);
    const model = inRoom(() => pickModel(parseModelFile(value, "the dossier's model").models, undefined));
    const stood = await requireUnchanged(run.parley.store, ModelSetting, was);
    return await keepConflictModel(value, model, { verb: "conflict enter", was: stood }, run);
  },
  toText: keptConflictInWords,
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CommandError("bad-input", `the model is not JSON: ${error.message}`, "Write it as docs/guide/conflict.md shows.", error);
  }
}
