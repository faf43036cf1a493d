/** Decides what a proposed attribution is before its speaker is known: cue, source and content as tokens, and what it rests on. */
import type { Basis } from "#record";
import type { CueAct } from "../rules/cue-verbs.ts";
import type { TokenRange } from "./token-table.ts";

/** Who (source) says (cue) what (content), as token ranges. */
export type Proposal = {
  /** The word that carries the cue. */
  readonly head: number;
  readonly cue: TokenRange;
  readonly source: TokenRange | undefined;
  /** In the order of the text. */
  readonly content: readonly TokenRange[];
  readonly act: CueAct | "unclear";
  readonly basis: Basis;
};

/** True where the two share a token. */
export function shareTokens(one: TokenRange, other: TokenRange): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** True where `outer` holds all of `inner`. */
export function holdsTokens(outer: TokenRange, inner: TokenRange): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}
