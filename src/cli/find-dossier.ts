/** Decides which dossier a command means: the one named, the environment's, the only one here, or `dossier.parley`. */
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Thrown where several dossiers lie in the folder and none is named. */
export class WhichDossier extends Error {
  override readonly name = "WhichDossier";
}

/** The path of the dossier. `named` is `--dossier`. */
export function findDossier(named: string | undefined, environment: NodeJS.ProcessEnv, folder: string): string {
  const stated = named ?? environment["PARLEY_DOSSIER"];
  if (stated !== undefined && stated !== "") return stated;
  const here = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name.endsWith(".parley") && !entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const [first, ...others] = here;
  if (first === undefined) return join(folder, "dossier.parley");
  if (others.length === 0) return join(folder, first);
  throw new WhichDossier(`There are ${here.length} dossiers here (${here.slice(0, 5).join(", ")}). Say which one with --dossier FILE.`);
}
