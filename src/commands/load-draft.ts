/** Decides which draft a person means: a file by its path, or a draft of the dossier by its id, with its exact text. */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { readCapped, type TextRevision } from "#intake";
import type { Problem, Source } from "#record";
import type { Run } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { requireSource } from "./find-item.ts";
import { findDraft, type KeptDraft } from "./plan-drafts.ts";

export type LoadedDraft = {
  /** What to call it: the file's name or the draft's title. */
  readonly label: string;
  readonly source: Source;
  /** What the dossier says about it; missing for a file. */
  readonly draft: KeptDraft | undefined;
  readonly problems: readonly Problem[];
  /** Tracked changes and comments that came with it. */
  readonly revisions: readonly TextRevision[];
};

/** True where `name` is a file on this machine (or `-`, standard input), so that no dossier is needed. */
export function isDraftFile(name: string): boolean {
  return name === "-" || /[/\\]/u.test(name) || /[.](?:md|markdown|txt|text|html?|xhtml|docx|pdf)$/iu.test(name) || existsSync(name);
}

/** The draft `name` means; refuses what is not there. */
export async function loadDraft(name: string, { parley }: Pick<Run, "parley">): Promise<LoadedDraft> {
  return isDraftFile(name) ? await loadDraftFile(name, parley) : await loadKeptDraft(name, parley);
}

async function loadDraftFile(path: string, parley: Run["parley"]): Promise<LoadedDraft> {
  const label = path === "-" ? "standard input" : basename(path);
  if (path !== "-" && !existsSync(path)) {
    throw new CommandError(
      "no-such-file",
      `there is no file '${path}'`,
      "Check the path, or name a draft of the dossier by its id ('parley plan show').",
    );
  }
  const bytes = await readCapped({ label, path });
  const taken = bytes.kind === "refused" ? bytes : await parley.reader.takeInDraft({ label, bytes: bytes.bytes, given: {} });
  if (taken.kind === "refused") throw new CommandError("bad-input", `'${label}' cannot be taken in: ${taken.message}`, taken.whatToDo);
  return { label, source: taken.source, draft: undefined, problems: taken.problems, revisions: taken.revisions ?? [] };
}

async function loadKeptDraft(id: string, parley: Run["parley"]): Promise<LoadedDraft> {
  const draft = await findDraft(parley.store, id);
  const source = await requireSource(parley.store, draft.source, {});
  return { label: draft.title, source, draft, problems: [], revisions: revisionsOf(draft) };
}

/** The kept revisions, with absent fields left out. */
function revisionsOf({ revisions = [] }: KeptDraft): readonly TextRevision[] {
  return revisions.map(({ kind, range, words, author, date }) => ({
    kind,
    range,
    words,
    ...(author === undefined ? {} : { author }),
    ...(date === undefined ? {} : { date }),
  }));
}
