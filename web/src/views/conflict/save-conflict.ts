/** Decides what of a conflict can be saved: the table as CSV, the drawing as SVG, the whole answer as JSON. */
import type { Survey } from "#conflict";
import { saveText } from "../../parts/save-export.ts";
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
    String(ord),
    String(dec),
    ...yn,
    conceptsAt(survey, ord).join(" "),
    ...analysis.decisionMakers.map(({ payoffs }) => String(payoffs?.[at] ?? "")),
  ]);
  saveText(`${[head, ...rows].map((row) => row.map(field).join(",")).join("\r\n")}\r\n`, "conflict.csv", "text/csv");
}

export function saveAnswer({ analysis }: Survey): void {
  saveText(`${JSON.stringify(analysis, undefined, 2)}\n`, "conflict.json", "application/json");
}

/** The drawing with the look it has on the page written into it, so that it stands alone. */
export function saveDrawing(drawing: SVGSVGElement): void {
  const copy = drawing.cloneNode(true) as SVGSVGElement; // A clone of an SVG element is one.
  const drawn = [drawing, ...drawing.querySelectorAll("*")];
  for (const [at, element] of [copy, ...copy.querySelectorAll("*")].entries()) {
    const source = drawn[at];
    if (source === undefined) continue;
    const style = getComputedStyle(source);
    for (const name of ["fill", "stroke", "stroke-width", "opacity", "font-size", "font-family"])
      element.setAttribute(name, style.getPropertyValue(name));
  }
  saveText(new XMLSerializer().serializeToString(copy), "conflict.svg", "image/svg+xml");
}

/** A field as spreadsheets read it; a text that begins like a formula is not taken for one. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) && text !== "-" ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
