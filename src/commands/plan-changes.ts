/** Shows what changed between two drafts of the dossier, for the workbench: blocks in the order of the newer draft, and counts. */
import { z } from "zod";
import { parseDraft } from "#plan";
import { RedlineViewShape } from "#report";
import { defineCommand } from "./command.ts";
import { compareWithLinks } from "./compare-named-drafts.ts";
import { requireDossierDraft } from "./dossier-drafts.ts";
import { loadedFrom } from "./load-draft.ts";
import { makeRedlineView } from "./make-redline-view.ts";
import { asOfFields, momentOf } from "./moments.ts";
import { keptLinks } from "./plan-links.ts";
import { finishRedline, lifetimesOf, proposalsIn } from "./redline-named-drafts.ts";
import { stagesOf } from "./tell-stages.ts";

const Output = z.strictObject({
  ...RedlineViewShape.shape,
  counts: z.strictObject({
    units: z
      .record(z.string(), z.int())
      .describe("Units by what became of them: kept, edited, moved, renumbered, merged, split, dropped, added."),
    deleted: z.int().describe("Words that went."),
    inserted: z.int().describe("Words that came."),
    moved: z.int().describe("Words that went here and came there."),
  }),
  similarity: z.number(),
  sameInstrument: z.boolean(),
});

export const planChangesCommand = defineCommand({
  name: "plan changes",
  summary: "Show what changed between two drafts of the dossier, with counts; 'plan diff' does the same for files.",
  example: "plan changes src-1 src-2",
  effect: "query",
  words: ["old", "new"],
  overHttp: true,
  readsDrafts: true,
  input: z.strictObject({
    old: z.string().describe("Id of the earlier draft, or its beginning: see 'plan list'."),
    new: z.string().describe("Id of the later draft."),
    layer: z
      .enum(["exact", "readable", "attributed"])
      .default("readable")
      .describe("exact: the fewest changed words; readable: whole phrases; attributed: also whose proposal."),
    ...asOfFields,
  }),
  output: Output,
  async run({ old: oldId, new: newId, layer, ...clocks }, run) {
    const { store } = run.parley;
    const moment = await momentOf(store, clocks);
    const old = loadedFrom(await requireDossierDraft(store, oldId, clocks));
    const fresh = loadedFrom(await requireDossierDraft(store, newId, clocks));
    const names = { old: old.label, new: fresh.label };
    const kept = await keptLinks(store, old.id, fresh.id, moment);
    const tell = stagesOf(run, old.source.text.length + fresh.source.text.length, 3);
    await tell(`${old.label}: structure`);
    const oldText = parseDraft(old.source.text);
    await tell(`${fresh.label}: structure`);
    const newText = parseDraft(fresh.source.text);
    await tell("which point became which");
    const comparison = compareWithLinks(oldText, newText, kept);
    const redline = await finishRedline(comparison, run, "point by point");
    const view = makeRedlineView(comparison, redline, {
      names,
      layer,
      ...(layer === "attributed"
        ? {
            attribution: {
              lifetimes: lifetimesOf([[comparison, redline]]),
              labels: [old.label, fresh.label],
              proposalAt: await proposalsIn([old, fresh], run, moment),
            },
          }
        : {}),
    });
    const { alignment } = comparison;
    const units: Record<string, number> = {};
    // A merge or a split is one thing that happened, however many units took part.
    for (const { kind, primary } of alignment.links)
      if (primary && kind !== "merged" && kind !== "split") units[kind] = (units[kind] ?? 0) + 1;
    for (const [kind, { length }] of Object.entries({
      merged: alignment.merges,
      split: alignment.splits,
      dropped: alignment.dropped,
      added: alignment.added,
    }))
      if (length > 0) units[kind] = length;
    const segments = view.blocks.flatMap((block) => block.segments);
    const wordsIn = (kind: string): number =>
      segments.reduce((sum, segment) => sum + (segment.kind === kind ? (segment.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) : 0), 0);
    return {
      ...view,
      counts: { units, deleted: wordsIn("deleted"), inserted: wordsIn("inserted"), moved: wordsIn("moved here") },
      similarity: Math.round(alignment.similarity * 1000) / 1000,
      sameInstrument: alignment.sameInstrument,
    };
  },
  toText({ old, new: fresh, counts }) {
    const units = Object.entries(counts.units).map(([kind, count]) => `${count} ${kind}`);
    return [
      `${old} → ${fresh}`,
      `Points: ${units.join(", ") || "none"}.`,
      `Words: ${counts.deleted} deleted, ${counts.inserted} inserted, ${counts.moved} moved. Every word: 'parley plan diff'.`,
    ].join("\n");
  },
});
