/** Decides in which draft each changed word came in or went, and at which place of that draft it stood, however many drafts lie between. */
import type { Segment, Stretch } from "./segments.ts";

/** One step from a draft to the next: its exact segments over the whole texts, and passages that moved. */
export type DraftStep = {
  readonly segments: readonly Segment[];
  readonly moved: readonly { readonly old: Stretch; readonly new: Stretch }[];
  readonly oldLength: number;
  readonly newLength: number;
};

/** For each UTF-16 code unit of the first text and of the last; drafts count from 0. */
export type Lifetimes = {
  /** Of the first text: the draft in which it went; what never went carries the number after the last draft. */
  readonly went: Int32Array;
  /** Its place in the last draft that had it. */
  readonly wentFrom: Int32Array;
  /** Of the last text: the draft in which it came. */
  readonly came: Int32Array;
  /** Its place in that draft. */
  readonly cameAt: Int32Array;
};

/** Follows every place through all steps. Cost: drafts × length. */
export function traceLifetimes(steps: readonly DraftStep[]): Lifetimes {
  const length = steps[0]?.oldLength ?? 0;
  let came = new Int32Array(length);
  let cameAt = Int32Array.from(came.keys());
  // Where each place of the first text stands now; -1 once it is gone.
  let place = Int32Array.from(came.keys());
  const went = new Int32Array(length).fill(steps.length + 1);
  const wentFrom = Int32Array.from(came.keys());
  steps.forEach((step, at) => {
    const next = new Int32Array(step.newLength).fill(at + 1);
    const nextAt = Int32Array.from(next.keys());
    const target = new Int32Array(step.oldLength).fill(-1);
    const carry = (old: Stretch, fresh: Stretch): void => {
      // A moved passage has the same words on both sides, not always the same white space.
      const shared = Math.min(old.end - old.start, fresh.end - fresh.start);
      for (let offset = 0; offset < shared; offset++) {
        next[fresh.start + offset] = came[old.start + offset] as number;
        nextAt[fresh.start + offset] = cameAt[old.start + offset] as number;
        target[old.start + offset] = fresh.start + offset;
      }
    };
    for (const segment of step.segments) if (segment.kind === "same") carry(segment.old, segment.new);
    for (const passage of step.moved) carry(passage.old, passage.new);
    place = place.map((now, origin) => {
      if (now < 0) return now;
      wentFrom[origin] = now;
      const then = target[now] as number;
      if (then < 0) went[origin] = at + 1;
      return then;
    });
    came = next;
    cameAt = nextAt;
  });
  return { went, wentFrom, came, cameAt };
}

/** A part of a stretch that came or went in one draft, on the proposal of the same parties. */
export type AttributedPart = { readonly start: number; readonly end: number; readonly draft: number; readonly by: readonly string[] };

/** Who proposed the words at a place of a draft: the same list for the same bracket, so that lists can be told apart by identity. */
export type ProposersAt = (draft: number, offset: number) => readonly string[];

/**
 * A stretch of the first text (`old`) or the last (`new`), cut where the draft or the proposers change. Words that went were the proposal of
 * whoever stood behind them in the last draft that had them, words that came of whoever did in the draft in which they came, or does now.
 * Words that stayed but are told inside a changed phrase go with the change before them.
 */
export function cutByProposal(
  stretch: Stretch,
  side: "old" | "new",
  { lifetimes, proposersAt, lastDraft }: { readonly lifetimes: Lifetimes; readonly proposersAt: ProposersAt; readonly lastDraft: number },
): readonly AttributedPart[] {
  const drafts = side === "old" ? lifetimes.went : lifetimes.came;
  const isChanged = (draft: number): boolean => (side === "old" ? draft <= lastDraft : draft > 0);
  let draft = drafts.subarray(stretch.start, stretch.end).find(isChanged) ?? lastDraft;
  const parts: { start: number; end: number; draft: number; by: readonly string[] }[] = [];
  for (let at = stretch.start; at < stretch.end; at++) {
    const own = drafts[at] ?? lastDraft;
    if (isChanged(own)) draft = own;
    const by = side === "old" ? proposersAt(Math.min(own, lastDraft) - 1, lifetimes.wentFrom[at] ?? at) : proposersNow(own, at);
    const last = parts.at(-1);
    if (last !== undefined && last.draft === draft && last.by === by) last.end = at + 1;
    else parts.push({ start: at, end: at + 1, draft, by });
  }
  return parts;

  function proposersNow(cameIn: number, at: number): readonly string[] {
    const proposers = proposersAt(cameIn, lifetimes.cameAt[at] ?? at);
    return proposers.length > 0 ? proposers : proposersAt(lastDraft, at);
  }
}
