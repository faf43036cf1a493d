/** Writes a bargaining model as files of another tool, or as a model of Parley's own. */
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { FileForms, writeModelFiles } from "#bargaining";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { loadOutcomesModel } from "./load-outcomes-model.ts";
import { ProblemsShape } from "./outcomes-answer.ts";

export const outcomesExportCommand = defineCommand({
  name: "outcomes export",
  summary: "Write a bargaining model for Genius, NegMAS or NegoLog, or as a model of Parley's own.",
  example: "outcomes export examples/strait-of-orsa/outcomes.json --as genius --folder orsa-genius",
  effect: "outside",
  words: ["files…"],
  overHttp: false,
  dossier: ({ files }) => (files.length === 0 ? "existing" : "none"),
  input: z.strictObject({
    files: z.array(z.string()).default([]).describe("A model, or a domain and profiles; without files the dossier's model."),
    as: z.enum([...FileForms, "parley"]).describe("Whose files to write."),
    folder: z.string().describe("Where to; made where it is missing. Files that are there are not written over."),
  }),
  output: z.strictObject({ written: z.array(z.string()), problems: ProblemsShape }),
  async run({ files, as, folder }, { parley }) {
    const { model, problems } = await loadOutcomesModel(files, parley);
    const result =
      as === "parley"
        ? { kind: "files" as const, files: [{ name: "model.json", text: `${JSON.stringify(model, undefined, 2)}\n` }], problems: [] }
        : writeModelFiles(model, as);
    if (result.kind === "refused") {
      const [first] = result.problems;
      throw new CommandError("not-possible", result.problems.map(({ message }) => message).join("\n"), first?.whatToDo ?? "");
    }
    const paths = result.files.map(({ name }) => join(folder, name));
    for (const path of paths)
      if (await isThere(path)) throw new CommandError("bad-input", `'${path}' is there already`, "Name another folder, or move it away.");
    await mkdir(folder, { recursive: true });
    for (const [at, { text }] of result.files.entries()) await writeFile(paths[at] ?? "", text, { flag: "wx" });
    return { written: paths, problems: [...problems, ...result.problems] };
  },
  toText: ({ written, problems }) => [...written, ...problems.map(({ message }) => `Note: ${message}`)].join("\n"),
});

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
