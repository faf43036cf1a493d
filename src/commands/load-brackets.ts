/** Decides how a draft's brackets are read for a command: with the dossier's parties and a person's decisions on alternatives, or those named on the command line. */
import { z } from "zod";
import { type BracketedDraft, parseDraft, readBrackets } from "#plan";
import type { AsOf, Store } from "#store";
import type { Run } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { type LoadedDraft, loadDraft } from "./load-draft.ts";
import { type AsOfInput, momentOf } from "./moments.ts";
import { partiesOfDossier, stateNames } from "./party-names.ts";
import { stagesOf } from "./tell-stages.ts";

/** What may be said on the command line about how brackets are to be read. */
export const bracketFields = {
  parties: z
    .array(z.string())
    .default([])
    .describe("Names to take for parties where a bracket begins with them and a colon; may be given several times."),
  alternatives: z
    .array(z.string())
    .default([])
    .describe("Brackets (b12) that are alternatives with those beside them, whatever the rule says."),
  optional: z.array(z.string()).default([]).describe("Brackets (b12) that are optional spans beside each other, whatever the rule says."),
};

type Said = { readonly parties: readonly string[]; readonly alternatives: readonly string[]; readonly optional: readonly string[] };

export type BracketChoice = "alternatives" | "optional";

/** The dossier setting that keeps a person's word on the bracket that opens at `offset` of a draft. */
export function flipSetting(draft: string, offset: number): string {
  return `plan brackets ${draft} ${offset}`;
}

export type LoadedBrackets = LoadedDraft & { readonly bracketed: BracketedDraft };

/** What reading needs of a run: progress and an interruption where somebody waits. */
type Reader = Pick<Run, "parley"> & Partial<Pick<Run, "onProgress" | "signal">>;

/** Nothing said beyond what the dossier keeps. */
export const nothingSaid: Said = { parties: [], alternatives: [], optional: [] };

/** The draft `name` with its brackets read, as it was by the clocks where it is one of the dossier. */
export async function loadBracketed(
  name: string,
  said: Said,
  run: Reader & Pick<Run, "isPage">,
  clocks: AsOfInput = {},
): Promise<LoadedBrackets> {
  const loaded = await loadDraft(name, run, clocks);
  return await readBracketsOf(loaded, run, { said, moment: loaded.id === undefined ? {} : await momentOf(run.parley.store, clocks) });
}

/** A draft that is there already, with its brackets read. */
export async function readBracketsOf(
  loaded: LoadedDraft,
  run: Reader,
  { said = nothingSaid, moment = {} }: { readonly said?: Said; readonly moment?: AsOf } = {},
): Promise<LoadedBrackets> {
  const { store } = run.parley;
  const tell = stagesOf(run, loaded.source.text.length, 2);
  const kept = loaded.id === undefined ? [] : await partiesOfDossier(store, moment);
  const parties = [...said.parties, ...kept, ...stateNames()];
  await tell(`${loaded.label}: structure`);
  const draft = parseDraft(loaded.source.text);
  await tell(`${loaded.label}: brackets`);
  const decided = loaded.id === undefined ? new Map<number, BracketChoice>() : await flipsOf(store, loaded.id, moment);
  if (said.alternatives.length + said.optional.length > 0) {
    const { brackets } = readBrackets(draft, { parties });
    for (const choice of ["alternatives", "optional"] as const) {
      for (const id of said[choice]) {
        const bracket = brackets.find((one) => one.id === id);
        if (bracket === undefined) throw noSuchBracket(id);
        decided.set(bracket.range.start, choice);
      }
    }
  }
  return { ...loaded, bracketed: readBrackets(draft, { parties, decisions: decided }) };
}

/** The refusal of a bracket that is not there. */
export function noSuchBracket(id: string): CommandError {
  return new CommandError(
    "no-such-item",
    `the draft has no bracket '${id}'`,
    "List them with 'parley plan brackets DRAFT --json'; they are called b1, b2 …",
  );
}

/** What persons said about the brackets of a draft, by the offset of the opening sign. */
export async function flipsOf(store: Store, draft: string, moment: AsOf = {}): Promise<Map<number, BracketChoice>> {
  const decided = new Map<number, BracketChoice>();
  const prefix = `plan brackets ${draft} `;
  for (const [key, value] of await store.settings(moment)) {
    if (!key.startsWith(prefix)) continue;
    if (value === "alternatives" || value === "optional") decided.set(Number(key.slice(prefix.length)), value);
  }
  return decided;
}
