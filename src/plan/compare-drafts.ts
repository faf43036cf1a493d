/** Decides how two parsed drafts are compared: which units are aligned, and where each of them stands in its text. */
import { alignUnits } from "./alignment/align-units.ts";
import type { PersonLink } from "./alignment/choose-links.ts";
import type { Alignment } from "./alignment/unit.ts";
import { alignUnitsOf } from "./alignment/units-of-draft.ts";
import { type Redline, type RedlineStep, redlineInSteps } from "./redline/redline-drafts.ts";
import type { DraftNode, DraftText } from "./structure/draft-text.ts";

/** Two drafts with their units and how these correspond; places in the alignment are places in `oldNodes` and `newNodes`. */
export type DraftComparison = {
  readonly old: DraftText;
  readonly new: DraftText;
  readonly oldNodes: readonly DraftNode[];
  readonly newNodes: readonly DraftNode[];
  readonly alignment: Alignment;
};

/**
 * Aligns two drafts; `said` is what a person decided about their units. Cost: near-linear in the length of the texts.
 *
 * @example compareDrafts(parseDraft(december4), parseDraft(december9)).alignment.dropped
 */
export function compareDrafts(old: DraftText, fresh: DraftText, said: readonly PersonLink[] = []): DraftComparison {
  const [one, other] = [alignUnitsOf(old), alignUnitsOf(fresh)];
  return { old, new: fresh, oldNodes: one.nodes, newNodes: other.nodes, alignment: alignUnits(one.units, other.units, said) };
}

/** The redline of two compared drafts, in steps: a caller may show how far it is and stop between two. */
export function redlineOf(comparison: DraftComparison): Generator<RedlineStep, Redline> {
  const { old, new: fresh, oldNodes, newNodes, alignment } = comparison;
  return redlineInSteps(
    { text: old.text, units: oldNodes.map((node) => node.range) },
    { text: fresh.text, units: newNodes.map((node) => node.range) },
    alignment,
  );
}
