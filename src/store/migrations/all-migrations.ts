/** Decides which steps lead from an empty file to the present layout, in order. A step that has been released is never edited. */
import { dossier } from "./0001-dossier.ts";
import { dayOfItems } from "./0002-day-of-items.ts";
import type { Migration } from "./migration.ts";

export const allMigrations: readonly Migration[] = [dossier, dayOfItems];
