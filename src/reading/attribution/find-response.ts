/** Decides what a statement answers: the words after "in response to", "asked about" and their like, outside the content. */
import type { TextRange } from "#record";
import { responsePattern } from "../rules/channels.ts";

/** The thing answered; it ends with its clause: at a comma, or where source or cue begin. */
export function findResponse(plain: string, setting: readonly TextRange[], stops: readonly TextRange[]): TextRange | undefined {
  for (const stretch of setting) {
    const words = plain.slice(stretch.start, Math.min(stretch.end, stretch.start + LONGEST_SETTING));
    const match = responsePattern.exec(words);
    if (match === null) continue;
    const start = stretch.start + match.index + match[0].length;
    let end = Math.min(stretch.end, stretch.start + LONGEST_SETTING);
    for (const stop of stops) if (stop.start > start && stop.start < end) end = stop.start;
    const comma = plain.slice(start, end).search(/[,;:"]/);
    if (comma >= 0) end = start + comma;
    const trimmed = plain.slice(start, end).trimEnd().length;
    if (trimmed > 0) return { start, end: start + trimmed };
  }
  return undefined;
}

const LONGEST_SETTING = 1500;
