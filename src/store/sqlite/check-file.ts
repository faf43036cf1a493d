/** Decides, before the engine is asked, whether a path can hold a dossier, and says plainly why not. */
import { closeSync, existsSync, openSync, readSync, statfsSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { Problem } from "#record";
import { StoreError } from "../errors.ts";

/** `new`: the file must not exist. `existing`: it must. `either`: made where it is missing. */
export type OpenMode = "new" | "existing" | "either";

/**
 * Looks at the path; gives what is odd but no hindrance.
 *
 * @throws StoreError `missing-folder`, `is-a-directory`, `file-exists`, `missing-file`, `not-a-dossier` or `no-permission`.
 */
export function checkFile(path: string, mode: OpenMode): readonly Problem[] {
  const place = resolve(path);
  const folder = dirname(place);
  if (!existsSync(folder)) {
    throw new StoreError({
      code: "missing-folder",
      what: "The folder for the dossier does not exist",
      where: folder,
      whatToDo: "Make the folder first, or check the spelling.",
    });
  }
  const exists = existsSync(place);
  if (exists && statSync(place).isDirectory()) {
    throw new StoreError({
      code: "is-a-directory",
      what: "The dossier's name is that of a folder",
      where: place,
      whatToDo: `Name a file, for example ${basename(place)}.parley.`,
    });
  }
  if (exists && mode === "new") {
    throw new StoreError({
      code: "file-exists",
      what: "There is a file of that name already",
      where: place,
      whatToDo: "Open it instead, or choose another name.",
    });
  }
  if (!exists && mode === "existing") {
    throw new StoreError({
      code: "missing-file",
      what: "There is no dossier of that name",
      where: place,
      whatToDo: "Check the spelling, or make a new dossier there.",
    });
  }
  if (exists) checkMagic(place);
  return networkMount(folder, fileSystemOf(folder));
}

/** Every SQLite file begins so; an empty file is one without tables. */
const magic = "SQLite format 3\0";

function checkMagic(place: string): void {
  const beginning = beginningOf(place, magic.length);
  if (beginning === "" || beginning === magic) return;
  throw new StoreError({
    code: "not-a-dossier",
    what: "The file is not a Parley dossier",
    where: place,
    whatToDo: "Name a file made by Parley, or take this one in as a source.",
  });
}

function beginningOf(place: string, length: number): string {
  try {
    const file = openSync(place, "r");
    try {
      const bytes = Buffer.alloc(length);
      return bytes.toString("latin1", 0, readSync(file, bytes, 0, length, 0));
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new StoreError({
      code: "no-permission",
      what: "The file cannot be read",
      where: place,
      whatToDo: "Check that this account may read it.",
      cause,
    });
  }
}

/** File systems of other machines, by the magic numbers of Linux's statfs(2). */
const networkFileSystems: ReadonlyMap<number, string> = new Map([
  [0x6969, "NFS"],
  [0x517b, "SMB"],
  [0xff534d42, "CIFS"],
  [0xfe534d42, "SMB"],
  [0x01021997, "9P"],
  [0x5346414f, "AFS"],
  [0x73757245, "Coda"],
]);

/** Locks are not to be trusted over a network: two machines writing at once can damage the file. Best effort: other systems number their file systems differently. */
export function networkMount(folder: string, fileSystem: number): readonly Problem[] {
  const kind = networkFileSystems.get(fileSystem);
  if (kind === undefined) return [];
  return [
    {
      code: "network-mount",
      severity: "warning",
      message: `The dossier lies on a network drive (${kind}), where two machines writing at once can damage it.`,
      whatToDo: "Keep the dossier on a local disk, or make sure that only one machine opens it.",
      where: folder,
    },
  ];
}

function fileSystemOf(folder: string): number {
  try {
    return Number(statfsSync(folder).type) >>> 0;
  } catch {
    // Not every system answers; the warning is then left out.
    return 0;
  }
}
