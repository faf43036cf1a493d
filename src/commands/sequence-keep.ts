/** Keeps a plan of commitments in the dossier, checked first; one entry of the log, undoable like every other. */
import { z } from "zod";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { PlanSetting, parseJson, readTextFile, usePlan } from "./read-plan.ts";
import { keptMeanwhile } from "./require-unchanged.ts";
import { versionOf } from "./sequence-model.ts";

export const sequenceKeepCommand = defineCommand({
  name: "sequence keep",
  summary: "Keep a plan of commitments in the dossier, checked first; 'parley undo' takes it back.",
  example: "sequence keep examples/sequences/strait-of-orsa.json",
  effect: "change",
  words: ["file"],
  overHttp: true,
  terminalOnly: ["file"],
  dossier: "made",
  input: z.strictObject({
    file: z.string().optional().describe("A plan as JSON; other forms come in with 'sequence import'."),
    plan: z.looseObject({}).optional().describe("Over HTTP: the plan itself."),
    replaces: z.string().optional().describe("The version that 'sequence model' gave: refused where another plan has been kept since."),
    edits: z.int().nonnegative().optional().describe("How many edits by hand led to it; stands in the log."),
  }),
  output: z.strictObject({
    steps: z.int(),
    version: z.string(),
    warnings: z.array(z.string()),
    command: z.string().optional(),
    seq: z.int(),
  }),
  async run({ file, plan: given, replaces, edits }, { parley }) {
    const { store } = parley;
    if ((file === undefined) === (given === undefined))
      throw new CommandError("bad-input", "no plan is named", "Name one file, for example 'parley sequence keep plan.json'.");
    const { plan, written, problems } = usePlan(file === undefined ? given : parseJson(await readTextFile(file), file), file ?? "the plan");
    const before = await store.setting(PlanSetting);
    if (replaces !== undefined && replaces !== (before === undefined ? "" : versionOf(before)))
      throw new CommandError(
        "conflict",
        "another plan has been kept in the meantime",
        "Look at that one first; your edits are still on your page.",
      );
    // What was parsed as a plan is plain JSON.
    const value = z.json().parse(JSON.parse(JSON.stringify(written)));
    const words = {
      steps: plan.commitments.length,
      ...(plan.title === undefined ? {} : { plan: plan.title }),
      ...(edits === undefined ? {} : { edits }),
    };
    const outcome = await store.write(
      { at: parley.now(), by: parley.by, verb: "sequence keep", words },
      { settings: [{ key: PlanSetting, value, ...(replaces === undefined ? {} : { was: before ?? null }) }] },
    );
    if (outcome.kind === "conflict") throw keptMeanwhile("the dossier's plan");
    return {
      steps: plan.commitments.length,
      version: versionOf(value),
      warnings: problems.map(({ message }) => message),
      ...(outcome.kind === "written" ? { command: outcome.command } : {}),
      seq: outcome.seq,
    };
  },
  toText: ({ steps, warnings, command }) =>
    [command === undefined ? "This plan is kept already." : `Kept: ${steps} steps. Undo with 'parley undo'.`, ...warnings].join("\n"),
});
