/** Takes drafts of an instrument into the dossier: their exact text as a source, with date, drafters and status; undoable as one. */
import { z } from "zod";
import { findFiles } from "#intake";
import { ProblemShape, type Reading, type ValueOf } from "#record";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { type LoadedDraft, loadDraft } from "./load-draft.ts";
import type { Parley } from "./parley.ts";
import { plainJson } from "./plain-json.ts";
import { DraftStatusShape, draftIdOf, draftSetting, type KeptDraft, KeptDraftShape, keptDrafts } from "./plan-drafts.ts";
import { pointsReading } from "./points-reading.ts";
import { stagesOf } from "./tell-stages.ts";

const Input = z.strictObject({
  files: z.array(z.string()).min(1).describe("Drafts in the order they were made; '-' reads text from standard input."),
  instrument: z.string().trim().min(1).describe("Name of the plan or treaty they are drafts of."),
  title: z.string().optional().describe("What to call the draft, for a single file; its own title or file name where nothing is said."),
  date: z.string().optional().describe("Date of the draft (YYYY-MM-DD), for a single file."),
  drafters: z.array(z.string()).default([]).describe("Who drafted it; may be given several times."),
  status: DraftStatusShape.default("draft").describe("How far it has come."),
});

const Output = z.strictObject({
  drafts: z.array(z.strictObject({ ...KeptDraftShape.shape, isNew: z.boolean() })),
  command: z.string().optional(),
  problems: z.array(ProblemShape),
});

export const planAddCommand = defineCommand({
  name: "plan add",
  summary: "Take a draft of a plan or treaty into the dossier, with its date, drafters and status.",
  example: "plan add draft-3.md --instrument 'Strait framework' --date 2026-03-01 --drafters 'the mediator'",
  effect: "change",
  words: ["files…"],
  overHttp: false,
  dossier: "made",
  input: Input,
  output: Output,
  async run(input, run) {
    const { parley } = run;
    const found = await findFiles(input.files);
    const broken = found.problems.find(({ severity }) => severity === "error");
    if (broken !== undefined || found.files.length === 0)
      throw new CommandError(
        "no-such-file",
        `${broken?.where ?? "there"}: ${broken?.message ?? "is nothing to read"}`,
        broken?.whatToDo ?? "Name drafts.",
      );
    if (found.files.length > 1 && (input.title !== undefined || input.date !== undefined))
      throw new CommandError(
        "bad-input",
        `--title and --date are said of one draft, and there are ${found.files.length}`,
        "Add them one by one; dates in front matter are taken from there.",
      );
    if (input.date !== undefined && !isDay(input.date))
      throw new CommandError("bad-input", `'${input.date}' is no date of a draft`, "Write it as 2026-02-03.");
    // All are loaded before anything is written: one that cannot be read leaves the dossier as it was.
    const loaded: LoadedDraft[] = [];
    for (const { path } of found.files) loaded.push(dated(await loadDraft(path, run), input.date));
    const length = loaded.reduce((sum, { source }) => sum + source.text.length, 0);
    const tell = stagesOf(run, length, 2);
    await tell("points");
    const before = await keptDrafts(parley.store);
    const drafts: KeptDraft[] = [];
    for (const one of loaded) drafts.push(draftFrom(one, input, before.length + drafts.length + 1));
    const known = new Map(before.map((draft) => [draft.id, draft]));
    const changed = drafts.map((draft) => ({ ...draft, order: known.get(draft.id)?.order ?? draft.order }));
    const outcome = await parley.store.write(
      {
        at: parley.now(),
        by: parley.by,
        verb: "plan add",
        words: plainJson({ instrument: input.instrument, files: found.files.map(({ label }) => label) }),
      },
      {
        sources: loaded.map(({ source }) => source),
        readings: await readingsOf(loaded, parley),
        settings: changed
          .filter((draft) => JSON.stringify(known.get(draft.id)) !== JSON.stringify(draft))
          .map((draft) => ({ key: draftSetting(draft.id), value: plainJson(draft) })),
      },
    );
    await tell("bringing the record up to date");
    await parley.keeper.bringUpToDate();
    return {
      drafts: changed.map((draft) => ({ ...draft, isNew: !known.has(draft.id) })),
      ...(outcome.kind === "written" ? { command: outcome.command } : {}),
      problems: [...found.problems, ...loaded.flatMap(({ problems }) => problems)],
    };
  },
  toText({ drafts, problems }) {
    return [
      ...problems.map(({ where, message }) => `${where ?? ""}: ${message}`),
      ...drafts.map(
        (draft) => `${draft.id}  ${draft.date ?? "no date"}  ${draft.title} [${draft.status}]${draft.isNew ? "" : " (already there)"}`,
      ),
    ].join("\n");
  },
});

/** A draft's date is when its text came to be known, where nothing else says when that was. */
function dated(loaded: LoadedDraft, date: string | undefined): LoadedDraft {
  if (date === undefined || loaded.source.details.published !== undefined) return loaded;
  return { ...loaded, source: { ...loaded.source, details: { ...loaded.source.details, published: date } } };
}

/** The points of each draft; a text that was read as a document keeps what was read in it. */
async function readingsOf(loaded: readonly LoadedDraft[], { store, reader }: Parley): Promise<readonly Reading[]> {
  const version = await reader.version();
  const readings = new Map<string, Reading>();
  for (const { source } of loaded) {
    if ((await store.reading(source.id)) !== undefined) continue;
    const reading = pointsReading(source, version);
    if (reading !== undefined) readings.set(source.id, reading);
  }
  return [...readings.values()];
}

function draftFrom({ source, label, revisions }: LoadedDraft, input: ValueOf<typeof Input>, order: number): KeptDraft {
  const published = source.details.published?.slice(0, 10);
  const date = input.date ?? published;
  return {
    id: draftIdOf(input.instrument, source.id),
    instrument: input.instrument.trim(),
    title: input.title ?? source.details.title ?? label,
    ...(date === undefined ? {} : { date }),
    drafters: input.drafters,
    status: input.status,
    source: source.id,
    order,
    ...(revisions.length === 0 ? {} : { revisions }),
  };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}
