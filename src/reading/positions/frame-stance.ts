/** Decides what a stance read by a frame holds, and what frames are read from. */
import type { Stance } from "#record";
import type { ClauseView } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import type { Condition } from "../clauses/find-conditions.ts";
import type { StanceFrame } from "../rules/stance-frames.ts";

/** A stance read by a frame. The holder is the clause's subject unless `holder` says otherwise; `bySpeaker` where whoever speaks holds it. */
export type FrameStance = {
  readonly rule: StanceFrame;
  readonly stance: Stance;
  readonly at: number;
  readonly clause: Clause;
  /** The words the stance rests on. */
  readonly range: TokenRange;
  /** What it is about. */
  readonly content: TokenRange;
  /** Of "wants teachers to pay": the act alone, where `content` has both. */
  readonly act?: TokenRange;
  readonly holder?: TokenRange;
  /** Of "longer shifts, something the union opposes", whose `content` is left empty: the words before the comma. */
  readonly apposedTo?: TokenRange;
  readonly bySpeaker: boolean;
};

/** What a frame reads from: the view with the words written out ("n't" as "not"), and the condition of each clause. */
export type FrameSearch = {
  readonly view: ClauseView;
  readonly conditionOf: ReadonlyMap<Clause, Condition>;
};
