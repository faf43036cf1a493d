/** Decides how a redline reads in a terminal: only what changed, with a few words around it. */
import type { RedlineSegment, RedlineView, RedlineViewBlock } from "./redline-view.ts";

/** So many characters of unchanged text are shown on each side of a change. */
const Context = 60;
/** A unit that went or came as a whole is shown up to this length. */
const LongestWhole = 400;

/** `[-went-]` and `{+came+}`; moved passages carry their number: `[-1>…-]`, `{+1>…+}`. */
export function redlineText(view: RedlineView): string {
  const blocks = view.blocks.filter((block) => block.changed).flatMap(tellBlock);
  return [
    ...(view.note === undefined ? [] : [view.note, ""]),
    `${view.old} → ${view.new}  ([-went-] {+came+})`,
    ...(blocks.length === 0 ? ["", "Nothing changed."] : blocks),
  ].join("\n");
}

function tellBlock(block: RedlineViewBlock): readonly string[] {
  const segments = block.against.length > 0 ? block.against : block.segments;
  const words = segments.every(({ kind }) => kind === "same")
    ? ""
    : segments.map((segment, at) => tellSegment(segment, at === 0, at === segments.length - 1)).join("");
  const head = [block.title === "" ? "Between the units" : block.title, ...(block.note === undefined ? [] : [block.note])].join(": ");
  const plain = words.replaceAll(/\n{3,}/gu, "\n\n").trim();
  if (plain === "" && block.title === "") return [];
  return ["", `== ${head}`, ...(plain === "" ? [] : [plain])];
}

function tellSegment({ kind, text, move, draft, by }: RedlineSegment, isFirst: boolean, isLast: boolean): string {
  if (kind === "same") return shorten(text, isFirst, isLast);
  const who = [...(draft === undefined ? [] : [draft]), ...(by ?? [])].join(", ");
  const mark = `${move === undefined ? "" : `${move + 1}>`}${who === "" ? "" : `${who}: `}`;
  const shown = text.length <= LongestWhole ? text : `${text.slice(0, LongestWhole)} … (${text.length - LongestWhole} more characters)`;
  return kind === "inserted" || kind === "moved here" ? `{+${mark}${shown}+}` : `[-${mark}${shown}-]`;
}

function shorten(text: string, isFirst: boolean, isLast: boolean): string {
  const after = isFirst ? "" : text.slice(0, Context);
  const before = isLast ? "" : text.slice(-Context);
  if (after.length + before.length >= text.length) return text;
  return `${after}${isFirst ? "" : " "}…${isLast ? "" : " "}${before}`;
}
