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
const Endings = new Set([".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"]);
/** Files of a folder that speak about the folder, not for it. */
const AboutTheFolder = /^(?:readme|license|licence|changelog|contributing)(?:[.]|$)/iu;

/** Finds the files below `paths` in the order of the paths, each folder by name. Symbolic links inside folders are not followed. */
export async function findFiles(
  paths: readonly string[],
): Promise<{ readonly files: readonly FoundFile[]; readonly problems: readonly Problem[] }> {
  const files: FoundFile[] = [];
  const problems: Problem[] = [];
  const waiting = paths.map((path) => ({ path, isNamed: true })).reverse();
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    const { path, isNamed } = entry;
    if (files.length >= Caps.files) {
      problems.push({
        code: "too-many-files",
        severity: "warning",
        message: `Only the first ${Caps.files} files were taken.`,
        whatToDo: "Read the rest in a second command.",
      });
      break;
    }
    if (path === "-") {
      files.push({ label: "standard input", path });
      continue;
    }
    try {
      const status = isNamed ? await stat(path) : await lstat(path);
      if (status.isDirectory()) {
        const names = (await readdir(path)).filter((name) => !name.startsWith(".")).sort();
        waiting.push(...names.map((name) => ({ path: join(path, name), isNamed: false })).reverse());
      } else if (status.isFile()) {
        const name = basename(path);
        if (isNamed || (Endings.has(extname(name).toLowerCase()) && !AboutTheFolder.test(name))) files.push({ label: name, path });
      } else if (isNamed) {
        problems.push({ code: "not-a-file", severity: "error", message: "This is neither a file nor a folder.", where: path });
      }
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
  return { files, problems };
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
