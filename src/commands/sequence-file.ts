/** Decides how a sequence is read: a network in the plain STNU form, a plan of commitments as JSON, or the plan of the dossier. */
import { z } from "zod";
import type { Problem } from "#record";
import { parsePlainStnu, SequenceError, type SequencePlan, type TemporalNetwork } from "#sequence";
import type { Store } from "#store";
import { CommandError } from "./commands-error.ts";
import { parseJson, readPlan, readTextFile, usePlan } from "./read-plan.ts";

/** The field of commands that work on networks as well as plans. */
export const sequenceFileField = {
  file: z.string().optional().describe("A plan as JSON or a network in the plain STNU form; the dossier's plan where none is named."),
};

/** What a file holds. */
export type ReadSequence =
  | { readonly kind: "network"; readonly network: TemporalNetwork }
  | { readonly kind: "plan"; readonly plan: SequencePlan; readonly problems: readonly Problem[] };

/** Reads one file, or the dossier's plan where none is named; anything that cannot be used is refused with its place. */
export async function readSequence(store: Store, path: string | undefined): Promise<ReadSequence> {
  if (path === undefined) {
    const { plan, problems } = await readPlan(store, undefined);
    return { kind: "plan", plan, problems };
  }
  const text = await readTextFile(path);
  if (!path.endsWith(".json") && !/^\s*[{[]/u.test(text)) return { kind: "network", network: refusing(path, () => parsePlainStnu(text)) };
  const { plan, problems } = usePlan(parseJson(text, path), path);
  return { kind: "plan", plan, problems };
}

/** Works on what `name` holds; what the sequence refuses becomes the caller's mistake. */
export function refusing<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof SequenceError) throw new CommandError("bad-input", `'${name}': ${error.message}`, error.whatToDo, error);
    throw error;
  }
}
