/** Decides what has to be known of the whole text before a line is read: the next number of each style, and whether lines are wrapped. */
import type { DraftLine } from "./describe-lines.ts";
import type { Label } from "./read-label.ts";

/** For each line with a number the next label of the same style below it. */
export function nextLabels(lines: readonly DraftLine[], isContents: readonly boolean[]): readonly (Label | undefined)[] {
  const next: (Label | undefined)[] = [];
  const below = new Map<string, Label>();
  for (let at = lines.length - 1; at >= 0; at--) {
    const label = isContents[at] === true ? undefined : lines[at]?.label;
    if (label === undefined || label.word === "bullet") continue;
    next[at] = below.get(label.style);
    below.set(label.style, label);
  }
  return next;
}

/** Lines of at least this length are full where a text is broken into lines. */
export const WrappedLine = 55;

/** True for a text broken into lines of about one length: most lines that are followed by another one are full, and none is long. */
export function looksWrapped(lines: readonly DraftLine[]): boolean {
  let full = 0;
  let long = 0;
  let followed = 0;
  for (const [at, line] of lines.entries()) {
    if (line.kind !== "words") continue;
    const length = line.to - line.from;
    if (length > 2 * WrappedLine) long++;
    if (lines[at + 1]?.kind !== "words") continue;
    followed++;
    if (length >= WrappedLine) full++;
  }
  return followed >= 5 && full >= followed * 0.4 && long <= followed * 0.05;
}
