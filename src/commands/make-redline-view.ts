/** Decides how a redline of two drafts is told: titles of its blocks, words of its segments, and in which draft each change was made. */
import type { Alignment, DraftComparison, DraftNode, Lifetimes, ProposalAt, Redline, RedlineBlock, Segment } from "#plan";
import { cutByProposal } from "#plan";
import type { RedlineSegment, RedlineView, RedlineViewBlock } from "#report";
import { strangerNote, unitLabel, unitName } from "./compare-named-drafts.ts";

export type RedlineLayer = RedlineView["layer"];

/** What the attributed layer needs: labels of all drafts, oldest first, in which of them each word came or went, and whose proposal it is. */
export type Attribution = {
  readonly labels: readonly string[];
  readonly lifetimes: Lifetimes;
  readonly proposalAt: ProposalAt;
};

/** The redline in words. `names` are what the drafts are called. */
export function makeRedlineView(
  comparison: DraftComparison,
  redline: Redline,
  {
    names,
    layer,
    attribution,
  }: { readonly names: { readonly old: string; readonly new: string }; readonly layer: RedlineLayer; readonly attribution?: Attribution },
): RedlineView {
  const note = strangerNote(comparison);
  const tell = (segments: readonly Segment[]): RedlineSegment[] =>
    segments.flatMap((segment) => tellSegment(segment, comparison, layer === "attributed" ? attribution : undefined));
  return {
    ...names,
    layer,
    ...(note === undefined ? {} : { note }),
    blocks: redline.blocks.map((block): RedlineViewBlock => {
      const segments = tell(layer === "exact" ? block.exact : block.readable);
      const certainty = certaintyOf(block, comparison.alignment);
      const what = noteOf(block, comparison);
      return {
        kind: block.kind,
        title: titleOf(block, comparison),
        old: namesOf(block.oldUnits, comparison.oldNodes),
        new: namesOf(block.newUnits, comparison.newNodes),
        changed: block.kind.startsWith("moved") || segments.some(({ kind }) => kind !== "same"),
        ...(certainty === undefined ? {} : { certainty }),
        ...(what === undefined ? {} : { note: what }),
        oldSpan: block.old,
        newSpan: block.new,
        segments,
        against: tell(block.against),
      };
    }),
  };
}

function tellSegment(segment: Segment, { old, new: fresh }: DraftComparison, attribution: Attribution | undefined): RedlineSegment[] {
  if (segment.kind === "same") return [{ kind: "same", text: fresh.text.slice(segment.new.start, segment.new.end) }];
  const [side, stretch] = segment.kind === "deleted" ? (["old", segment.old] as const) : (["new", segment.new] as const);
  const text = side === "old" ? old.text : fresh.text;
  const move = segment.moved;
  const kind = move === undefined ? segment.kind : side === "old" ? "moved away" : "moved here";
  const base = { kind, ...(move === undefined ? {} : { move }) } as const;
  if (attribution === undefined) return [{ ...base, text: text.slice(stretch.start, stretch.end) }];
  const lastDraft = attribution.labels.length - 1;
  return cutByProposal(stretch, side, { ...attribution, text, lastDraft }).map((part) => {
    // Words that no later draft has lost are told against the last draft, in which they moved.
    const draft = attribution.labels[Math.min(part.draft, lastDraft)];
    return {
      ...base,
      text: text.slice(part.start, part.end),
      ...(draft === undefined ? {} : { draft }),
      ...(part.by.length === 0 ? {} : { by: [...part.by] }),
    };
  });
}

function titleOf({ oldUnits, newUnits }: RedlineBlock, { oldNodes, newNodes }: DraftComparison): string {
  const before = labelsOf(oldUnits, oldNodes);
  const now = labelsOf(newUnits, newNodes);
  if (now === "" || before === now) return before;
  return before === "" ? now : `${now} (was ${before})`;
}

/** What became of a unit that went as a whole, or where one came from. */
function noteOf(block: RedlineBlock, { alignment, oldNodes, newNodes }: DraftComparison): string | undefined {
  if (block.kind === "dropped" || block.kind === "added") return block.kind;
  const [oldUnit] = block.oldUnits;
  const [newUnit] = block.newUnits;
  if (block.kind === "moved away" || block.kind === "merged away") {
    const to = alignment.links.filter((link) => link.old === oldUnit).map((link) => link.new);
    return `${block.kind === "moved away" ? "moved to" : "merged into"} ${labelsOf(to, newNodes)}`;
  }
  if (block.kind === "moved here" || block.kind === "split off") {
    const from = alignment.links.filter((link) => link.new === newUnit).map((link) => link.old);
    return `${block.kind === "moved here" ? "moved here from" : "split off"} ${labelsOf(from, oldNodes)}`;
  }
  if (block.oldUnits.length > 1) return "merged";
  return block.newUnits.length > 1 ? "split" : undefined;
}

function certaintyOf(block: RedlineBlock, alignment: Alignment): number | undefined {
  const certainties = alignment.links
    .filter((link) => block.oldUnits.includes(link.old) || block.newUnits.includes(link.new))
    .map((link) => link.certainty);
  return certainties.length === 0 ? undefined : Math.round(Math.min(...certainties) * 1000) / 1000;
}

function labelsOf(places: readonly number[], nodes: readonly DraftNode[]): string {
  return places.flatMap((place) => (nodes[place] === undefined ? [] : [unitLabel(nodes[place])])).join(" + ");
}

function namesOf(places: readonly number[], nodes: readonly DraftNode[]): string[] {
  return places.flatMap((place) => (nodes[place] === undefined ? [] : [unitName(nodes[place])]));
}
