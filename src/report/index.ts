/** Findings to words: views, one-line descriptions, tables, brief and exchange formats. Pure. */
export * from "./annotations.ts";
export * from "./attribution-score-lines.ts";
export * from "./brief.ts";
export * from "./brief-markdown.ts";
export * from "./compare-reading.ts";
export * from "./csv.ts";
export * from "./describe-item.ts";
export * from "./make-view.ts";
export * from "./redline-html.ts";
export * from "./redline-markdown.ts";
export * from "./redline-text.ts";
export * from "./redline-view.ts";
export * from "./score-attributions.ts";
export * from "./stance-table.ts";
export * from "./table-rows.ts";
export * from "./views.ts";
export * from "./wrap-lines.ts";
