/** Decides what of a conflict can be saved as a table: a row for each state. */
import type { Survey } from "#conflict";
import { saveRows } from "../../parts/save-drawing.ts";
import { conceptsAt } from "./state-table.tsx";

export function saveTable(survey: Survey): void {
  const { analysis } = survey;
  const head = [
    "state",
    "decimal",
    ...analysis.options.map(({ name }) => name),
    "equilibrium",
    ...analysis.decisionMakers.map(({ name }) => `rank for ${name}`),
  ];
  const rows = analysis.states.map(({ ord, dec, yn }, at) => [
    ord,
    dec,
    ...yn,
    conceptsAt(survey, ord).join(" "),
    ...analysis.decisionMakers.map(({ payoffs }) => payoffs?.[at] ?? ""),
  ]);
  saveRows([head, ...rows], "conflict.csv");
}
