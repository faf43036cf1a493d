/** Decides in which draft each changed word came in or went, and at which place of that draft it stood, however many drafts lie between. */
import type { Proposal } from "./proposals-of-draft.ts";
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

/** Whose proposal stands at a place of a draft, as that draft's own brackets say. */
export type ProposalAt = (draft: number, offset: number) => Proposal;

/** So many characters in a row, about five words, are no chance: they came over from the bracket they stood in. */
const LongRun = 30;

/**
 * A stretch of the first text (`old`) or the last (`new`), cut where the draft or the proposers change. Only brackets that name somebody give a
 * name. Words that went were the proposal of whoever is named behind them in the last draft that had them. Words that came in the last draft are
 * that of whoever is named there. Words that came over from an earlier draft, or stayed and are only told inside a changed phrase, keep the name
 * of their bracket there if all its words, or a long run of them, came over together: a small word or a bracket sign that merely recurs is
 * nobody's. Words that stayed, and signs alone, go with the draft of the change
 * before them. Cost: near-linear in the stretch.
 */
export function cutByProposal(
  stretch: Stretch,
  side: "old" | "new",
  {
    text,
    lifetimes,
    proposalAt,
    lastDraft,
  }: {
    /** The text the stretch is of. */
    readonly text: string;
    readonly lifetimes: Lifetimes;
    readonly proposalAt: ProposalAt;
    readonly lastDraft: number;
  },
): readonly AttributedPart[] {
  const { went, wentFrom, came, cameAt } = lifetimes;
  const drafts = side === "old" ? went : came;
  const isChanged = (draft: number): boolean => (side === "old" ? draft <= lastDraft : draft > 0);
  let draft = drafts.subarray(stretch.start, stretch.end).find(isChanged) ?? lastDraft;
  let run: CarriedRun | undefined;
  const parts: { start: number; end: number; draft: number; by: readonly string[] }[] = [];
  for (let at = stretch.start; at < stretch.end; at++) {
    const own = drafts[at] ?? lastDraft;
    if (isChanged(own)) draft = own;
    const { by } = side === "old" ? proposalAt(Math.min(own, lastDraft) - 1, wentFrom[at] ?? at) : proposalNow(own, at);
    const last = parts.at(-1);
    if (last !== undefined && last.draft === draft && isSameList(last.by, by)) last.end = at + 1;
    else parts.push({ start: at, end: at + 1, draft, by });
  }
  return withoutCrumbs(parts, text);

  function proposalNow(cameIn: number, at: number): Proposal {
    if (cameIn >= lastDraft) return proposalAt(lastDraft, at);
    const earlier = proposalAt(cameIn, cameAt[at] ?? at);
    if (run === undefined || at >= run.end || earlier !== run.proposal) run = runFrom(cameIn, at, earlier);
    return run.isTakenOver ? earlier : proposalAt(lastDraft, at);
  }

  /** The words of `earlier` around `at` that stand in both drafts one behind the other. */
  function runFrom(cameIn: number, at: number, earlier: Proposal): CarriedRun {
    const { words } = earlier;
    const origin = cameAt[at] ?? at;
    if (words === undefined || origin < words.start || origin >= words.end) return { end: at + 1, proposal: earlier, isTakenOver: false };
    const goesOn = (place: number, offset: number): boolean =>
      came[place] === cameIn && cameAt[place] === offset && proposalAt(cameIn, offset) === earlier;
    let before = 0;
    while (origin - before > words.start && goesOn(at - before - 1, origin - before - 1)) before++;
    let behind = 1;
    while (origin + behind < words.end && goesOn(at + behind, origin + behind)) behind++;
    const length = before + behind;
    return {
      end: at + behind,
      proposal: earlier,
      isTakenOver: length >= LongRun || (earlier.isTelling && length === words.end - words.start),
    };
  }
}

/** Nobody's signs and spaces between words go with the draft of the part before them, or the first ones with that of the part behind. */
function withoutCrumbs(parts: readonly AttributedPart[], text: string): readonly AttributedPart[] {
  const kept: AttributedPart[] = [];
  for (const [at, part] of parts.entries()) {
    const last = kept.at(-1);
    const isCrumb = part.by.length === 0 && !/[\p{L}\p{N}]/u.test(text.slice(part.start, part.end));
    const draft = isCrumb ? (last ?? parts[at + 1] ?? part).draft : part.draft;
    if (last !== undefined && last.draft === draft && isSameList(last.by, part.by)) kept[kept.length - 1] = { ...last, end: part.end };
    else kept.push({ ...part, draft });
  }
  return kept;
}

/** Words of an earlier draft's proposal, up to `end` in the last text; `isTakenOver` says that they are no chance. */
type CarriedRun = { readonly end: number; readonly proposal: Proposal; readonly isTakenOver: boolean };

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((name, at) => name === other[at]));
}
