/** Decides how what is seen is saved: a drawing with its look written into it, and rows as a spreadsheet reads them. */
import { saveText } from "./save-export.ts";

/** The drawing with the look it has on the page written into it, so that it stands alone. */
export function saveDrawing(drawing: SVGSVGElement, fileName: string): void {
  const copy = drawing.cloneNode(true) as SVGSVGElement; // A clone of an SVG element is one.
  const drawn = [drawing, ...drawing.querySelectorAll("*")];
  for (const [at, element] of [copy, ...copy.querySelectorAll("*")].entries()) {
    const source = drawn[at];
    if (source === undefined) continue;
    const style = getComputedStyle(source);
    for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-family"])
      element.setAttribute(name, style.getPropertyValue(name));
  }
  saveText(new XMLSerializer().serializeToString(copy), fileName, "image/svg+xml");
}

/** Rows as CSV with a head. */
export function saveRows(rows: readonly (readonly (string | number)[])[], fileName: string): void {
  saveText(`${rows.map((row) => row.map((one) => field(String(one))).join(",")).join("\r\n")}\r\n`, fileName, "text/csv");
}

export function saveJson(value: unknown, fileName: string): void {
  saveText(`${JSON.stringify(value, undefined, 2)}\n`, fileName, "application/json");
}

/** A field as spreadsheets read it; a text that begins like a formula is not taken for one. */
function field(text: string): string {
  const isNumber = /^-?\d+(?:[.]\d+)?(?:e[+-]?\d+)?$/iu.test(text);
  const safe = !isNumber && /^[=+\-@\t\r]/u.test(text) && text !== "-" ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
