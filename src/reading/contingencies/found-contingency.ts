/** Decides what is known of a contingency before it is a mark. */
import type { ContingencyMark, LocalActorId, MarkId, TextRange } from "#record";

/** What the finders of `contingencies/` hand back. */
export type FoundContingency = {
  readonly rule: string;
  readonly certainty: number;
  readonly trigger: readonly TextRange[];
  readonly triggerActor?: LocalActorId;
  readonly response: readonly TextRange[];
  readonly advocates: readonly LocalActorId[];
  readonly wouldAct?: LocalActorId;
  readonly mode: ContingencyMark["mode"];
  readonly precedent?: TextRange;
  readonly reason?: TextRange;
  readonly inside?: MarkId;
};
