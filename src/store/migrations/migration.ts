/** Decides what one step between two layouts of a dossier consists of. */

/** `needs` is the first Parley that reads the result; an older one shows it when it refuses. */
export type Migration = { readonly number: number; readonly title: string; readonly needs: string; readonly sql: string };
