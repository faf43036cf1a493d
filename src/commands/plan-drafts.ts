/** Decides how a dossier keeps the drafts of its instruments: a setting for each draft, which names its source, date, drafters and status. */
import { z } from "zod";
import { fingerprint, type SourceId, SourceIdShape, TextRangeShape, type ValueOf } from "#record";
import type { AsOf, Store } from "#store";
import { CommandError } from "./commands-error.ts";

/** How far a draft has come, in the order of the trade. */
export const DraftStatusShape = z.enum(["non-paper", "proposal", "Chair's text", "compilation", "draft", "agreed ad referendum", "final"]);

/** A tracked change or comment that came with a draft: kept as what it is, beside the text. */
export const RevisionShape = z.strictObject({
  kind: z.enum(["insertion", "deletion", "moved here", "moved away", "comment"]),
  range: TextRangeShape.describe("The words it is about; a deletion stands between two characters."),
  words: z.string().describe("What was inserted or deleted, or what the comment says."),
  author: z.string().optional(),
  date: z.string().optional(),
});

export const KeptDraftShape = z.strictObject({
  id: z.string().describe("'D-' and a fingerprint of the instrument and the text."),
  instrument: z.string().describe("Name of the plan or treaty it is a draft of."),
  title: z.string(),
  date: z.string().optional().describe("YYYY-MM-DD; missing where nobody said."),
  drafters: z.array(z.string()),
  status: DraftStatusShape,
  source: SourceIdShape.describe("The source that holds its exact text."),
  order: z.int().positive().describe("How many drafts of the instrument the dossier had with it; orders drafts of one day."),
  revisions: z.array(RevisionShape).optional().describe("Tracked changes and comments of the file it came from."),
});
export type KeptDraft = ValueOf<typeof KeptDraftShape>;

const Prefix = "plan draft ";

/** The setting that keeps the draft with this id. */
export function draftSetting(id: string): string {
  return Prefix + id;
}

/** The id of a draft: the same text in the same instrument has the same. */
export function draftIdOf(instrument: string, source: SourceId): string {
  return `D-${fingerprint(`${instrument.trim().toLowerCase()} ${source}`)}`;
}

/** Every draft of the dossier: by instrument in the order they came, then by date (unknown last), then in the order they came. */
export async function keptDrafts(store: Store, moment: AsOf = {}): Promise<readonly KeptDraft[]> {
  const drafts: KeptDraft[] = [];
  for (const [key, value] of await store.settings(moment)) {
    const draft = key.startsWith(Prefix) ? KeptDraftShape.safeParse(value) : undefined;
    if (draft?.success === true) drafts.push(draft.data);
  }
  return drafts.sort(
    (one, other) =>
      compare(one.instrument, other.instrument) ||
      compare(one.date ?? "9999", other.date ?? "9999") ||
      one.order - other.order ||
      compare(one.id, other.id),
  );
}

/** The draft that `id`, its beginning, its source or its title names. */
export async function findDraft(store: Store, id: string, moment: AsOf = {}): Promise<KeptDraft> {
  const drafts = await keptDrafts(store, moment);
  const exact = drafts.filter((draft) => draft.id === id || draft.title === id);
  const found = exact.length > 0 ? exact : drafts.filter((draft) => draft.id.startsWith(id) || draft.source.startsWith(id));
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  if (first === undefined)
    throw new CommandError(
      "no-such-item",
      `the dossier has no draft '${id}'`,
      "List the drafts with 'parley plan show', or give the path of a file.",
    );
  throw new CommandError(
    "ambiguous-id",
    `'${id}' names several drafts: ${found
      .slice(0, 6)
      .map((draft) => draft.id)
      .join(", ")}`,
    "Write more of the id of the one you mean.",
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
