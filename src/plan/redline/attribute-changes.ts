/** Decides in which draft each changed word came in or went, where there are drafts between the first and the last. */
import type { Segment, Stretch } from "./segments.ts";

/** One step from a draft to the next: its exact segments over the whole texts, and passages that moved. */
export type DraftStep = {
  readonly segments: readonly Segment[];
  readonly moved: readonly { readonly old: Stretch; readonly new: Stretch }[];
  readonly oldLength: number;
  readonly newLength: number;
};

/** For each UTF-16 code unit: of the first text the draft in which it went, of the last the draft in which it came; drafts count from 0. */
export type Lifetimes = { readonly went: Int32Array; readonly came: Int32Array };

/** What never went carries the number after the last draft. Cost: drafts × length. */
export function traceLifetimes(steps: readonly DraftStep[]): Lifetimes {
  let came = new Int32Array(steps[0]?.oldLength ?? 0);
  // Where each place of the first text stands now; -1 once it is gone.
  let place = Int32Array.from(came.keys());
  const went = new Int32Array(came.length).fill(steps.length + 1);
  steps.forEach((step, at) => {
    const next = new Int32Array(step.newLength).fill(at + 1);
    const target = new Int32Array(step.oldLength).fill(-1);
    const carry = (old: Stretch, fresh: Stretch): void => {
      // A moved passage has the same words on both sides, not always the same white space.
      const length = Math.min(old.end - old.start, fresh.end - fresh.start);
      for (let offset = 0; offset < length; offset++) {
        next[fresh.start + offset] = came[old.start + offset] as number;
        target[old.start + offset] = fresh.start + offset;
      }
    };
    for (const segment of step.segments) if (segment.kind === "same") carry(segment.old, segment.new);
    for (const passage of step.moved) carry(passage.old, passage.new);
    place = place.map((now, origin) => {
      if (now < 0) return now;
      const then = target[now] as number;
      if (then < 0) went[origin] = at + 1;
      return then;
    });
    came = next;
  });
  return { went, came };
}

/** A stretch cut where the draft changes that `lifetimes` names for its places. */
export function cutByDraft(
  stretch: Stretch,
  drafts: Int32Array,
): readonly { readonly start: number; readonly end: number; readonly draft: number }[] {
  const parts: { start: number; end: number; draft: number }[] = [];
  for (let at = stretch.start; at < stretch.end; at++) {
    const draft = drafts[at] as number;
    const last = parts.at(-1);
    if (last !== undefined && last.draft === draft) last.end = at + 1;
    else parts.push({ start: at, end: at + 1, draft });
  }
  return parts;
}
