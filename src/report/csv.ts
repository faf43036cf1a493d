/** Decides how tables leave as CSV that a spreadsheet cannot take for formulas (RFC 4180; OWASP on CSV injection). */

/** Rows as CSV with CRLF line ends; every cell is text. */
export function csvOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, ...rows].map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

/** A cell that begins like a formula gets an apostrophe in front, which spreadsheets hide and never compute. */
function cellOf(text: string): string {
  const isFormula = /^[=+\-@\t\r]/u.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n']/u.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
