/** Looks for anything wrong with a dossier: the file, the record against the log, sources not yet read, the models. */

import { z } from "zod";
import { CollationVersion } from "#collation";
import { ProblemShape } from "#record";
import { defineCommand } from "./command.ts";

export const doctorCommand = defineCommand({
  name: "doctor",
  summary: "Check the dossier for damage and say what to do; --mend makes caches and record again.",
  example: "doctor",
  effect: "outside",
  words: [],
  overHttp: false,
  input: z.strictObject({ mend: z.boolean().default(false).describe("Make the caches and the record again from the log.") }),
  output: z.strictObject({
    dossier: z.string(),
    entries: z.int(),
    sources: z.int(),
    reader: z.string(),
    collation: z.string(),
    problems: z.array(ProblemShape),
    mended: z.boolean(),
  }),
  async run({ mend }, { parley }) {
    const { store } = parley;
    if (mend) {
      await store.rebuild();
      await parley.keeper.bringUpToDate();
    }
    const version = await parley.reader.version();
    const sources = await store.sources({ limit: 1 });
    const unread = await store.sources({ notReadBy: version, limit: 1 });
    const head = await store.head();
    const overview = await store.overview();
    const problems = [...store.problems, ...(await store.verify())];
    if (unread.total > 0) {
      problems.push({
        code: "read-by-another-reader",
        severity: "note",
        message: `${unread.total} sources were read by another version of the reader.`,
        whatToDo: "Read their files again to have them read by this one; earlier readings are kept.",
      });
    }
    if (head > 0 && (overview?.seq !== head || overview.maker !== CollationVersion)) {
      problems.push({
        code: "record-behind",
        severity: "warning",
        message: "The record stands for an earlier entry of the log.",
        whatToDo: "Run 'parley doctor --mend'.",
      });
    }
    for (const { code, message, items } of overview?.problems ?? []) {
      problems.push({
        code,
        severity: "warning",
        message: `The record: ${message}`,
        whatToDo: "Look at the items with 'parley show', then decide again or take the decision back.",
        ...(items.length === 0 ? {} : { where: items.join(", ") }),
      });
    }
    return {
      dossier: store.place,
      entries: head,
      sources: sources.total,
      reader: version,
      collation: CollationVersion,
      problems,
      mended: mend,
    };
  },
  toText({ dossier, entries, sources, reader, problems, mended }) {
    const lines = problems.map(
      (problem) =>
        `${problem.severity}: ${problem.message}${problem.where === undefined || problem.where === dossier ? "" : ` (${problem.where})`}${problem.whatToDo === undefined ? "" : ` ${problem.whatToDo}`}`,
    );
    const head = `${dossier}: ${entries} log entries, ${sources} sources, reader ${reader}${mended ? "; caches and record made again" : ""}`;
    return [head, ...(lines.length === 0 ? ["Nothing is wrong."] : lines)].join("\n");
  },
});
