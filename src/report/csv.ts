/** Decides how tables leave as CSV that a spreadsheet cannot take for formulas (RFC 4180; OWASP on CSV injection). */

/** Rows as CSV with CRLF line ends; every cell is text. */
export function csvOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, ...rows].map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

/**
 * What a spreadsheet may compute: `=`, `+`, `-`, `@` and their full-width forms, also behind white space, and control characters that are cut off
 * on import. Apostrophes in front count with it, so that taking one off gives back every cell exactly.
 */
const FormulaStart = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** A cell that begins like a formula gets an apostrophe in front, which spreadsheets hide and never compute. */
function cellOf(text: string): string {
  const safe = FormulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n']/u.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
