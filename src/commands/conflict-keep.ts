/** Keeps a conflict model in the dossier; one entry in the log, undoable like every other. */
import { z } from "zod";
import { analyseInSteps, type ConflictModel, parseModelFile } from "#conflict";
import type { ValueOf } from "#record";
import type { Json } from "#store";
import { defineCommand, type Run } from "./command.ts";
import { follow, inRoom, ModelSetting, pickModel, readJson } from "./conflict-model-file.ts";
import { keptMeanwhile } from "./require-unchanged.ts";

export const KeptConflictShape = z.strictObject({ name: z.string(), stateCount: z.int(), command: z.string().optional(), seq: z.int() });

export const conflictKeepCommand = defineCommand({
  name: "conflict keep",
  summary: "Keep a conflict model in the dossier, checked first; 'parley undo' takes it back.",
  example: "conflict keep examples/strait-of-orsa/conflict.json",
  effect: "change",
  words: ["model"],
  overHttp: false,
  dossier: "made",
  input: z.strictObject({ model: z.string().describe("A model file with one model.") }),
  output: KeptConflictShape,
  async run({ model }, run) {
    const value = await readJson(model);
    const parsed = inRoom(() => pickModel(parseModelFile(value, "the dossier's model").models, undefined));
    return await keepConflictModel(value, parsed, { verb: "conflict keep" }, run);
  },
  toText: keptConflictInWords,
});

/** Writes the model into the dossier under one entry of the log; not over another than `was`, where that is given. It is solved once before, so that nothing is kept that cannot be solved. */
export async function keepConflictModel(
  value: unknown,
  model: ConflictModel,
  { verb, was }: { readonly verb: string; readonly was?: Json | undefined },
  run: Run,
): Promise<ValueOf<typeof KeptConflictShape>> {
  const { parley } = run;
  const solved = await follow(analyseInSteps(model, { concepts: ["Nash"], coalitions: false }), run);
  const outcome = await parley.store.write(
    { at: parley.now(), by: parley.by, verb, words: { model: model.name } },
    { settings: [{ key: ModelSetting, value: z.json().parse(value), was }] },
  );
  if (outcome.kind === "conflict") throw keptMeanwhile("the dossier's conflict model");
  return {
    name: model.name,
    stateCount: solved.stateCount,
    ...(outcome.kind === "written" ? { command: outcome.command } : {}),
    seq: outcome.seq,
  };
}

export function keptConflictInWords({ name, stateCount, command }: ValueOf<typeof KeptConflictShape>): string {
  return command === undefined ? `${name} is kept already.` : `Kept: ${name}, ${stateCount} states. Undo with 'parley undo'.`;
}
