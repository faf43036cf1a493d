/** Decides what a first look at all words tells each question: where other cues probably stand, and where their sources begin. */
import { hashOf } from "./hashing.ts";
import type { TokenTable } from "./token-table.ts";

/** One number per token; from the certainties of a first look at every word. */
export type CueOutlook = {
  /** How likely the token is a cue: 0 hardly, 1 perhaps, 2 rather, 3 almost surely. */
  readonly level: Uint8Array;
  /** Number of tokens of level 2 or 3 before token `t`; one longer than the tokens. */
  readonly likelyBefore: Int32Array;
  /** 1 where the subject of a likely cue begins. */
  readonly speakerStart: Uint8Array;
};

const SUBJECT = new Set(["nsubj", "nsubj:pass", "csubj", "nsubj:outer"].map(hashOf));
const LEVELS = [0.15, 0.45, 0.85];

/** The outlook from `certainty`, one value per token. */
export function outlookFrom(table: TokenTable, certainty: Float32Array): CueOutlook {
  const level = new Uint8Array(table.count);
  const likelyBefore = new Int32Array(table.count + 1);
  const speakerStart = new Uint8Array(table.count);
  for (let at = 0; at < table.count; at++) {
    const sure = certainty[at] ?? 0;
    let reached = 0;
    while (reached < LEVELS.length && sure >= (LEVELS[reached] ?? 1)) reached++;
    level[at] = reached;
    likelyBefore[at + 1] = (likelyBefore[at] ?? 0) + (reached >= 2 ? 1 : 0);
    if (reached < 2) continue;
    for (let slot = table.childrenFrom[at] ?? 0; slot < (table.childrenFrom[at + 1] ?? 0); slot++) {
      const child = table.children[slot] ?? 0;
      if (SUBJECT.has(table.relation[child] ?? 0)) speakerStart[table.leftEdge[child] ?? child] = 1;
    }
  }
  return { level, likelyBefore, speakerStart };
}

/** True where two outlooks on the same text agree on the tokens from `first` to `last`. */
export function looksTheSame(one: CueOutlook, other: CueOutlook, first: number, last: number): boolean {
  for (let at = Math.max(0, first); at <= last && at < one.level.length; at++)
    if (one.level[at] !== other.level[at] || one.speakerStart[at] !== other.speakerStart[at]) return false;
  return true;
}
