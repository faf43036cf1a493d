/** Decides where a long line of a listing breaks, so that it stays readable on a narrow terminal. */

/** Columns every terminal has. */
export const TerminalColumns = 80;

/** `text` broken between words into lines of at most `columns` characters, all but the first led by `indent`; a longer word stays whole. */
export function wrapLine(text: string, { indent = "    ", columns = TerminalColumns }: { indent?: string; columns?: number } = {}): string {
  const lines: string[] = [];
  let line = /^\s*/u.exec(text)?.[0] ?? "";
  let isFresh = true;
  for (const word of text.trim().split(/(?<=\S)(?=\s)/u)) {
    const next = isFresh ? `${line}${word.trimStart()}` : `${line}${word}`;
    if (isFresh || widthOf(next) <= columns) line = next;
    else {
      lines.push(line);
      line = `${indent}${word.trimStart()}`;
    }
    isFresh = false;
  }
  return [...lines, line].join("\n");
}

/** Characters as a reader counts them: code points, so that a pair of surrogates is one. */
export function widthOf(text: string): number {
  return [...text].length;
}

/** `text` cut to `longest` characters, the last of them an ellipsis; never through the middle of a character. */
export function cutTo(text: string, longest: number): string {
  const characters = [...text.slice(0, longest * 2 + 2)];
  return characters.length <= longest ? text : `${characters.slice(0, Math.max(0, longest - 1)).join("")}…`;
}
