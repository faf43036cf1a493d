/** Findings to words: views, one-line descriptions, tables, brief and exchange formats. Pure. */
export * from "./describe-item.ts";
export * from "./make-view.ts";
export * from "./stance-table.ts";
export * from "./views.ts";
