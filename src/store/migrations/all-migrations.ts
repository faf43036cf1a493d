/** Decides which steps lead from an empty file to the present layout, in order. A step that has been released is never edited. */
import { dossier } from "./0001-dossier.ts";

/** One step. `needs` is the first Parley that reads the result; an older one shows it when it refuses. */
export type Migration = { readonly number: number; readonly title: string; readonly needs: string; readonly sql: string };

export const allMigrations: readonly Migration[] = [dossier];
