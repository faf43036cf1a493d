/** Decides what a redline is once it is told: blocks with their titles and segments with their words, ready for any format. */
import { z } from "zod";
import { TextRangeShape, type ValueOf } from "#record";

export const RedlineSegmentShape = z.strictObject({
  kind: z
    .enum(["same", "deleted", "inserted", "moved away", "moved here"])
    .describe("'same' and what came give the new text back, 'same' and what went the old one."),
  text: z.string(),
  move: z.int().optional().describe("Number of the moved passage: the same where it went and where it came."),
  draft: z.string().optional().describe("In the attributed layer: the draft in which these words came or went."),
  by: z.array(z.string()).optional().describe("In the attributed layer: who proposed these words, as the draft's own brackets say."),
});
export type RedlineSegment = ValueOf<typeof RedlineSegmentShape>;

export const RedlineBlockShape = z.strictObject({
  kind: z
    .enum(["together", "between", "dropped", "added", "moved away", "moved here", "merged away", "split off"])
    .describe("'together': units that stand for each other; 'between': text outside the units; the others: whole units that went or came."),
  title: z.string().describe("'Article 34 (was Article 28)'; empty between units."),
  old: z.array(z.string()).describe("Numbers of the old units in it."),
  new: z.array(z.string()),
  changed: z.boolean(),
  certainty: z.number().optional(),
  note: z.string().optional().describe("What became of a unit that is told elsewhere, or where it came from."),
  oldSpan: TextRangeShape,
  newSpan: TextRangeShape,
  segments: z.array(RedlineSegmentShape),
  against: z.array(RedlineSegmentShape).describe("A unit that moved here, told against what it was; empty otherwise."),
});
export type RedlineViewBlock = ValueOf<typeof RedlineBlockShape>;

export const RedlineViewShape = z.strictObject({
  old: z.string().describe("What the earlier draft is called."),
  new: z.string(),
  layer: z.enum(["exact", "readable", "attributed"]),
  note: z.string().optional(),
  blocks: z.array(RedlineBlockShape).describe("In order their old spans cover the old text and their new spans the new one."),
});
export type RedlineView = ValueOf<typeof RedlineViewShape>;

/** Whether a segment's words are in the new text but not in the old, the other way round, or in both. */
export function changeSideOf(kind: RedlineSegment["kind"]): "came" | "went" | "stayed" {
  if (kind === "same") return "stayed";
  return kind === "inserted" || kind === "moved here" ? "came" : "went";
}

/** One of the two texts, put together from the segments. */
export function textOfSide(view: RedlineView, side: "old" | "new"): string {
  const other = side === "old" ? "came" : "went";
  return view.blocks
    .flatMap((block) => block.segments)
    .map(({ kind, text }) => (changeSideOf(kind) === other ? "" : text))
    .join("");
}
