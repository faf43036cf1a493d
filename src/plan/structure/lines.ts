/** Decides where the lines of a text begin and end, and at which line and column an offset stands. */

/** A line without its line end: `end` is before `\n`, `\r\n` or `\r`. */
export type Line = { readonly start: number; readonly end: number };

/** Every line of `text`, the last one too where it is empty. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== LineFeed && unit !== CarriageReturn) continue;
    lines.push({ start, end: at });
    if (unit === CarriageReturn && text.charCodeAt(at + 1) === LineFeed) at++;
    start = at + 1;
  }
  lines.push({ start, end: text.length });
  return lines;
}

/** Line and column of `offset`, both from 1; columns in UTF-16 code units. */
export function placeOf(lines: readonly Line[], offset: number): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return { line: Math.max(1, low), column: offset - (lines[low - 1]?.start ?? 0) + 1 };
}

const LineFeed = 0x0a;
const CarriageReturn = 0x0d;
