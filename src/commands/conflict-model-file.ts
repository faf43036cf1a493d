/** Decides how a command gets its graph model: from a file, or from what the dossier keeps; and how the room's refusals become a command's. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { setImmediate } from "node:timers/promises";
import { ConflictError, type ConflictModel, type Progress, parseModelFile } from "#conflict";
import type { Run } from "./command.ts";
import { CommandError } from "./commands-error.ts";

/** The setting under which a dossier keeps its model. */
export const ModelSetting = "conflict.model";

const LargestFile = 64 * 1024 * 1024;
/** How long the room may work before progress is shown and an interruption is heard. */
const BreathMs = 50;

export type LoadedModels = { readonly isList: boolean; readonly models: readonly ConflictModel[] };

/** The models in the file at `path`, or the dossier's own where none is named. */
export async function loadModels(path: string | undefined, { parley }: Run): Promise<LoadedModels> {
  if (path === undefined) {
    const kept = await parley.store.setting(ModelSetting);
    if (kept === undefined) {
      throw new CommandError(
        "no-such-item",
        "the dossier keeps no conflict model",
        "Draft one from the record with 'parley conflict model', edit it, and keep it with 'parley conflict keep FILE'; or name a file.",
      );
    }
    return inRoom(() => parseModelFile(kept, "the dossier's model"));
  }
  const value = await readJson(path);
  return inRoom(() => parseModelFile(value, basename(path).replace(/[.][^.]*$/u, "")));
}

/** One model: the only one, or the one called `name`. */
export function pickModel(models: readonly ConflictModel[], name: string | undefined): ConflictModel {
  const names = models.map((model) => `'${model.name}'`).join(", ");
  if (name === undefined) {
    const [only] = models;
    if (only !== undefined && models.length === 1) return only;
    throw new CommandError("bad-input", `the file holds ${models.length} models: ${names}`, "Say which with --name.");
  }
  const found = models.find((model) => model.name === name);
  if (found === undefined) throw new CommandError("no-such-item", `there is no model '${name}'`, `The file holds ${names}.`);
  return found;
}

export async function readJson(path: string): Promise<unknown> {
  try {
    const { size } = await stat(path);
    if (size > LargestFile) {
      throw new CommandError(
        "bad-input",
        `'${path}' has ${size} bytes; a model has at most ${LargestFile}`,
        "Name the file of a conflict model.",
      );
    }
    const text = await readFile(path, "utf8");
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new CommandError(
        "bad-input",
        `'${path}' is not JSON: ${error.message}`,
        "Name the file of a conflict model, in one of the forms of docs/guide/conflict.md.",
        error,
      );
    }
    if (error instanceof Error && "code" in error && typeof error.code === "string" && !(error instanceof CommandError)) {
      const what = error.code === "ENOENT" ? `there is no '${path}'` : `'${path}' cannot be read (${error.code})`;
      throw new CommandError("no-such-file", what, "Name the file of a conflict model.", error);
    }
    throw error;
  }
}

/** Runs the room's work in steps: shows how far it is, and stops where the person interrupts. */
export async function follow<Result>(steps: Generator<Progress, Result>, { onProgress, signal }: Run): Promise<Result> {
  let breath = performance.now();
  for (;;) {
    const step = inRoom(() => steps.next());
    if (step.done === true) return step.value;
    if (performance.now() - breath < BreathMs) continue;
    onProgress({ ...step.value });
    await setImmediate();
    if (signal.aborted) throw new CommandError("not-possible", "interrupted before it was solved", "Run it again; nothing was changed.");
    breath = performance.now();
  }
}

/** Turns the room's refusal into the command's. */
export function inRoom<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof ConflictError)
      throw new CommandError(error.code === "unknown-state" ? "no-such-item" : "bad-input", error.message, error.whatToDo, error);
    throw error;
  }
}
