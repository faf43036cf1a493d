/** Decides what a text to be handed on is made of, whatever its format: headings, paragraphs of plain and marked words, lists and tables. */

/** Words of one manner. `open` are words of which it is not known whether they stay; the others are as a redline has them. */
export type DocumentRun = { readonly text: string; readonly manner?: "strong" | "faint" | "open" | "kept" | "dropped" };

export type DocumentBlock =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly runs: readonly DocumentRun[] }
  | { readonly kind: "list"; readonly lines: readonly (readonly DocumentRun[])[] }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export type PlainDocument = { readonly title: string; readonly blocks: readonly DocumentBlock[] };
