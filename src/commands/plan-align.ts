/** Aligns the points of two drafts, whatever their numbers: kept, edited, moved, renumbered, merged, split, dropped, added, each with its evidence. */
import { z } from "zod";
import type { DraftComparison, Link } from "#plan";
import { ProblemShape, TextRangeShape, type ValueOf } from "#record";
import { defineCommand } from "./command.ts";
import { areFiles, compareNamedDrafts, strangerNote, unitLabel, unitName } from "./compare-named-drafts.ts";
import { asOfFields } from "./moments.ts";

const NumberShape = z.string().describe("Number as written, without its kind word: '28', '3bis'; the unit's id where it has none.");
const Share = z.number().min(0).max(1);

const PairShape = z.strictObject({
  old: NumberShape,
  new: NumberShape,
  oldLabel: z.string().describe("'Article 28'"),
  newLabel: z.string(),
  oldId: z.string(),
  newId: z.string(),
  oldSpan: TextRangeShape,
  newSpan: TextRangeShape,
  kind: z.enum(["kept", "edited", "moved", "renumbered", "merged", "split"]).describe("What a reader wants to know first."),
  changes: z.array(z.enum(["moved", "renumbered", "edited"])).describe("Everything that is so; empty for a unit kept as it is."),
  certainty: Share,
  primary: z.boolean().describe("The partner; false where text only joined or left in a merge or a split."),
  evidence: z.strictObject({
    likeness: Share.describe("Cosine of weighted words and word pairs."),
    oldInNew: Share,
    newInOld: Share,
    neighbours: Share.describe("How closely the sure pairs around run beside this one."),
    sameNumber: z.boolean(),
    sameHeading: z.boolean(),
    passedOn: z.number().describe("In merges and splits: share of the old unit that passed to the new one."),
    takenOver: z.number().describe("Share of the new unit that came from the old one."),
    byPerson: z.boolean(),
  }),
});

const UnitShape = z.strictObject({ label: z.string(), id: z.string(), span: TextRangeShape });
const SideShape = z.strictObject({ label: z.string(), units: z.int() });

const Output = z.strictObject({
  old: SideShape,
  new: SideShape,
  pairs: z.array(PairShape),
  dropped: z.array(z.strictObject({ old: NumberShape, kind: z.literal("dropped"), ...UnitShape.shape })),
  added: z.array(z.strictObject({ new: NumberShape, kind: z.literal("added"), ...UnitShape.shape })),
  merges: z.array(z.strictObject({ old: z.array(NumberShape), new: NumberShape })),
  splits: z.array(z.strictObject({ old: NumberShape, new: z.array(NumberShape) })),
  similarity: Share.describe("Likeness of the drafts as wholes."),
  sameInstrument: z.boolean().describe("False where these look like drafts of different texts."),
  note: z.string().optional(),
  problems: z.array(ProblemShape),
});
type Answer = ValueOf<typeof Output>;

export const planAlignCommand = defineCommand({
  name: "plan align",
  summary: "Show which point of one draft became which point of another, whatever their numbers.",
  example: "plan align draft-2.md draft-3.md",
  effect: "query",
  words: ["old", "new"],
  overHttp: false,
  dossier: ({ old, new: fresh }) => (areFiles([old, fresh]) ? "none" : "existing"),
  input: z.strictObject({
    old: z.string().describe("The earlier draft: a file, or the id of a draft in the dossier."),
    new: z.string().describe("The later draft."),
    relink: z.array(z.string()).default([]).describe("Links you know better, as OLD=NEW; may be given several times. The rest follows."),
    ...asOfFields,
  }),
  output: Output,
  async run(input, run) {
    const { old, new: fresh, comparison, problems } = await compareNamedDrafts(input, run, input);
    const { alignment, oldNodes, newNodes } = comparison;
    const nameOld = (place: number): string => nameAt(comparison, "old", place);
    const nameNew = (place: number): string => nameAt(comparison, "new", place);
    const note = strangerNote(comparison);
    return {
      old: { label: old.label, units: oldNodes.length },
      new: { label: fresh.label, units: newNodes.length },
      pairs: alignment.links.flatMap((link) => pairOf(comparison, link)),
      dropped: alignment.dropped.flatMap((place) => {
        const node = oldNodes[place];
        if (node === undefined) return [];
        return [{ old: unitName(node), kind: "dropped" as const, label: unitLabel(node), id: node.id, span: node.range }];
      }),
      added: alignment.added.flatMap((place) => {
        const node = newNodes[place];
        if (node === undefined) return [];
        return [{ new: unitName(node), kind: "added" as const, label: unitLabel(node), id: node.id, span: node.range }];
      }),
      merges: alignment.merges.map((merge) => ({ old: merge.old.map(nameOld), new: nameNew(merge.new) })),
      splits: alignment.splits.map((split) => ({ old: nameOld(split.old), new: split.new.map(nameNew) })),
      similarity: rounded(alignment.similarity),
      sameInstrument: alignment.sameInstrument,
      ...(note === undefined ? {} : { note }),
      problems: [...problems],
    };
  },
  toText: tell,
});

