/** Decides how a redline reads in a terminal: only what changed, with a few words around it. */
import type { RedlineSegment, RedlineView, RedlineViewBlock } from "./redline-view.ts";

/** So many characters of unchanged text are shown on each side of a change. */
const Context = 60;
/** A unit that went or came as a whole is shown up to this length. */
const LongestWhole = 400;

/** `[-went-]` and `{+came+}`; moved passages carry their number: `[-1>…-]`, `{+1>…+}`. */
export function redlineText(view: RedlineView): string {
  const drafts = new Set(view.blocks.flatMap(({ segments }) => segments.flatMap(({ draft }) => draft ?? [])));
  // Where all changes were made in one draft, its name says nothing.
  const tell = { draft: drafts.size > 1 };
  const blocks = view.blocks.filter((block) => block.changed).flatMap((block) => tellBlock(block, tell));
  return [
    ...(view.note === undefined ? [] : [view.note, ""]),
    `${view.old} → ${view.new}  ([-went-] {+came+})`,
    ...(view.layer === "attributed"
      ? ["A name is that of the party in whose bracket the words stood; where there is none, the brackets name nobody."]
      : []),
    ...(blocks.length === 0 ? ["", "Nothing changed."] : blocks),
  ].join("\n");
}

type Told = { readonly draft: boolean };

function tellBlock(block: RedlineViewBlock, told: Told): readonly string[] {
  const segments = block.against.length > 0 ? block.against : block.segments;
  const words = segments.every(({ kind }) => kind === "same")
    ? ""
    : segments.map((segment, at) => tellSegment(segment, told, { isFirst: at === 0, isLast: at === segments.length - 1 })).join("");
  const head = [block.title === "" ? "Between the units" : block.title, ...(block.note === undefined ? [] : [block.note])].join(": ");
  const plain = words.replaceAll(/\n{3,}/gu, "\n\n").trim();
  if (plain === "" && block.title === "") return [];
  return ["", `== ${head}`, ...(plain === "" ? [] : [plain])];
}

function tellSegment({ kind, text, move, draft, by }: RedlineSegment, told: Told, ends: Ends): string {
  if (kind === "same") return shorten(text, ends);
  const who = [...(draft === undefined || !told.draft ? [] : [draft]), ...(by ?? [])].join(", ");
  const mark = `${move === undefined ? "" : `${move + 1}>`}${who === "" ? "" : `${who}: `}`;
  const shown = text.length <= LongestWhole ? text : `${text.slice(0, LongestWhole)} … (${text.length - LongestWhole} more characters)`;
  return kind === "inserted" || kind === "moved here" ? `{+${mark}${shown}+}` : `[-${mark}${shown}-]`;
}

type Ends = { readonly isFirst: boolean; readonly isLast: boolean };

function shorten(text: string, { isFirst, isLast }: Ends): string {
  const after = isFirst ? "" : text.slice(0, Context);
  const before = isLast ? "" : text.slice(-Context);
  if (after.length + before.length >= text.length) return text;
  return `${after}${isFirst ? "" : " "}…${isLast ? "" : " "}${before}`;
}
