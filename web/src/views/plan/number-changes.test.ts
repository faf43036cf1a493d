import { expect, it } from "vitest";
import type { RedlineSegment, RedlineViewBlock } from "#report";
import { changeInWords, numberChanges } from "./number-changes.ts";

const same = (text: string): RedlineSegment => ({ kind: "same", text });
const went = (text: string): RedlineSegment => ({ kind: "deleted", text });
const came = (text: string): RedlineSegment => ({ kind: "inserted", text });
const block = (more: Partial<RedlineViewBlock>): RedlineViewBlock => ({
  kind: "together",
  title: "1",
  old: ["1"],
  new: ["1"],
  changed: true,
  oldSpan: { start: 0, end: 0 },
  newSpan: { start: 0, end: 0 },
  segments: [],
  against: [],
  ...more,
});

it("takes words that went and came at one place for one change, and numbers over all blocks", () => {
  const changes = numberChanges([
    block({ segments: [same("a "), went("b"), came("c"), same(" d "), came("e")] }),
    block({ title: "2", segments: [went("f")] }),
  ]);
  expect(changes.count).toBe(3);
  expect(changes.blocks.map(({ pieces }) => pieces.map((piece) => (piece.kind === "change" ? piece.mark : piece.text)))).toEqual([
    ["a ", 1, " d ", 2],
    [3],
  ]);
  expect(changeInWords(changes, 1)).toBe("in 1, deleted: b; inserted: c");
  expect(changeInWords(changes, 3)).toBe("in 2, deleted: f");
  expect(changeInWords(changes, undefined)).toBe("");
});

it("tells a unit that moved once, against what it was", () => {
  const changes = numberChanges([
    block({ kind: "moved away", segments: [went("x y")], note: "moved to 3" }),
    block({ kind: "moved here", title: "3", segments: [came("x z")], against: [same("x "), went("y"), came("z")] }),
    block({ kind: "moved here", title: "4", segments: [came("w")], against: [same("w")], note: "moved here from 2" }),
  ]);
  expect(changes.count).toBe(2);
  expect(changes.blocks[0]).toMatchObject({ mark: undefined, pieces: [] });
  expect(changeInWords(changes, 2)).toBe("in 4, moved here from 2");
});
