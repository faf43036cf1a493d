/** Decides where a footnote stands, and which lines belong to it. */
import type { DraftLine } from "./describe-lines.ts";
import { addNode, type GrowingDraft, setOwn } from "./growing-draft.ts";
import type { Label } from "./read-label.ts";

/** Takes a line of a footnote: a new one, or more of the last. */
export function takeFootnote(draft: GrowingDraft, line: DraftLine, isAtEnd: boolean): void {
  // Notes at the end belong to the whole text, those in between to where they stand.
  if (isAtEnd) draft.stack.length = 0;
  const opening = /^\[\^?([^\]\s]{1,40})\][.:)]?\s*/u.exec(draft.text.slice(line.from, Math.min(line.to, line.from + 80)));
  if (opening === null && draft.lastFootnote !== undefined) {
    const note = draft.nodes[draft.lastFootnote];
    if (note !== undefined) note.ownEnd = note.end = line.to;
  } else {
    const length = opening?.[0].length ?? 0;
    const label = noteLabel(draft.text, line, opening?.[1] ?? "", length);
    draft.lastFootnote = addNode(draft, "note", label, { start: line.from, end: line.to }, draft.stack.at(-1)?.node);
    setOwn(draft, draft.lastFootnote, Math.min(line.to, line.from + length), line.to);
  }
  draft.current = undefined;
  draft.afterBlank = false;
}

function noteLabel(text: string, line: DraftLine, number: string, length: number): Label {
  const end = Math.min(line.to, line.from + length);
  return {
    word: "count",
    level: 0,
    start: line.from,
    end: line.from + (text[line.from + 1] === "^" ? 3 : 2) + number.length,
    rest: end,
    number,
    numerals: [],
    suffix: "",
    style: "note",
    isBare: false,
    isDoubtful: false,
  };
}
