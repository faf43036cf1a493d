/** Decides which draft a person means: a file by its path, or a draft of the dossier by its id, with its exact text. */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { readCapped, type TextRevision } from "#intake";
import type { Problem, Source } from "#record";
import type { Run } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { type DossierDraft, requireDossierDraft } from "./dossier-drafts.ts";
import { type AsOfInput, momentOf } from "./moments.ts";
import { findDraft, type KeptDraft } from "./plan-drafts.ts";

export type LoadedDraft = {
  /** What to call it: the file's name or the draft's title. */
  readonly label: string;
  readonly source: Source;
  /** Its id in the dossier; missing for a file. */
  readonly id: string | undefined;
  /** Its date (YYYY-MM-DD), where that is known. */
  readonly date: string | undefined;
  /** What was said when it was added as a draft; missing for a file, and for a document in which points were read. */
  readonly draft: KeptDraft | undefined;
  readonly problems: readonly Problem[];
  /** Tracked changes and comments that came with it. */
  readonly revisions: readonly TextRevision[];
};

/** True where `name` is a file on this machine (or `-`, standard input), so that no dossier is needed. */
export function isDraftFile(name: string): boolean {
  return name === "-" || /[/\\]/u.test(name) || /[.](?:md|markdown|txt|text|html?|xhtml|docx|pdf)$/iu.test(name) || existsSync(name);
}

/**
 * The draft `name` means; refuses what is not there, and what was not there by the clocks, which say nothing of files. A page's words mean a draft of
 * the dossier, whatever they look like.
 */
export async function loadDraft(
  name: string,
  { parley, isPage }: Pick<Run, "parley" | "isPage">,
  clocks: AsOfInput = {},
): Promise<LoadedDraft> {
  return isPage !== true && isDraftFile(name) ? await loadDraftFile(name, parley) : await loadDossierDraft(name, parley, clocks);
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
  const date = taken.source.details.published?.slice(0, 10);
  return { label, source: taken.source, id: undefined, date, draft: undefined, problems: taken.problems, revisions: taken.revisions ?? [] };
}

async function loadDossierDraft(id: string, { store }: Run["parley"], clocks: AsOfInput): Promise<LoadedDraft> {
  const found = await requireDossierDraft(store, id, clocks);
  const kept = found.draft.origin === "added" ? await findDraft(store, found.draft.id, await momentOf(store, clocks)) : undefined;
  return kept === undefined ? loadedFrom(found) : { ...loadedFrom(found), draft: kept, revisions: revisionsOf(kept) };
}

/** A draft of the dossier with its text, as a loaded one. */
export function loadedFrom({
  draft,
  source,
}: {
  readonly draft: DossierDraft;
  readonly source: Source;
}): LoadedDraft & { readonly id: string } {
  return { label: draft.title, source, id: draft.id, date: draft.date, draft: undefined, problems: [], revisions: [] };
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
