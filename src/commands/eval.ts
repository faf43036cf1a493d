/** Scores the reader against what an analyst took from a text, field by field, and prints each miss. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { compareReading, type Expected, fieldScoreLines } from "#report";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";

/** The parts of `expected.json` that must be there; everything inside them is read as the analyst wrote it. */
const ExpectedShape = z.looseObject({
  source: z.looseObject({ published: z.string().optional() }).optional(),
  actors: z.array(z.looseObject({ id: z.string() })),
  meetings: z.array(z.looseObject({ id: z.string() })),
  statements: z.array(z.looseObject({ id: z.string() })),
  positions: z.array(z.looseObject({ id: z.string() })),
  assessments: z.array(z.looseObject({ id: z.string() })),
  contingencies: z.array(z.looseObject({ id: z.string() })),
  instruments: z.array(z.looseObject({ name: z.string() })),
});

export const evalCommand = defineCommand({
  name: "eval",
  summary: "Score the reader against an analyst's notes: a folder with article.txt and expected.json.",
  example: "eval gold/first-round",
  effect: "query",
  words: ["folder"],
  overHttp: false,
  dossier: "none",
  input: z.strictObject({ folder: z.string().describe("Folder with article.txt and expected.json.") }),
  output: z.strictObject({
    right: z.int(),
    stated: z.int(),
    fields: z.array(z.strictObject({ thing: z.string(), field: z.string(), isRight: z.boolean(), found: z.string() })),
  }),
  async run({ folder }, { parley }) {
    const expected = await loadExpected(join(folder, "expected.json"));
    const bytes = await readFile(join(folder, "article.txt")).catch((error: unknown) => {
      throw new CommandError(
        "no-such-file",
        `there is no article.txt in '${folder}'`,
        "Give a folder with article.txt and expected.json.",
        error,
      );
    });
    const published = expected.published;
    const taken = await parley.reader.takeIn({ label: "article.txt", bytes, given: published === undefined ? {} : { published } });
    if (taken.kind === "refused") throw new CommandError("bad-input", taken.message, taken.whatToDo);
    const read = await parley.reader.read(taken.source);
    if (read.kind === "refused") throw new CommandError("bad-input", read.message, read.whatToDo);
    const fields = compareReading(taken.source.text, read.reading, expected.notes);
    return { right: fields.filter((field) => field.isRight).length, stated: fields.length, fields };
  },
  toText: ({ right, stated, fields }) => [...fieldScoreLines(fields), `${right} of ${stated} stated fields are right.`].join("\n"),
});

async function loadExpected(path: string): Promise<{ readonly notes: Expected; readonly published: string | undefined }> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new CommandError("no-such-file", `there is no '${path}'`, "Give a folder with article.txt and expected.json.", error);
  });
  try {
    const parsed = ExpectedShape.parse(JSON.parse(text));
    // The shape above holds what comparing relies on; further fields are optional in `Expected`.
    return { notes: parsed as unknown as Expected, published: parsed.source?.published };
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new CommandError(
      "bad-input",
      `'${path}' cannot be used: ${why}`,
      "It holds actors, meetings, statements, positions, assessments, contingencies and instruments as lists.",
      error,
    );
  }
}
