/** Decides which files a person means by the paths named: files as they are, folders with their documents, in a stated order. */
import { lstat, readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import type { Problem } from "#record";
import { Caps } from "./caps.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { tooLarge } from "./take-in.ts";

/** A file to read, with its name as a label; `-` is standard input. */
export type FoundFile = { readonly label: string; readonly path: string };

/** Endings taken from folders; a file named outright is read whatever its ending. */
const Endings = new Set([".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf"]);
/** Files of a folder that speak about the folder, not for it. */
const AboutTheFolder = /^(?:readme|license|licence|changelog|contributing)(?:[.]|$)/iu;

/** A path still to be looked at; `label` is what it is called: a named path by its last part, what lies in a named folder by its way from there. */
type Waiting = { readonly path: string; readonly label: string; readonly isNamed: boolean };

/**
 * Finds the files below `paths` in the order of the paths, each folder by name. Symbolic links inside folders are not followed, hidden files and
 * files of other formats are passed over; links and other formats are told, because a person may have meant them.
 */
export async function findFiles(
  paths: readonly string[],
): Promise<{ readonly files: readonly FoundFile[]; readonly problems: readonly Problem[] }> {
  const files: FoundFile[] = [];
  const problems: Problem[] = [];
  const passedOver: string[] = [];
  const links: string[] = [];
  const waiting: Waiting[] = paths
    .map((path) => ({ path, label: path === "-" ? "standard input" : basename(path), isNamed: true }))
    .reverse();
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    const { path, label, isNamed } = entry;
    if (files.length >= Caps.files) {
      problems.push(tooManyFiles);
      break;
    }
    if (path === "-") {
      files.push({ label, path });
      continue;
    }
    try {
      const status = isNamed ? await stat(path) : await lstat(path);
      if (status.isDirectory()) waiting.push(...(await entriesOf(path, isNamed ? "" : `${label}/`)).toReversed());
      else if (status.isFile() && (isNamed || isDocument(label))) files.push({ label, path });
      else if (status.isFile()) {
        if (!AboutTheFolder.test(basename(path))) passedOver.push(label);
      } else if (isNamed) problems.push(notAFile(path));
      else if (status.isSymbolicLink()) links.push(label);
    } catch (error) {
      problems.push({
        code: "cannot-open",
        severity: "error",
        message: reasonOf(error),
        where: path,
        whatToDo: "Check the path and your rights to it.",
      });
    }
  }
  return { files, problems: [...problems, ...toldOf(passedOver, links)] };
}

async function entriesOf(folder: string, labelled: string): Promise<readonly Waiting[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith(".")).sort();
  return names.map((name) => ({ path: join(folder, name), label: `${labelled}${name}`, isNamed: false }));
}

function isDocument(label: string): boolean {
  return Endings.has(extname(label).toLowerCase()) && !AboutTheFolder.test(basename(label));
}

const tooManyFiles: Problem = {
  code: "too-many-files",
  severity: "warning",
  message: `Only the first ${Caps.files} files were taken.`,
  whatToDo: "Read the rest in a second command.",
};

function notAFile(path: string): Problem {
  return {
    code: "not-a-file",
    severity: "error",
    message: "This is neither a file nor a folder.",
    where: path,
    whatToDo: "Name a document or a folder of documents.",
  };
}

/** What was left lying in folders and may have been meant. */
function toldOf(passedOver: readonly string[], links: readonly string[]): readonly Problem[] {
  const told: Problem[] = [];
  if (passedOver.length > 0) {
    told.push({
      code: "other-formats",
      severity: "note",
      message: `Passed over, because only .txt, .md, .html, .docx and .pdf are read from folders: ${someOf(passedOver)}.`,
      whatToDo: "Save what you need as text or as a web page; a file named outright is read whatever its ending.",
    });
  }
  if (links.length > 0) {
    told.push({
      code: "links-not-followed",
      severity: "note",
      message: `Symbolic links are not followed inside folders: ${someOf(links)}.`,
      whatToDo: "Name what they point to.",
    });
  }
  return told;
}

/** The first few names, and how many more there are. */
function someOf(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(", ");
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

/** The bytes of a file, or why they are not to be had; a file over the cap is refused unread. */
export async function readCapped(file: FoundFile): Promise<{ readonly kind: "bytes"; readonly bytes: Uint8Array } | Refusal> {
  try {
    if (file.path === "-") return await readStandardInput();
    const { size } = await stat(file.path);
    if (size > Caps.bytes) return tooLarge(size);
    return { kind: "bytes", bytes: await readFile(file.path) };
  } catch (error) {
    return refuse("unreadable", `The file could not be read: ${reasonOf(error)}`, "Check the path and your rights to it.");
  }
}

async function readStandardInput(): Promise<{ readonly kind: "bytes"; readonly bytes: Uint8Array } | Refusal> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes: Uint8Array = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > Caps.bytes) return tooLarge(size);
    chunks.push(bytes);
  }
  return { kind: "bytes", bytes: Buffer.concat(chunks) };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "There is no such file or folder.";
  if (code === "EACCES" || code === "EPERM") return "You may not read it.";
  return error instanceof Error ? error.message : String(error);
}