function pairOf({ oldNodes, newNodes }: DraftComparison, link: Link): Answer["pairs"] {
  const [old, fresh] = [oldNodes[link.old], newNodes[link.new]];
  if (old === undefined || fresh === undefined) return [];
  const { likeness, oldInNew, newInOld, neighbours, passedOn, takenOver, sameNumber, sameHeading, byPerson } = link.evidence;
  return [
    {
      old: unitName(old),
      new: unitName(fresh),
      oldLabel: unitLabel(old),
      newLabel: unitLabel(fresh),
      oldId: old.id,
      newId: fresh.id,
      oldSpan: old.range,
      newSpan: fresh.range,
      kind: link.kind,
      changes: [...link.changes],
      certainty: rounded(link.certainty),
      primary: link.primary,
      evidence: {
        likeness: rounded(likeness),
        oldInNew: rounded(oldInNew),
        newInOld: rounded(newInOld),
        neighbours: rounded(neighbours),
        sameNumber,
        sameHeading,
        passedOn: rounded(passedOn),
        takenOver: rounded(takenOver),
        byPerson,
      },
    },
  ];
}

function nameAt(comparison: DraftComparison, side: "old" | "new", place: number): string {
  const node = (side === "old" ? comparison.oldNodes : comparison.newNodes)[place];
  return node === undefined ? "" : unitName(node);
}

function rounded(share: number): number {
  return Math.round(Math.min(1, share) * 1000) / 1000;
}

function tell(answer: Answer): string {
  const width = Math.max(6, ...answer.pairs.map(({ oldLabel }) => oldLabel.length), ...answer.dropped.map(({ label }) => label.length));
  const line = (old: string, fresh: string, words: string): string => `${old.padEnd(width)}  →  ${fresh.padEnd(width)}  ${words}`.trimEnd();
  const pairs = answer.pairs.map((pair) => {
    const also = pair.changes.filter((change) => change !== pair.kind);
    const why = pair.evidence.byPerson ? "you said so" : `${percent(pair.certainty)} certain, ${percent(pair.evidence.likeness)} alike`;
    return line(pair.oldLabel, pair.newLabel, `${[pair.kind, ...also].join(", ")} (${why})`);
  });
  const counts = new Map<string, number>();
  for (const { kind } of [...answer.pairs, ...answer.dropped, ...answer.added]) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [
    ...(answer.note === undefined ? [] : [answer.note, ""]),
    `${answer.old.label} (${answer.old.units} units) → ${answer.new.label} (${answer.new.units} units)`,
    ...pairs,
    ...answer.dropped.map(({ label }) => line(label, "—", "dropped")),
    ...answer.added.map(({ label }) => line("—", label, "added")),
    "",
    ...answer.merges.map(({ old, new: fresh }) => `${old.join(" + ")} merged into ${fresh}`),
    ...answer.splits.map(({ old, new: fresh }) => `${old} split into ${fresh.join(" + ")}`),
    `In all: ${[...counts].map(([kind, count]) => `${count} ${kind}`).join(", ") || "no units"}.`,
    ...answer.problems.map(({ message }) => message),
  ].join("\n");
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
