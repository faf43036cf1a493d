/** Keeps a conflict model in the dossier; one entry in the log, undoable like every other. */
import { z } from "zod";
import { analyseInSteps, parseModelFile } from "#conflict";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { follow, inRoom, ModelSetting, pickModel, readJson } from "./conflict-model-file.ts";

export const conflictKeepCommand = defineCommand({
  name: "conflict keep",
  summary: "Keep a conflict model in the dossier, checked first; 'parley undo' takes it back.",
  example: "conflict keep examples/strait-of-orsa/conflict.json",
  effect: "change",
  words: ["model"],
  overHttp: false,
  dossier: "made",
  input: z.strictObject({ model: z.string().describe("A model file with one model.") }),
  output: z.strictObject({ name: z.string(), stateCount: z.int(), command: z.string().optional(), seq: z.int() }),
  async run({ model }, run) {
    const { parley } = run;
    const value = await readJson(model);
    const parsed = inRoom(() => pickModel(parseModelFile(value, "the dossier's model").models, undefined));
    // Solved once, so that nothing is kept that cannot be solved.
    const solved = await follow(analyseInSteps(parsed, { concepts: ["Nash"], coalitions: false }), run);
    const outcome = await parley.store.write(
      { at: parley.now(), by: parley.by, verb: "conflict keep", words: { model: parsed.name } },
      { settings: [{ key: ModelSetting, value: z.json().parse(value) }] },
    );
    if (outcome.kind === "conflict")
      throw new CommandError(
        "conflict",
        "somebody else kept a model at the same moment",
        "Look with 'parley conflict model', then keep yours again.",
      );
    return {
      name: parsed.name,
      stateCount: solved.stateCount,
      ...(outcome.kind === "written" ? { command: outcome.command } : {}),
      seq: outcome.seq,
    };
  },
  toText: ({ name, stateCount, command }) =>
    command === undefined ? `${name} is kept already.` : `Kept: ${name}, ${stateCount} states. Undo with 'parley undo'.`,
});
