/** Decides where a bargaining model comes from: files named on the command line, or the dossier's stored model. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Model, parseModel, readModelFiles } from "#bargaining";
import type { Problem } from "#record";
import { CommandError } from "./commands-error.ts";
import type { Parley } from "./parley.ts";

/** Where a dossier keeps its model. */
export const ModelSetting = "outcomes:model";

/** A domain or profile larger than this is something else. */
const LargestFile = 20_000_000;
const MostFiles = 60;

export type LoadedModel = { readonly model: Model; readonly problems: readonly Problem[] };

/** The model in `files` (a folder stands for the files in it), or without files the dossier's. */
export async function loadOutcomesModel(files: readonly string[], parley: Parley): Promise<LoadedModel> {
  if (files.length === 0) return await storedModel(parley);
  const paths = (await Promise.all(files.map(filesAt))).flat();
  if (paths.length > MostFiles)
    throw new CommandError(
      "bad-input",
      `${paths.length} files are more than one negotiation has`,
      "Name a domain and its parties' profiles.",
    );
  const texts = await Promise.all(paths.map(async (path) => ({ name: path, text: await textAt(path) })));
  return modelOrRefusal(readModelFiles(texts));
}

async function storedModel(parley: Parley): Promise<LoadedModel> {
  const stored = await parley.store.setting(ModelSetting);
  if (stored === undefined)
    throw new CommandError(
      "not-in-the-dossier",
      "the dossier has no bargaining model yet",
      "Name files, or keep a model in the dossier with 'parley outcomes keep MODEL.json'.",
    );
  return modelOrRefusal(parseModel(stored, "the dossier's model"));
}

/** Turns a refused model into the caller's error: every problem on its own line. */
export function modelOrRefusal(parsed: ReturnType<typeof parseModel>): LoadedModel {
  if (parsed.kind === "model") return { model: parsed.model, problems: parsed.problems };
  const [first] = parsed.problems;
  throw new CommandError(
    "bad-input",
    parsed.problems.map(({ where, message }) => `${where === undefined ? "" : `${where}: `}${message}`).join("\n"),
    first?.whatToDo ?? "Mend the model.",
  );
}

async function filesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new CommandError("no-such-file", `there is no file '${path}'`, "Check the path.", cause);
  });
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /^[^._].*[.](?:xml|ya?ml|json)$/iu.test(name) && !/^specs[.]json$/iu.test(name));
  if (names.length === 0)
    throw new CommandError("no-such-file", `the folder '${path}' has no XML, YAML or JSON file`, "Name the files or their folder.");
  return names.sort().map((name) => join(path, name));
}

async function textAt(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > LargestFile) throw new CommandError("bad-input", `'${path}' is larger than 20 MB`, "Domains and profiles are small.");
  return await readFile(path, "utf8");
}
